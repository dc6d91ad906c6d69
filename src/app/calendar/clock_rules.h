// The rules an answer of the clock rests on, each with its clause.
#pragma once

#include <string>
#include <vector>

#include "app/calendar/clock_question.h"

namespace yichuang::app {

struct ClockRule {
  std::string clause;  // 行政许可法 第八十二条; empty where the law is silent and the house decides
  std::string text;    // zh-CN
};

// Only the rules that bear on this question, in the order in which they are applied.
std::vector<ClockRule> clock_rules(const ClockQuestion& question, const Explanation& explanation);

}  // namespace yichuang::app
