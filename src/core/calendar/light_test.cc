#include <gtest/gtest.h>

#include "core/calendar/clock.h"
#include "core/calendar/test_calendar.h"

namespace yichuang {
namespace {

using test::shipped_calendar;

Date on(const char* text) { return parse_date(text).value(); }
Instant at(const char* text) { return parse_instant(text).value(); }
constexpr Limit working(int days, int extension = 0) { return {days, Unit::working, extension}; }
constexpr Limit plain(int days) { return {days, Unit::calendar, 0}; }

TEST(light, turns_when_nine_tenths_of_the_promise_or_the_statute_are_gone) {
  const struct {
    const char* why;
    const char* accepted;
    Limit promised;
    std::optional<Limit> statutory;
    std::vector<Stop> stops;
    const char* yellow_at;
    const char* red_at;  // empty: never
  } rows[] = {
      {"ten days: the ninth",
       "2021-03-01",
       working(10),
       working(20),
       {},
       "2021-03-12T00:00",
       "2021-03-30T00:00"},
      {"nine days: nine tenths are 8.1, so the ninth",
       "2021-03-01",
       working(9),
       working(20),
       {},
       "2021-03-12T00:00",
       "2021-03-30T00:00"},
      {"eleven days: 9.9, so the tenth",
       "2021-03-01",
       working(11),
       working(20),
       {},
       "2021-03-15T00:00",
       "2021-03-30T00:00"},
      {"twenty days: the eighteenth",
       "2021-03-01",
       working(20),
       working(20),
       {},
       "2021-03-25T00:00",
       "2021-03-30T00:00"},
      {"three days: 2.7, so the third",
       "2021-03-01",
       working(3),
       working(20),
       {},
       "2021-03-04T00:00",
       "2021-03-30T00:00"},
      {"two days: noon of the second",
       "2021-03-01",
       working(2),
       working(20),
       {},
       "2021-03-03T12:00",
       "2021-03-30T00:00"},
      {"one day: noon of it",
       "2021-03-01",
       working(1),
       working(20),
       {},
       "2021-03-02T12:00",
       "2021-03-30T00:00"},
      {"on the spot: noon of the day itself",
       "2021-03-01",
       working(0),
       working(20),
       {},
       "2021-03-01T12:00",
       "2021-03-30T00:00"},
      {"one day with one of extension is still short",
       "2021-03-01",
       working(1, 1),
       working(20),
       {},
       "2021-03-03T12:00",
       "2021-03-30T00:00"},
      {"no statute: never red", "2021-03-01", working(10), std::nullopt, {}, "2021-03-12T00:00", ""},
      {"the statute is extended, the promise is not",
       "2021-03-01",
       working(10),
       working(20, 10),
       {},
       "2021-03-12T00:00",
       "2021-04-14T00:00"},
      {"both stop together",
       "2021-03-01",
       working(10),
       working(20),
       {{on("2021-03-10"), on("2021-03-24"), {}, {}}},
       "2021-03-26T00:00",
       "2021-04-14T00:00"},
      {"a promise longer than the statute does not hide its end",
       "2021-03-01",
       working(20),
       working(5),
       {},
       "2021-03-09T00:00",
       "2021-03-09T00:00"},
      {"plain days: the 27th of thirty, though a Sunday",
       "2021-03-01",
       plain(30),
       plain(60),
       {},
       "2021-03-28T00:00",
       "2021-05-01T00:00"},
      {"plain days: red only after the day it rolled to",
       "2021-03-01",
       plain(10),
       plain(19),
       {},
       "2021-03-10T00:00",
       "2021-03-23T00:00"},
      {"a short plain promise: noon of the day it rolled to",
       "2021-03-05",
       plain(1),
       plain(30),
       {},
       "2021-03-08T12:00",
       "2021-04-07T00:00"},
      {"a make-up Sunday is the due day",
       "2021-02-05",
       working(1),
       working(20),
       {},
       "2021-02-07T12:00",
       "2021-03-11T00:00"},
  };
  for (const auto& row : rows) {
    const auto times =
        light_times(shipped_calendar(), on(row.accepted), row.promised, row.statutory, row.stops);
    ASSERT_TRUE(times.ok()) << row.why;
    const Instant yellow = at(row.yellow_at);
    EXPECT_EQ(to_string(*times->yellow_at), to_string(yellow)) << row.why;
    EXPECT_EQ(times->red_at.has_value(), *row.red_at != '\0') << row.why;
    EXPECT_EQ(light(*times, Instant{yellow.ms - 1}), Light::green) << row.why;
    if (!times->red_at) {
      EXPECT_EQ(light(*times, at("2199-01-01T00:00")), Light::yellow) << row.why;
      continue;
    }
    const Instant red = at(row.red_at);
    EXPECT_EQ(to_string(*times->red_at), to_string(red)) << row.why;
    EXPECT_EQ(light(*times, yellow), yellow == red ? Light::red : Light::yellow) << row.why;
    EXPECT_EQ(light(*times, Instant{red.ms - 1}), yellow == red ? Light::green : Light::yellow) << row.why;
    EXPECT_EQ(light(*times, red), Light::red) << row.why;
  }
}

TEST(light, turns_yellow_on_the_first_day_that_has_nine_tenths_used) {
  for (const Unit unit : {Unit::working, Unit::calendar})
    for (int days = 3; days <= 60; ++days) {
      const std::vector<Stop> stops{{on("2021-04-01"), on("2021-04-12"), {}, {}}};
      const auto times =
          light_times(shipped_calendar(), on("2021-03-19"), {days, unit, 0}, std::nullopt, stops);
      ASSERT_TRUE(times.ok());
      const Date turns = legal_day(*times->yellow_at);
      const auto used = [&](Date day) {
        return used_days(shipped_calendar(), on("2021-03-19"), unit, stops, day);
      };
      EXPECT_GE(used(turns) * 10, days * 9) << days;
      EXPECT_LT(used(turns - CalendarDays{1}) * 10, days * 9) << days;
    }
}

TEST(light, of_what_is_finished_is_the_light_it_was_finished_under) {
  const auto times = light_times(shipped_calendar(), on("2021-03-01"), working(10), working(20), {});
  ASSERT_TRUE(times.ok());
  const struct {
    const char* finished;
    Light light;
  } rows[] = {{"2021-03-11T17:00", Light::green},
              {"2021-03-12T09:00", Light::yellow},
              {"2021-03-29T23:59", Light::yellow},
              {"2021-03-30T00:00", Light::red}};
  for (const auto& row : rows)
    EXPECT_EQ(light(*times, at("2021-06-01T00:00"), at(row.finished)), row.light) << row.finished;
  EXPECT_EQ(light(*times, at("2021-03-11T00:00"), at("2021-03-30T00:00")), Light::green)
      << "looking back in time";
}

TEST(light, is_refused_where_the_date_is) {
  EXPECT_FALSE(light_times(shipped_calendar(), on("2019-03-01"), working(10), working(20), {}).ok());
  EXPECT_FALSE(light_times(shipped_calendar(), on("2021-03-01"), working(10), working(-20), {}).ok());
  EXPECT_FALSE(light_times(shipped_calendar(), on("2021-03-01"), working(-1), std::nullopt, {}).ok());
}

}  // namespace
}  // namespace yichuang
