#include "core/calendar/test_calendar.h"

#include <fstream>
#include <stdexcept>

namespace yichuang::test {

std::vector<CalendarYear> shipped_years() {
  std::vector<CalendarYear> years;
  for (int year = 2020; year <= 2026; ++year) years.push_back({year, true, "notice", true});
  years.push_back({2027, false, {}, true});
  return years;
}

std::vector<SpecialDay> shipped_days() {
  std::ifstream file("catalogue/calendar/holidays.csv");
  std::vector<SpecialDay> days;
  std::string row;
  std::getline(file, row);
  while (std::getline(file, row)) {
    const auto second = row.find(',', 11);
    const std::string kind = row.substr(11, second - 11);
    days.push_back({parse_date(row.substr(0, 10)).value(),
                    kind == "work"   ? DayKind::make_up
                    : kind == "rest" ? DayKind::rest
                                     : DayKind::holiday,
                    row.substr(second + 1)});
  }
  if (days.size() != 254) throw std::runtime_error("catalogue/calendar/holidays.csv should have 254 rows");
  for (const char* date :
       {"2027-01-01", "2027-02-05", "2027-02-06", "2027-02-07", "2027-02-08", "2027-04-05", "2027-05-01",
        "2027-05-02", "2027-06-09", "2027-09-15", "2027-10-01", "2027-10-02", "2027-10-03"})
    days.push_back({parse_date(date).value(), DayKind::holiday, "法定节假日"});
  return days;
}

const WorkCalendar& shipped_calendar() {
  static const WorkCalendar calendar = WorkCalendar::make("test", shipped_years(), shipped_days()).value();
  return calendar;
}

}  // namespace yichuang::test
