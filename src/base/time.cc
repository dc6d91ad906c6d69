#include "base/time.h"

#include <charconv>
#include <cstdio>

namespace yichuang {
namespace {

constexpr std::int64_t kMsPerDay = 86'400'000;
constexpr std::int64_t kShanghaiMs = 8 * 3'600'000;

std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

// Reads exactly `digits` decimal digits from the front of `text`; nullopt if they are not there.
std::optional<int> take_digits(std::string_view& text, std::size_t digits) {
  if (text.size() < digits) return std::nullopt;
  int value = 0;
  for (std::size_t i = 0; i < digits; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(digits);
  return value;
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<Date> take_date(std::string_view& text) {
  const auto year = take_digits(text, 4);
  if (!year || !take(text, '-')) return std::nullopt;
  const auto month = take_digits(text, 2);
  if (!month || !take(text, '-')) return std::nullopt;
  const auto day = take_digits(text, 2);
  if (!day) return std::nullopt;
  const std::chrono::year_month_day ymd{std::chrono::year{*year},
                                        std::chrono::month{static_cast<unsigned>(*month)},
                                        std::chrono::day{static_cast<unsigned>(*day)}};
  if (!ymd.ok()) return std::nullopt;
  return Date{*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day)};
}

// The rest of an RFC 3339 instant: ":SS", fraction, offset. Offsets absent mean +08:00.
std::optional<std::int64_t> take_seconds_and_offset(std::string_view& text) {
  std::int64_t ms = 0;
  if (take(text, ':')) {
    const auto second = take_digits(text, 2);
    if (!second || *second > 59) return std::nullopt;
    ms += *second * 1000;
    if (take(text, '.')) {
      int scale = 100;
      std::size_t digits = 0;
      while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
        ms += (text.front() - '0') * scale;
        scale /= 10;
        text.remove_prefix(1);
        ++digits;
      }
      if (digits == 0) return std::nullopt;
    }
  }
  if (text.empty()) return ms - kShanghaiMs;
  if (take(text, 'Z')) return text.empty() ? std::optional{ms} : std::nullopt;
  const int sign = take(text, '+') ? 1 : take(text, '-') ? -1 : 0;
  const auto hours = sign != 0 ? take_digits(text, 2) : std::nullopt;
  if (!hours || *hours > 14 || !take(text, ':')) return std::nullopt;
  const auto minutes = take_digits(text, 2);
  if (!minutes || *minutes > 59 || !text.empty()) return std::nullopt;
  return ms - sign * (*hours * 60 + *minutes) * std::int64_t{60'000};
}

}  // namespace

std::string to_string(Date date) {
  char text[16];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", date.year(), date.month(), date.day());
  return text;
}

std::optional<Date> parse_date(std::string_view text) {
  const auto date = take_date(text);
  return date && text.empty() ? date : std::nullopt;
}

Date legal_day(Instant instant) {
  return Date{static_cast<std::int32_t>(floor_div(instant.ms + kShanghaiMs, kMsPerDay))};
}

int minute_of_day(Instant instant) {
  const std::int64_t local = instant.ms + kShanghaiMs;
  return static_cast<int>((local - floor_div(local, kMsPerDay) * kMsPerDay) / 60'000);
}

Instant start_of(Date day) { return {std::int64_t{day.days()} * kMsPerDay - kShanghaiMs}; }

std::string to_string(Instant instant) {
  const std::int64_t local = instant.ms + kShanghaiMs;
  const std::int64_t day = floor_div(local, kMsPerDay);
  const int ms = static_cast<int>(local - day * kMsPerDay);
  char text[32];
  std::snprintf(text, sizeof text, "T%02d:%02d:%02d.%03d+08:00", ms / 3'600'000, ms / 60'000 % 60,
                ms / 1000 % 60, ms % 1000);
  return to_string(Date{static_cast<std::int32_t>(day)}) + text;
}

std::optional<Instant> parse_instant(std::string_view text) {
  const auto date = take_date(text);
  if (!date || !take(text, 'T')) return std::nullopt;
  const auto hour = take_digits(text, 2);
  if (!hour || *hour > 23 || !take(text, ':')) return std::nullopt;
  const auto minute = take_digits(text, 2);
  if (!minute || *minute > 59) return std::nullopt;
  const auto rest = take_seconds_and_offset(text);
  if (!rest) return std::nullopt;
  return Instant{std::int64_t{date->days()} * kMsPerDay + (*hour * 60 + *minute) * std::int64_t{60'000} +
                 *rest};
}

}  // namespace yichuang
