// What can be asked of the clock from outside, and how a wrong question is answered.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "core/calendar/clock.h"

namespace yichuang::app {

struct ClockQuestion {
  Date accepted;
  Limit limit;
  std::vector<Stop> stops;
};

// The first fault of a refusal of the clock, in a few words and without the field's name: "is before 2020-01-01 …".
std::string fault_words(const Refusal& refusal);
// The field it names: "accepted", "limit", "extension", "stops" or "stops[2]".
std::string_view fault_field(const Refusal& refusal);

}  // namespace yichuang::app
