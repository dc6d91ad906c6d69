#include "core/calendar/work_calendar.h"

#include <algorithm>

namespace yichuang {
namespace {

struct FixedDay {
  unsigned month, day;
  const char* name;
};

// 全国年节及纪念日放假办法 (2024 修订) 第二条: the statutory days of fixed date.
constexpr FixedDay kFixedDays[] = {{1, 1, "元旦"},    {4, 4, "清明节"},  {5, 1, "劳动节"}, {5, 2, "劳动节"},
                                   {10, 1, "国庆节"}, {10, 2, "国庆节"}, {10, 3, "国庆节"}};

constexpr std::size_t kMostNames = 255;  // an index is one byte

bool weekend(Date date) { return date.weekday() >= 6; }

Refusal bad_calendar(std::string what) { return refuse("bad_calendar", {}, {{"what", std::move(what)}}); }

std::optional<std::string> fault_of(const std::vector<CalendarYear>& years) {
  if (years.empty()) return "no year is named";
  if (years.size() > static_cast<std::size_t>(WorkCalendar::kLastDay.year() - WorkCalendar::kFirstDay.year()))
    return "more years are named than can be counted";
  int expected = WorkCalendar::kFirstDay.year();
  bool noticed = true;
  for (const CalendarYear& one : years) {
    const std::string name = std::to_string(one.year);
    if (one.year != expected++)
      return "year " + name + " is out of order: " + std::to_string(expected - 1) + " is due";
    if (one.noticed && !noticed) return "year " + name + " has a notice but a year before it has none";
    noticed = one.noticed;
  }
  return std::nullopt;
}

}  // namespace

Result<WorkCalendar> WorkCalendar::make(std::string version, const std::vector<CalendarYear>& years,
                                        const std::vector<SpecialDay>& days) {
  if (const auto fault = yichuang::fault_of(years)) return bad_calendar(*fault);
  WorkCalendar calendar;
  calendar.version_ = std::move(version);
  calendar.fill(years);
  std::vector<bool> seen(calendar.kinds_.size());
  for (const SpecialDay& day : days) {
    if (const auto fault = calendar.fault_of(day)) return bad_calendar(to_string(day.date) + " " + *fault);
    const std::size_t at = calendar.index(day.date);
    if (seen[at]) return bad_calendar(to_string(day.date) + " stands twice");
    seen[at] = true;
    calendar.kinds_[at] = static_cast<std::uint8_t>(day.kind);
    calendar.names_[at] = calendar.name_index(day.name);
  }
  calendar.count();
  return calendar;
}

std::optional<std::string> WorkCalendar::fault_of(const SpecialDay& day) const {
  if (!covers(day.date) || day.date.year() > years_.back().year) return "lies outside the years";
  if (day.kind == DayKind::workday || day.kind == DayKind::weekend) return "is neither off nor made up";
  if (day.kind == DayKind::make_up && !weekend(day.date)) return "is a make-up day on a weekday";
  const bool known = std::find(name_texts_.begin(), name_texts_.end(), day.name) != name_texts_.end();
  if (!known && name_texts_.size() == kMostNames) return "has one name too many";
  return std::nullopt;
}

void WorkCalendar::fill(const std::vector<CalendarYear>& years) {
  years_ = years;
  name_texts_ = {""};
  const auto size = static_cast<std::size_t>((kLastDay - kFirstDay).count + 1);
  kinds_.resize(size);
  names_.resize(size);
  // The week comes round by itself: asking each date for its weekday would cost more than all the rest.
  unsigned weekday = kFirstDay.weekday();
  for (std::uint8_t& kind : kinds_) {
    kind = static_cast<std::uint8_t>(weekday >= 6 ? DayKind::weekend : DayKind::workday);
    weekday = weekday % 7 + 1;
  }
  for (int year = years.back().year + 1; year <= kLastDay.year(); ++year)
    for (const FixedDay& fixed : kFixedDays) {
      const std::size_t at = index(Date{year, fixed.month, fixed.day});
      kinds_[at] = static_cast<std::uint8_t>(DayKind::holiday);
      names_[at] = name_index(fixed.name);
    }
  const auto first =
      std::find_if(years.begin(), years.end(), [](const CalendarYear& one) { return !one.noticed; });
  first_provisional_ = Date{first == years.end() ? years.back().year + 1 : first->year, 1, 1};
}

std::uint8_t WorkCalendar::name_index(const std::string& name) {
  const auto found = std::find(name_texts_.begin(), name_texts_.end(), name);
  const auto at = static_cast<std::uint8_t>(found - name_texts_.begin());
  if (found == name_texts_.end()) name_texts_.push_back(name);
  return at;
}

void WorkCalendar::count() {
  prefix_.reserve(kinds_.size() + 1);
  prefix_.push_back(0);
  for (std::size_t i = 0; i < kinds_.size(); ++i) {
    const auto kind = static_cast<DayKind>(kinds_[i]);
    const bool works = kind == DayKind::workday || kind == DayKind::make_up;
    prefix_.push_back(prefix_.back() + (works ? 1 : 0));
    if (works) working_.push_back(static_cast<std::int32_t>(i));
  }
}

const CalendarYear* WorkCalendar::year(int year) const {
  for (const CalendarYear& one : years_)
    if (one.year == year) return &one;
  return nullptr;
}

const std::string& WorkCalendar::name(Date date) const { return name_texts_[names_[index(date)]]; }

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
