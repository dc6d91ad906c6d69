// The clocks of one task, statutory and promised side by side, and its light (domain: 1.3, 5.3).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/intake/matter.h"

namespace yichuang {

struct TaskClocks {
  bool running = false;                  // accepted, not finished, not stopped
  Date accepted_on;
  Due promised;                          // due date of the promise; instant: the accepted day
  std::optional<Due> statutory;          // none: the law sets no limit
  int promised_limit = 0;                // in `promised_unit`, extension included
  Unit promised_unit = Unit::working;
  int statutory_limit = 0;
  Unit statutory_unit = Unit::working;
  int used = 0;                          // counted days of the promise used up to `on`, that day included
  int left = 0;  // counted days of the promise left after `on`; negative: overdue by that many
  Light light = Light::green;
  std::vector<Stop> stops;  // the open one ends at `on` for the reckoning
};

// The clocks of an accepted task as they stand at `now`; a finished task's stand still at its decision. Not accepted: nullopt.
std::optional<TaskClocks> clocks_of(const Matter& matter, const Task& task, Instant now);

// When the light will turn by itself if nothing happens: for lists that must be right without a sweep.
LightTimes light_times(const Matter& matter, const Task& task, Instant now);

// The package clock 一件事: starts at the first acceptance; the promise, never beyond 45 working days
// (行政许可法 第四十二条第二款). What stops or lengthens an item moves it by as many working days as it moves the end of the
// plan, so that only items on the critical path do. nullopt before any acceptance.
struct PackageClock {
  Date accepted_on;
  Due promised;  // as it would be if every open stop ended at `now`
  Due statutory;  // stops move it; extensions of single items do not
  bool stopped = false;  // an open stop holds the whole package up: nobody knows the day yet
};
std::optional<PackageClock> package_clock(const Matter& matter, Instant now);

}  // namespace yichuang
