#include "core/intake/consistency.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "core/catalogue/field_rules.h"
#include "core/people/blank.h"

namespace yichuang {
namespace {

// Money and areas have few decimals: a sum of them may differ from its total by what binary fractions lose.
constexpr double kRounding = 1e-6;

std::optional<double> number_in(const std::string& text) {
  double number = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(number)) return std::nullopt;
  return number;
}

const std::string* value_of(const Form& form, const std::string& field) {
  const auto value = form.values.find(field);
  return value == form.values.end() || is_blank(value->second) ? nullptr : &value->second;
}

std::optional<double> number_of(const Form& form, const std::string& field) {
  const std::string* value = value_of(form, field);
  return value == nullptr ? std::nullopt : number_in(*value);
}

std::optional<Date> day_of(const Form& form, const std::string& field) {
  if (field == kFilingDay) return form.filed_on;
  const std::string* value = value_of(form, field);
  return value == nullptr ? std::nullopt : parse_date(*value);
}

const std::vector<TableRow>* rows_of(const Form& form, const std::string& field) {
  const auto table = form.tables.find(field);
  return table == form.tables.end() || table->second.empty() ? nullptr : &table->second;
}

std::optional<double> sum_of(const std::vector<TableRow>& rows, const std::string& column) {
  double sum = 0;
  for (const TableRow& row : rows) {
    const auto cell = row.find(column);
    const auto number = cell == row.end() ? std::nullopt : number_in(cell->second);
    if (!number) return std::nullopt;
    sum += *number;
  }
  return sum;
}

}  // namespace

bool is_broken(const FieldRule& rule, const Form& form) {
  const auto* rows = rows_of(form, rule.first.field);
  const auto limit = number_of(form, rule.second.field);
  switch (rule.kind) {
    case FieldRuleKind::sum_equals: {
      const auto sum = rows == nullptr ? std::nullopt : sum_of(*rows, rule.first.column);
      return sum && limit && std::abs(*sum - *limit) > kRounding * std::max(1.0, std::abs(*limit));
    }
    case FieldRuleKind::at_most: {
      const auto number = number_of(form, rule.first.field);
      if (number && limit) return *number > *limit;
      const auto day = day_of(form, rule.first.field), last = day_of(form, rule.second.field);
      return day && last && *day > *last;
    }
    case FieldRuleKind::at_least_rows:
      return rows != nullptr && limit && static_cast<double>(rows->size()) < *limit;
    case FieldRuleKind::differs: {
      const std::string* first = value_of(form, rule.first.field);
      const std::string* second = value_of(form, rule.second.field);
      return first != nullptr && second != nullptr && *first == *second;
    }
  }
  return false;
}

std::vector<FieldFault> contradictions(const Catalogue& catalogue, const Plan& plan, const Form& form) {
  std::vector<FieldFault> faults;
  for (const FieldRule* rule : rules_of(catalogue, plan))
    if (!rule->only_said && is_broken(*rule, form))
      faults.push_back(
          {"fields." + said_at(*rule), "contradicts", {{"zh", rule->text.zh}, {"en", rule->text.en}}});
  return faults;
}

}  // namespace yichuang
