// Which rules between fields 填写规则 a plan's form is held to.
#pragma once

#include <vector>

#include "core/catalogue/plan.h"

namespace yichuang {

// Those with both fields in this plan: what a result fills in later, nobody can be held to.
std::vector<const FieldRule*> rules_of(const Catalogue& catalogue, const Plan& plan);

}  // namespace yichuang
