// What both engines' writers decide alike.
#pragma once

#include <string>
#include <string_view>

#include "platform/store/store.h"

namespace yichuang::store {

// A set failed on one of its own rows.
inline bool is_duplicate(const sql::SqlFailure& failure) {
  return failure.kind == sql::SqlFailure::Kind::unique && failure.statement.starts_with("idempotency/");
}

// `seen` against what stands. The same version with another head means the journal was tampered with: fail closed.
inline bool still_holds(const StreamKey& key, const StreamState& seen, const StreamState& stands) {
  if (seen.version != stands.version) return false;
  if (seen.head != stands.head)
    throw Failure("the chain of stream " + std::to_string(key.stream) + " in district " +
                  std::to_string(key.district) + " is broken at fact " + std::to_string(seen.version));
  return true;
}

}  // namespace yichuang::store
