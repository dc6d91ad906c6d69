// Which days are working days 工作日: Monday to Friday, less the days off of the State Council's yearly notice, plus
// its make-up days 调休上班日. A year without a notice has its statutory days off and is provisional 暂行历.
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
  std::string name;  // 春节
};

// What is published for one year.
struct CalendarYear {
  int year = 0;
  bool noticed = true;  // false: no notice yet; deadlines in it are provisional 暂定
  std::string notice;  // 国办发明电〔2020〕27号; empty without one
  bool certain = true;  // false: that number has not been compared with the notice itself
};

class WorkCalendar {
 public:
  static constexpr Date kFirstDay{2020, 1, 1};
  // The last day that can be counted to: beyond the longest limit from any day of this century.
  static constexpr Date kLastDay{2199, 12, 31};

  // `years` in order from 2020 without a gap, those with a notice first; a year after the last is provisional with the
  // statutory days of fixed date (元旦, 清明 on 4 April, 劳动节, 国庆节; its lunar days are not known).
  // Refuses `bad_calendar`: years out of order, a special day outside them or of an ordinary kind, the same day twice,
  // a make-up day that is not on a weekend.
  static Result<WorkCalendar> make(std::string version, const std::vector<CalendarYear>& years,
                                   const std::vector<SpecialDay>& days);

  // Stored with every date derived from this calendar: another version may give another date.
  const std::string& version() const { return version_; }
  const std::vector<CalendarYear>& years() const { return years_; }
  // nullptr for a year nothing is published for.
  const CalendarYear* year(int year) const;

  bool covers(Date date) const { return kFirstDay <= date && date <= kLastDay; }
  // The following need covers(date); anything else is a Bug.
  bool working(Date date) const { return prefix_[index(date) + 1] != prefix_[index(date)]; }
  bool provisional(Date date) const { return date >= first_provisional_; }
  DayKind kind(Date date) const { return static_cast<DayKind>(kinds_[index(date)]); }
  const std::string& name(Date date) const;  // 春节; empty for ordinary days
  // Working days d with from < d ≤ to.
  int working_between(Date from, Date to) const;
  // The n-th working day after `from`, n ≥ 1; nullopt beyond kLastDay.
  std::optional<Date> nth_working_after(Date from, int n) const;

 private:
  std::size_t index(Date date) const {
    ensure(covers(date));
    return static_cast<std::size_t>(date.days() - kFirstDay.days());
  }
  void fill(const std::vector<CalendarYear>& years);
  std::optional<std::string> fault_of(const SpecialDay& day) const;
  std::uint8_t name_index(const std::string& name);
  void count();

  std::string version_;
  std::vector<CalendarYear> years_;
  Date first_provisional_ = kLastDay;
  std::vector<std::uint8_t> kinds_;  // one a day from kFirstDay
  std::vector<std::uint8_t> names_;  // into name_texts_
  std::vector<std::string> name_texts_;
  // Both ways at once, so that neither asking how many nor asking which one walks: working days before each day, and
  // the index of each working day in order.
  std::vector<std::int32_t> prefix_;
  std::vector<std::int32_t> working_;
};

}  // namespace yichuang
