// A plan on the calendar: the days it would end if it were accepted on a given one.
#pragma once

#include "app/catalogue/views.h"
#include "core/calendar/work_calendar.h"

namespace yichuang::app {

// Fills `dates` and the `due` of each item from the working days the plan has, by the legal clock. A plan that is not
// complete, or that would leave the calendar, gets none.
void add_dates(PlanView& plan, const WorkCalendar& calendar, Date accepted);

}  // namespace yichuang::app
