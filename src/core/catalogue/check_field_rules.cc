#include <algorithm>
#include <optional>

#include "core/catalogue/check_rules.h"
#include "core/catalogue/field_rules.h"

namespace yichuang::checking {
namespace {

std::string spelled(const FieldPlace& place) {
  return place.column.empty() ? place.field : place.field + "." + place.column;
}

// The field or column a place names; nullptr: there is none.
const Field* found_at(const Catalogue& catalogue, const FieldPlace& place) {
  static const Field filing_day = [] {
    Field day;
    day.code = kFilingDay;
    day.kind = FieldKind::date;
    return day;
  }();
  if (place.field == kFilingDay && place.column.empty()) return &filing_day;
  const Field* field = catalogue.field(place.field);
  if (field == nullptr || place.column.empty()) return field;
  const auto column = std::find_if(field->columns.begin(), field->columns.end(),
                                   [&](const Field& one) { return one.code == place.column; });
  return column == field->columns.end() ? nullptr : &*column;
}

bool is_number(const Field& field) {
  return field.kind == FieldKind::integer || field.kind == FieldKind::decimal;
}

// Whether two values can owe each other what the rule says; units as well, for 50 万元 is not 50 元.
bool comparable(const FieldRule& rule, const Field& first, const Field& second) {
  if (!rule.second.column.empty()) return false;
  const bool in_table = !rule.first.column.empty();
  switch (rule.kind) {
    case FieldRuleKind::sum_equals:
      return in_table && is_number(first) && is_number(second) &&
             (first.unit.empty() || first.unit == second.unit);
    case FieldRuleKind::at_most:
      if (first.kind == FieldKind::date && second.kind == FieldKind::date)
        return !in_table && first.code != second.code;
      return !in_table && is_number(first) && is_number(second) && first.unit == second.unit;
    case FieldRuleKind::at_least_rows:
      return !in_table && first.kind == FieldKind::table && second.kind == FieldKind::integer;
    case FieldRuleKind::differs:
      return !in_table && first.kind == second.kind && first.kind != FieldKind::table;
  }
  return false;
}

}  // namespace

void check_field_rule(Checker& checker, const FieldRule& rule) {
  const Field* first = found_at(checker.catalogue, rule.first);
  const Field* second = found_at(checker.catalogue, rule.second);
  for (const auto& [place, field] : {std::pair{&rule.first, first}, std::pair{&rule.second, second}})
    if (field == nullptr)
      checker.error("unknown_field", rule.origin,
                    {"没有字段“" + spelled(*place) + "”", "there is no field “" + spelled(*place) + "”"});
  if (first == nullptr || second == nullptr || comparable(rule, *first, *second)) return;
  checker.error(
      "bad_field_rule", rule.origin,
      {"填写规则“" + rule.code + "”不能比较这两个字段：种类、单位或者列不相合",
       "the rule “" + rule.code + "” cannot compare these fields: kind, unit or column do not fit"});
}

}  // namespace yichuang::checking
