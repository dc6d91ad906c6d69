#include "core/calendar/clock.h"

#include <gtest/gtest.h>

#include "core/calendar/test_calendar.h"

namespace yichuang {
namespace {

using test::shipped_calendar;

Date on(const char* text) { return parse_date(text).value(); }
Stop stop(const char* from, const char* to) { return {on(from), on(to), {}, {}}; }

std::string due_of(const char* accepted, const Limit& limit, const std::vector<Stop>& stops = {}) {
  const auto found = due(shipped_calendar(), on(accepted), limit, stops);
  if (!found) return found.refusal().fields.at(0).field + " " + found.refusal().fields.at(0).code;
  return to_string(found->date) + (found->provisional ? " provisional" : "");
}

TEST(clock, counts_working_days_as_the_worked_examples_do) {
  const struct {
    const char* accepted;
    int days;
    const char* day_one;
    const char* due;
    const char* why;
  } rows[] = {
      {"2021-02-05", 20, "2021-02-07", "2021-03-10",
       "a make-up Sunday is day one, the Spring Festival lies inside"},
      {"2021-02-10", 5, "2021-02-18", "2021-02-23",
       "five days across the Spring Festival and a make-up Saturday"},
      {"2021-04-30", 20, "2021-05-06", "2021-06-01", "Labour Day and the make-up of 8 May"},
      {"2021-05-01", 5, "2021-05-06", "2021-05-11", "a receipt on a holiday keeps its date"},
      {"2021-09-17", 5, "2021-09-18", "2021-09-26", "the deadline is a make-up Sunday"},
      {"2021-09-30", 20, "2021-10-08", "2021-11-03", "National Day"},
      {"2021-12-31", 20, "2022-01-04", "2022-01-29", "crosses the year, the deadline is a make-up Saturday"},
      {"2020-01-22", 20, "2020-01-23", "2020-02-27", "1 February 2020 is no working day after all"},
      {"2022-12-30", 20, "2023-01-03", "2023-02-02", "3 January 2023 is a working day"},
      {"2024-02-08", 5, "2024-02-09", "2024-02-21", "除夕 2024 is a working day"},
      {"2025-09-26", 10, "2025-09-28", "2025-10-16", "eight days off, made up on 11 October"},
      {"2026-02-13", 20, "2026-02-14", "2026-03-19", "nine days off, made up on 14 and 28 February"},
      {"2026-09-30", 20, "2026-10-08", "2026-11-03", "National Day 2026"},
      {"2021-03-01", 20, "2021-03-02", "2021-03-29", "the base limit"},
      {"2021-03-29", 10, "2021-03-30", "2021-04-13", "delivery after a decision"},
      // What another system got wrong, with the calendar of 2021.
      {"2021-09-06", 1, "2021-09-07", "2021-09-07", "an ordinary day"},
      {"2021-09-24", 1, "2021-09-26", "2021-09-26", "the make-up Sunday after a holiday Saturday"},
      {"2021-09-24", 2, "2021-09-26", "2021-09-27", "and the Monday after it"},
      {"2021-09-26", 1, "2021-09-27", "2021-09-27", "received on the make-up Sunday itself"},
      {"2021-10-08", 1, "2021-10-09", "2021-10-09", "a make-up Saturday"},
      {"2021-10-08", 2, "2021-10-09", "2021-10-11", "and the Monday after it"},
      {"2021-09-30", 1, "2021-10-08", "2021-10-08", "the eve of National Day"},
      {"2021-10-01", 1, "2021-10-08", "2021-10-08", "on National Day, whatever the hour"},
      {"2021-09-06", 300, "2021-09-07", "2022-11-21", "more than a year, without a silent end"},
  };
  for (const auto& row : rows) {
    const Limit limit{row.days, Unit::working, 0};
    EXPECT_EQ(due_of(row.accepted, limit), row.due) << row.accepted << " + " << row.days << ": " << row.why;
    const auto told = explain(shipped_calendar(), on(row.accepted), limit, {});
    ASSERT_TRUE(told.ok()) << row.why;
    EXPECT_EQ(told->day_one, on(row.day_one)) << row.accepted << " + " << row.days << ": " << row.why;
  }
}

TEST(clock, adds_extensions_at_the_end) {
  EXPECT_EQ(due_of("2021-03-01", {20, Unit::working, 10}), "2021-04-13");
  EXPECT_EQ(due_of("2021-03-01", kJointLimit), "2021-05-06");
  EXPECT_EQ(due_of("2021-03-01", kJointLimitExtended), "2021-05-26");
  EXPECT_EQ(due_of("2021-03-29", kDeliveryTime), "2021-04-13");
  EXPECT_EQ(due_of("2021-03-01", {0, Unit::working, 1}), "2021-03-02")
      << "an extension of nothing counts too";
}

TEST(clock, stands_still_from_the_day_after_a_stop_began_to_the_day_it_ended) {
  const struct {
    const char* why;
    std::vector<Stop> stops;
    const char* due;
  } rows[] = {
      {"without a stop", {}, "2021-03-29"},
      {"an expert review of ten working days", {stop("2021-03-10", "2021-03-24")}, "2021-04-13"},
      {"its first day is used all the same", {stop("2021-03-10", "2021-03-11")}, "2021-03-30"},
      {"begun and ended on one day it changes nothing", {stop("2021-03-10", "2021-03-10")}, "2021-03-29"},
      {"over a weekend it changes nothing", {stop("2021-03-12", "2021-03-14")}, "2021-03-29"},
      {"the same one twice counts once",
       {stop("2021-03-10", "2021-03-24"), stop("2021-03-10", "2021-03-24")},
       "2021-04-13"},
      {"overlapping ones count once",
       {stop("2021-03-15", "2021-03-24"), stop("2021-03-10", "2021-03-18")},
       "2021-04-13"},
      {"one inside another counts nothing more",
       {stop("2021-03-10", "2021-03-24"), stop("2021-03-12", "2021-03-15")},
       "2021-04-13"},
      {"one that begins the day another ends",
       {stop("2021-03-10", "2021-03-17"), stop("2021-03-17", "2021-03-24")},
       "2021-04-13"},
      {"a day between two stops counts",
       {stop("2021-03-10", "2021-03-17"), stop("2021-03-18", "2021-03-24")},
       "2021-04-12"},
      {"before acceptance it has no effect", {stop("2021-02-01", "2021-02-26")}, "2021-03-29"},
      {"up to the day of acceptance neither", {stop("2021-02-01", "2021-03-01")}, "2021-03-29"},
      {"only the part after acceptance counts", {stop("2021-02-01", "2021-03-02")}, "2021-03-30"},
      {"before the calendar begins it is no fault", {stop("2019-02-01", "2019-03-02")}, "2021-03-29"},
      {"begun on the due day it comes too late", {stop("2021-03-29", "2021-04-29")}, "2021-03-29"},
      {"begun the day before it moves the last day", {stop("2021-03-28", "2021-04-29")}, "2021-04-30"},
  };
  for (const auto& row : rows)
    EXPECT_EQ(due_of("2021-03-01", {20, Unit::working, 0}, row.stops), row.due) << row.why;
}

TEST(clock, counts_plain_days_where_the_law_says_plain_days) {
  const struct {
    const char* why;
    const char* accepted;
    int days;
    std::vector<Stop> stops;
    const char* due;
  } rows[] = {
      {"every day counts", "2021-03-01", 30, {}, "2021-03-31"},
      {"a last day on Saturday becomes Monday", "2021-03-01", 5, {}, "2021-03-08"},
      {"a make-up Sunday is a working day to end on", "2021-02-05", 2, {}, "2021-02-07"},
      {"a last day in the Spring Festival goes behind it", "2021-02-05", 6, {}, "2021-02-18"},
      {"stopped days do not count", "2021-03-01", 30, {stop("2021-03-10", "2021-03-20")}, "2021-04-12"},
      {"a stop over the days rolled over is ignored",
       "2021-03-01",
       5,
       {stop("2021-03-06", "2021-03-31")},
       "2021-03-08"},
      {"a stop over the last day moves it",
       "2021-03-01",
       5,
       {stop("2021-03-05", "2021-03-31")},
       "2021-04-01"},
      {"nothing to count is the day itself, even a Saturday", "2021-03-06", 0, {}, "2021-03-06"},
  };
  for (const auto& row : rows)
    EXPECT_EQ(due_of(row.accepted, {row.days, Unit::calendar, 0}, row.stops), row.due) << row.why;
}

TEST(clock, is_provisional_when_it_touches_a_year_without_a_notice) {
  const struct {
    const char* why;
    const char* accepted;
    Limit limit;
    std::vector<Stop> stops;
    const char* due;
  } rows[] = {
      {"the last day of the last year with a notice", "2026-12-25", {4, Unit::working, 0}, {}, "2026-12-31"},
      {"one day more", "2026-12-25", {5, Unit::working, 0}, {}, "2027-01-04 provisional"},
      {"plain days up to the year's end", "2026-12-01", {30, Unit::calendar, 0}, {}, "2026-12-31"},
      {"rolling into the next year", "2026-12-01", {31, Unit::calendar, 0}, {}, "2027-01-04 provisional"},
      {"a stop that reaches into it",
       "2026-12-25",
       {4, Unit::working, 0},
       {stop("2026-12-30", "2027-01-05")},
       "2027-01-06 provisional"},
      {"a stop after the due day",
       "2026-12-01",
       {5, Unit::working, 0},
       {stop("2026-12-30", "2027-01-05")},
       "2026-12-08"},
      {"nothing to count: no notice can change it", "2027-03-01", {0, Unit::working, 0}, {}, "2027-03-01"},
      {"the statutory days of 2027 are off",
       "2027-02-04",
       {1, Unit::working, 0},
       {},
       "2027-02-09 provisional"},
      {"its other days are Monday to Friday",
       "2027-04-30",
       {2, Unit::working, 0},
       {},
       "2027-05-04 provisional"},
      {"years further on count too", "2033-01-03", {250, Unit::working, 0}, {}, "2033-12-22 provisional"},
  };
  for (const auto& row : rows) EXPECT_EQ(due_of(row.accepted, row.limit, row.stops), row.due) << row.why;
}

TEST(clock, is_provisional_when_only_the_rolling_reaches_a_year_without_a_notice) {
  // 31 December 2022 was a Saturday: the thirtieth plain day lies in a year with a notice, the due day does not.
  const auto calendar = WorkCalendar::make("2022", {{2020}, {2021}, {2022}}, {}).value();
  const auto found = due(calendar, on("2022-12-01"), {30, Unit::calendar, 0}, {});
  ASSERT_TRUE(found.ok());
  EXPECT_EQ(to_string(found->date), "2023-01-02");
  EXPECT_TRUE(found->provisional);
  EXPECT_FALSE(due(calendar, on("2022-12-01"), {29, Unit::calendar, 0}, {})->provisional);
}

TEST(clock, refuses_what_cannot_be_counted_and_names_the_field) {
  const std::vector<Stop> many(static_cast<std::size_t>(kMostStops) + 1, stop("2021-03-10", "2021-03-11"));
  const struct {
    const char* why;
    const char* accepted;
    Limit limit;
    std::vector<Stop> stops;
    const char* refused;
  } rows[] = {
      {"before 2020 there is no calendar", "2019-12-31", {20}, {}, "accepted before_calendar"},
      {"even when nothing is counted", "2019-12-31", {0}, {}, "accepted before_calendar"},
      {"nor is there one after its end", "2200-01-01", {20}, {}, "accepted beyond_calendar"},
      {"a limit below nothing", "2021-03-01", {-1}, {}, "limit out_of_range"},
      {"an absurd limit", "2021-03-01", {kLongestLimit + 1}, {}, "limit out_of_range"},
      {"an extension below nothing", "2021-03-01", {20, Unit::working, -1}, {}, "extension out_of_range"},
      {"an absurd extension",
       "2021-03-01",
       {20, Unit::working, kLongestLimit + 1},
       {},
       "extension out_of_range"},
      {"a stop that ends before it begins",
       "2021-03-01",
       {20},
       {stop("2021-03-10", "2021-03-11"), stop("2021-03-24", "2021-03-23")},
       "stops[1] stop_backwards"},
      {"even one before acceptance",
       "2021-03-01",
       {20},
       {stop("2021-02-24", "2021-02-23")},
       "stops[0] stop_backwards"},
      {"even when nothing is counted",
       "2021-03-01",
       {0},
       {stop("2021-03-24", "2021-03-23")},
       "stops[0] stop_backwards"},
      {"too many stops", "2021-03-01", {20}, many, "stops too_many"},
      {"a count that leaves the calendar", "2199-12-20", {20}, {}, "limit beyond_calendar"},
      {"a stop that leaves the calendar",
       "2021-03-01",
       {20},
       {stop("2021-03-10", "9999-12-31")},
       "limit beyond_calendar"},
      {"rolling out of the calendar", "2199-12-01", {40, Unit::calendar, 0}, {}, "limit beyond_calendar"},
  };
  for (const auto& row : rows) EXPECT_EQ(due_of(row.accepted, row.limit, row.stops), row.refused) << row.why;
  EXPECT_EQ(due_of("2021-03-01", {kLongestLimit, Unit::working, kLongestLimit}).substr(0, 4), "2099")
      << "the longest limit with the longest extension is still counted";
}

TEST(clock, tells_every_day_and_why_it_counts_or_not) {
  const auto told = explain(shipped_calendar(), on("2021-02-05"), {3, Unit::working, 1},
                            {stop("2020-01-01", "2020-01-02"), stop("2021-02-08", "2021-02-09")});
  ASSERT_TRUE(told.ok());
  const struct {
    const char* date;
    DayReason reason;
    DayKind kind;
    const char* name;
    int number;
    std::optional<std::size_t> stop;
  } rows[] = {
      {"2021-02-06", DayReason::not_working, DayKind::weekend, "", 0, {}},
      {"2021-02-07", DayReason::counted, DayKind::make_up, "春节", 1, {}},
      {"2021-02-08", DayReason::counted, DayKind::workday, "", 2, {}},
      {"2021-02-09", DayReason::stopped, DayKind::workday, "", 0, 1},
      {"2021-02-10", DayReason::counted, DayKind::workday, "", 3, {}},
      {"2021-02-11", DayReason::not_working, DayKind::rest, "春节", 0, {}},
      {"2021-02-12", DayReason::not_working, DayKind::holiday, "春节", 0, {}},
      {"2021-02-13", DayReason::not_working, DayKind::holiday, "春节", 0, {}},
      {"2021-02-14", DayReason::not_working, DayKind::holiday, "春节", 0, {}},
      {"2021-02-15", DayReason::not_working, DayKind::rest, "春节", 0, {}},
      {"2021-02-16", DayReason::not_working, DayKind::rest, "春节", 0, {}},
      {"2021-02-17", DayReason::not_working, DayKind::rest, "春节", 0, {}},
      {"2021-02-18", DayReason::counted, DayKind::workday, "", 4, {}},
  };
  ASSERT_EQ(told->days.size(), std::size(rows));
  for (std::size_t i = 0; i < std::size(rows); ++i) {
    const DayWalked& day = told->days[i];
    EXPECT_EQ(to_string(day.date), rows[i].date);
    EXPECT_EQ(day.reason, rows[i].reason) << rows[i].date;
    EXPECT_EQ(day.kind, rows[i].kind) << rows[i].date;
    EXPECT_EQ(day.name, rows[i].name) << rows[i].date;
    EXPECT_EQ(day.number, rows[i].number) << rows[i].date;
    EXPECT_EQ(day.stop, rows[i].stop) << rows[i].date;
  }
  EXPECT_EQ(told->day_one, on("2021-02-07"));
  EXPECT_EQ(told->due.date, on("2021-02-18"));
}

TEST(clock, tells_the_days_a_plain_limit_rolls_over) {
  const auto told = explain(shipped_calendar(), on("2021-03-04"), {2, Unit::calendar, 0}, {});
  ASSERT_TRUE(told.ok());
  std::vector<std::pair<std::string, DayReason>> days;
  for (const DayWalked& day : told->days) days.emplace_back(to_string(day.date), day.reason);
  EXPECT_EQ(days, (std::vector<std::pair<std::string, DayReason>>{{"2021-03-05", DayReason::counted},
                                                                  {"2021-03-06", DayReason::counted},
                                                                  {"2021-03-07", DayReason::rolled},
                                                                  {"2021-03-08", DayReason::rolled}}));
  const auto nothing = explain(shipped_calendar(), on("2021-03-06"), {0, Unit::calendar, 0}, {});
  ASSERT_TRUE(nothing.ok());
  EXPECT_TRUE(nothing->days.empty());
  EXPECT_EQ(nothing->day_one, std::nullopt);
}

TEST(clock, knows_how_much_of_a_limit_is_used) {
  const std::vector<Stop> review{stop("2021-03-10", "2021-03-24")};
  const struct {
    const char* why;
    Unit unit;
    std::vector<Stop> stops;
    const char* on;
    int used;
  } rows[] = {
      {"nothing before acceptance", Unit::working, {}, "2021-02-01", 0},
      {"nothing on the day itself", Unit::working, {}, "2021-03-01", 0},
      {"the first day when it begins", Unit::working, {}, "2021-03-02", 1},
      {"a weekend adds nothing", Unit::working, {}, "2021-03-07", 4},
      {"seven days when the review begins", Unit::working, review, "2021-03-10", 7},
      {"and while it lasts", Unit::working, review, "2021-03-23", 7},
      {"and on its last day", Unit::working, review, "2021-03-24", 7},
      {"then it runs on", Unit::working, review, "2021-03-25", 8},
      {"all on the due day", Unit::working, review, "2021-04-13", 20},
      {"plain days count weekends", Unit::calendar, {}, "2021-03-07", 6},
      {"but not stopped ones", Unit::calendar, review, "2021-03-25", 10},
      {"long after the calendar it does not run away",
       Unit::calendar,
       {},
       "9999-12-31",
       (WorkCalendar::kLastDay - Date{2021, 3, 1}).count},
  };
  for (const auto& row : rows)
    EXPECT_EQ(used_days(shipped_calendar(), on("2021-03-01"), row.unit, row.stops, on(row.on)), row.used)
        << row.why;
}

TEST(clock, takes_silence_for_acceptance_from_the_day_of_receipt) {
  const auto last = deficiency_deadline(shipped_calendar(), on("2021-02-10"));
  ASSERT_TRUE(last.ok());
  EXPECT_EQ(to_string(*last), "2021-02-23");
  const struct {
    const char* today;
    std::optional<Date> accepted;
    const char* why;
  } rows[] = {
      {"2021-02-10", std::nullopt, "received today"},
      {"2021-02-22", std::nullopt, "day four"},
      {"2021-02-23", std::nullopt, "day five has not ended: until 24:00 a notice is in time"},
      {"2021-02-24", on("2021-02-10"), "day five has ended: accepted as of receipt, not as of today"},
      {"2021-06-01", on("2021-02-10"), "however late it is noticed"},
  };
  for (const auto& row : rows) {
    const auto deemed = deemed_acceptance(shipped_calendar(), on("2021-02-10"), on(row.today));
    ASSERT_TRUE(deemed.ok());
    EXPECT_EQ(*deemed, row.accepted) << row.today << ": " << row.why;
  }
  EXPECT_FALSE(deemed_acceptance(shipped_calendar(), on("2019-02-10"), on("2019-03-10")).ok());
  // The statute has been running since: twenty days from receipt.
  EXPECT_EQ(due_of("2021-02-10", {20, Unit::working, 0}), "2021-03-16");
}

}  // namespace
}  // namespace yichuang
