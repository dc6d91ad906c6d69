#include "core/intake/form.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <regex>
#include <set>

#include "core/intake/consistency.h"
#include "core/people/blank.h"
#include "core/people/person.h"

namespace yichuang {
namespace {

constexpr std::size_t kTextLimit = 200;        // code points, where the dictionary names none
constexpr std::size_t kLongTextLimit = 2'000;

using Faults = std::vector<FieldFault>;

std::size_t code_points(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string plain(double value) {
  std::string text = std::to_string(value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

void check_number(const Field& field, const std::string& value, const std::string& path, Faults& faults) {
  double number = 0;
  const auto [end, error] =
      std::from_chars(value.data(), value.data() + value.size(), number, std::chars_format::fixed);
  if (error != std::errc{} || end != value.data() + value.size() || !std::isfinite(number))
    return faults.push_back({path, "not_a_number", {}});
  if (field.kind == FieldKind::integer && value.find('.') != std::string::npos)
    return faults.push_back({path, "not_a_whole_number", {}});
  const bool low = field.min && number < *field.min;
  const bool high = field.max && number > *field.max;
  if (low || high)
    faults.push_back(
        {path,
         "number_out_of_range",
         {{"min", field.min ? plain(*field.min) : "-"}, {"max", field.max ? plain(*field.max) : "-"}}});
}

void check_text(const Field& field, const std::string& value, const std::string& path, Faults& faults) {
  std::size_t limit = field.kind == FieldKind::long_text ? kLongTextLimit : kTextLimit;
  if (field.max_length > 0) limit = static_cast<std::size_t>(field.max_length);
  if (!field.pattern.empty() && !std::regex_match(value, std::regex(field.pattern)))
    faults.push_back({path, "wrong_form", {}});
  if (code_points(value) > limit) faults.push_back({path, "too_long", {{"limit", std::to_string(limit)}}});
}

void take_over(const Result<void>& result, const std::string& path, Faults& faults) {
  if (result) return;
  for (FieldFault fault : result.refusal().fields) {
    fault.field = path;
    faults.push_back(std::move(fault));
  }
}

void check_value(const Field& field, const std::string& value, const std::string& path, Faults& faults) {
  switch (field.kind) {
    case FieldKind::text:
    case FieldKind::long_text:
    case FieldKind::address:
      return check_text(field, value, path, faults);
    case FieldKind::integer:
    case FieldKind::decimal:
      return check_number(field, value, path, faults);
    case FieldKind::date:
      if (!parse_date(value)) faults.push_back({path, "not_a_date", {}});
      return;
    case FieldKind::yes_no:
      if (value != "true" && value != "false") faults.push_back({path, "not_yes_or_no", {}});
      return;
    case FieldKind::choice:
      if (std::none_of(field.choices.begin(), field.choices.end(),
                       [&](const Choice& one) { return one.code == value; }))
        faults.push_back({path, "unknown_choice", {}});
      return;
    case FieldKind::id_number:
      return take_over(check_id_card(value, path), path, faults);
    case FieldKind::credit_code:
      return take_over(check_credit_code(value, path), path, faults);
    case FieldKind::phone:
      return take_over(check_phone(value, path), path, faults);
    case FieldKind::table:
      faults.push_back({path, "wrong_type", {}});
      return;
  }
}

void check_table(const Field& field, const std::vector<TableRow>& rows, const std::string& path,
                 Completeness completeness, Faults& faults) {
  if (rows.size() > kMostTableRows)
    faults.push_back({path, "too_many", {{"limit", std::to_string(kMostTableRows)}}});
  for (std::size_t i = 0; i < std::min(rows.size(), kMostTableRows); ++i) {
    const std::string row_path = path + "[" + std::to_string(i) + "]";
    for (const auto& [column, value] : rows[i])
      if (std::none_of(field.columns.begin(), field.columns.end(),
                       [&](const Field& one) { return one.code == column; }))
        faults.push_back({row_path + "." + column, "unknown_field", {}});
    for (const Field& column : field.columns) {
      const auto value = rows[i].find(column.code);
      if (value != rows[i].end() && !is_blank(value->second))
        check_value(column, value->second, row_path + "." + column.code, faults);
      else if (column.required && completeness != Completeness::draft)
        faults.push_back({row_path + "." + column.code, "missing", {}});
    }
  }
}

bool filled(const Form& form, const std::string& code, FieldKind kind) {
  if (kind == FieldKind::table) {
    const auto table = form.tables.find(code);
    return table != form.tables.end() && !table->second.empty();
  }
  const auto value = form.values.find(code);
  return value != form.values.end() && !is_blank(value->second);
}

const PlannedField* planned(const Plan& plan, const std::string& code) {
  const auto found =
      std::find_if(plan.fields.begin(), plan.fields.end(), [&](const auto& one) { return one.code == code; });
  return found == plan.fields.end() ? nullptr : &*found;
}

bool must_be_there(const Field& required, Completeness completeness) {
  if (completeness == Completeness::without_phone) return !required.to_call;
  return completeness == Completeness::whole;
}

Result<void> told(Faults faults) {
  if (faults.empty()) return {};
  return Refusal{RefusalKind::malformed, "malformed", {}, {}, std::move(faults)};
}

}  // namespace

Result<void> check_field_value(const Field& field, const std::string& value, const std::string& path) {
  Faults faults;
  check_value(field, value, path, faults);
  if (faults.empty()) return {};
  return Refusal{RefusalKind::malformed, "malformed", {}, {}, std::move(faults)};
}

Result<void> check_form(const Catalogue& catalogue, const Plan& plan, const Form& form,
                        Completeness completeness) {
  Faults faults;
  for (const auto& [code, value] : form.values)
    if (planned(plan, code) == nullptr) faults.push_back({"fields." + code, "unknown_field", {}});
  for (const auto& [code, rows] : form.tables)
    if (planned(plan, code) == nullptr) faults.push_back({"fields." + code, "unknown_field", {}});
  for (const PlannedField& one : plan.fields) {
    if (one.source == FieldSource::result && filled(form, one.code, one.kind))
      faults.push_back({"fields." + one.code, "filled_by_result", {}});
    const Field* field = catalogue.field(one.code);
    ensure(field != nullptr);
    const std::string path = "fields." + one.code;
    if (filled(form, one.code, one.kind)) {
      if (one.kind == FieldKind::table)
        check_table(*field, form.tables.at(one.code), path, completeness, faults);
      else
        check_value(*field, form.values.at(one.code), path, faults);
    } else if (one.asked && one.required && must_be_there(*field, completeness)) {
      faults.push_back({path, "missing", {}});
    }
  }
  // A draft is unfinished: what does not fit yet may still be on the way.
  if (completeness != Completeness::draft)
    for (FieldFault& fault : contradictions(catalogue, plan, form)) faults.push_back(std::move(fault));
  return told(std::move(faults));
}

Result<void> check_handed_in(const Plan& plan, const std::vector<HandedMaterial>& materials, Channel channel,
                             Completeness completeness) {
  Faults faults;
  std::set<std::string> seen;
  for (std::size_t i = 0; i < materials.size(); ++i) {
    const std::string path = "materials[" + std::to_string(i) + "]";
    const auto known = std::find_if(plan.materials.begin(), plan.materials.end(),
                                    [&](const auto& one) { return one.code == materials[i].material; });
    if (known == plan.materials.end())
      faults.push_back({path + ".material", "unknown_material", {}});
    else if (!known->asked)
      faults.push_back({path + ".material", "material_not_asked", {}});
    if (!seen.insert(materials[i].material).second) faults.push_back({path + ".material", "told_twice", {}});
    if (materials[i].form == MaterialForm::paper && channel == Channel::online)
      faults.push_back({path + ".form", "paper_only_at_window", {}});
    if (materials[i].form == MaterialForm::electronic && materials[i].files.empty())
      faults.push_back({path + ".files", "missing", {}});
  }
  if (channel == Channel::online && completeness != Completeness::draft)
    for (const PlannedMaterial& one : plan.materials)
      if (one.asked && one.necessity == Necessity::required && !seen.contains(one.code))
        faults.push_back({"materials." + one.code, "material_missing", {}});
  return told(std::move(faults));
}

}  // namespace yichuang
