// Which days are working days 工作日: Monday to Friday, less the days off of the State Council's yearly notice, plus its
// make-up days 调休上班日. A year without a notice has its statutory days off and is provisional 暂行历.
// Source: 全国年节及纪念日放假办法; the yearly 国务院办公厅关于部分节假日安排的通知.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"

namespace yichuang {

enum class DayKind { workday, weekend, holiday, rest, make_up };

// One row of the notices: a statutory holiday, another day off, or a make-up working day.
struct SpecialDay {
  Date date;
  DayKind kind = DayKind::holiday;  // holiday, rest or make_up
  std::string name;                 // 春节
};

// What is published for one year.
struct CalendarYear {
  int year = 0;
  bool noticed = true;              // false: no notice yet; deadlines in it are provisional 暂定
  std::string notice;               // 国办发明电〔2020〕27号; empty without one
};

class WorkCalendar {
 public:
  static constexpr Date kFirstDay{2020, 1, 1};
  // The last day that can be counted to: far beyond any limit the law knows, and every year past the notices is provisional.
  static constexpr Date kLastDay{2079, 12, 31};

  // `years` in order from 2020 without a gap; a year after the last is provisional with the fixed statutory days
  // (元旦, 清明 4 April, 劳动节 1–2 May, 国庆 1–3 October; lunar days of such a year are not known to it).
  // Refuses `bad_calendar`: a gap in the years, a special day outside them, the same day twice, a make-up day on a weekday.
  static Result<WorkCalendar> make(std::string version, const std::vector<CalendarYear>& years,
                                   const std::vector<SpecialDay>& days);

  const std::string& version() const { return version_; }
  bool covers(Date date) const { return kFirstDay <= date && date <= kLastDay; }
  // The following need covers(date); anything else is a Bug.
  bool working(Date date) const { return prefix_[index(date) + 1] != prefix_[index(date)]; }
  bool provisional(Date date) const { return date >= first_provisional_; }
  DayKind kind(Date date) const { return static_cast<DayKind>(kinds_[index(date)]); }
  const std::string& name(Date date) const;         // 春节; empty for ordinary days
  const std::string& notice(int year) const;        // empty without one
  // Working days d with from < d ≤ to.
  int working_between(Date from, Date to) const;
  // The n-th working day after `from`; nullopt beyond kLastDay. n ≥ 1.
  std::optional<Date> nth_working_after(Date from, int n) const;

 private:
  std::size_t index(Date date) const {
    ensure(covers(date));
    return static_cast<std::size_t>(date.days() - kFirstDay.days());
  }
  void fill(const std::vector<CalendarYear>& years);
  void count();

  std::string version_;
  std::vector<std::uint8_t> kinds_;       // one a day from kFirstDay
  std::vector<std::uint16_t> names_;      // into name_texts_
  std::vector<std::string> name_texts_;
  std::vector<std::int32_t> prefix_;      // working days before each day
  std::vector<std::int32_t> working_;     // day indices of the working days, in order
  std::vector<CalendarYear> years_;
  Date first_provisional_ = kLastDay;
};

}  // namespace yichuang
