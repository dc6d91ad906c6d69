#include "core/intake/rating.h"

#include <algorithm>
#include <set>

namespace yichuang {

int stars(RatingLevel level) { return 5 - static_cast<int>(level); }

bool bad(RatingLevel level) { return level >= RatingLevel::dissatisfied; }

RatingStage rating_stage(const Matter& matter) {
  const auto& tasks = matter.kase.tasks;
  const bool over = std::all_of(tasks.begin(), tasks.end(), [&](const Task& task) {
    return finished(state_of(matter.kase, matter.plan, task));
  });
  return over ? RatingStage::completion : RatingStage::submission;
}

Result<Facts> decide_rating(const Matter& matter, Rated wanted, bool with_consent, const Actor& actor) {
  const Case& kase = matter.kase;
  const bool own = kase.filed.applicant.person == actor.person ||
                   (kase.filed.agent && kase.filed.agent->person == actor.person);
  if (!own) {
    const bool helps = actor.has(Role::helper) && std::find(kase.helpers.begin(), kase.helpers.end(),
                                                            actor.person) != kase.helpers.end();
    if (!helps) return deny("only_applicant_rates");
    if (!with_consent) return deny("consent_needed");
  }
  wanted.stage = rating_stage(matter);
  wanted.through_helper = !own;
  for (const Rating& rating : kase.ratings)
    if (rating.rated.stage == wanted.stage) return refuse("already_rated");
  // 一至三级 ask for no reason: nobody is to be talked out of, or into, a rating.
  if (!wanted.reasons.empty() && !bad(wanted.level)) return malformed("reasons", "reasons_only_below");
  if (std::set<RatingReason>(wanted.reasons.begin(), wanted.reasons.end()).size() != wanted.reasons.size())
    return malformed("reasons", "told_twice");
  return Facts{std::move(wanted)};
}

}  // namespace yichuang
