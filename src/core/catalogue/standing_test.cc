// Who may hand in what on which day: a table of standings, days and plans.
#include "core/catalogue/standing.h"

#include <gtest/gtest.h>

#include "core/catalogue/compile.h"
#include "core/catalogue/impact.h"
#include "core/catalogue/sample_matter.h"
#include "core/catalogue/search.h"

namespace yichuang {
namespace {

const Date kToday{2026, 3, 2};
constexpr CalendarDays kDay{1};

Standing suspended(Date from, std::optional<Date> until = {}, std::vector<std::string> instead = {}) {
  return {
      StandingKind::suspended, from, until, {"系统升级。", "The system is renewed."}, "通知1号", instead, {}};
}
Standing retired(Date from, std::vector<std::string> instead = {}) {
  return {StandingKind::retired, from, {}, {"法律已修改。", "The law was changed."}, "决定2号", instead, {}};
}

Catalogue shop_with(const std::map<std::string, Standing>& standings) {
  Catalogue catalogue = sample::shop();
  Listing<Item> items;
  for (Item item : catalogue.items) {
    const auto found = standings.find(item.code);
    if (found != standings.end()) item.standing = found->second;
    items.add(std::move(item));
  }
  catalogue.items = std::move(items);
  return catalogue;
}

Plan plan_of(const Catalogue& catalogue, const std::string& area, const std::string& with = {}) {
  std::map<std::string, std::string> answers{{"entity", "company"}, {"area", area}, {"simple", "false"}};
  if (!with.empty()) answers["with"] = with;
  return *compile(catalogue, "open-shop", answers);
}

TEST(Standing, is_asked_for_a_day_and_a_plan) {
  struct Row {
    const char* said;
    std::map<std::string, Standing> standings;
    const char* area;
    const char* with;
    const char* answer;
  };
  const std::vector<Row> rows{
      {"nothing is closed", {}, "100", "", "open"},
      {"announced for tomorrow", {{"seal", suspended(kToday + kDay)}}, "100", "", "open"},
      {"from today on", {{"seal", suspended(kToday)}}, "100", "", "closed_item"},
      {"until today", {{"seal", suspended(kToday - kDay, kToday)}}, "100", "", "closed_item_until"},
      {"over since yesterday", {{"seal", suspended(kToday - kDay, kToday - kDay)}}, "100", "", "open"},
      {"retired", {{"seal", retired(kToday)}}, "100", "", "retired_item"},
      {"retired tomorrow", {{"seal", retired(kToday + kDay)}}, "100", "", "open"},
      {"there is another in its place",
       {{"seal", retired(kToday, {"fund"})}},
       "100",
       "",
       "closed_item_instead"},
      {"a situation that is not this one", {{"fire-check", suspended(kToday)}}, "100", "", "open"},
      {"the very situation", {{"fire-check", suspended(kToday)}}, "400", "", "closed_item"},
      {"an optional one not taken", {{"fund", retired(kToday)}}, "100", "", "open"},
      {"an optional one taken", {{"fund", retired(kToday)}}, "100", "fund", "closed_item_optional"},
      {"the longest of two counts, an optional one besides",
       {{"seal", suspended(kToday, kToday + kDay)},
        {"registration", suspended(kToday, kToday + CalendarDays{5})},
        {"fund", retired(kToday)}},
       "100",
       "fund",
       "closed_item_until"},
      {"without an end is longer than any",
       {{"seal", suspended(kToday)}, {"registration", suspended(kToday, kToday)}},
       "100",
       "",
       "closed_item"},
  };
  for (const Row& row : rows) {
    const Catalogue catalogue = shop_with(row.standings);
    const auto open = check_standings(catalogue, plan_of(catalogue, row.area, row.with), kToday);
    EXPECT_EQ(open ? "open" : open.refusal().code, row.answer) << row.said;
  }
}

TEST(Standing, refusal_names_item_days_reason_and_what_comes_after) {
  const Catalogue catalogue = shop_with({{"seal", suspended(kToday, Date{2026, 3, 9})}});
  const auto open = check_standings(catalogue, plan_of(catalogue, "100"), kToday);
  ASSERT_FALSE(open.ok());
  EXPECT_EQ(
      open.refusal().values,
      (Values{
          {"item", "seal"},
          {"zh", "“seal”自2026年3月2日起至2026年3月9日暂停办理：系统升级（通知1号）。"},
          {"en", "“seal” is suspended from 2 March 2026 to 9 March 2026: The system is renewed (通知1号)."},
          {"until", "2026-03-09"}}));
}

TEST(Standing, words_say_what_to_apply_for_instead) {
  const Catalogue catalogue = sample::shop();
  const Text told = standing_in_words(catalogue, retired(kToday, {"fund", "seal"}));
  EXPECT_EQ(told.zh,
            "自2026年3月2日起取消，不再受理新的申请：法律已修改（决定2号）。可以改办“fund”、“seal”。");
  EXPECT_EQ(
      told.en,
      "Abolished from 2 March 2026 on: The law was changed (决定2号). Apply for “fund”, “seal” instead.");
}

TEST(Standing, leaves_the_plan_itself_alone) {
  const Catalogue open = sample::shop(), closed = shop_with({{"seal", retired(kToday)}});
  const Plan before = plan_of(open, "100"), after = plan_of(closed, "100");
  ASSERT_EQ(before.items.size(), after.items.size());
  EXPECT_EQ(before.promised_days, after.promised_days);
}

TEST(Standing, impact_of_a_revision_names_what_begins_and_what_ends) {
  const Catalogue open = sample::shop(), closed = shop_with({{"seal", suspended(kToday)}});
  const Impact begins = impact_of(open, closed, kToday), ends = impact_of(closed, open, kToday);
  ASSERT_EQ(begins.standings.size(), 1U);
  EXPECT_EQ(begins.standings.front().item, "seal");
  EXPECT_FALSE(begins.standings.front().before);
  EXPECT_EQ(begins.standings.front().packages, std::vector<std::string>{"open-shop"});
  ASSERT_EQ(ends.standings.size(), 1U);
  EXPECT_FALSE(ends.standings.front().after);
  EXPECT_TRUE(impact_of(closed, closed, kToday).standings.empty());
}

TEST(Standing, of_a_package_tells_only_what_it_cannot_do_without) {
  const Catalogue catalogue = shop_with(
      {{"seal", suspended(kToday)}, {"fire-check", suspended(kToday)}, {"fund", suspended(kToday)}});
  const auto closed = closed_items(catalogue, *catalogue.package("open-shop"), kToday);
  ASSERT_EQ(closed.size(), 1U);
  EXPECT_EQ(closed.front()->code, "seal");
}

TEST(Standing, puts_retired_items_behind_all_others_that_were_found) {
  const Catalogue catalogue = shop_with({{"seal", retired(kToday)}, {"fund", suspended(kToday)}});
  const auto item = [](const char* code, int score) {
    return CatalogueHit{CatalogueHit::Kind::item, code, score};
  };
  const std::vector<CatalogueHit> hits{item("seal", 100), item("fund", 90), item("health-check", 80)};
  const auto found = offered_first(catalogue, hits, kToday, 2);
  ASSERT_EQ(found.size(), 2U) << "what can be applied for is never pushed out by what cannot";
  EXPECT_EQ(found[0].code, "fund") << "what is suspended comes back";
  EXPECT_EQ(found[1].code, "health-check");
  EXPECT_EQ(offered_first(catalogue, hits, kToday - kDay, 3)[0].code, "seal") << "not before its day";
}

}  // namespace
}  // namespace yichuang
