// 好差评: how the applicant felt served, once for each handling (国办发〔2019〕51号; GB/T 39734-2020).
#pragma once

#include "core/intake/matter.h"

namespace yichuang {

// 非常满意 has five, 非常不满意 one.
int stars(RatingLevel level);
// 差评: 不满意 and 非常不满意.
bool bad(RatingLevel level);

// What may be rated now: how it was to hand in, until everything is decided; then how it ended.
RatingStage rating_stage(const Matter& matter);

// Refuses already_rated, malformed reasons_only_below and told_twice; denies only_applicant_rates, and consent_needed when a
// helper does not say that the applicant asked for it. The stage is what may be rated now. Nobody is rated by default.
Result<Facts> decide_rating(const Matter& matter, Rated wanted, bool with_consent, const Actor& actor);

}  // namespace yichuang
