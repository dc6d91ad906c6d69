// Lists of the issuing window and the numbers on its tabs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/record/words.h"
#include "base/time.h"

namespace yichuang::app {

struct IssueRow {
  std::string id;  // case id
  std::string number;
  std::int64_t version = 0;
  Named package;
  std::string applicant;
  Named state;  // of the case
  int ready = 0;  // results to hand over
  std::optional<Instant> ready_since;  // the first of them
  std::optional<Date> deliver_by;  // 行政许可法 第四十四条, of the first of them
  std::string delivery;  // window, courier, electronic: as the applicant chose
  bool uncollected = false;  // for longer than seven days
  std::optional<Instant> handed_over_at;  // the last that was
};
struct IssueList {
  std::vector<IssueRow> cases;
  std::optional<std::string> next;  // ?after= of the next page
  std::int64_t total = 0;
  bool more = false;  // there are more than `total`: it is counted no further
};
struct IssueCounts {  // equal to the lists, tab by tab
  std::int64_t ready = 0;
  std::int64_t uncollected = 0;
  std::int64_t today = 0;
  std::int64_t complete = 0;
};

}  // namespace yichuang::app
