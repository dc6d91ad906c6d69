// 暂停 and 取消: each rule has a catalogue that breaks it, at its level, on its line; the day decides where it has to.
#include <gtest/gtest.h>

#include "app/catalogue/bundle.h"
#include "app/catalogue/check_report.h"
#include "app/catalogue/sample_catalogue.h"

namespace yichuang::app {
namespace {

const Date kToday{2026, 3, 2};
constexpr const char* kTrade = "items/trade-licence.yaml";
constexpr const char* kRegistration = "items/registration.yaml";

Change standing(const char* item, const std::string& members) {
  return {item, "demo: true\n",
          "demo: true\nstanding:\n" + members +
              "  reason: {zh: \"系统升级\", en: \"Renewal\"}\n  source: \"通知1号\"\n"};
}

// "rule severity file:line" of each problem.
std::string found(const std::vector<Change>& changes, std::optional<Date> today) {
  static const char* const kNames[] = {"error", "warning", "hint"};
  SampleCatalogue sample;
  for (const Change& change : changes) sample.change(change);
  std::string all;
  for (const Problem& problem : read_catalogue(sample.files(), today).problems)
    all += problem.rule + " " + kNames[static_cast<int>(problem.severity)] + " " + problem.file + ":" +
           std::to_string(problem.line) + "\n";
  return all;
}

TEST(CheckStanding, days_make_sense) {
  EXPECT_EQ(found({standing(kTrade, "  kind: suspended\n  from: \"2026-03-09\"\n  until: \"2026-03-02\"\n")},
                  kToday),
            "until_before_from error items/trade-licence.yaml:7\n");
  EXPECT_EQ(found({standing(kTrade, "  kind: suspended\n  from: \"2026-03-09\"\n  until: \"2026-03-09\"\n")},
                  kToday),
            "")
      << "a single day, and an item that is not always needed";
  EXPECT_EQ(found({standing(kTrade, "  kind: suspended\n  from: \"2026-02-30\"\n")}, kToday),
            "misread error items/trade-licence.yaml:6\n")
      << "no day of any month";
}

TEST(CheckStanding, what_is_named_in_its_place_can_be_applied_for) {
  const std::string suspended = "  kind: suspended\n  from: \"2026-03-09\"\n";
  EXPECT_EQ(found({standing(kTrade, suspended + "  instead: [registration]\n")}, kToday), "");
  EXPECT_EQ(found({standing(kTrade, suspended + "  instead: [nothing]\n")}, kToday),
            "unknown_item error items/trade-licence.yaml:7\n");
  EXPECT_EQ(found({standing(kTrade, suspended + "  instead: [trade-licence]\n")}, kToday),
            "instead_closed error items/trade-licence.yaml:7\n")
      << "not itself";
  EXPECT_EQ(
      found({standing(kTrade, suspended + "  instead: [registration]\n"),
             standing(kRegistration, "  kind: suspended\n  from: \"2026-03-01\"\n  until: \"2026-03-08\"\n")},
            Date{2026, 4, 1}),
      "")
      << "the other was closed before";
  EXPECT_EQ(
      found({standing(kTrade, suspended + "  instead: [registration]\n"),
             standing(kRegistration, "  kind: suspended\n  from: \"2026-03-01\"\n  until: \"2026-03-09\"\n")},
            Date{2026, 4, 1}),
      "instead_closed error items/trade-licence.yaml:7\n");
}

TEST(CheckStanding, package_is_warned_of_a_suspension_and_refused_with_what_is_retired) {
  const Change suspended =
      standing(kRegistration, "  kind: suspended\n  from: \"2026-03-09\"\n  until: \"2026-03-20\"\n");
  const Change retired = standing(kRegistration, "  kind: retired\n  from: \"2026-03-09\"\n");
  const std::string at = " packages/open-shop.yaml:31\n";
  EXPECT_EQ(found({suspended}, kToday), "suspended_item_required warning" + at);
  EXPECT_EQ(found({suspended}, {}), "suspended_item_required warning" + at);
  EXPECT_EQ(found({suspended}, Date{2026, 3, 21}), "") << "it is over";
  EXPECT_EQ(found({retired}, Date{2026, 3, 8}), "retired_item_required warning" + at) << "announced";
  EXPECT_EQ(found({retired}, Date{2026, 3, 9}), "retired_item_required error" + at);
  EXPECT_EQ(found({retired}, {}), "retired_item_required warning" + at) << "a server can always start";
  EXPECT_EQ(found({standing(kTrade, "  kind: retired\n  from: \"2026-03-01\"\n  until: \"2026-03-09\"\n")},
                  Date{2026, 3, 5}),
            "until_of_retired error items/trade-licence.yaml:7\nretired_item_required error "
            "packages/open-shop.yaml:34\n");
}

TEST(CheckStanding, bundle_is_checked_as_of_the_day_it_is_taken_in) {
  SampleCatalogue sample, retired;
  retired.change(standing(kRegistration, "  kind: retired\n  from: \"2026-03-09\"\n"));
  const auto bundle = read_bundle(write_bundle(retired.files(), BundleFormat::json));
  ASSERT_TRUE(bundle);
  EXPECT_TRUE(import_bundle(sample.files(), *bundle, Date{2026, 3, 8})) << "announced";
  const auto late = import_bundle(sample.files(), *bundle, Date{2026, 3, 9});
  ASSERT_FALSE(late);
  EXPECT_EQ(late.refusal().fields.front().code, "retired_item_required");
}

}  // namespace
}  // namespace yichuang::app
