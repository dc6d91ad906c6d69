#include "app/catalogue/readers.h"

namespace yichuang::app {
namespace {

FieldKind read_field_kind(Record& record) {
  return record.one_of<FieldKind>("kind", {{"text", FieldKind::text},
                                           {"long_text", FieldKind::long_text},
                                           {"integer", FieldKind::integer},
                                           {"decimal", FieldKind::decimal},
                                           {"date", FieldKind::date},
                                           {"yes_no", FieldKind::yes_no},
                                           {"choice", FieldKind::choice},
                                           {"id_number", FieldKind::id_number},
                                           {"credit_code", FieldKind::credit_code},
                                           {"phone", FieldKind::phone},
                                           {"address", FieldKind::address},
                                           {"table", FieldKind::table}});
}

// What fields and columns of a table have alike.
Field read_column(Record& record) {
  Field field;
  field.code = record.text("code");
  field.label = record.words("label");
  field.kind = read_field_kind(record);
  field.required = record.truth("required");
  field.unit = record.text_or("unit");
  field.max_length = record.whole_or("max_length", 0);
  field.min = record.number_or_none("min");
  field.max = record.number_or_none("max");
  field.pattern = record.text_or("pattern");
  field.choices = record.each<Choice>("choices", [&](const Node& node) {
    Record choice(node, record.source());
    return Choice{choice.text("code"), choice.words("label")};
  });
  field.hint = record.words_or_none("hint");
  field.origin = record.origin();
  return field;
}

Field read_field(const Node& node, const Source& source) {
  Record record(node, source);
  Field field = read_column(record);
  field.columns = record.each<Field>("columns", [&](const Node& column) {
    Record of(column, source);
    return read_column(of);
  });
  field.source = record.one_of<FieldSource>("source", {{"applicant", FieldSource::applicant},
                                                       {"licence", FieldSource::licence},
                                                       {"shared", FieldSource::shared},
                                                       {"result", FieldSource::result}});
  field.source_name = record.words_or_none("source_name");
  if (record.find("on_record") != nullptr)
    field.on_record =
        record.one_of<OnRecord>("on_record", {{"person_name", OnRecord::person_name},
                                              {"organisation_name", OnRecord::organisation_name},
                                              {"credit_code", OnRecord::credit_code}});
  field.holder = record.truth_or("holder", false);
  field.to_call = record.truth_or("to_call", false);
  field.group = record.words_or_none("group");
  field.order = record.whole_or("order", 0);
  field.from_question = record.text_or("from_question");
  return field;
}

FieldPlace read_place(const Node& node) {
  const std::size_t dot = node.text.find('.');
  if (dot == std::string::npos) return {node.text, ""};
  return {node.text.substr(0, dot), node.text.substr(dot + 1)};
}

FieldRule read_field_rule(const Node& node, const Source& source) {
  Record record(node, source);
  FieldRule rule;
  rule.code = record.text("code");
  rule.kind = record.one_of<FieldRuleKind>("kind", {{"sum_equals", FieldRuleKind::sum_equals},
                                                    {"at_most", FieldRuleKind::at_most},
                                                    {"at_least_rows", FieldRuleKind::at_least_rows},
                                                    {"differs", FieldRuleKind::differs}});
  const Node& of = record.get("of");
  if (of.items.size() != 2)
    throw Misread{of.line, {"应写成 [前一字段, 后一字段]", "expected [first field, second field]"}};
  rule.first = read_place(of.items[0]);
  rule.second = read_place(of.items[1]);
  rule.only_said = record.text_or("level", "error") == "warn";
  rule.text = record.words("text");
  rule.origin = record.origin();
  return rule;
}

void read_material_nature(Record& record, Material& material) {
  material.source = record.one_of<MaterialSource>("source", {{"applicant", MaterialSource::applicant},
                                                             {"fetched", MaterialSource::fetched},
                                                             {"result", MaterialSource::result},
                                                             {"commitment", MaterialSource::commitment}});
  material.trust =
      record.one_of<Trust>("trust", {{"A", Trust::a}, {"B", Trust::b}, {"C", Trust::c}, {"D", Trust::d}});
  material.form = record.one_of<PaperForm>(
      "form",
      {{"paper", PaperForm::paper}, {"electronic", PaperForm::electronic}, {"both", PaperForm::both}});
  material.kind = record.one_of<CopyKind>(
      "kind", {{"original", CopyKind::original}, {"copy", CopyKind::copy}, {"both", CopyKind::both}});
}

Material read_material(const Node& node, const Source& source) {
  Record record(node, source);
  Material material;
  material.code = record.text("code");
  material.name = record.words("name");
  read_material_nature(record, material);
  material.issuer = record.words_or_none("issuer");
  material.licence_type = record.text_or("licence_type");
  material.validity_months = record.whole_or("validity_months", 0);
  material.shareable = record.truth("shareable");
  material.how_to_get = record.words("how_to_get");
  material.common_faults = record.each<CommonFault>("common_faults", [&](const Node& fault) {
    Record of(fault, source);
    return CommonFault{of.text("code"), of.words("text")};
  });
  material.good_example = record.words("good_example");
  material.bad_example = record.words("bad_example");
  material.source_note = record.text("source_note");
  material.confidence = record.confidence();
  material.origin = record.origin();
  return material;
}

}  // namespace

void read_fields(const Node& document, const Source& source, Catalogue& into) {
  Record record(document, source);
  for (const Node& node : record.get("fields").items) into.fields.add(read_field(node, source));
}

void read_field_rules(const Node& document, const Source& source, Catalogue& into) {
  Record record(document, source);
  for (const Node& node : record.get("rules").items) into.field_rules.add(read_field_rule(node, source));
}

void read_materials(const Node& document, const Source& source, Catalogue& into) {
  Record record(document, source);
  for (const Node& node : record.get("materials").items) into.materials.add(read_material(node, source));
}

void read_texts(const Node& document, const Source& source, Catalogue& into) {
  Record record(document, source);
  for (const auto& [code, node] : record.get("texts").members)
    into.texts.add({code, read_words(node, source), source.at(node)});
}

}  // namespace yichuang::app
