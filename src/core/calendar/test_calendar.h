// The shipped calendar for the tests of the core: the days of the notices from the catalogue's own file, the statutory
// days of 2027 typed here.
#pragma once

#include "core/calendar/work_calendar.h"

namespace yichuang::test {

// 2020–2026 with notices, 2027 without.
const WorkCalendar& shipped_calendar();
std::vector<CalendarYear> shipped_years();
std::vector<SpecialDay> shipped_days();

}  // namespace yichuang::test
