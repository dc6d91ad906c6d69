#include "app/calendar/clock_question.h"

namespace yichuang::app {

std::string fault_words(const Refusal& refusal) {
  ensure(!refusal.fields.empty());
  const std::string& code = refusal.fields.front().code;
  if (code == "before_calendar")
    return "is before " + to_string(WorkCalendar::kFirstDay) + ", where the calendar begins";
  if (code == "beyond_calendar")
    return "leads beyond " + to_string(WorkCalendar::kLastDay) + ", where the calendar ends";
  if (code == "out_of_range") return "must be a whole number from 0 to " + std::to_string(kLongestLimit);
  if (code == "stop_backwards") return "ends before it begins";
  if (code == "too_many") return "are more than " + std::to_string(kMostStops);
  ensure(!"a refusal of the clock without words");
  return {};
}

std::string_view fault_field(const Refusal& refusal) {
  ensure(!refusal.fields.empty());
  return refusal.fields.front().field;
}

}  // namespace yichuang::app
