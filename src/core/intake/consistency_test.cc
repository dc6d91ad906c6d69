#include "core/intake/consistency.h"

#include <gtest/gtest.h>

#include "core/catalogue/field_rules.h"

namespace yichuang {
namespace {

struct Row {
  const char* why;
  std::map<std::string, std::string> values;
  std::vector<TableRow> shares;
  const char* broken;  // codes, with blanks between
};

Field number(const char* code) {
  Field field;
  field.code = code;
  field.kind = FieldKind::decimal;
  return field;
}

struct Desk {
  Catalogue catalogue;
  Plan plan;

  Desk() {
    Field shares;
    shares.code = "shares";
    shares.kind = FieldKind::table;
    shares.columns = {number("share")};
    catalogue.fields.add(shares);
    for (const char* code : {"capital", "area", "storage", "people"}) catalogue.fields.add(number(code));
    for (const char* code : {"owner", "author"}) {
      Field field;
      field.code = code;
      catalogue.fields.add(field);
    }
    for (const Field& field : catalogue.fields) {
      PlannedField planned;
      planned.code = field.code;
      planned.kind = field.kind;
      plan.fields.push_back(planned);
    }
    add("sum", FieldRuleKind::sum_equals, {"shares", "share"}, "capital");
    add("part", FieldRuleKind::at_most, {"storage", ""}, "area");
    add("rows", FieldRuleKind::at_least_rows, {"shares", ""}, "people");
    add("others", FieldRuleKind::differs, {"author", ""}, "owner");
  }
  void add(const char* code, FieldRuleKind kind, FieldPlace first, const char* second) {
    catalogue.field_rules.add({code, kind, std::move(first), {second, ""}, false, {"改", "mend"}, {}});
  }
};

TEST(Consistency, tells_what_two_fields_of_a_form_owe_each_other) {
  const Desk desk;
  const Row rows[] = {
      {"nothing is filled in", {}, {}, ""},
      {"30 of a capital of 50", {{"capital", "50"}}, {{{"share", "30"}}}, "sum"},
      {"30 and 20 of 50", {{"capital", "50"}}, {{{"share", "30"}}, {{"share", "20"}}}, ""},
      {"three tenths are three tenths", {{"capital", "0.3"}}, {{{"share", "0.1"}}, {{"share", "0.2"}}}, ""},
      {"a share that is no number is told by its column", {{"capital", "50"}}, {{{"share", "all"}}}, ""},
      {"500 m² of 120", {{"area", "120"}, {"storage", "500"}}, {}, "part"},
      {"all of it", {{"area", "120"}, {"storage", "120"}}, {}, ""},
      {"one of three people", {{"people", "3"}}, {{{"share", "1"}}}, "rows"},
      {"two in one part", {{"owner", "9"}, {"author", "9"}}, {}, "others"},
      {"blank is nobody", {{"owner", " "}, {"author", " "}}, {}, ""},
  };
  for (const Row& row : rows) {
    Form form{row.values, {}};
    if (!row.shares.empty()) form.tables["shares"] = row.shares;
    std::string broken;
    for (const FieldRule& rule : desk.catalogue.field_rules)
      if (is_broken(rule, form)) broken += (broken.empty() ? "" : " ") + rule.code;
    EXPECT_EQ(broken, row.broken) << row.why;
  }
}

std::string first_fault(const Result<void>& checked) {
  if (checked) return "";
  return checked.refusal().fields.front().field + " " + checked.refusal().fields.front().code;
}

TEST(Consistency, refuses_a_whole_form_at_the_first_field_and_lets_a_draft_be) {
  const Desk desk;
  Form form;
  for (const char* code : {"capital", "area", "people", "owner"}) form.values[code] = "1";
  form.values["author"] = "2";
  form.values["storage"] = "5";
  form.tables["shares"] = {{{"share", "1"}}};
  EXPECT_EQ(first_fault(check_form(desk.catalogue, desk.plan, form, Completeness::whole)),
            "fields.storage contradicts");
  EXPECT_EQ(first_fault(check_form(desk.catalogue, desk.plan, form, Completeness::draft)), "");
}

TEST(Consistency, refuses_nothing_for_what_is_only_likely) {
  Desk desk;
  desk.catalogue.field_rules = {};
  desk.catalogue.field_rules.add(
      {"part", FieldRuleKind::at_most, {"storage", ""}, {"area", ""}, true, {"看看", "look"}, {}});
  const Form form{{{"storage", "5"}, {"area", "1"}}, {}};
  EXPECT_TRUE(contradictions(desk.catalogue, desk.plan, form).empty());
}

TEST(Consistency, holds_a_day_to_the_day_of_filing_once_there_is_one) {
  Desk desk;
  Field start;
  start.code = "start";
  start.kind = FieldKind::date;
  desk.catalogue.fields.add(start);
  PlannedField planned;
  planned.code = "start";
  planned.kind = FieldKind::date;
  desk.plan.fields = {planned};
  const std::string filing_day{kFilingDay};
  const auto fault = [&](FieldPlace first, FieldPlace second, const char* day, std::optional<Date> filed_on) {
    desk.catalogue.field_rules = {};
    desk.catalogue.field_rules.add({"day", FieldRuleKind::at_most, first, second, false, {"改", "mend"}, {}});
    const Form form{{{"start", day}}, {}, filed_on};
    return first_fault(check_form(desk.catalogue, desk.plan, form, Completeness::whole));
  };
  const Date filed(2026, 11, 28);
  const auto planned_for = [&](const char* day) {
    return fault({filing_day, ""}, {"start", ""}, day, filed);
  };
  EXPECT_EQ(planned_for("2026-11-27"), "fields.start contradicts");
  EXPECT_EQ(planned_for("2026-11-28"), "");
  EXPECT_EQ(planned_for("2027-01-01"), "");
  const auto happened_on = [&](const char* day) {
    return fault({"start", ""}, {filing_day, ""}, day, filed);
  };
  EXPECT_EQ(happened_on("2026-11-29"), "fields.start contradicts");
  EXPECT_EQ(happened_on("2026-11-28"), "");
  EXPECT_EQ(fault({filing_day, ""}, {"start", ""}, "2020-01-01", {}), "") << "nothing is handed in yet";
}

TEST(Consistency, holds_nobody_to_a_rule_whose_field_the_plan_does_not_have_or_a_result_fills) {
  Desk desk;
  EXPECT_EQ(rules_of(desk.catalogue, desk.plan).size(), 4u);
  for (PlannedField& field : desk.plan.fields)
    if (field.code == "area") field.source = FieldSource::result;
  std::erase_if(desk.plan.fields, [](const PlannedField& field) { return field.code == "owner"; });
  EXPECT_EQ(rules_of(desk.catalogue, desk.plan).size(), 2u);
}

TEST(Form, takes_a_code_only_in_the_form_the_dictionary_asks_for) {
  Catalogue catalogue;
  Field field;
  field.code = "project_code";
  field.pattern = "^[0-9]{4}-[0-9]{6}$";
  catalogue.fields.add(field);
  Plan plan;
  PlannedField planned;
  planned.code = field.code;
  plan.fields = {planned};
  const auto fault = [&](const char* value) {
    return first_fault(check_form(catalogue, plan, {{{"project_code", value}}, {}}, Completeness::whole));
  };
  EXPECT_EQ(fault("2601-500112"), "");
  EXPECT_EQ(fault("abc"), "fields.project_code wrong_form");
  EXPECT_EQ(fault("2601-500112-04"), "fields.project_code wrong_form");
}

TEST(Form, asks_for_a_telephone_of_everybody_but_who_has_none_and_is_served_at_a_counter) {
  Catalogue catalogue;
  Plan plan;
  for (const char* code : {"phone", "address"}) {
    Field field;
    field.code = code;
    field.to_call = field.code == "phone";
    catalogue.fields.add(field);
    PlannedField planned;
    planned.code = code;
    planned.asked = planned.required = true;
    plan.fields.push_back(planned);
  }
  const auto fault = [&](const std::map<std::string, std::string>& values, Completeness completeness) {
    return first_fault(check_form(catalogue, plan, {values, {}}, completeness));
  };
  const std::map<std::string, std::string> lives{{"address", "一楼"}};
  EXPECT_EQ(fault(lives, Completeness::whole), "fields.phone missing");
  EXPECT_EQ(fault(lives, Completeness::without_phone), "");
  EXPECT_EQ(fault({}, Completeness::without_phone), "fields.address missing");
  EXPECT_EQ(fault({}, Completeness::draft), "");
}

}  // namespace
}  // namespace yichuang
