// What all commands share: who asks, which version they saw, and the key that makes a retry harmless.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "app/record/centre.h"
#include "base/result.h"
#include "core/people/person.h"
#include "platform/store/store.h"

namespace yichuang::app {

struct Command {
  Actor actor;
  std::string key;                          // Idempotency-Key
  std::string digest;  // of method, path and body: the same key with another body is refused
  std::optional<std::int64_t> seen;  // If-Match; absent: the asker saw nothing
};

inline constexpr int kMostTries = 3;  // a stale command is re-run this often, then 409

// A key that was used before: the answer given then. The same key with another request is refused: key_reused.
struct Answered {
  std::string body;
};
Result<std::optional<Answered>> answered_before(store::Reader& reader, const Centre& centre,
                                                const Command& command);
// The same in two halves, for whoever asks several things at once. Only for a command with a key.
std::pair<const sql::Statement*, sql::Params> ask_answered(const Centre& centre, const Command& command);
Result<std::optional<Answered>> answered_in(const sql::Rows& rows, const Command& command);

// The row that stands for this command's answer, part of its WriteSet. Without a key: nothing to add.
void remember_answer(store::WriteSet& set, const Centre& centre, const Command& command,
                     const std::string& body);

}  // namespace yichuang::app
