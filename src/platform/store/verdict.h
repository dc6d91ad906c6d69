// What both engines' writers decide alike.
#pragma once

#include <string>

#include "platform/store/store.h"

namespace yichuang::store {

// A stream as its own row has it.
struct Standing {
  StreamState state;
  std::string kind;
  bool has_row = false;
};

// Does what the command saw still stand? The same version with another head means that the journal was
// tampered with: fail closed. A stream keeps its kind, because the kind is hashed.
inline bool still_holds(const Append& append, const Standing& stands) {
  if (append.seen.version != stands.state.version) return false;
  if (append.seen.version == 0) return true;
  ensure(append.kind == stands.kind);
  if (append.seen.head != stands.state.head)
    throw Failure("the chain of stream " + std::to_string(append.key.stream) + " in district " +
                  std::to_string(append.key.district) + " is broken at fact " +
                  std::to_string(append.seen.version));
  return true;
}

// The set met its own idempotency row.
inline bool is_duplicate(const sql::SqlFailure& failure) {
  return failure.kind == sql::SqlFailure::Kind::unique && failure.statement.starts_with("idempotency/");
}

}  // namespace yichuang::store
