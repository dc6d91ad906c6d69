// The lists derived anew from the facts. An act derives the rows of its own case; what changes for cases that nobody
// touches — a new notice of public holidays, a program that counts better — reaches their rows here.
#pragma once

#include <cstdint>

#include "app/record/centre.h"

namespace yichuang::app {

inline constexpr std::int64_t kMostRebuilt = 500;  // cases asked for at a time

struct Rebuilt {
  std::int64_t cases = 0;  // looked at
  std::int64_t rows = 0;  // that said something else before, or were missing
};

// Every case of the district, oldest first. A row is written only where the stream still stands as it was read, so that
// whoever acts meanwhile wins; a second run finds nothing to change.
Rebuilt rebuild_lists(Centre& centre);

}  // namespace yichuang::app
