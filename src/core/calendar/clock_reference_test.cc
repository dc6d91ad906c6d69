// The clock against a plain walker: one day after the other, its own table of days, its own arithmetic of dates. Slow,
// and so simple that it can be checked against the rules by reading.
#include <gtest/gtest.h>

#include <fstream>
#include <random>
#include <set>
#include <sstream>

#include "core/calendar/clock.h"
#include "core/calendar/test_calendar.h"

namespace yichuang {
namespace {

constexpr int kCases = 200'000;
constexpr int kFirstWithoutNotice = 2027;

struct Day {
  int year, month, day, weekday;  // 1 Monday … 7 Sunday
  bool working;
};

int days_in(int month, int year) {
  static constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return kDays[month - 1] + (month == 2 && leap ? 1 : 0);
}

std::string text_of(const Day& day) {
  char text[16];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", day.year, day.month, day.day);
  return text;
}

std::string text_without_year(const Day& day) { return text_of(day).substr(5); }

// Every day from Wednesday, 1 January 2020, numbered from 0.
std::vector<Day> table() {
  std::set<std::string> off, made_up;
  std::ifstream file("catalogue/calendar/holidays.csv");
  for (std::string line; std::getline(file, line);)
    (line.find(",work,") != line.npos ? made_up : off).insert(line.substr(0, 10));
  const std::set<std::string> statutory_2027{"01-01", "02-05", "02-06", "02-07", "02-08", "04-05", "05-01",
                                             "05-02", "06-09", "09-15", "10-01", "10-02", "10-03"};
  const std::set<std::string> statutory_later{"01-01", "04-04", "05-01", "05-02", "10-01", "10-02", "10-03"};
  std::vector<Day> days;
  int weekday = 3;
  for (int year = 2020; year < 2060; ++year)
    for (int month = 1; month <= 12; ++month)
      for (int day = 1; day <= days_in(month, year); ++day) {
        Day one{year, month, day, weekday, false};
        const bool is_off = year < 2027    ? off.contains(text_of(one))
                            : year == 2027 ? statutory_2027.contains(text_without_year(one))
                                           : statutory_later.contains(text_without_year(one));
        one.working = made_up.contains(text_of(one)) || (weekday <= 5 && !is_off);
        days.push_back(one);
        weekday = weekday == 7 ? 1 : weekday + 1;
      }
  return days;
}

struct Pause {
  int from, to;
};
struct Question {
  int accepted;  // number of a day; negative: before 2020
  int limit, extension;
  bool working;
  std::vector<Pause> pauses;
};

struct Answer {
  bool refused = false;
  int due = 0;
  bool provisional = false;
  bool operator==(const Answer&) const = default;
};

bool paused(const Question& question, int day) {
  for (const Pause& pause : question.pauses)
    if (pause.from < day && day <= pause.to) return true;
  return false;
}

Answer walk(const std::vector<Day>& days, const Question& question) {
  if (question.accepted < 0) return {.refused = true};
  for (const Pause& pause : question.pauses)
    if (pause.from > pause.to) return {.refused = true};
  Answer answer{.due = question.accepted};
  int left = question.limit + question.extension;
  if (left == 0) return answer;
  while (left > 0) {
    const Day& day = days.at(static_cast<std::size_t>(++answer.due));
    if (day.year >= kFirstWithoutNotice) answer.provisional = true;
    if (!paused(question, answer.due) && (!question.working || day.working)) --left;
  }
  while (!question.working && !days.at(static_cast<std::size_t>(answer.due)).working) {
    ++answer.due;
    if (days.at(static_cast<std::size_t>(answer.due)).year >= kFirstWithoutNotice) answer.provisional = true;
  }
  return answer;
}

class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}
  int between(int low, int high) { return std::uniform_int_distribution(low, high)(engine_); }
  bool one_in(int n) { return between(1, n) == 1; }

  Question question(int last_day) {
    Question question;
    question.accepted = one_in(50) ? between(-400, 5) : between(0, last_day);
    question.limit = one_in(10) ? between(0, 3) : one_in(20) ? between(100, 700) : between(0, 70);
    question.extension = one_in(3) ? between(0, 30) : 0;
    question.working = !one_in(3);
    for (int i = between(0, 4); i > 0; --i) {
      const int from = question.accepted + between(-40, 110);
      // One in two hundred is backwards; touching, equal and nested ones come by themselves often enough.
      question.pauses.push_back(
          {from, one_in(200) ? from - 1 : from + (one_in(4) ? between(0, 3) : between(0, 45))});
    }
    return question;
  }

 private:
  std::mt19937_64 engine_;
};

std::string told(const Question& question) {
  std::ostringstream out;
  out << "day " << question.accepted << ", " << question.limit << "+" << question.extension
      << (question.working ? " working" : " plain");
  for (const Pause& pause : question.pauses) out << ", paused " << pause.from << ".." << pause.to;
  return out.str();
}

Date date(int number) { return Date{2020, 1, 1} + CalendarDays{number}; }

std::vector<Stop> stops_of(const Question& question) {
  std::vector<Stop> stops;
  for (const Pause& pause : question.pauses) stops.push_back({date(pause.from), date(pause.to), {}, {}});
  return stops;
}

Limit limit_of(const Question& question) {
  return {question.limit, question.working ? Unit::working : Unit::calendar, question.extension};
}

Answer clock_says(const Question& question) {
  const auto found =
      due(test::shipped_calendar(), date(question.accepted), limit_of(question), stops_of(question));
  if (!found) return {.refused = true};
  return {false, (found->date - Date{2020, 1, 1}).count, found->provisional};
}

TEST(clock_reference, the_clock_says_what_walking_day_by_day_says) {
  const auto days = table();
  Random random(20210301);
  int refused = 0, provisional = 0, paused_ones = 0;
  for (int i = 0; i < kCases; ++i) {
    const Question question = random.question(4'000);
    const Answer expected = walk(days, question);
    const Answer found = clock_says(question);
    ASSERT_EQ(found.refused, expected.refused) << told(question);
    ASSERT_EQ(found.due, expected.due) << told(question);
    ASSERT_EQ(found.provisional, expected.provisional) << told(question);
    refused += expected.refused ? 1 : 0;
    provisional += expected.provisional ? 1 : 0;
    paused_ones += question.pauses.empty() ? 0 : 1;
  }
  // The cases must reach every part of the rules, or their agreement says little.
  EXPECT_GT(refused, kCases / 100);
  EXPECT_GT(provisional, kCases / 10);
  EXPECT_GT(paused_ones, kCases / 2);
}

TEST(clock_reference, the_part_used_is_what_walking_day_by_day_counts) {
  const auto days = table();
  Random random(20210302);
  for (int i = 0; i < kCases / 4; ++i) {
    Question question = random.question(4'000);
    if (walk(days, question).refused) continue;
    const int today = question.accepted + random.between(-5, 150);
    int used = 0;
    for (int day = question.accepted + 1; day <= today; ++day)
      if (!paused(question, day) && (!question.working || days.at(static_cast<std::size_t>(day)).working))
        ++used;
    const Limit limit = limit_of(question);
    ASSERT_EQ(used_days(test::shipped_calendar(), date(question.accepted), limit.unit, stops_of(question),
                        date(today)),
              used)
        << told(question) << " on day " << today;
  }
}

TEST(clock_reference, what_is_explained_is_what_was_counted) {
  const auto days = table();
  Random random(20210303);
  for (int i = 0; i < kCases / 40; ++i) {
    const Question question = random.question(3'000);
    const Answer expected = walk(days, question);
    const auto found =
        explain(test::shipped_calendar(), date(question.accepted), limit_of(question), stops_of(question));
    ASSERT_EQ(!found.ok(), expected.refused) << told(question);
    if (!found) continue;
    ASSERT_EQ(static_cast<int>(found->days.size()), expected.due - question.accepted) << told(question);
    int counted = 0;
    for (const DayWalked& day : found->days) {
      const int number = (day.date - Date{2020, 1, 1}).count;
      const bool over = counted == question.limit + question.extension;
      const bool counts = !over && !paused(question, number) &&
                          (!question.working || days.at(static_cast<std::size_t>(number)).working);
      ASSERT_EQ(day.reason == DayReason::counted, counts) << told(question) << " on " << to_string(day.date);
      ASSERT_EQ(day.reason == DayReason::rolled, over) << told(question) << " on " << to_string(day.date);
      if (counts) {
        ASSERT_EQ(day.number, ++counted) << told(question);
      }
    }
    ASSERT_EQ(counted, question.limit + question.extension) << told(question);
  }
}

}  // namespace
}  // namespace yichuang
