#include "platform/store/postgres_group.h"

#include <set>

namespace yichuang::store {
namespace {

using sql::Batch;
using sql::Statement;

// In key order, so that two groups that want the same streams wait for each other instead of deadlocking.
constexpr Statement kLockHeld{
    "store/lock_held",
    "SELECT stream.district, stream.stream, stream.version, stream.head, stream.kind FROM stream "
    "JOIN unnest(CAST($1 AS bigint[]), CAST($2 AS bigint[])) AS wanted (district, stream) "
    "ON stream.district = wanted.district AND stream.stream = wanted.stream "
    "ORDER BY stream.district, stream.stream FOR SHARE OF stream"};
constexpr Statement kLockAppended{
    "store/lock_appended",
    "SELECT stream.district, stream.stream, stream.version, stream.head, stream.kind FROM stream "
    "JOIN unnest(CAST($1 AS bigint[]), CAST($2 AS bigint[])) AS wanted (district, stream) "
    "ON stream.district = wanted.district AND stream.stream = wanted.stream "
    "ORDER BY stream.district, stream.stream FOR NO KEY UPDATE OF stream"};
// A stream that is not there cannot be locked; a row of version 0 can.
constexpr Statement kHoldAbsent{
    "store/hold_absent",
    "INSERT INTO stream (district, stream, kind, version, head) "
    "SELECT district, stream, '', 0, CAST('' AS bytea) "
    "FROM unnest(CAST($1 AS bigint[]), CAST($2 AS bigint[])) AS wanted (district, stream) "
    "ORDER BY district, stream ON CONFLICT (district, stream) DO NOTHING"};
constexpr Statement kInsertFacts{
    "store/insert_facts",
    "INSERT INTO fact (district, stream, seq, kind, at, person, body, hash) SELECT * FROM unnest("
    "CAST($1 AS bigint[]), CAST($2 AS bigint[]), CAST($3 AS bigint[]), CAST($4 AS text[]), CAST($5 AS "
    "bigint[]), "
    "CAST($6 AS bigint[]), CAST($7 AS text[]), CAST($8 AS bytea[]))"};
constexpr Statement kInsertJournal{
    "store/insert_journal",
    "INSERT INTO journal_new (district, stream, seq, at) SELECT * FROM unnest("
    "CAST($1 AS bigint[]), CAST($2 AS bigint[]), CAST($3 AS bigint[]), CAST($4 AS bigint[]))"};
constexpr Statement kInsertStreams{
    "store/insert_streams",
    "INSERT INTO stream (district, stream, kind, version, head) SELECT * FROM unnest("
    "CAST($1 AS bigint[]), CAST($2 AS bigint[]), CAST($3 AS text[]), CAST($4 AS bigint[]), CAST($5 AS "
    "bytea[]))"};
constexpr Statement kMoveStreams{
    "store/move_streams",
    "UPDATE stream SET kind = moved.kind, version = moved.version, head = moved.head FROM unnest("
    "CAST($1 AS bigint[]), CAST($2 AS bigint[]), CAST($3 AS text[]), CAST($4 AS bigint[]), CAST($5 AS "
    "bytea[])) "
    "AS moved (district, stream, kind, version, head) "
    "WHERE stream.district = moved.district AND stream.stream = moved.stream"};
constexpr Statement kCommit{"commit", "COMMIT"};
constexpr Statement kFactHash{"store/fact_hash",
                              "SELECT hash FROM fact WHERE district = $1 AND stream = $2 AND seq = $3"};

sql::Params key_arrays(const std::set<StreamKey>& keys) {
  ArrayLiteral districts, streams;
  for (const StreamKey& key : keys) {
    districts.add(key.district);
    streams.add(key.stream);
  }
  return {districts.take(), streams.take()};
}

struct StreamColumns {
  ArrayLiteral district, stream, kind, version, head;
  bool any = false;

  void add(const StreamKey& key, const Standing& now) {
    any = true;
    district.add(key.district);
    stream.add(key.stream);
    kind.add_text(now.kind);
    version.add(now.state.version);
    head.add_bytes(now.state.head);
  }
  sql::Params take() { return {district.take(), stream.take(), kind.take(), version.take(), head.take()}; }
};

struct FactColumns {
  ArrayLiteral district, stream, seq, kind, at, person, body, hash;
  bool any = false;

  void add(const StreamKey& key, const Fact& fact) {
    any = true;
    district.add(key.district);
    stream.add(key.stream);
    seq.add(fact.seq);
    kind.add_text(fact.kind);
    at.add(fact.at.ms);
    person.add(fact.person);
    body.add_text(fact.body);
    hash.add_bytes(fact.hash);
  }
};

}  // namespace

std::optional<std::vector<Applied>> PostgresGroup::attempt() {
  at("begin");
  connection_.begin(true);
  lock_streams();
  hold_absent_streams();
  std::vector<Applied> verdicts = judge();
  if (admitted_.empty()) {
    connection_.rollback();
    return verdicts;
  }
  Batch batch = writes();
  std::size_t rows = 0;
  for (const Job* job : admitted_) rows += job->set.rows.size();
  const std::size_t first_row = batch.size() - rows;
  if (!must_change_) {
    batch.push_back({&kCommit, {}});
    commit_sent_ = true;
    send(batch);
    at("committed");
    return verdicts;
  }
  if (all_changed(send(batch), first_row)) {
    commit();
    return verdicts;
  }
  connection_.rollback();
  if (jobs_.size() > 1) return std::nullopt;
  return std::vector<Applied>{Applied::stale};
}

std::vector<sql::Rows> PostgresGroup::send(const Batch& batch) {
  if (fault_)
    for (const auto& [statement, params] : batch) at(statement->name);
  return connection_.pipeline(batch);
}

void PostgresGroup::commit() {
  commit_sent_ = true;
  at(kCommit.name);
  connection_.commit();
  at("committed");
}

// All in the order of their keys, whichever the lock: neighbours that want the same lock share a statement,
// and all statements share the round trip.
void PostgresGroup::lock_streams() {
  std::map<StreamKey, const Statement*> wanted;
  for (const Job* job : jobs_)
    for (const Held& held : job->set.held) wanted[held.key] = &kLockHeld;
  for (const Job* job : jobs_)
    for (const Append& append : job->set.appends) wanted[append.key] = &kLockAppended;
  Batch batch;
  for (auto next = wanted.begin(); next != wanted.end();) {
    const Statement* lock = next->second;
    std::set<StreamKey> keys;
    for (; next != wanted.end() && next->second == lock; ++next) keys.insert(next->first);
    batch.push_back({lock, key_arrays(keys)});
  }
  if (batch.empty()) return;
  for (const sql::Rows& rows : send(batch)) take_standing(rows);
}

void PostgresGroup::take_standing(const sql::Rows& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i)
    standing_[{rows.integer(i, 0), rows.integer(i, 1)}] = {
        {rows.integer(i, 2), rows.blob(i, 3)}, rows.text(i, 4), true};
}

void PostgresGroup::hold_absent_streams() {
  std::set<StreamKey> absent;
  for (const Job* job : jobs_)
    for (const Held& held : job->set.held)
      if (held.version == 0 && !standing_.contains(held.key)) absent.insert(held.key);
  if (absent.empty()) return;
  const sql::Params keys = key_arrays(absent);
  take_standing(send({{&kHoldAbsent, keys}, {&kLockHeld, keys}}).back());
}

// As if the sets came one after the other: a set sees what the sets before it in the group leave.
std::vector<Applied> PostgresGroup::judge() {
  std::vector<Applied> verdicts;
  verdicts.reserve(jobs_.size());
  for (const Job* job : jobs_) {
    const bool good = holds(job->set);
    if (good) admit(*job);
    verdicts.push_back(good ? Applied::done : Applied::stale);
  }
  return verdicts;
}

bool PostgresGroup::holds(const WriteSet& set) const {
  const Standing nothing;
  const auto stands = [&](const StreamKey& key) -> const Standing& {
    const auto found = standing_.find(key);
    return found == standing_.end() ? nothing : found->second;
  };
  for (const Append& append : set.appends)
    if (!still_holds(append, stands(append.key))) return false;
  for (const Held& held : set.held)
    if (stands(held.key).state.version != held.version) return false;
  return true;
}

void PostgresGroup::admit(const Job& job) {
  admitted_.push_back(&job);
  for (std::size_t i = 0; i < job.facts.size(); ++i) {
    const Append& append = job.set.appends[i];
    Standing& standing = standing_[append.key];
    moved_.emplace(append.key, standing.has_row);
    standing = {{job.facts[i].back().seq, job.facts[i].back().hash}, append.kind, true};
  }
  for (const RowChange& row : job.set.rows) must_change_ |= row.must_change;
}

// The rows of the callers come last, in the order of their sets.
Batch PostgresGroup::writes() {
  // In key order as well: of two groups that begin the same streams, one waits and neither deadlocks.
  std::multimap<StreamKey, const Fact*> by_stream;
  for (const Job* job : admitted_)
    for (std::size_t i = 0; i < job->facts.size(); ++i)
      for (const Fact& fact : job->facts[i]) by_stream.emplace(job->set.appends[i].key, &fact);
  FactColumns facts;
  for (const auto& [key, fact] : by_stream) facts.add(key, *fact);
  Batch batch;
  if (facts.any) {
    const std::string district = facts.district.take(), stream = facts.stream.take(), seq = facts.seq.take(),
                      when = facts.at.take();
    batch.push_back({&kInsertFacts,
                     {district, stream, seq, facts.kind.take(), when, facts.person.take(), facts.body.take(),
                      facts.hash.take()}});
    batch.push_back({&kInsertJournal, {district, stream, seq, when}});
    add_stream_writes(batch);
  }
  for (const Job* job : admitted_)
    for (const RowChange& row : job->set.rows) batch.push_back({row.statement, row.params});
  return batch;
}

void PostgresGroup::add_stream_writes(Batch& batch) {
  StreamColumns fresh, moved;
  for (const auto& [key, had_row] : moved_) (had_row ? moved : fresh).add(key, standing_[key]);
  if (fresh.any) batch.push_back({&kInsertStreams, fresh.take()});
  if (moved.any) batch.push_back({&kMoveStreams, moved.take()});
}

bool PostgresGroup::all_changed(const std::vector<sql::Rows>& results, std::size_t first_row) const {
  std::size_t at = first_row;
  for (const Job* job : admitted_)
    for (const RowChange& row : job->set.rows)
      if (results[at++].affected() == 0 && row.must_change) return false;
  return true;
}

bool facts_stand(sql::Connection& connection, const Job& job) {
  if (job.facts.empty()) return false;
  // A set is whole or absent, so one of its facts speaks for all.
  const StreamKey& key = job.set.appends.front().key;
  const Fact& fact = job.facts.front().front();
  const sql::Rows rows = connection.run(kFactHash, {key.district, key.stream, fact.seq});
  return !rows.empty() && rows.blob(0, 0) == fact.hash;
}

}  // namespace yichuang::store
