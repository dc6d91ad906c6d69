// 信息异议: the register of persons fills in part of the form, and the applicant may say that it is wrong.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/catalogue/catalogue.h"
#include "core/catalogue/plan.h"
#include "core/intake/facts.h"

namespace yichuang {

// What the register knows for this field; empty: nothing.
std::string registered_value(const Field& field, const Applicant& applicant);

// `reasons`: field code → why the register is wrong. Refuses malformed `disputes.X`: unknown_field, nothing_to_dispute where the
// register knows nothing or says the same, missing where no reason is given.
Result<std::vector<ValueDisputed>> decide_disputes(const Catalogue& catalogue, const Plan& plan,
                                                   const Applicant& applicant,
                                                   const std::map<std::string, std::string>& fields,
                                                   const std::map<std::string, std::string>& reasons);

}  // namespace yichuang
