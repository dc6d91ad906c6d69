// Dates and instants. A Date is a legal day in Asia/Shanghai; an Instant is milliseconds UTC.
// WorkingDays and CalendarDays are different types: adding one as the other does not compile.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace yichuang {

// A number of working days 工作日. Units are never implied.
struct WorkingDays {
  int count = 0;
  auto operator<=>(const WorkingDays&) const = default;
};

// A number of plain days 日/自然日.
struct CalendarDays {
  int count = 0;
  auto operator<=>(const CalendarDays&) const = default;
};

class Date {
 public:
  constexpr Date() = default;  // 1970-01-01
  constexpr explicit Date(std::int32_t days_since_1970) : days_(days_since_1970) {}
  constexpr Date(int year, unsigned month, unsigned day)
      : days_(static_cast<std::int32_t>(
            std::chrono::sys_days{std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(day)}
                .time_since_epoch()
                .count())) {}

  constexpr std::int32_t days() const { return days_; }  // since 1970-01-01
  constexpr int year() const { return static_cast<int>(ymd().year()); }
  constexpr unsigned month() const { return static_cast<unsigned>(ymd().month()); }
  constexpr unsigned day() const { return static_cast<unsigned>(ymd().day()); }
  constexpr unsigned weekday() const {  // ISO: 1 Monday … 7 Sunday
    return std::chrono::weekday{std::chrono::sys_days{std::chrono::days{days_}}}.iso_encoding();
  }
  constexpr Date operator+(CalendarDays n) const { return Date{days_ + n.count}; }
  constexpr Date operator-(CalendarDays n) const { return Date{days_ - n.count}; }
  constexpr CalendarDays operator-(Date other) const { return {days_ - other.days_}; }
  constexpr Date& operator++() {
    ++days_;
    return *this;
  }
  auto operator<=>(const Date&) const = default;

 private:
  constexpr std::chrono::year_month_day ymd() const {
    return std::chrono::sys_days{std::chrono::days{days_}};
  }
  std::int32_t days_ = 0;
};

std::string to_string(Date date);                        // 2021-03-01
std::optional<Date> parse_date(std::string_view text);   // exactly YYYY-MM-DD and a real day

struct Instant {
  std::int64_t ms = 0;  // since 1970-01-01T00:00:00Z
  auto operator<=>(const Instant&) const = default;
};

// The legal day an instant falls on. Asia/Shanghai has been UTC+8 without summer time since 1991,
// which covers every date the calendar knows (2020 on).
Date legal_day(Instant instant);
// Minutes after midnight in Asia/Shanghai, 0–1439.
int minute_of_day(Instant instant);
// The instant a legal day begins.
Instant start_of(Date day);
std::string to_string(Instant instant);                        // 2021-03-01T09:30:00.000+08:00
std::optional<Instant> parse_instant(std::string_view text);   // RFC 3339, or YYYY-MM-DDTHH:MM in +08:00

// The clock is a parameter everywhere: read once per command and passed on, so that a year can be
// lived in a minute.
using Clock = std::function<Instant()>;

}  // namespace yichuang
