// 文书: which official documents follow from a fact, and what they say. A document is a fact itself: its values are
// frozen here, its number comes from the registrar, its PDF is drawn from exactly these values when first asked for.
#pragma once

#include <string>
#include <vector>

#include "app/intake/case_record.h"

namespace yichuang::app {

// The documents `fact`, done by `act`, gives rise to in the case as it stands after the whole action.
// `by` is the name of the person acting; empty: the law's own clock.
std::vector<DocumentMade> documents_of(Centre& centre, const LoadedCase& after, const CaseFact& fact,
                                       const Act& act, const std::string& by);

}  // namespace yichuang::app
