#include "core/calendar/work_calendar.h"

#include <gtest/gtest.h>

#include "core/calendar/test_calendar.h"

namespace yichuang {
namespace {

using test::shipped_calendar;
using test::shipped_days;
using test::shipped_years;

Date on(const char* text) { return parse_date(text).value(); }

TEST(work_calendar, has_as_many_working_days_a_year_as_the_notices_leave) {
  const std::pair<int, int> rows[] = {{2020, 249}, {2021, 250}, {2022, 249}, {2023, 249},
                                      {2024, 251}, {2025, 248}, {2026, 248}};
  for (const auto& [year, days] : rows) {
    int counted = 0;
    for (Date day{year, 1, 1}; day.year() == year; ++day) counted += shipped_calendar().working(day) ? 1 : 0;
    EXPECT_EQ(counted, days) << year;
    if (year > 2020) {
      EXPECT_EQ(shipped_calendar().working_between(Date{year - 1, 12, 31}, Date{year, 12, 31}), days) << year;
    }
  }
}

TEST(work_calendar, knows_what_kind_of_day_each_is) {
  const struct {
    const char* date;
    DayKind kind;
    bool working;
    const char* name;
    const char* why;
  } rows[] = {
      {"2021-03-01", DayKind::workday, true, "", "an ordinary Monday"},
      {"2021-03-06", DayKind::weekend, false, "", "an ordinary Saturday"},
      {"2021-02-12", DayKind::holiday, false, "春节", "the first of the first month"},
      {"2021-02-17", DayKind::rest, false, "春节", "a Wednesday taken off by the notice"},
      {"2021-02-07", DayKind::make_up, true, "春节", "a Sunday worked for it"},
      {"2020-02-01", DayKind::rest, false, "春节", "its make-up was cancelled when the holiday was extended"},
      {"2020-01-31", DayKind::rest, false, "春节", "the extension itself"},
      {"2020-02-03", DayKind::workday, true, "", "the first day back"},
      {"2024-02-09", DayKind::workday, true, "", "除夕 2024 was a working day"},
      {"2025-01-28", DayKind::holiday, false, "春节", "除夕 is a statutory day since 2025"},
      {"2022-12-31", DayKind::rest, false, "元旦", "it belongs to the notice for 2023"},
      {"2023-01-03", DayKind::workday, true, "", "back after 元旦"},
      {"2027-02-08", DayKind::holiday, false, "法定节假日", "a statutory day of a year without a notice"},
      {"2027-02-09", DayKind::workday, true, "", "no notice has swapped it"},
      {"2027-02-20", DayKind::weekend, false, "", "no notice has made it up"},
      {"2040-10-02", DayKind::holiday, false, "国庆节", "later years keep the days of fixed date"},
      {"2040-10-04", DayKind::workday, true, "", "and nothing more"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(shipped_calendar().kind(on(row.date)), row.kind) << row.date << ": " << row.why;
    EXPECT_EQ(shipped_calendar().working(on(row.date)), row.working) << row.date << ": " << row.why;
    EXPECT_EQ(shipped_calendar().name(on(row.date)), row.name) << row.date << ": " << row.why;
  }
}

TEST(work_calendar, is_provisional_from_the_first_year_without_a_notice) {
  EXPECT_FALSE(shipped_calendar().provisional(on("2026-12-31")));
  EXPECT_TRUE(shipped_calendar().provisional(on("2027-01-01")));
  EXPECT_TRUE(shipped_calendar().provisional(on("2060-06-01")));
  EXPECT_EQ(shipped_calendar().year(2021)->notice, "notice");
  EXPECT_FALSE(shipped_calendar().year(2027)->noticed);
  EXPECT_EQ(shipped_calendar().year(2028), nullptr);
}

TEST(work_calendar, finds_the_nth_working_day_that_counting_one_by_one_finds) {
  for (const char* from : {"2020-01-01", "2021-02-07", "2021-10-01", "2026-12-30", "2031-05-01"}) {
    int n = 0;
    for (Date day = on(from) + CalendarDays{1}; n < 400; ++day) {
      if (shipped_calendar().working(day)) {
        EXPECT_EQ(shipped_calendar().nth_working_after(on(from), ++n), day) << from << " " << n;
      }
      EXPECT_EQ(shipped_calendar().working_between(on(from), day), n) << from << " " << to_string(day);
    }
  }
  EXPECT_EQ(shipped_calendar().working_between(on("2021-03-05"), on("2021-03-05")), 0);
  EXPECT_EQ(shipped_calendar().working_between(on("2021-03-05"), on("2021-03-01")), 0)
      << "backwards there is nothing";
  EXPECT_EQ(shipped_calendar().nth_working_after(WorkCalendar::kLastDay, 1), std::nullopt);
}

TEST(work_calendar, never_answers_for_a_day_it_does_not_cover) {
  EXPECT_FALSE(shipped_calendar().covers(on("2019-12-31")));
  EXPECT_FALSE(shipped_calendar().covers(on("2200-01-01")));
  EXPECT_THROW((void)shipped_calendar().working(on("2019-12-31")), Bug);
  EXPECT_THROW((void)shipped_calendar().kind(on("2200-01-01")), Bug);
  EXPECT_THROW((void)shipped_calendar().nth_working_after(on("2021-03-01"), 0), Bug);
}

TEST(work_calendar, refuses_data_that_cannot_be_a_calendar) {
  struct Row {
    const char* why;
    std::vector<CalendarYear> years;
    std::vector<SpecialDay> days;
    const char* said;
  };
  const auto years = shipped_years();
  const SpecialDay good{on("2021-02-12"), DayKind::holiday, "春节"};
  const Row rows[] = {
      {"no years", {}, {}, "no year is named"},
      {"the first year is not 2020", {{2021}}, {}, "year 2021 is out of order: 2020 is due"},
      {"a gap", {{2020}, {2022}}, {}, "year 2022 is out of order: 2021 is due"},
      {"a notice after a year without one",
       {{2020}, {2021, false}, {2022}},
       {},
       "year 2022 has a notice but a year before it has none"},
      {"a day twice", years, {good, good}, "2021-02-12 stands twice"},
      {"a day before the years",
       years,
       {{on("2019-10-01"), DayKind::holiday, "国庆节"}},
       "2019-10-01 lies outside"},
      {"a day after the years",
       years,
       {{on("2028-10-01"), DayKind::holiday, "国庆节"}},
       "2028-10-01 lies outside"},
      {"an ordinary day",
       years,
       {{on("2021-03-01"), DayKind::workday, "x"}},
       "2021-03-01 is neither off nor made up"},
      {"a make-up day on a Monday",
       years,
       {{on("2021-03-01"), DayKind::make_up, "x"}},
       "is a make-up day on a weekday"},
  };
  for (const Row& row : rows) {
    const auto made = WorkCalendar::make("v", row.years, row.days);
    ASSERT_FALSE(made.ok()) << row.why;
    EXPECT_EQ(made.refusal().code, "bad_calendar") << row.why;
    EXPECT_NE(made.refusal().values.front().second.find(row.said), std::string::npos)
        << row.why << " said: " << made.refusal().values.front().second;
  }
  EXPECT_EQ(WorkCalendar::make("v7", years, {good}).value().version(), "v7");
}

}  // namespace
}  // namespace yichuang
