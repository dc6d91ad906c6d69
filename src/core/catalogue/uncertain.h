// Every value of a plan that is not certain, with its source: shown as “以本区公布为准”, never as law (domain: 8a).
#pragma once

#include "core/catalogue/plan.h"
#include "core/catalogue/selection.h"

namespace yichuang {

// Fills uncertain, in the order of the plan: parameters that decided something, limits and bases of the kept items,
// their materials, the package's promise.
void list_uncertain(Plan& plan, const Catalogue& catalogue, const Package& package,
                    const Selection& selection);

}  // namespace yichuang
