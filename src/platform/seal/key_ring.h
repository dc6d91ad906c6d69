// The SM2 keys that sign heads. Which one signs is written in the database, each named by the one before it;
// the secret halves are files only their owner may read, named after their fingerprints.
#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "platform/crypto/sm2.h"
#include "platform/seal/head.h"

namespace yichuang::seal {

struct SealingKey {
  std::string fingerprint;
  crypto::SigningKey secret;
};

class KeyRing {
 public:
  // Makes the first key of a database that has none. Failure in words when the database names a key that is
  // not in `folder`: sealing with another one would break the journal.
  KeyRing(store::Store& store, Clock clock, std::int64_t district, std::string folder);

  SealingKey current() const;
  // Looks again which key the database names; another process may have changed it.
  void refresh();
  // With the key the database names now. The fact must stand in it.
  Promise promise(store::StreamKey key, std::int64_t seq, const Hash& hash);

 private:
  void make_first();

  store::Store& store_;
  Clock clock_;
  std::int64_t district_;
  std::string folder_;
  mutable std::mutex mutex_;
  std::unique_ptr<SealingKey> current_;
};

// A new key takes over after the last head, and the old one says so; with `lost`, only the new one does, and
// whoever verifies must be given it another way. Whoever seals looks again. Returns the new key's statement.
KeyStatement change_key(store::Store& store, Clock clock, std::int64_t district, const std::string& folder,
                        bool lost);

}  // namespace yichuang::seal
