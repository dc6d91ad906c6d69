// Which rules between fields 填写规则 a plan's form is held to.
#pragma once

#include <string_view>
#include <vector>

#include "core/catalogue/plan.h"

namespace yichuang {

// Stands in the place of a field for the day the form is handed in: what is planned is not before it, what has happened not
// after.
inline constexpr std::string_view kFilingDay = "filing_day";

// The field at which a broken rule is said: the first that is one.
const std::string& said_at(const FieldRule& rule);

// Those with both fields in this plan: what a result fills in later, nobody can be held to.
std::vector<const FieldRule*> rules_of(const Catalogue& catalogue, const Plan& plan);

}  // namespace yichuang
