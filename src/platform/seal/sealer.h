// The sealer: folds what the feed has gained into the tree and signs a new head. At most one process does it
// at a time; any other takes over when it falls silent.
#pragma once

#include <mutex>
#include <optional>

#include "platform/seal/head.h"
#include "platform/seal/key_ring.h"
#include "platform/seal/lease.h"

namespace yichuang::seal {

class Sealer {
 public:
  Sealer(store::Store& store, KeyRing& keys, Clock clock, std::int64_t district);

  // Seals everything that stands in the feed by now, in as many heads as its batches need. Returns how many
  // facts; 0 also when another process seals. Throws Failure, and seals nothing, when the tree in the database no longer
  // fits its last head.
  std::int64_t run();

 private:
  std::int64_t seal_next();
  void load_tree();
  void beat();
  store::RowChange heartbeat() const;

  store::Store& store_;
  KeyRing& keys_;
  Clock clock_;
  std::int64_t district_;
  SealerLease lease_;
  std::mutex mutex_;
  std::optional<Head> last_;  // as the tree below stands
  RightEdge edge_;
  bool loaded_ = false;
  std::optional<Instant> beaten_at_;
};

}  // namespace yichuang::seal
