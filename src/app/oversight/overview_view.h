// The manager's first page: live counts, each equal to the list behind it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/record/words.h"
#include "base/time.h"

namespace yichuang::app {

struct DepartmentCounts {
  Named department;
  std::int64_t in_hand = 0;
  std::int64_t stopped = 0;
  std::int64_t yellow = 0;
  std::int64_t red = 0;
  std::int64_t decided_today = 0;
};
struct Overview {                      // GET /api/v1/overview
  Instant as_of;
  std::int64_t received_today = 0;     // cases
  std::int64_t to_examine = 0;         // cases waiting at the windows
  std::int64_t in_correction = 0;
  std::int64_t in_hand = 0;            // tasks
  std::int64_t stopped = 0;
  std::int64_t yellow = 0;
  std::int64_t red = 0;
  std::int64_t deemed_accepted = 0;    // this year: the window was silent too long
  std::int64_t decided_today = 0;      // tasks
  std::int64_t to_hand_over = 0;       // results at the issuing window
  std::int64_t handed_over_today = 0;
  std::int64_t bad_ratings = 0;  // this year
  std::vector<DepartmentCounts> departments;
};

struct RatingRow {
  std::string id;  // of the case
  std::string number;
  Named package;
  Named stage;
  Named level;
  std::vector<Named> reasons;
  Instant at;
};
struct RatingList {  // GET /api/v1/overview/ratings: newest first
  std::vector<RatingRow> ratings;
  std::optional<std::string> next;
  std::int64_t total = 0;
};

}  // namespace yichuang::app
