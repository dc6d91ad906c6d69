// The elements of the national list: each rule has a catalogue that breaks it, and only it.
#include <gtest/gtest.h>

#include "app/catalogue/check_report.h"
#include "app/catalogue/sample_catalogue.h"

namespace yichuang::app {
namespace {

constexpr const char* kTrade = "items/trade-licence.yaml";
constexpr const char* kDepth = "online_depth: [2, 4, 5]";
constexpr const char* kPower = "particulars:\n  power_source: \"1\"\n";

struct Row {
  const char* rule;
  Severity severity;
  std::vector<Change> changes;
};

const std::vector<Row>& rows() {
  static const std::vector<Row> kRows{
      {"visit_without_reason",
       Severity::error,
       {{kTrade, "visits: 0", "visits: 1"}, {kTrade, kDepth, "online_depth: [2]"}}},
      {"reason_without_visit",
       Severity::error,
       {{kTrade, "visits: 0", "visits: 0\nvisits_reason: {zh: 无, en: None}"}}},
      {"wholly_online_visit",
       Severity::error,
       {{kTrade, "visits: 0", "visits: 1\nvisits_reason: {zh: 当面签字, en: To sign}"}}},
      {"no_way_without_visit", Severity::warning, {{kTrade, "[window, post]", "[window]"}}},
      {"payment_without_fee",
       Severity::error,
       {{kTrade, kPower, std::string(kPower) + "  pay_online: true\n"}}},
      {"fee_without_payment",
       Severity::warning,
       {{kTrade, "fee: null",
         "fee: {fen: 500, text: {zh: 工本费 5 元, en: Cost}, source: 样例规定, confidence: C}"}}},
      {"personal_topic_mismatch",
       Severity::warning,
       {{kTrade, "[enterprise]", "[enterprise, natural_person]"}}},
      {"corporate_topic_mismatch",
       Severity::warning,
       {{kTrade, "corporate_topics: [\"010\"]", "appointment: true"}}},
      {"unknown_topic",
       Severity::error,
       {{kTrade, "corporate_topics: [\"010\"]", "corporate_topics: [\"011\"]"}}},
      {"duplicate_handling_item",
       Severity::error,
       {{kTrade, kPower,
         std::string(kPower) + "  handling: [{serial: \"01\", name: {zh: 新办, en: New}}, {serial: \"01\", "
                               "name: {zh: 变更, en: Change}}]\n"}}},
      {"across_not_online",
       Severity::error,
       {{kTrade, kPower, std::string(kPower) + "  across: {scope: city, ways: [online]}\n"},
        {kTrade, kDepth, "online_depth: [2, 4]"}}},
      {"across_without_way",
       Severity::error,
       {{kTrade, kPower, std::string(kPower) + "  across: {scope: city, ways: []}\n"}}},
      {"channel_above_depth",
       Severity::error,
       {{kTrade, "[window, post]", "[window, post, online]"}, {kTrade, kDepth, "online_depth: [1]"}}}};
  return kRows;
}

TEST(Particulars, each_rule_of_practice_is_told_alone_when_it_is_broken) {
  for (const Row& row : rows()) {
    SampleCatalogue sample;
    for (const Change& change : row.changes) sample.change(change);
    const CatalogueReading reading = read_catalogue(sample.files());
    ASSERT_EQ(reading.problems.size(), 1U) << row.rule << ": " << check_text(reading, Language::en);
    EXPECT_EQ(reading.problems.front().rule, row.rule);
    EXPECT_EQ(reading.problems.front().severity, row.severity) << row.rule;
    EXPECT_EQ(reading.problems.front().file, kTrade);
    EXPECT_GT(reading.problems.front().line, 1) << row.rule;
  }
}

TEST(Particulars, an_item_without_them_or_a_licence_without_a_question_is_only_warned_of) {
  SampleCatalogue sample;
  const std::string text = *sample.files().read(kTrade);
  const std::size_t at = text.find("particulars:");
  sample.put(kTrade, text.substr(0, at));
  EXPECT_EQ(read_catalogue(sample.files()).problems.front().rule, "particulars_missing");
  sample.put(kTrade, text.substr(0, text.find("  faqs:")) + "  faqs: []\n");
  const CatalogueReading reading = read_catalogue(sample.files());
  ASSERT_EQ(reading.problems.size(), 1U) << check_text(reading, Language::en);
  EXPECT_EQ(reading.problems.front().rule, "licence_without_faq");
  EXPECT_FALSE(has_errors(reading.problems));
}

TEST(Particulars, a_limit_nobody_has_confirmed_is_not_the_same_as_none) {
  SampleCatalogue sample;
  sample.change({kTrade, "statutory: {days: 20, unit: working, source: \"办法第三条\", confidence: C}",
                 "statutory: unknown"});
  const CatalogueReading reading = read_catalogue(sample.files());
  ASSERT_TRUE(reading.problems.empty()) << check_text(reading, Language::en);
  const Item& item = *reading.catalogue.item("trade-licence");
  EXPECT_FALSE(item.statutory.has_value());
  EXPECT_TRUE(item.statutory_unknown);
  EXPECT_FALSE(reading.catalogue.item("registration")->statutory_unknown);
}

TEST(Particulars, the_online_level_follows_from_the_depth) {
  EXPECT_EQ(online_level({}), 0);
  EXPECT_EQ(online_level({1, 9}), 1);
  EXPECT_EQ(online_level({1, 3}), 2);
  EXPECT_EQ(online_level({2, 4}), 3);
  EXPECT_EQ(online_level({2, 4, 6}), 4);
}

TEST(Libraries, may_go_on_in_a_folder_of_their_name) {
  SampleCatalogue sample;
  const std::string library = *sample.files().read("materials.yaml");
  const std::size_t second = library.find("  - code: licence");
  ASSERT_NE(second, library.npos);
  sample.put("materials.yaml", library.substr(0, second));
  sample.put("materials/licences.yaml", "materials:\n" + library.substr(second));
  const CatalogueReading reading = read_catalogue(sample.files());
  EXPECT_TRUE(reading.problems.empty()) << check_text(reading, Language::en);
  EXPECT_EQ(reading.catalogue.materials.size(), 3U);
  sample.put("materials.yaml", library);
  EXPECT_EQ(read_catalogue(sample.files()).problems.front().rule, "duplicate_code");
}

}  // namespace
}  // namespace yichuang::app
