// Gives facts their feed positions on PostgreSQL, where several processes write. One of them at a time holds
// the lease; its fencing number is checked inside every transaction, so that one which slept past its lease
// changes nothing.
#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <string>

#include "platform/store/store.h"

namespace yichuang::store {

class Sequencer {
 public:
  Sequencer(std::unique_ptr<sql::Connection> connection, std::chrono::milliseconds retry_for);

  int sequence(std::int64_t district);

 private:
  struct Lease {
    bool mine = false;
    std::int64_t fence = 0;
    std::int64_t until = 0;  // mine: when it ends; another's: when to look again
  };

  bool hold(std::int64_t district, Lease& lease);
  int assign(std::int64_t district, Lease& lease);
  void tidy(std::int64_t placed);

  std::mutex mutex_;
  std::unique_ptr<sql::Connection> connection_;
  std::chrono::milliseconds retry_for_;
  std::string holder_;
  std::map<std::int64_t, Lease> leases_;
  std::int64_t placed_since_vacuum_ = 0;
  bool lost_ = false;
};

}  // namespace yichuang::store
