// The store of streams of facts (docs/decisions/0004-facts-are-the-journal.md).
//
// A stream is the history of one thing: a case, a letter, an account. Its facts are append-only; each carries
// the hash of the one before, so a row cannot be changed, dropped, swapped or inserted unseen. A command
// reads streams with their versions, decides, and returns a WriteSet: the versions it relied on, new facts,
// derived rows. The store applies it whole or not at all. Commands never hold a transaction and are re-run
// when something they relied on moved.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/time.h"
#include "platform/sql/observed.h"
#include "platform/sql/sql.h"

namespace yichuang::store {

struct StreamKey {
  std::int64_t district = 0;
  std::int64_t stream = 0;  // application-made id, unique over all kinds in the district
  auto operator<=>(const StreamKey&) const = default;
};

struct Fact {
  std::int64_t seq = 0;  // 1, 2, 3 … inside the stream
  std::string kind;  // "accepted"
  Instant at;
  std::int64_t person = 0;  // who did it; 0: the system's clock
  std::string body;  // canonical JSON
  std::string hash;  // 32 bytes: SM3 over the previous hash, the stream and this fact (fact_hash.h)
};

struct NewFact {
  std::string kind;
  Instant at;
  std::int64_t person = 0;
  std::string body;
};

struct StreamState {
  std::int64_t version = 0;  // number of facts; 0: no such stream
  std::string head;  // hash of the last fact; empty for version 0
};

// Facts to append to one stream seen at `seen`.
struct Append {
  StreamKey key;
  std::string kind;  // of the stream: "case", "letter", "account"
  StreamState seen;
  std::vector<NewFact> facts;
};

// A stream only read: its version must still hold when the set is applied (FOR SHARE where the engine has
// it). Version 0 holds that the stream does not exist yet.
struct Held {
  StreamKey key;
  std::int64_t version = 0;
};

// A derived row: index tables for lists and look-ups, idempotency, numbers. If `must_change`, no row affected
// makes the whole set stale. A unique violation of a statement whose name starts with "idempotency/" makes
// the set a duplicate; any other is a Failure that names the statement. A set of rows alone, without facts,
// may be applied again when the connection is lost while it commits: such rows must bear repeating.
struct RowChange {
  const sql::Statement* statement;
  sql::Params params;
  bool must_change = false;
};

struct WriteSet {
  std::vector<Append> appends;
  std::vector<Held> held;
  std::vector<RowChange> rows;
};

// Reads a consistent snapshot.
class Reader {
 public:
  virtual ~Reader() = default;
  virtual sql::Rows run(const sql::Statement& statement, const sql::Params& params = {}) = 0;
  // All facts of a stream in order, with its state; version 0 if it does not exist.
  virtual std::pair<StreamState, std::vector<Fact>> stream(StreamKey key) = 0;
};

// To be asked: the facts of a stream from the one numbered `seq` on, that one without its body. Whoever remembers the
// stream at `seq` learns by its hash whether it stood as remembered, and what came since; from 0 on, everything.
std::pair<const sql::Statement*, sql::Params> facts_from(StreamKey key, std::int64_t seq);
std::vector<Fact> facts_in(const sql::Rows& rows);

enum class Applied { done, stale, duplicate };  // duplicate: a unique row (idempotency key) already stands

struct Step {  // one migration; never edited once released
  int number;
  const char* name;
  const char* text;  // tokens of sql::Statement apply
};

class Store {
 public:
  virtual ~Store() = default;
  // Runs `use` on a read snapshot. Retries a dropped connection; otherwise throws Failure.
  virtual void read(const std::function<void(Reader&)>& use) = 0;
  // Reading statements that are known beforehand: one snapshot, and one round trip where the engine can.
  virtual std::vector<sql::Rows> ask(const sql::Batch& questions) = 0;
  // Durable when it returns `done`. Joins concurrent sets into one commit where the engine gains by it; a
  // bounded queue throws Busy. 40001/40P01/lost connection are retried inside.
  Applied apply(const WriteSet& set) { return apply(set, nullptr); }
  // The same; when done, `left` tells where each append left its stream.
  virtual Applied apply(const WriteSet& set, std::vector<StreamState>* left) = 0;
  // Facts after `pos` in feed order, at most `limit`. Positions are contiguous and start at 1.
  struct FeedRow {
    std::int64_t pos;
    StreamKey key;
    std::string stream_kind;
    Fact fact;
  };
  virtual std::vector<FeedRow> feed(std::int64_t district, std::int64_t after, int limit) = 0;
  // Gives journal_new rows their feed positions; called every ≤ 20 ms by every process, only the holder of
  // the lease does it. Returns how many. On SQLite the writer has done it inside the commit: always 0.
  virtual int sequence(std::int64_t district) = 0;
  // A consistent copy into a new file while the store is in use. SQLite only: PostgreSQL has its own tools.
  virtual void backup(const std::string& path) = 0;
  struct State {
    std::size_t waiting = 0;  // sets in the queue
    std::string stopped;  // why nothing is written any more; empty: it is
  };
  virtual State state() = 0;
  // Lets queued sets finish, then refuses. The destructor calls it.
  virtual void close() = 0;
};

struct Busy : Failure {
  using Failure::Failure;
};

// An I/O error while writing. What had been acknowledged stands; nothing more is accepted until a restart has
// recovered, because a failed flush must never be retried.
struct Stopped : Failure {
  using Failure::Failure;
};

struct Observer : sql::Observer {
  virtual void grouped(std::size_t sets) = 0;  // so many sets went into one commit
};

struct Options {
  std::string where;  // "sqlite:data/yichuang.sqlite" or "postgresql://…"
  int readers = 16;
  int writers = 2;  // PostgreSQL connections for writing; SQLite has one writer
  int queue_limit = 1024;  // sets waiting; one more is Busy
  int group_limit = 64;  // sets joined into one commit
  int retry_ms = 5000;  // how long a lost connection or 40001 is retried before it is a Failure
  Observer* observer = nullptr;  // for metrics; outlives the store
  // For fault tests: called with "begin", a statement's name, "commit" or "committed" as the writer gets
  // there; what it throws is what the engine would have said.
  std::function<void(std::string_view point)> fault;
};

// Opens, checks the schema version (a newer file is refused in words: Failure), applies missing steps.
std::unique_ptr<Store> open(const Options& options, const std::vector<Step>& steps);
// The store's own tables (stream, fact, journal_new, feed, lease, follower, schema_step) are step numbers
// 1–99; callers' are 100 on.

// 64-bit ids, time-ordered inside a district: 41 bits ms since 2020-01-01 UTC, 10 bits node, 12 bits counter.
// Each id is greater than the one before, also when the clock steps back or 4096 ids fall into one
// millisecond. Copies share one counter; any thread may ask.
class IdSource {
 public:
  IdSource(Clock clock, int node);
  std::int64_t next();

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace yichuang::store
