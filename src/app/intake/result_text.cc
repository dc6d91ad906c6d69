#include "app/intake/result_text.h"

#include <algorithm>

#include "app/intake/form_tables.h"
#include "app/people/masking.h"
#include "app/record/dates_in_words.h"
#include "core/catalogue/explain.h"

namespace yichuang::app {
namespace {

const char* code_of_kind(ResultKind kind) {
  switch (kind) {
    case ResultKind::licence:
      return "licence";
    case ResultKind::approval:
      return "approval";
    case ResultKind::certificate:
      return "certificate";
    case ResultKind::record:
      return "record";
    case ResultKind::seal:
    case ResultKind::information:
      break;  // These have no paper.
  }
  return "";
}

std::string basis_of(const Item& item) {
  std::string text;
  for (const Basis& basis : item.basis)
    text += (text.empty() ? "" : "、") + ("《" + basis.law + "》" + basis.article);
  return text;
}

// What the paper states, each value once: the holder's own name and number stand above.
std::vector<std::vector<std::string>> rows_of(const Catalogue& catalogue, const ResultPaper& paper,
                                              const Case& kase,
                                              const std::map<std::string, std::string>& above) {
  std::vector<std::vector<std::string>> rows;
  for (const std::string& code : paper.states) {
    const Field* field = catalogue.field(code);
    const auto value = kase.fields.find(code);
    if (field == nullptr || value == kase.fields.end() || value->second.empty()) continue;
    const bool said =
        std::ranges::any_of(above, [&](const auto& known) { return known.second == value->second; });
    if (!said) rows.push_back({field->label.zh, stated(catalogue, *field, value->second)});
  }
  return rows;
}

}  // namespace

std::string holder_named(const Catalogue& catalogue, const Plan& plan, const Case& kase,
                         const std::string& item) {
  for (const PlannedField& planned : plan.fields) {
    const Field* field = catalogue.field(planned.code);
    if (field == nullptr || !field->holder || !std::ranges::count(planned.for_items, item)) continue;
    if (const auto value = kase.fields.find(planned.code); value != kase.fields.end())
      if (value->second != kase.filed.applicant.name) return value->second;
  }
  return {};
}

std::string stated(const Catalogue& catalogue, const Field& field, const std::string& value) {
  switch (field.kind) {
    case FieldKind::yes_no:
      return value == "true" ? "是" : "否";
    case FieldKind::choice:
      for (const Choice& choice : field.choices)
        if (choice.code == value) return choice.label.zh;
      return value;
    case FieldKind::date:
      if (const auto day = parse_date(value)) return in_words(*day).zh;
      return value;
    case FieldKind::integer:
    case FieldKind::decimal:
      return field.unit.empty() ? value : value + " " + unit_in_words(catalogue, field.unit).zh;
    default:
      return masked_value(field.kind, value);
  }
}

ResultText text_of_result(const Catalogue& catalogue, const Plan& plan, const Case& kase,
                          const Decided& granted) {
  const Item* item = catalogue.item(granted.item);
  ensure(item != nullptr && granted.result.has_value());
  const ResultSpecification& result = item->result;
  const std::string founded = holder_named(catalogue, plan, kase, granted.item);
  ResultText text;
  text.values = {{"title", result.paper.title.empty() ? granted.result->name : result.paper.title.zh},
                 {"result_kind", code_of_kind(result.kind)},
                 {"result_number", granted.result->number},
                 {"holder", founded.empty() ? kase.filed.applicant.name : founded},
                 {"valid_from", in_words(granted.result->issued_on).zh},
                 {"valid_to", granted.result->valid_to ? in_words(*granted.result->valid_to).zh
                              : result.long_term       ? "长期"
                                                       : ""},
                 {"basis", basis_of(*item)}};
  // An organisation's number is public; a person's is not.
  const Applicant& applicant = kase.filed.applicant;
  if (founded.empty() && applicant.kind == PersonKind::natural)
    text.values["holder_number"] = mask_identity(applicant.identity.number);
  else if (founded.empty())
    text.values["credit_code"] = applicant.identity.number;
  for (const Text& condition : result.conditions) text.values["conditions"] += condition.zh + "\n";
  text.rows = rows_of(catalogue, result.paper, kase, text.values);
  if (granted.check_by) text.values["check_by"] = in_words(*granted.check_by).zh;
  return text;
}

}  // namespace yichuang::app
