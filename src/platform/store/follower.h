// A named reader of the feed that remembers how far it came. What it writes goes into the same set as its
// cursor, so tables kept by a follower see every fact exactly once; effects outside the store may be repeated
// after a crash and must bear it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "platform/store/store.h"

namespace yichuang::store {

class Follower {
 public:
  // Adds to `set` what these facts lead to. Called again with the same facts when the set could not be
  // applied.
  using Handle = std::function<void(const std::vector<Store::FeedRow>& facts, WriteSet& set)>;

  Follower(Store& store, Clock clock, std::int64_t district, std::string name, int batch = 500);

  // Handles the next facts, if there are any, and moves the cursor. Returns how many; 0 also when another
  // process with the same name was quicker. Keeps the heartbeat when there is nothing to do.
  int run_once(const Handle& handle);

  struct Cursor {
    std::string name;
    std::int64_t position = 0;
    Instant heartbeat_at;
  };
  // Every follower of a district, by name: for readiness, metrics and the operator's page.
  static std::vector<Cursor> all(Store& store, std::int64_t district);

 private:
  struct Found {
    bool exists = false;
    Cursor cursor;
  };
  Found find();
  bool move(const Found& from, std::int64_t to, WriteSet set);

  Store& store_;
  Clock clock_;
  std::int64_t district_;
  std::string name_;
  int batch_;
};

}  // namespace yichuang::store
