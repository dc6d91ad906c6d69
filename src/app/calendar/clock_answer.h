// A due date with its reasons, for people and for programs.
#pragma once

#include <string>

#include "app/calendar/clock_question.h"
#include "core/calendar/clock.h"

namespace yichuang::app {

// In Chinese: the date, which days count and which do not and why, the rules with their clauses, the calendar used.
std::string clock_text(const WorkCalendar& calendar, const ClockQuestion& question,
                       const Explanation& explanation);

// The same as one JSON object on one line.
std::string clock_json(const WorkCalendar& calendar, const ClockQuestion& question,
                       const Explanation& explanation);

}  // namespace yichuang::app
