// Every rule of the checker has a catalogue that breaks it, in one place, and is told with exactly that file and line.
#include "core/catalogue/check.h"

#include <gtest/gtest.h>

#include <sstream>

#include "app/catalogue/check_report.h"
#include "app/catalogue/sample_catalogue.h"

namespace yichuang::app {
namespace {

constexpr const char* kRegistration = "items/registration.yaml";
constexpr const char* kTrade = "items/trade-licence.yaml";
constexpr const char* kPackage = "packages/open-shop.yaml";

struct Row {
  const char* rule;
  std::vector<Change> changes;
  const char* place;  // file@what stands in the line of the problem; the last line that has it
};

TEST(Check, finds_nothing_wrong_with_the_sample) {
  const CatalogueReading reading = read_catalogue(SampleCatalogue().files());
  EXPECT_EQ(listed(reading.problems), "");
  EXPECT_EQ(reading.catalogue.items.size(), 2U);
  EXPECT_EQ(reading.catalogue.where(reading.catalogue.item("trade-licence")->basis.at(0).origin),
            "items/trade-licence.yaml:11");
}

std::string line_of(const SampleCatalogue& sample, const std::string& place) {
  if (place.find('@') == place.npos) return place;
  const std::string file = place.substr(0, place.find('@'));
  const std::string marker = place.substr(place.find('@') + 1);
  std::istringstream lines(*sample.files().read(file));
  std::string line;
  int found = 0;
  for (int number = 1; std::getline(lines, line); ++number)
    if (line.find(marker) != line.npos) found = number;
  EXPECT_GT(found, 0) << marker << " is not in " << file;
  return file + ":" + std::to_string(found);
}

void expect_found(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    SampleCatalogue sample;
    for (const Change& change : row.changes) sample.change(change);
    const CatalogueReading reading = read_catalogue(sample.files());
    ASSERT_EQ(reading.problems.size(), 1U) << row.rule << " found: " << listed(reading.problems);
    const Problem& problem = reading.problems.front();
    EXPECT_EQ(problem.rule, row.rule);
    EXPECT_EQ(problem.file + ":" + std::to_string(problem.line), line_of(sample, row.place)) << row.rule;
    EXPECT_FALSE(problem.message.zh.empty() || problem.message.en.empty()) << row.rule;
  }
}

TEST(Check, what_is_mentioned_exists) {
  expect_found({
      {"unknown_department",
       {{"centre.yaml", "departments: [market]", "departments: [nobody]"}},
       "centre.yaml@- code: startup"},
      {"unknown_department", {{kPackage, "lead: market", "lead: nobody"}}, "packages/open-shop.yaml@lead:"},
      {"unknown_section",
       {{kTrade, "section: market-approval", "section: elsewhere"}},
       "items/trade-licence.yaml@section:"},
      {"unknown_domain",
       {{kTrade, "domain: startup", "domain: nowhere"}},
       "items/trade-licence.yaml@domain:"},
      {"unknown_domain", {{"centre.yaml", "domain: startup", "domain: nowhere"}}, "centre.yaml@- code: A01"},
      {"unknown_window", {{"posts.yaml", "[A01]", "[Z99]"}}, "posts.yaml@- code: clerk-1"},
      {"unknown_post",
       {{"departments.yaml", "code: market-head", "code: nobody"}},
       "departments.yaml@- code: market"},
      {"unknown_material",
       {{kTrade, "material: lease", "material: nothing"}},
       "items/trade-licence.yaml@- material: nothing"},
      {"unknown_field",
       {{kTrade, "fields: [name, credit_code", "fields: [name, nothing"}},
       "items/trade-licence.yaml@fields: [name, nothing"},
      {"unknown_field",
       {{kTrade, "fields: [area]", "fields: [nothing]"}},
       "items/trade-licence.yaml@site_check:"},
      {"unknown_item",
       {{kPackage, "[registration, trade-licence]",
         "[registration, trade-licence]\n  - [registration, nothing]"}},
       "packages/open-shop.yaml@  - [registration, nothing]"},
      {"unknown_question",
       {{kTrade, "when: {is: [simple, true]}", "when: {is: [nothing, true]}"}},
       "items/trade-licence.yaml@  when: {"},
      {"unknown_option",
       {{kPackage, "{is: [entity, individual]}", "{is: [entity, nobody]}"}},
       "packages/open-shop.yaml@  - when: {"},
      {"unknown_option",
       {{kTrade, "when: {is: [simple, true]}", "when: {is: [simple, maybe]}"}},
       "items/trade-licence.yaml@  when: {"},
      {"unknown_parameter",
       {{kPackage, "{parameter: area_threshold}", "{parameter: nothing}"}},
       "packages/open-shop.yaml@    when: {a"},
  });
}

// A rule between fields added to the sample, and what the checker says of it.
std::string told_of_rule(const std::string& kind, const std::string& of) {
  SampleCatalogue sample;
  sample.put("field-rules.yaml", "rules:\n  - {code: one, kind: " + kind + ", of: [" + of +
                                     "], text: {zh: \"改\", en: \"mend\"}}\n");
  return listed(read_catalogue(sample.files()).problems);
}

TEST(Check, a_rule_between_fields_names_fields_that_can_be_compared) {
  EXPECT_EQ(told_of_rule("at_most", "area, area"), "");
  EXPECT_EQ(told_of_rule("differs", "name, name"), "");
  EXPECT_EQ(told_of_rule("at_most", "area, nothing"), "field-rules.yaml:2 unknown_field; ");
  EXPECT_EQ(told_of_rule("sum_equals", "area.part, area"), "field-rules.yaml:2 unknown_field; ");
  for (const char* kind : {"at_most", "at_least_rows", "sum_equals"})
    EXPECT_EQ(told_of_rule(kind, "name, name"), "field-rules.yaml:2 bad_field_rule; ") << kind;
  EXPECT_EQ(told_of_rule("differs", "name, area"), "field-rules.yaml:2 bad_field_rule; ");
}

TEST(Check, a_code_stands_once_and_is_well_formed) {
  expect_found({
      {"duplicate_code",
       {{"posts.yaml", "code: clerk-1", "code: market-head"}},
       "posts.yaml@- code: market-head"},
      {"duplicate_code",
       {{"fields.yaml", "code: trade\n", "code: name\n"},
        {kRegistration, "[name, area, trade]", "[name, area]"}},
       "fields.yaml@- code: name"},
      {"duplicate_code",
       {{kPackage, "edges:\n", "  - {item: registration, role: required, why: {zh: 甲, en: a}}\nedges:\n"}},
       "packages/open-shop.yaml@  - {item: registration"},
      {"bad_credit_code",
       {{"departments.yaml", "11500112DEM000014Y", "11500112DEM0000140"},
        {kTrade, "11500112DEM000014Y", "11500112DEM0000140"},
        {kRegistration, "11500112DEM000014Y", "11500112DEM0000140"}},
       "departments.yaml@- code: market"},
      {"bad_implementation_code",
       {{kTrade, "11500112DEM000014Y4500101001002", "11500112DEM000014Y4501001001002"}},
       "items/trade-licence.yaml@implementation_code:"},
      {"demo_code_hidden",
       {{kTrade, "demo: true\n", "demo: false\n"}},
       "items/trade-licence.yaml@implementation_code:"},
  });
}

TEST(Check, the_law_is_kept) {
  expect_found({
      {"promise_above_statute",
       {{kTrade, "promised: {days: 9,", "promised: {days: 21,"}},
       "items/trade-licence.yaml@promised:"},
      {"promise_above_statute",
       {{kRegistration, "statutory: {days: 3, unit: working", "statutory: {days: 0, unit: calendar"}},
       "items/registration.yaml@promised:"},
      {"long_limit_without_law",
       {{kTrade, "statutory: {days: 20,", "statutory: {days: 21,"}},
       "items/trade-licence.yaml@statutory:"},
      {"long_limit_without_law",
       {{kTrade, "statutory: {days: 20, unit: working", "statutory: {days: 40, unit: calendar"}},
       "items/trade-licence.yaml@statutory:"},
      {"instant_promise",
       {{kRegistration, "instant: false", "instant: true"}},
       "items/registration.yaml@promised:"},
      {"special_procedure_counted",
       {{kTrade, "    max_days: 0\n    counted: false", "    max_days: 0\n    counted: true"}},
       "items/trade-licence.yaml@- code: expert_review"},
      {"publicity_above_promise",
       {{kTrade, "days: 5, unit: working", "days: 10, unit: working"}},
       "items/trade-licence.yaml@- {code: decision"},
      {"item_not_offered",
       {{kPackage,
         "  - item: registration\n    role: required\n    why: {zh: \"先登记。\", en: \"First register.\"}\n",
         ""},
        {kPackage, "edges:\n  - [registration, trade-licence]", "edges: []"}},
       "items/registration.yaml@code: registration"},
  });
}

TEST(Check, a_licence_may_take_longer_by_a_regulation) {
  SampleCatalogue sample;
  sample.change({kTrade, "statutory: {days: 20,", "statutory: {days: 21,"});
  sample.change({kTrade, "law: \"经营许可办法\"\n    article: \"第三条\"",
                 "law: \"经营许可条例（2020 修订）\"\n    article: \"第三条\""});
  EXPECT_EQ(listed(read_catalogue(sample.files()).problems), "");
}

TEST(Check, materials_and_fields_can_be_prepared_by_a_person) {
  expect_found({
      {"catch_all_material",
       {{"materials.yaml", "租赁合同", "法律规定的其他材料"}},
       "materials.yaml@- code: lease"},
      {"issuer_missing",
       {{"materials.yaml", "    issuer: {zh: \"市场监管部门\", en: \"the market regulator\"}\n", ""}},
       "materials.yaml@- code: licence"},
      {"bad_field",
       {{"fields.yaml", "    choices: [{code: retail, label: {zh: \"零售\", en: \"Retail\"}}]\n", ""}},
       "fields.yaml@- code: trade"},
      {"bad_field",
       {{"fields.yaml", "from_question: area", "from_question: nothing"}},
       "fields.yaml@- code: area"},
      {"bad_field", {{"fields.yaml", "    min: 1\n", "    min: 200000\n"}}, "fields.yaml@- code: area"},
      {"bad_field",
       {{"fields.yaml", "    min: 1\n", "    min: 1\n    to_call: true\n"}},
       "fields.yaml@- code: area"},
  });
}

TEST(Check, questions_can_be_asked_and_answered) {
  const std::string four_more = [] {
    std::string text;
    for (const char* code : {"one", "two", "three", "four", "five"})
      text += "  - {code: " + std::string(code) +
              ", text: {zh: 问, en: Q}, why: {zh: 因, en: W}, kind: yes_no}\n";
    return text;
  }();
  expect_found({
      {"bad_question",
       {{kPackage, "{code: individual, label", "{code: company, label"},
        {kPackage, "  - when: {all: [{is: [entity, individual]}, {at_least: [area, 900]}]}",
         "  - when: {at_least: [area, 900]}"}},
       "packages/open-shop.yaml@  - code: entity"},
      {"bad_default",
       {{kPackage, "default: false", "default: maybe"}},
       "packages/open-shop.yaml@  - code: simple"},
      {"question_order",
       {{kPackage, "    kind: yes_no\n    default: false\n    when: {is: [entity, company]}\n",
         "    kind: yes_no\n    when: {is: [late, true]}\n  - {code: late, text: {zh: 问, en: Q}, why: {zh: "
         "因, en: W}, kind: yes_no}\n"},
        {kTrade, "when: {is: [simple, true]}", "when: {is: [late, true]}"}},
       "packages/open-shop.yaml@  - code: simple"},
      {"too_many_questions",
       {{kPackage, "items:\n", four_more + "items:\n"}},
       "packages/open-shop.yaml@questions:"},
  });
}

TEST(Check, questions_nobody_is_asked_together_do_not_count_together) {
  SampleCatalogue sample;
  std::string more;
  for (const char* code : {"one", "two", "three", "four", "five"})
    more +=
        "  - {code: " + std::string(code) +
        ", text: {zh: 问, en: Q}, why: {zh: 因, en: W}, kind: yes_no, when: {is: [entity, individual]}}\n";
  sample.change({kPackage, "items:\n", more + "items:\n"});
  EXPECT_EQ(listed(read_catalogue(sample.files()).problems), "")
      << "eight questions, but simple is only for companies";
}

TEST(Check, every_branch_can_be_reached) {
  expect_found({
      {"unreachable",
       {{kPackage, "{at_least: [area, {parameter: area_threshold}]}", "{at_least: [area, 1001]}"}},
       "packages/open-shop.yaml@    when: {a"},
      {"unreachable",
       {{kPackage, "{at_least: [area, 900]}", "{less_than: [area, 1]}"}},
       "packages/open-shop.yaml@  - when: {"},
      {"unreachable",
       {{kTrade, "when: {is: [simple, true]}",
         "when: {all: [{is: [simple, true]}, {is: [entity, individual]}]}"}},
       "items/trade-licence.yaml@  when: {"},
      {"unreachable",
       {{kPackage, "{at_least: [area, 900]}", "{not: {kept: registration}}"}},
       "packages/open-shop.yaml@  - when: {"},
      {"wrong_test",
       {{kPackage, "{at_least: [area, 900]}", "{is: [area, \"900\"]}"}},
       "packages/open-shop.yaml@  - when: {"},
      {"wrong_test",
       {{kPackage, "{at_least: [area, 900]}", "{at_least: [entity, 900]}"}},
       "packages/open-shop.yaml@  - when: {"},
      {"kept_outside_package",
       {{kTrade, "when: {is: [simple, true]}", "when: {kept: registration}"}},
       "items/trade-licence.yaml@  when: {"},
  });
}

TEST(Check, a_condition_on_too_many_questions_is_not_guessed_at) {
  SampleCatalogue sample;
  std::string questions;
  std::string tests;
  for (char name = 'a'; name <= 'g'; ++name) {
    questions += std::string("  - {code: ") + name +
                 ", text: {zh: 问, en: Q}, why: {zh: 因, en: W}, kind: choice, options: [";
    for (char option = 'a'; option <= 'h'; ++option)
      questions += std::string(option == 'a' ? "" : ", ") + "{code: " + option + ", label: {zh: 项, en: O}}";
    questions += "]}\n";
    tests += std::string(name == 'a' ? "" : ", ") + "{is: [" + name + ", a]}";
  }
  sample.change({kPackage, "items:\n", questions + "items:\n"});
  sample.change({kPackage, "{at_least: [area, 900]}", tests});
  const auto problems = read_catalogue(sample.files()).problems;
  EXPECT_EQ(listed(problems),
            "packages/open-shop.yaml:8 too_many_questions; packages/open-shop.yaml:49 condition_too_wide; ");
}

TEST(Check, packages_hang_together) {
  expect_found({
      {"cycle",
       {{kPackage, "  - [registration, trade-licence]",
         "  - [registration, trade-licence]\n  - [trade-licence, registration]"}},
       "packages/open-shop.yaml@  - [trade-licence, registration]"},
      {"cycle",
       {{kPackage, "when: {at_least: [area, {parameter: area_threshold}]}",
         "when: {any: [{kept: trade-licence}, {is: [entity, company]}]}"}},
       "packages/open-shop.yaml@    when: {a"},
      {"missing_edge",
       {{kPackage, "edges:\n  - [registration, trade-licence]", "edges: []"}},
       "packages/open-shop.yaml@  - item: trade-licence"},
      {"role_without_condition",
       {{kPackage, "    when: {at_least: [area, {parameter: area_threshold}]}\n", ""}},
       "packages/open-shop.yaml@  - item: trade-licence"},
      {"role_without_condition",
       {{kPackage, "role: situational", "role: required"}},
       "packages/open-shop.yaml@  - item: trade-licence"},
      {"missing_why",
       {{kPackage, "    dropped_why: {zh: \"面积小于界线。\", en: \"The area is below the threshold.\"}\n",
         ""}},
       "packages/open-shop.yaml@  - item: trade-licence"},
      {"promise_below_path",
       {{kPackage, "promise: {days: 15", "promise: {days: 1"}},
       "packages/open-shop.yaml@promise:"},
  });
}

TEST(Check, files_keep_their_form) {
  expect_found({
      {"schema", {{kTrade, "visits: 0\n", ""}}, "items/trade-licence.yaml:1"},
      {"schema", {{kTrade, "copies: 2", "copies: many"}}, "items/trade-licence.yaml@copies: many"},
      {"schema",
       {{kTrade, "channels: [window, post]", "channels: [window, post]\nsurprise: 1"}},
       "items/trade-licence.yaml@surprise"},
      {"schema",
       {{kTrade,
         "basis:\n  - law: \"经营许可办法\"\n    article: \"第三条\"\n    source: \"样例\"\n    confidence: "
         "C\n",
         "basis: []\n"}},
       "items/trade-licence.yaml@basis: []"},
      {"schema",
       {{kPackage, "{at_least: [area, 900]}", "{more_than: [area, 900]}"}},
       "packages/open-shop.yaml@  - when: {"},
      {"not_yaml", {{kTrade, "visits: 0\n", "visits: [0\n"}}, "items/trade-licence.yaml:20"},
      {"not_yaml", {{kTrade, "visits: 0\n", "visits: 0\nvisits: 1\n"}}, "items/trade-licence.yaml:20"},
  });
}

TEST(Check, a_basis_without_a_law_or_a_source_is_told) {
  // The schema already asks for these; the checker is also asked by whoever builds a catalogue without files.
  SampleCatalogue sample;
  Catalogue catalogue = read_catalogue(sample.files()).catalogue;
  Item bare = *catalogue.item("registration");
  bare.code = "bare";
  bare.basis.clear();
  bare.promised.source.clear();
  bare.site_check = {true, std::nullopt, 1, false, {}};
  catalogue.items.add(bare);
  EXPECT_EQ(listed(check(catalogue)),
            "items/registration.yaml:10 missing_basis; items/registration.yaml:13 unsourced; "
            "items/registration.yaml:33 too_few_officers; items/registration.yaml:1 item_not_offered; ");
}

TEST(Check, files_are_all_there_and_none_is_strange) {
  SampleCatalogue sample;
  sample.remove("posts.yaml");
  sample.put("surprise.yaml", "a: 1\n");
  sample.put("calendar/notices.yaml", "not: ours\n");
  sample.put("README.md", "words\n");
  EXPECT_EQ(listed(read_catalogue(sample.files()).problems),
            "posts.yaml:0 missing_file; surprise.yaml:0 unknown_file; ");
}

TEST(Check, everything_wrong_is_told_at_once) {
  SampleCatalogue sample;
  sample.change({kTrade, "promised: {days: 9,", "promised: {days: 21,"});
  sample.change({"materials.yaml", "租赁合同", "其他材料"});
  sample.change({"posts.yaml", "[A01]", "[Z99]"});
  const auto loaded = load_catalogue(sample.files());
  ASSERT_FALSE(loaded.ok());
  std::string told;
  for (const FieldFault& fault : loaded.refusal().fields) told += fault.field + " " + fault.code + "; ";
  EXPECT_EQ(told,
            "items/trade-licence.yaml:16 promise_above_statute; materials.yaml:2 catch_all_material; "
            "posts.yaml:7 unknown_window; ");
}

TEST(Check, a_warning_does_not_stop_anybody) {
  SampleCatalogue sample;
  sample.change(
      {kPackage,
       "  - item: registration\n    role: required\n    why: {zh: \"先登记。\", en: \"First register.\"}\n",
       ""});
  sample.change({kPackage, "edges:\n  - [registration, trade-licence]", "edges: []"});
  EXPECT_TRUE(load_catalogue(sample.files()).ok());
  const std::string report = check_text(read_catalogue(sample.files()), Language::en);
  EXPECT_NE(report.find("items/registration.yaml:1: warning: no package offers this item [item_not_offered]"),
            report.npos)
      << report;
  EXPECT_NE(report.find("1 packages, 2 items; 0 errors, 1 warnings"), report.npos) << report;
}

}  // namespace
}  // namespace yichuang::app
