// Many due dates: one JSON object a line in, the same object with its answer out.
//
//   {"accepted":"2021-03-01","limit":20,"unit":"working","extension":0,"stops":[["2021-03-10","2021-03-24"]]}
//   → the same, then "due":"2021-04-13", and "provisional":true when it rests on a year without a notice.
//
// unit, extension and stops may be left out (working, 0, none). A wrong member: the same object, then "error" naming it.
// A line that is no JSON object: {"input":"the line","error":"…"}. Members it does not know stay as they are, to the
// byte; "due", "provisional" and "error" of an earlier run give way to the new ones.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/calendar/work_calendar.h"

namespace yichuang::app {

class ClockBatch {
 public:
  static constexpr std::size_t kLongestLine = std::size_t{1} << 20;

  explicit ClockBatch(const WorkCalendar& calendar);  // which must outlive it
  ~ClockBatch();
  ClockBatch(const ClockBatch&) = delete;
  ClockBatch& operator=(const ClockBatch&) = delete;

  // Appends the answer to a line, without its line end, to `out`; the answer has one. A line longer than kLongestLine is
  // refused, and only its beginning quoted.
  void answer(std::string_view line, std::string& out);

 private:
  struct Workspace;
  const WorkCalendar& calendar_;
  std::unique_ptr<Workspace> workspace_;
};

}  // namespace yichuang::app
