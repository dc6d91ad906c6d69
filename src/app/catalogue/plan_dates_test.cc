#include "app/catalogue/plan_dates.h"

#include <gtest/gtest.h>

namespace yichuang::app {
namespace {

WorkCalendar calendar() {
  std::vector<CalendarYear> years;
  for (int year = 2020; year <= 2026; ++year) years.push_back({year, true, "n"});
  return WorkCalendar::make("test", years, {{Date(2026, 10, 1), DayKind::holiday, "国庆节"}}).value();
}

PlanView plan(int days, int issued) {
  PlanView view;
  view.promised_days = days;
  PlanItemView item;
  item.issued_day = issued;
  view.items = {item};
  return view;
}

TEST(PlanDates, are_counted_by_the_legal_clock_from_the_day_after_acceptance) {
  PlanView view = plan(11, 2);
  add_dates(view, calendar(), Date(2026, 9, 28));  // a Monday; 1 October is a day off
  ASSERT_TRUE(view.dates);
  EXPECT_EQ(view.dates->accepted, "2026-09-28");
  EXPECT_EQ(view.dates->due, "2026-10-14");
  EXPECT_FALSE(view.dates->provisional);
  EXPECT_EQ(view.items[0].due, "2026-09-30");
}

TEST(PlanDates, that_reach_a_year_without_a_notice_are_provisional) {
  PlanView view = plan(11, 0);
  add_dates(view, calendar(), Date(2026, 12, 28));
  ASSERT_TRUE(view.dates);
  EXPECT_TRUE(view.dates->provisional);
  EXPECT_EQ(view.items[0].due, "2026-12-28") << "done on the spot";
}

TEST(PlanDates, let_nobody_collect_a_seal_before_the_licence_it_was_made_from) {
  PlanView view = plan(11, 2);
  view.items[0].item.code = "licence";
  PlanItemView seal, tax;
  seal.item.code = "seal";
  seal.issued_day = 1;  // made the day the licence is decided
  tax.item.code = "tax";
  tax.issued_day = 1;
  view.items.push_back(seal);
  view.items.push_back(tax);
  view.edges = {{"seal", "tax"}, {"licence", "seal"}};
  add_dates(view, calendar(), Date(2026, 3, 2));
  EXPECT_EQ(view.items[0].due, "2026-03-04");
  EXPECT_EQ(view.items[1].due, "2026-03-04");
  EXPECT_EQ(view.items[2].due, "2026-03-04") << "over what stands between";
}

TEST(PlanDates, go_no_further_than_the_joint_limit_of_45_days_and_are_none_of_an_open_plan) {
  PlanView long_one = plan(80, 80);
  add_dates(long_one, calendar(), Date(2026, 3, 2));
  EXPECT_EQ(long_one.dates->due, "2026-05-04");
  PlanView open;
  add_dates(open, calendar(), Date(2026, 3, 2));
  EXPECT_FALSE(open.dates);
}

}  // namespace
}  // namespace yichuang::app
