// A package and its plan as screens read them.
#pragma once

#include "app/catalogue/views.h"
#include "core/catalogue/catalogue.h"
#include "core/catalogue/plan.h"

namespace yichuang::app {

PackageView view_package(const Catalogue& catalogue, const Package& package);
ItemView view_item(const Catalogue& catalogue, const Item& item);

// With answers that may be incomplete: which questions are to be asked, and the whole plan once they are all answered.
// Refuses malformed: wrong answers, by path. A situation outside the package is no refusal: `blocked` says why.
Result<PlanView> view_plan(const Catalogue& catalogue, const Package& package,
                           const std::map<std::string, std::string>& answers);

}  // namespace yichuang::app
