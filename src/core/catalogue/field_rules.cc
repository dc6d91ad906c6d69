#include "core/catalogue/field_rules.h"

#include <algorithm>

namespace yichuang {
namespace {

bool in_plan(const Plan& plan, const FieldPlace& place) {
  if (place.field == kFilingDay) return true;
  return std::any_of(plan.fields.begin(), plan.fields.end(), [&](const PlannedField& one) {
    return one.code == place.field && one.source != FieldSource::result;
  });
}

}  // namespace

const std::string& said_at(const FieldRule& rule) {
  return rule.first.field == kFilingDay ? rule.second.field : rule.first.field;
}

std::vector<const FieldRule*> rules_of(const Catalogue& catalogue, const Plan& plan) {
  std::vector<const FieldRule*> rules;
  for (const FieldRule& rule : catalogue.field_rules)
    if (in_plan(plan, rule.first) && in_plan(plan, rule.second)) rules.push_back(&rule);
  return rules;
}

}  // namespace yichuang
