#include "app/catalogue/plan_json.h"

#include <boost/json.hpp>

#include "app/catalogue/code_names.h"
#include "core/catalogue/answers.h"

namespace yichuang::app {
namespace {

namespace json = boost::json;

json::value or_null(const std::string& text) {
  if (text.empty()) return nullptr;
  return json::value(text);
}

json::array list(const std::vector<std::string>& texts) { return json::array(texts.begin(), texts.end()); }

json::object item_json(const PlannedItem& item, Language language) {
  json::object out;
  out["code"] = item.code;
  out["name"] = in(language, item.name);
  out["implementation_code"] = item.implementation_code;
  out["department"] = item.department;
  out["department_name"] = in(language, item.department_name);
  out["section"] = in(language, item.section_name);
  out["statutory_days"] = item.statutory ? json::value(item.statutory->days) : json::value(nullptr);
  out["statutory_unit"] = item.statutory ? json::value(code_of(item.statutory->unit)) : json::value(nullptr);
  out["promised_days"] = item.promised.days;
  out["promised_unit"] = code_of(item.promised.unit);
  out["instant"] = item.instant;
  out["by_commitment"] = item.by_commitment;
  out["issue_days"] = item.issue.days;
  out["site_check"] = item.site_check;
  json::array publicity;
  for (const Publicity& one : item.publicity)
    publicity.push_back({{"code", one.code},
                         {"name", in(language, one.name)},
                         {"days", one.days},
                         {"unit", code_of(one.unit)},
                         {"counted", one.counted}});
  out["publicity"] = std::move(publicity);
  out["result"] = in(language, item.result.name);
  out["level"] = item.level;
  out["starts_after"] = item.starts_after;
  out["ends_after"] = item.ends_after;
  out["uncertain"] = item.uncertain;
  out["why"] = in(language, item.why);
  return out;
}

json::object material_json(const PlannedMaterial& material, Language language) {
  json::object out;
  out["code"] = material.code;
  out["name"] = in(language, material.name);
  out["copies"] = material.copies;
  out["source"] = code_of(material.source);
  out["asked"] = material.asked;
  out["necessity"] = code_of(material.necessity);
  out["from_item"] = or_null(material.from_item);
  out["for_items"] = list(material.for_items);
  out["uncertain"] = material.uncertain;
  out["why"] = in(language, material.why);
  return out;
}

json::object field_json(const PlannedField& field, Language language) {
  json::object out;
  out["code"] = field.code;
  out["label"] = in(language, field.label);
  out["kind"] = code_of(field.kind);
  out["source"] = code_of(field.source);
  out["asked"] = field.asked;
  out["required"] = field.required;
  out["from_item"] = or_null(field.from_item);
  out["from_question"] = or_null(field.from_question);
  out["group"] = field.group;
  out["for_items"] = list(field.for_items);
  return out;
}

json::object effort_json(const Effort& effort) {
  return {{"steps", effort.steps},
          {"days", effort.days},
          {"trips", effort.trips},
          {"materials", effort.materials}};
}

json::array checks_json(const Plan& plan) {
  json::array checks;
  for (const AfterCheck& check : plan.checks) {
    json::object one{{"item", check.item}};
    one["months"] = check.months > 0 ? json::value(check.months) : json::value(nullptr);
    one["days"] = check.days > 0 ? json::value(check.days) : json::value(nullptr);
    one["unit"] = check.days > 0 ? json::value(code_of(check.unit)) : json::value(nullptr);
    one["source"] = check.source;
    one["uncertain"] = check.uncertain;
    checks.push_back(std::move(one));
  }
  return checks;
}

json::array uncertain_json(const Plan& plan, Language language) {
  json::array list;
  for (const Uncertain& one : plan.uncertain)
    list.push_back({{"subject", one.subject},
                    {"name", in(language, one.name)},
                    {"value", in(language, one.value)},
                    {"source", one.source},
                    {"confidence", code_of(one.confidence)}});
  return list;
}

template <class T, class Write>
json::array each(const std::vector<T>& values, Write write) {
  json::array out;
  for (const T& value : values) out.push_back(write(value));
  return out;
}

void add_graph(const Plan& plan, json::object& out) {
  out["edges"] = each(plan.edges, [](const auto& edge) { return json::array{edge.first, edge.second}; });
  out["levels"] = each(plan.levels, [](const auto& level) { return list(level); });
  out["critical_path"] = list(plan.critical_path);
  out["promised_days"] = plan.promised_days;
  out["trips"] = plan.trips;
}

}  // namespace

std::string plan_json(const Plan& plan, Language language) {
  json::object out;
  out["package"] = plan.package;
  out["name"] = in(language, plan.name);
  out["catalogue_version"] = plan.catalogue_version;
  json::object answers;
  for (const auto& [code, answer] : write_answers(plan.answers)) answers[code] = answer;
  out["answers"] = std::move(answers);
  out["items"] = each(plan.items, [&](const PlannedItem& item) { return item_json(item, language); });
  out["dropped"] = each(plan.dropped, [&](const DroppedItem& item) {
    return json::object{{"code", item.code},
                        {"name", in(language, item.name)},
                        {"role", code_of(item.role)},
                        {"why", in(language, item.why)}};
  });
  out["materials"] =
      each(plan.materials, [&](const auto& material) { return material_json(material, language); });
  out["fields"] = each(plan.fields, [&](const PlannedField& field) { return field_json(field, language); });
  out["groups"] = each(plan.groups, [&](const FieldGroup& group) {
    return json::object{
        {"code", group.code}, {"name", in(language, group.name)}, {"fields", list(group.fields)}};
  });
  add_graph(plan, out);
  out["fees"] = each(plan.fees, [&](const PlannedFee& fee) {
    return json::object{{"item", fee.item}, {"fen", fee.fen}, {"text", in(language, fee.text)}};
  });
  out["fee_fen"] = plan.fee_fen;
  out["checks"] = checks_json(plan);
  out["before"] = effort_json(plan.before);
  out["after"] = effort_json(plan.after);
  out["how_counted"] =
      each(plan.how_counted, [&](const Text& rule) { return json::value(in(language, rule)); });
  out["uncertain"] = uncertain_json(plan, language);
  return json::serialize(out) + "\n";
}

std::string package_list_json(const Catalogue& catalogue, Language language) {
  json::array packages;
  for (const Package& package : catalogue.packages)
    packages.push_back({{"code", package.code},
                        {"name", in(language, package.name)},
                        {"summary", in(language, package.summary)},
                        {"items", package.items.size()}});
  return json::serialize(json::object{{"packages", std::move(packages)}}) + "\n";
}

}  // namespace yichuang::app
