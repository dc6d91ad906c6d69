// Whom a revision is put before: the departments that have to agree, and those that are asked what they think of it.
#pragma once

#include <string>
#include <vector>

#include "app/catalogue/draft_readings.h"

namespace yichuang::app {

// A parameter of the district. 1: every department concerned has to agree. Absent, or anything else: the lead decides,
// the others are asked. No clause settles it: it is the district's own rule.
inline constexpr const char* kAllConcernedAgree = "catalogue_review_by_all_departments";

struct ReviewCircle {
  std::vector<std::string> departments;  // whose own items and packages change, before or after
  std::vector<std::string> concerned;  // others whose items are put into a package, taken out, or stand in it otherwise
};

// Each once, in order.
ReviewCircle review_circle(const DraftReading& draft);

}  // namespace yichuang::app
