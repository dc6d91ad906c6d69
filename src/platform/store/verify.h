// Walks a whole database and recomputes what can be recomputed: the chain of every stream, its version and
// head, and that the feed holds every fact once, in the order of each stream, at contiguous positions.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "platform/store/store.h"

namespace yichuang::store {

struct VerifyReport {
  std::int64_t streams = 0;
  std::int64_t facts = 0;
  std::int64_t feed_rows = 0;  // facts with a position
  std::int64_t waiting = 0;  // facts not yet sequenced
  std::vector<std::string> problems;  // in words, at most as many as asked for; empty: all is well
  bool more_problems = false;
};

// Reads one snapshot of the database at `where`, which may be in use.
VerifyReport verify(const std::string& where, int most_problems = 100);

}  // namespace yichuang::store
