#include "core/calendar/work_calendar.h"

#include <algorithm>

namespace yichuang {
namespace {

struct FixedDay {
  unsigned month, day;
  const char* name;
};

// 全国年节及纪念日放假办法 (2024 修订): the statutory days with a fixed solar date.
constexpr FixedDay kFixedDays[] = {{1, 1, "元旦"},    {4, 4, "清明节"},  {5, 1, "劳动节"}, {5, 2, "劳动节"},
                                   {10, 1, "国庆节"}, {10, 2, "国庆节"}, {10, 3, "国庆节"}};

bool weekend(Date date) { return date.weekday() >= 6; }

std::uint16_t name_index(std::vector<std::string>& texts, const std::string& name) {
  const auto found = std::find(texts.begin(), texts.end(), name);
  if (found != texts.end()) return static_cast<std::uint16_t>(found - texts.begin());
  texts.push_back(name);
  return static_cast<std::uint16_t>(texts.size() - 1);
}

}  // namespace

Result<WorkCalendar> WorkCalendar::make(std::string version, const std::vector<CalendarYear>& years,
                                        const std::vector<SpecialDay>& days) {
  WorkCalendar calendar;
  calendar.version_ = std::move(version);
  for (std::size_t i = 0; i < years.size(); ++i)
    if (years[i].year != kFirstDay.year() + static_cast<int>(i))
      return refuse("bad_calendar", {}, {{"what", "years have a gap at " + std::to_string(years[i].year)}});
  if (years.empty()) return refuse("bad_calendar", {}, {{"what", "no years"}});
  calendar.fill(years);
  std::vector<Date> seen;
  for (const SpecialDay& day : days) {
    const bool inside = calendar.covers(day.date) && day.date.year() <= years.back().year;
    if (!inside) return refuse("bad_calendar", {}, {{"what", to_string(day.date) + " lies outside the years"}});
    if (std::find(seen.begin(), seen.end(), day.date) != seen.end())
      return refuse("bad_calendar", {}, {{"what", to_string(day.date) + " stands twice"}});
    if (day.kind == DayKind::make_up && !weekend(day.date))
      return refuse("bad_calendar", {}, {{"what", to_string(day.date) + " is a make-up day on a weekday"}});
    seen.push_back(day.date);
    calendar.kinds_[calendar.index(day.date)] = static_cast<std::uint8_t>(day.kind);
    calendar.names_[calendar.index(day.date)] = name_index(calendar.name_texts_, day.name);
  }
  calendar.count();
  return calendar;
}

void WorkCalendar::fill(const std::vector<CalendarYear>& years) {
  years_ = years;
  name_texts_ = {""};
  const auto size = static_cast<std::size_t>(kLastDay.days() - kFirstDay.days() + 1);
  kinds_.resize(size);
  names_.resize(size);
  Date day = kFirstDay;
  for (std::size_t i = 0; i < size; ++i, ++day)
    kinds_[i] = static_cast<std::uint8_t>(weekend(day) ? DayKind::weekend : DayKind::workday);
  for (int year = years.back().year + 1; year <= kLastDay.year(); ++year)
    for (const FixedDay& fixed : kFixedDays) {
      const std::size_t at = index(Date{year, fixed.month, fixed.day});
      kinds_[at] = static_cast<std::uint8_t>(DayKind::holiday);
      names_[at] = name_index(name_texts_, fixed.name);
    }
  first_provisional_ = Date{years.back().year + 1, 1, 1};
  for (auto year = years.rbegin(); year != years.rend() && !year->noticed; ++year)
    first_provisional_ = Date{year->year, 1, 1};
}

void WorkCalendar::count() {
  prefix_.assign(1, 0);
  for (std::size_t i = 0; i < kinds_.size(); ++i) {
    const auto kind = static_cast<DayKind>(kinds_[i]);
    const bool works = kind == DayKind::workday || kind == DayKind::make_up;
    prefix_.push_back(prefix_.back() + (works ? 1 : 0));
    if (works) working_.push_back(static_cast<std::int32_t>(i));
  }
}

const std::string& WorkCalendar::name(Date date) const { return name_texts_[names_[index(date)]]; }

const std::string& WorkCalendar::notice(int year) const {
  static const std::string none;
  for (const CalendarYear& one : years_)
    if (one.year == year) return one.notice;
  return none;
}

int WorkCalendar::working_between(Date from, Date to) const {
  if (to <= from) return 0;
  return prefix_[index(to) + 1] - prefix_[index(from) + 1];
}

std::optional<Date> WorkCalendar::nth_working_after(Date from, int n) const {
  ensure(n >= 1);
  const std::size_t at = static_cast<std::size_t>(prefix_[index(from) + 1]) + static_cast<std::size_t>(n) - 1;
  if (at >= working_.size()) return std::nullopt;
  return Date{kFirstDay.days() + working_[at]};
}

}  // namespace yichuang
