// A package and its plan as screens read them.
#pragma once

#include "app/catalogue/views.h"
#include "core/catalogue/catalogue.h"
#include "core/catalogue/plan.h"

namespace yichuang::app {

// As on that day: what is suspended or retired then is marked.
PackageView view_package(const Catalogue& catalogue, const Package& package, Date day);
ItemView view_item(const Catalogue& catalogue, const Item& item, Date day);

// With answers that may be incomplete: which questions are to be asked, and the whole plan once they are all answered.
// Refuses malformed: wrong answers, by path. A situation outside the package is no refusal: `blocked` says why. Neither is a plan
// that cannot be handed in that day: `closed` says why.
Result<PlanView> view_plan(const Catalogue& catalogue, const Package& package,
                           const std::map<std::string, std::string>& answers, Date day);

}  // namespace yichuang::app
