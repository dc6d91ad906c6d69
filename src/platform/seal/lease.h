// Who seals: one process at a time, by a row of its own; its fencing number is checked in the set that writes
// a head, so that a process which slept past its lease writes nothing.
#pragma once

#include <string>

#include "platform/store/store.h"

namespace yichuang::seal {

class SealerLease {
 public:
  SealerLease(store::Store& store, std::int64_t district);

  // False: another process holds it. Takes it over when that one's time is up, or at once when `anyway`.
  bool hold(bool anyway = false);
  // The row that renews it, and makes the set stale when it is no longer ours.
  store::RowChange renewal() const;
  void give_up() { fence_ = 0; }

 private:
  store::Store& store_;
  std::int64_t district_;
  std::string holder_;
  std::int64_t fence_ = 0;  // 0: not ours, as far as we know
};

}  // namespace yichuang::seal
