// Lists: the approver's worklist and the numbers on its tabs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/record/words.h"
#include "base/time.h"

namespace yichuang::app {

struct TaskRow {
  std::string id;                      // case id
  std::string number;
  std::int64_t version = 0;
  Named item;
  Named department;
  Named package;
  std::string applicant;               // masked
  Named state;
  std::optional<Date> accepted_on;
  std::optional<Date> promised_due;
  std::optional<Date> statutory_due;
  std::optional<int> left;             // working days of the promise left
  std::string light;                   // none, green, yellow, red
  bool instant = false;
  bool may_decide = false;             // the asker's letter or office covers deciding it (终审)
};
struct TaskList {
  std::vector<TaskRow> tasks;
  std::optional<std::string> next;
  std::int64_t total = 0;
  bool more = false;  // there are more than `total`: it is counted no further
};
struct DeskCounts {                    // equal to the lists, tab by tab
  std::int64_t to_do = 0;
  std::int64_t yellow = 0;
  std::int64_t red = 0;
  std::int64_t stopped = 0;
  std::int64_t waiting = 0;
  std::int64_t done = 0;
};

}  // namespace yichuang::app
