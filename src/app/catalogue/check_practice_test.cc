// The self-check of practice: each rule has a catalogue that breaks it, and only it, and is told at its level and line.
#include <gtest/gtest.h>

#include "app/catalogue/check_report.h"
#include "app/catalogue/sample_catalogue.h"

namespace yichuang::app {
namespace {

constexpr const char* kTrade = "items/trade-licence.yaml";
constexpr const char* kList = "licence-list.yaml";
constexpr const char* kBar =
    "  eligibility:\n    text: {zh: \"失信的不适用。\", en: \"Not with bad credit.\"}\n    basis: {law: "
    "\"经营许可办法\", article: \"第六条\", source: \"样例\", confidence: C}\n";
constexpr const char* kConsequence =
    "  consequence:\n    text: {zh: \"撤销许可。\", en: \"The licence is revoked.\"}\n    basis: {law: "
    "\"经营许可办法\", article: \"第七条\", source: \"样例\", confidence: L}\n";
constexpr const char* kFaqs = "  delivery: [window]\n";

struct Row {
  const char* rule;
  Severity severity;
  std::vector<Change> changes;
};

std::string fee(const std::string& words, const std::string& source, const std::string& confidence) {
  return "fee: {fen: 500, text: {zh: " + words + ", en: Cost}, source: " + source +
         ", confidence: " + confidence + "}";
}
const Change kPaidOnline{kTrade, kFaqs, std::string(kFaqs) + "  pay_online: true\n"};

void expect_alone(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    SampleCatalogue sample;
    for (const Change& change : row.changes) sample.change(change);
    const CatalogueReading reading = read_catalogue(sample.files());
    ASSERT_EQ(reading.problems.size(), 1U) << row.rule << ": " << check_text(reading, Language::en);
    const Problem& problem = reading.problems.front();
    EXPECT_EQ(problem.rule, row.rule);
    EXPECT_EQ(problem.severity, row.severity) << row.rule;
    EXPECT_EQ(problem.file, row.changes.back().file) << row.rule;
    EXPECT_GT(problem.line, 0) << row.rule;
    EXPECT_FALSE(problem.message.zh.empty() || problem.message.en.empty()) << row.rule;
  }
}

TEST(Practice, results_fees_and_flows_are_told_as_what_they_are) {
  expect_alone({
      {"result_kind_mismatch",
       Severity::warning,
       {{kTrade, "kind: licence\n  material", "kind: approval\n  material"}}},
      {"result_kind_mismatch",
       Severity::warning,
       {{kTrade, "name: {zh: \"经营许可证\"", "name: {zh: \"经营批复（试行）\""}}},
      {"result_kind_mismatch",
       Severity::warning,
       {{kTrade, "name: {zh: \"经营许可证\"", "name: {zh: \"经营备案表\""}}},
      {"result_without_sample", Severity::hint, {{kTrade, "  material: trade-licence\n", ""}}},
      {"fee_without_standard",
       Severity::error,
       {kPaidOnline, {kTrade, "fee: null", fee("按标准收", "收费条例", "C")}}},
      {"fee_without_basis",
       Severity::error,
       {kPaidOnline, {kTrade, "fee: null", fee("工本费 5 元", "样例", "C")}}},
      {"fee_without_basis",
       Severity::hint,
       {kPaidOnline, {kTrade, "fee: null", fee("工本费 5 元", "样例", "L")}}},
      {"flow_step_repeated",
       Severity::error,
       {{kTrade, kFaqs,
         std::string(kFaqs) +
             "  extra_steps: [{after: accept, name: {zh: 审核, en: Examination}, standard: {zh: "
             "看, en: Look}, result: {zh: 好, en: Good}}]\n"}}},
  });
}

TEST(Practice, a_fetched_material_says_as_what_it_is_fetched) {
  expect_alone({{"data_source_missing",
                 Severity::error,
                 {{"materials.yaml", "    licence_type: business-licence\n", ""}}}});
}

TEST(Practice, questions_and_complaints_have_telephones_of_their_own_with_area_codes) {
  expect_alone({
      {"same_telephone", Severity::error, {{"departments.yaml", "023-00000102", "023-00000101"}}},
      {"same_telephone", Severity::error, {{"centre.yaml", "\"023-00000002\"", "\"023-00000001\""}}},
      {"telephone_without_area_code", Severity::error, {{"departments.yaml", "023-00000102", "00000102"}}},
      {"telephone_without_area_code", Severity::error, {{"centre.yaml", "\"023-00000002\"", "\"63210000\""}}},
      {"telephone_without_area_code",
       Severity::error,
       {{"centre.yaml", "\"023-00000002\"", "\"23-63210000\""}}},
  });
  for (const char* good : {"12345", "0755-8888888", "400-810-0000"}) {
    SampleCatalogue sample;
    sample.change({"centre.yaml", "023-00000002", good});
    EXPECT_EQ(listed(read_catalogue(sample.files()).problems), "") << good;
  }
}

TEST(Practice, a_commitment_says_who_may_not_choose_it_and_what_a_false_one_leads_to) {
  expect_alone({
      {"commitment_catch_all", Severity::error, {{kTrade, "我承诺", "我承诺符合其他条件"}}},
      {"commitment_without_bar", Severity::warning, {{kTrade, kBar, ""}}},
      {"commitment_without_consequence", Severity::warning, {{kTrade, kConsequence, ""}}},
  });
  SampleCatalogue sample;
  const Commitment commitment = *read_catalogue(sample.files()).catalogue.item("trade-licence")->commitment;
  EXPECT_EQ(commitment.eligibility->text.en, "Not with bad credit.");
  EXPECT_EQ(commitment.eligibility->basis.article, "第六条");
  EXPECT_EQ(commitment.consequence->text.zh, "撤销许可。");
  EXPECT_EQ(commitment.consequence->basis.confidence, Confidence::likely);
}

TEST(Practice, one_number_is_called) {
  constexpr const char* kFields = "fields.yaml";
  expect_alone({{"two_numbers_to_call",
                 Severity::error,
                 {{kFields, "    kind: text\n", "    kind: phone\n    to_call: true\n"},
                  {kFields, "    kind: credit_code\n", "    kind: phone\n    to_call: true\n"}}}});
}

TEST(Papers, numbers_have_words_and_papers_state_what_was_asked) {
  constexpr const char* kOrgans = "departments.yaml";
  constexpr const char* kTerm = "  validity_years: 5\n";
  const auto paper = [&](const std::string& says) {
    return Change{kTrade, kTerm, kTerm + ("  paper: {" + says + "}\n")};
  };
  expect_alone({
      {"word_missing", Severity::warning, {{kTrade, "  word: \"营许\"\n", ""}}},
      {"word_missing", Severity::warning, {{kOrgans, "    word: \"样市监\"\n", ""}}},
      {"bad_word", Severity::error, {{kTrade, "word: \"营许\"", "word: \"营许〔1〕\""}}},
      {"bad_word", Severity::error, {{kOrgans, "样市监\"\n", "SJ\"\n"}}},
      {"bad_statement", Severity::error, {paper("states: [trade]")}},
      {"bad_statement", Severity::error, {paper("elsewhere: true, states: [name]")}},
  });
}

TEST(LicenceList, mentions_only_what_there_is_and_what_its_mode_leaves) {
  expect_alone({
      {"unknown_item", Severity::error, {{kList, "[trade-licence]", "[trade-licence, nothing]"}}},
      {"duplicate_code", Severity::error, {{kList, "[trade-licence]", "[trade-licence, trade-licence]"}}},
      {"duplicate_code", Severity::error, {{kList, "code: preparation", "code: trade"}}},
      {"cancelled_licence_offered", Severity::error, {{kList, "items: []", "items: [registration]"}}},
      {"reform_mode_mismatch", Severity::error, {{kList, "mode: commitment", "mode: record"}}},
      {"commitment_not_offered",
       Severity::hint,
       {{kList, "[trade-licence]", "[trade-licence, registration]"}}},
      {"schema", Severity::error, {{kList, "mode: commitment", "mode: better"}}},
  });
}

TEST(LicenceList, may_be_left_out) {
  SampleCatalogue sample;
  sample.remove(kList);
  const CatalogueReading reading = read_catalogue(sample.files());
  EXPECT_EQ(listed(reading.problems), "");
  EXPECT_FALSE(reading.catalogue.licence_list.loaded());
}

TEST(CheckReport, counts_each_level_and_says_where_to_jump) {
  SampleCatalogue sample;
  sample.change({kTrade, "  material: trade-licence\n", ""});
  const CatalogueReading reading = read_catalogue(sample.files());
  const std::string json = check_json(reading, Language::en);
  EXPECT_NE(json.find(R"("errors":0,"warnings":0,"hints":1)"), json.npos) << json;
  EXPECT_NE(json.find(R"("level":"hint")"), json.npos) << json;
  const std::string at = "items/trade-licence.yaml:" + std::to_string(reading.problems.front().line);
  EXPECT_NE(json.find("\"at\":\"" + at + "\""), json.npos) << json;
  EXPECT_NE(check_text(reading, Language::en).find(at + ": hint: "), std::string::npos);
  EXPECT_TRUE(load_catalogue(sample.files()).ok()) << "a hint stops nobody";
}

}  // namespace
}  // namespace yichuang::app
