// What fields of one form owe each other 填写一致性: a capital and what the shareholders give, a part and its whole, a day and
// the day of filing.
#pragma once

#include "core/intake/form.h"

namespace yichuang {

// Whether the form breaks the rule. What is not filled in, or is no number, is told by its own field.
bool is_broken(const FieldRule& rule, const Form& form);

// A fault `contradicts` at the first field of each broken rule, but not of those that are only said.
std::vector<FieldFault> contradictions(const Catalogue& catalogue, const Plan& plan, const Form& form);

}  // namespace yichuang
