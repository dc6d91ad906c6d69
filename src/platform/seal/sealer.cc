#include "platform/seal/sealer.h"

#include <algorithm>

#include "platform/seal/journal.h"

namespace yichuang::seal {
namespace {

using sql::Statement;

constexpr std::int64_t kLongestBatch = 16'384;
constexpr std::int64_t kHeartbeatMs = 1000;

// All bear repeating: of a set that was applied although the answer was lost, the second attempt changes nothing.
constexpr Statement kInsertHead{
    "seal/insert_head",
    "INSERT INTO journal_head (district, number, size, root, at, previous, key, signature) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (district, number) DO NOTHING"};
constexpr Statement kInsertNode{"seal/insert_node",
                                "INSERT INTO journal_node (district, level, size, hash) "
                                "VALUES ($1, $2, $3, $4) ON CONFLICT (district, level, size) DO NOTHING"};
constexpr Statement kHeartbeat{
    "seal/heartbeat",
    "INSERT INTO follower (district, name, pos, heartbeat_at) VALUES ($1, 'sealer', $2, $3) "
    "ON CONFLICT (district, name) DO UPDATE SET pos = excluded.pos, heartbeat_at = excluded.heartbeat_at"};

store::RowChange row_of(const Head& head) {
  return {&kInsertHead,
          {head.district, head.number, head.size, sql::Blob{head.root}, head.at.ms, sql::Blob{head.previous},
           head.key, sql::Blob{head.signature}},
          false};
}

void check_signature(store::Reader& reader, const Head& head) {
  for (const KeyStatement& key : keys(reader, head.district))
    if (key.key == head.key && crypto::VerifyingKey::from_der(key.public_key).fingerprint() == head.key &&
        crypto::VerifyingKey::from_der(key.public_key).verify(statement_of(head), head.signature))
      return;
  throw Failure("the signature of the journal's head " + std::to_string(head.number) +
                " is not right: the database was changed, and nothing more is sealed. Export the journal "
                "and run yichuang-verify on it.");
}

}  // namespace

Sealer::Sealer(store::Store& store, KeyRing& keys, Clock clock, std::int64_t district)
    : store_(store), keys_(keys), clock_(std::move(clock)), district_(district), lease_(store, district) {}

std::int64_t Sealer::run() {
  const std::lock_guard lock(mutex_);
  std::int64_t sealed = 0;
  while (lease_.hold()) {
    const std::int64_t now = seal_next();
    sealed += now;
    if (now < kLongestBatch) break;
  }
  return sealed;
}

std::int64_t Sealer::seal_next() {
  load_tree();
  std::vector<Hash> facts;
  store_.read([&](store::Reader& reader) {
    facts = fact_hashes(reader, district_, edge_.size(), edge_.size() + kLongestBatch);
  });
  if (facts.empty()) {
    beat();
    return 0;
  }
  RightEdge edge = edge_;
  store::WriteSet set;
  set.rows.push_back(lease_.renewal());
  for (const Hash& fact : facts)
    edge.add(leaf_hash(fact), [&](int level, std::int64_t size, const Hash& hash) {
      if (is_kept(level))
        set.rows.push_back({&kInsertNode, {district_, std::int64_t{level}, size, sql::Blob{hash}}, false});
    });
  keys_
      .refresh();  // whoever changes it has taken the lease first, so it is still the one when the set is applied
  const SealingKey key = keys_.current();
  Head head{district_, last_ ? last_->number + 1 : 1, edge.size(), edge.root(), clock_(), {}, key.fingerprint,
            {}};
  if (last_) {
    head.at.ms = std::max(head.at.ms, last_->at.ms);  // also when the clock was set back
    head.previous = digest_of(*last_);
  }
  head.signature = key.secret.sign(statement_of(head));
  set.rows.push_back(row_of(head));
  edge_ = std::move(edge);
  last_ = std::move(head);
  set.rows.push_back(heartbeat());
  if (store_.apply(set) != store::Applied::done) {  // somebody else took over
    lease_.give_up();
    loaded_ = false;
    return 0;
  }
  return std::ssize(facts);
}

// What is remembered is used only while it is what the database says: another process may have sealed since.
void Sealer::load_tree() {
  std::optional<Head> stored;
  store_.read([&](store::Reader& reader) { stored = last_head(reader, district_); });
  const bool same = stored ? last_ && digest_of(*stored) == digest_of(*last_) : !last_;
  if (loaded_ && same) return;
  loaded_ = false;
  RightEdge edge;
  if (stored)
    store_.read([&](store::Reader& reader) {
      check_signature(reader, *stored);
      edge = RightEdge(stored->size, nodes_of(reader, district_));
    });
  if (stored && edge.root() != stored->root)
    throw Failure("the journal's tree is no longer that of its signed head " +
                  std::to_string(stored->number) +
                  ": the database was changed, and nothing more is sealed. Export the journal and run "
                  "yichuang-verify on it.");
  edge_ = std::move(edge);
  last_ = std::move(stored);
  loaded_ = true;
}

void Sealer::beat() {
  const Instant now = clock_();
  if (beaten_at_ && now.ms - beaten_at_->ms < kHeartbeatMs) return;
  store::WriteSet set;
  set.rows.push_back(lease_.renewal());
  set.rows.push_back(heartbeat());
  if (store_.apply(set) == store::Applied::done)
    beaten_at_ = now;
  else
    lease_.give_up();
}

store::RowChange Sealer::heartbeat() const {
  return {&kHeartbeat, {district_, edge_.size(), clock_().ms}, false};
}

}  // namespace yichuang::seal
