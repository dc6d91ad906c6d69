// The work calendar as the catalogue keeps it: calendar/holidays.csv, the days of the yearly notices, and
// calendar/notices.yaml, the notices themselves with the statutory days of the years that have none yet.
#pragma once

#include "base/result.h"
#include "core/calendar/work_calendar.h"
#include "platform/assets/assets.h"

namespace yichuang::app {

// Its version is that of notices.yaml and a digest of both files, so that two calendars that differ never share one.
// Refuses `bad_calendar` with {what}, which names file and line.
Result<WorkCalendar> read_calendar(const assets::Assets& catalogue);

}  // namespace yichuang::app
