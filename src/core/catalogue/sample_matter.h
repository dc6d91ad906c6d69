// A small matter for tests: opening a shop, four departments, six items. Built in code, since the core reads no files.
#pragma once

#include "core/catalogue/catalogue.h"

namespace yichuang::sample {

inline Condition is(std::string question, std::string option) {
  return {Is{std::move(question), std::move(option)}, {}};
}
inline Condition at_least(std::string question, Bound bound) {
  return {AtLeast{std::move(question), std::move(bound)}, {}};
}
inline Condition less_than(std::string question, Bound bound) {
  return {LessThan{std::move(question), std::move(bound)}, {}};
}
inline Condition answered(std::string question) { return {Answered{std::move(question)}, {}}; }
inline Condition kept(std::string item) { return {Kept{std::move(item)}, {}}; }
inline Condition all(std::vector<Condition> parts) { return {AllOf{std::move(parts)}, {}}; }
inline Condition any(std::vector<Condition> parts) { return {AnyOf{std::move(parts)}, {}}; }
inline Condition no(Condition part) { return {Not{{std::move(part)}}, {}}; }

inline Question choice(std::string code, Text label, std::vector<std::pair<std::string, Text>> options) {
  Question question;
  question.code = std::move(code);
  question.label = label;
  question.text = {label.zh + "？", label.en + "?"};
  for (auto& [option, words] : options) question.options.push_back({option, words, {}});
  return question;
}
inline Question yes_no(std::string code, Text label) {
  Question question = choice(std::move(code), std::move(label), {});
  question.kind = QuestionKind::yes_no;
  return question;
}
inline Question number(std::string code, Text label, double min, double max) {
  Question question = choice(std::move(code), std::move(label), {});
  question.kind = QuestionKind::number;
  question.unit = "m2";
  question.min = min;
  question.max = max;
  return question;
}

inline Period days(int count, Unit unit = Unit::working, Confidence confidence = Confidence::certain) {
  return {count, unit, "source", confidence, {}};
}

inline Item item(std::string code, std::string department, int promised) {
  Item item;
  item.code = code;
  item.name = {code, code};
  item.department = std::move(department);
  item.promised = days(promised);
  item.instant = promised == 0;
  item.issue = days(promised == 0 ? 0 : 1);
  item.visits = 0;
  item.basis = {{"law", "1", {}, "source", Confidence::certain, {}}};
  return item;
}

inline ItemMaterial needs(std::string material, int copies = 1, When when = {},
                          Necessity necessity = Necessity::required) {
  ItemMaterial asked;
  asked.material = material;
  asked.copies = copies;
  asked.necessity = necessity;
  asked.when = std::move(when);
  asked.basis = {"law", "2", {}, "source", Confidence::certain, {}};
  asked.why = {"要" + material + "。", "needs " + material + "."};
  return asked;
}

inline Material material(std::string code, MaterialSource source) {
  Material material;
  material.code = code;
  material.name = {code, code};
  material.source = source;
  material.confidence = Confidence::certain;
  return material;
}

inline Field field(std::string code, FieldSource source, int order, Text group) {
  Field field;
  field.code = code;
  field.label = {code, code};
  field.source = source;
  field.order = order;
  field.group = std::move(group);
  return field;
}

inline PackageItem entry(std::string item, PackageRole role, When when = {}) {
  return {
      std::move(item), role, std::move(when), {"要办。", "Needed."}, {"不用办。", "Not needed."}, true, {}};
}

inline void add_library(Catalogue& catalogue) {
  for (const char* code : {"market", "police", "health", "fire"}) {
    Department department;
    department.code = code;
    department.name = department.short_name = {code, code};
    catalogue.departments.add(department);
  }
  catalogue.parameters.add(
      {"threshold", 300, "m2", {"界线", "threshold"}, "district", Confidence::unconfirmed, {}});
  catalogue.texts.add({"unit.m2", {"平方米", "m²"}, {}});
  catalogue.materials.add(material("lease", MaterialSource::applicant));
  catalogue.materials.add(material("articles", MaterialSource::applicant));
  catalogue.materials.add(material("identity", MaterialSource::fetched));
  catalogue.materials.add(material("licence", MaterialSource::fetched));
  catalogue.materials.add(material("health-certificate", MaterialSource::result));
  catalogue.materials.add(material("letter", MaterialSource::commitment));
  catalogue.fields.add(field("name", FieldSource::applicant, 1, {"主体", "Business"}));
  catalogue.fields.add(field("credit_code", FieldSource::result, 2, {"主体", "Business"}));
  catalogue.fields.add(field("area", FieldSource::applicant, 4, {"场所", "Premises"}));
  catalogue.fields.add(field("owner", FieldSource::shared, 3, {"主体", "Business"}));
}

inline void add_items(Catalogue& catalogue) {
  Item registration = item("registration", "market", 1);
  registration.statutory = StatutoryLimit{days(3)};
  registration.materials = {needs("lease"), needs("identity"), needs("articles", 1, is("entity", "company"))};
  registration.fields = {{"name", {}, {}}, {"area", {}, {}}, {"owner", {}, {}}};
  registration.result.material = "licence";
  registration.result.fields = {"credit_code"};
  catalogue.items.add(registration);

  Item seal = item("seal", "police", 0);
  seal.materials = {needs("licence"), needs("identity")};
  seal.fields = {{"name", {}, {}}};
  catalogue.items.add(seal);

  Item check = item("health-check", "health", 1);
  check.visits = 1;
  check.materials = {needs("identity")};
  check.result.material = "health-certificate";
  catalogue.items.add(check);

  Item trade = item("trade-licence", "market", 9);
  trade.promised.confidence = Confidence::unconfirmed;
  trade.statutory = StatutoryLimit{days(20)};
  trade.site_check = {true, {}, 2, true, {}};
  trade.materials = {needs("lease", 2), needs("licence"), needs("health-certificate"),
                     needs("letter", 1, is("simple", "true"))};
  trade.fields = {{"name", {}, {}}, {"credit_code", {}, {}}, {"area", is("entity", "company"), {}}};
  trade.commitment =
      Commitment{is("simple", "true"), {}, true, 3, 0, Unit::working, "clause", Confidence::certain, {}};
  catalogue.items.add(trade);

  Item fire = item("fire-check", "fire", 8);
  fire.statutory = StatutoryLimit{days(30, Unit::calendar)};
  fire.materials = {needs("licence")};
  catalogue.items.add(fire);

  Item fund = item("fund", "market", 0);
  fund.materials = {needs("licence"), needs("lease", 1, {}, Necessity::optional)};
  catalogue.items.add(fund);
}

inline Catalogue shop() {
  Catalogue catalogue;
  catalogue.version = "sample";
  add_library(catalogue);
  add_items(catalogue);
  Package package;
  package.code = "open-shop";
  package.name = {"开店", "Open a shop"};
  package.lead = "market";
  package.questions = {choice("entity", {"身份", "form"},
                              {{"company", {"公司", "company"}}, {"individual", {"个体", "individual"}}}),
                       number("area", {"面积", "area"}, 1, 1000),
                       yes_no("simple", {"愿意承诺", "commitment"})};
  package.questions[2].default_answer = "false";
  package.questions[2].when = is("entity", "company");
  package.items = {entry("registration", PackageRole::required),
                   entry("seal", PackageRole::required),
                   entry("health-check", PackageRole::required),
                   entry("trade-licence", PackageRole::required),
                   entry("fire-check", PackageRole::situational, at_least("area", "threshold")),
                   entry("fund", PackageRole::optional)};
  for (const char* to : {"seal", "trade-licence", "fire-check", "fund"})
    package.edges.push_back({"registration", to, {}});
  package.edges.push_back({"health-check", "trade-licence", {}});
  package.blocks.push_back({all({is("entity", "individual"), at_least("area", 900.0)}),
                            {"太大", "too large"},
                            {"law", "9", {}, "", {}, {}},
                            {}});
  catalogue.packages.add(package);
  return catalogue;
}

}  // namespace yichuang::sample
