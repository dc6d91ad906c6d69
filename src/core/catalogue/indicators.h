// 指标: what the catalogue itself says about the centre, of the eight hard indicators those that need no case: 1 to 5
// and 7. Each is a fraction of two counted sums, with what was left out and why, so that nobody has to believe it: the
// lists of items behind it are in it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/catalogue/catalogue.h"

namespace yichuang {

enum class IndicatorUnit { percent, times };

// Items that do not count, all for the same reason.
struct Exclusion {
  std::string code;  // no_statutory_limit, statutory_unknown, …
  Text why;
  std::vector<std::string> items;  // codes
};

struct Indicator {
  int number = 0;  // as the centre numbers them: 1–5, 7
  std::string code;  // promise_reduction …
  Text name;
  Text rule;  // how it is computed, in words
  IndicatorUnit unit = IndicatorUnit::percent;
  bool reduction = false;  // the value is 1 − numerator ÷ denominator
  std::int64_t numerator = 0, denominator = 0;
  int parts = 1;  // both are counted in so many parts of a whole: days in thirtieths
  Text numerator_is, denominator_is;
  std::vector<std::string> counted;  // the items the denominator is made of
  std::vector<Exclusion> excluded;
  Text missing;  // why there is no value at all; empty: there is one

  // Hundredths of a percent, or of a time, rounded half up; none when nothing is counted.
  std::optional<std::int64_t> value_hundredths() const;
};

// Items on application 依申请 (types 01, 05, 07, 08, 09, 10, 20) count unless they are retired
// on that day; all others stand among the excluded.
std::vector<Indicator> indicators(const Catalogue& catalogue, Date day);

}  // namespace yichuang
