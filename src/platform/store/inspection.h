// Damage that nobody has met yet: a part of the database at a time is read by a connection of its own, whose cache is empty,
// and the chain of every stream in it is computed again. What a connection in use has read once it would go on showing.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "platform/sql/checked_pages.h"
#include "platform/store/store.h"

namespace yichuang::store {

inline constexpr std::int64_t kInspectedAtATime = 100;  // streams
// Of SQLite's file, whatever stands there: lists, accounts and letters as well as facts.
inline constexpr std::int64_t kReadAtATime = 64 << 20;
// SQLite checks its own structure too, as long as that takes a second and no more.
inline constexpr std::int64_t kMostWholeBytes = 256 << 20;
inline constexpr std::chrono::minutes kWholeEvery{10};

// One thread's. Damage does not heal by itself: once found it stays until the process starts again.
class Inspector {
 public:
  explicit Inspector(std::string where) : where_(std::move(where)) {}

  // Reads the next part; after the last comes the first. Damage in words, or nothing; throws Failure when the database
  // cannot be asked now, which says nothing about damage.
  std::optional<std::string> inspect();
  std::int64_t passes() const { return passes_; }  // how often all of it was read

 private:
  std::optional<std::string> look();
  std::optional<std::string> look_at_engine(sql::Connection& connection);
  std::optional<std::string> look_at_pages();
  std::optional<std::string> look_at_streams(sql::Connection& connection);

  std::string where_;
  StreamKey after_{INT64_MIN, INT64_MIN};
  std::int64_t passes_ = 0;
  std::optional<std::string> damage_;
  std::optional<sql::PageWalk> pages_;
  std::optional<std::chrono::steady_clock::time_point> whole_;  // when SQLite last checked its structure
};

}  // namespace yichuang::store
