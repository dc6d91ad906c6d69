#include "platform/store/sqlite_store.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <new>
#include <thread>

#include "platform/sql/sqlite.h"
#include "platform/store/reader_pool.h"
#include "platform/store/retry.h"
#include "platform/store/schema.h"
#include "platform/store/sqlite_statistics.h"
#include "platform/store/verdict.h"
#include "platform/store/write_queue.h"

namespace yichuang::store {
namespace {

using sql::SqlFailure;
using sql::Statement;

constexpr Statement kStreamState{
    "store/stream_state", "SELECT version, head, kind FROM stream WHERE district = $1 AND stream = $2"};
constexpr Statement kInsertFact{"store/insert_fact",
                                "INSERT INTO fact (district, stream, seq, kind, at, person, body, hash) "
                                "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"};
constexpr Statement kInsertStream{
    "store/insert_stream",
    "INSERT INTO stream (district, stream, kind, version, head) VALUES ($1, $2, $3, $4, $5)"};
constexpr Statement kMoveStream{
    "store/move_stream",
    "UPDATE stream SET version = $3, head = $4 WHERE district = $1 AND stream = $2 AND version = $5"};
constexpr Statement kInsertFeed{"store/insert_feed",
                                "INSERT INTO feed (district, pos, stream, seq) VALUES ($1, $2, $3, $4)"};
constexpr Statement kFeedHead{"store/feed_head",
                              "SELECT coalesce(max(pos), 0) FROM feed WHERE district = $1"};
constexpr Statement kSavepoint{"store/savepoint", "SAVEPOINT one_set"};
constexpr Statement kRelease{"store/release", "RELEASE one_set"};
constexpr Statement kRollbackTo{"store/rollback_to", "ROLLBACK TO one_set"};

std::exception_ptr disk_failed(const SqlFailure& failure) noexcept {
  try {
    throw Stopped(
        std::string(
            "The disk reported an error and nothing more is written. Check the disk, then restart: ") +
        failure.what());
  } catch (...) {  // also for want of memory: it stops all the same
    return std::current_exception();
  }
}

// The one thread that writes. Each group is one commit. What can be found out beforehand is, so that sets hardly ever
// fail once they have begun to write; if one does, the group begins again with a savepoint for each set, so that a set
// that fails takes nothing with it.
class Writer {
 public:
  Writer(const Options& options, std::unique_ptr<sql::Connection> connection)
      : options_(options),
        connection_(std::move(connection)),
        queue_(static_cast<std::size_t>(options.queue_limit)) {
    thread_ = std::thread([this] { serve(); });
  }
  ~Writer() { close(); }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  Applied apply(const WriteSet& set, std::vector<StreamState>* left) { return apply_by(queue_, set, left); }
  Store::State state() { return queue_.state(); }
  void stop(std::exception_ptr why) { queue_.stop(std::move(why)); }
  void close() {
    queue_.close();
    if (thread_.joinable()) thread_.join();
  }

 private:
  struct Outcome {
    Applied verdict = Applied::done;
    std::exception_ptr failure;
  };

  void serve();
  void write_group(const std::vector<Job*>& group);
  std::vector<Outcome> commit_group(const std::vector<Job*>& group);
  std::vector<Outcome> apply_together(const std::vector<Job*>& group);
  void begin();
  Outcome apply_in_savepoint(const Job& job);
  bool is_stale(const WriteSet& set);
  bool insert_all(const Job& job);
  void insert_facts(const Append& append, const std::vector<Fact>& facts);
  Standing standing(const StreamKey& key);
  std::int64_t next_position(std::int64_t district);
  sql::Rows run(const Statement& statement, const sql::Params& params) {
    at(statement.name);
    return connection_->run(statement, params);
  }
  void at(std::string_view point) const {
    if (options_.fault) options_.fault(point);
  }

  Options options_;
  std::unique_ptr<sql::Connection> connection_;
  WriteQueue queue_;
  std::map<std::int64_t, std::int64_t>
      feed_heads_;  // of this transaction: another process may have written since
  sql::Params fact_row_;
  std::thread thread_;
};

void Writer::serve() {
  for (;;) {
    const std::vector<Job*> group = queue_.take(options_.group_limit);
    if (group.empty()) return;
    if (options_.observer != nullptr) options_.observer->grouped(group.size());
    write_group(group);
  }
}

void Writer::write_group(const std::vector<Job*>& group) {
  Retry retry{std::chrono::milliseconds(options_.retry_ms)};
  for (;;) {
    try {
      const std::vector<Outcome> outcomes = commit_group(group);
      for (std::size_t i = 0; i < group.size(); ++i)
        outcomes[i].failure ? group[i]->fail(outcomes[i].failure) : group[i]->finish(outcomes[i].verdict);
      return;
    } catch (const SqlFailure& failure) {
      connection_->rollback();
      if (failure.kind == SqlFailure::Kind::serialization && retry.again()) continue;
      std::exception_ptr reason = std::current_exception();
      if (failure.kind == SqlFailure::Kind::disk) {
        reason = disk_failed(failure);
        queue_.stop(reason);
      }
      for (Job* job : group) job->fail(reason);
      return;
    } catch (...) {
      connection_->rollback();
      for (Job* job : group) job->fail(std::current_exception());
      return;
    }
  }
}

// Returns only after COMMIT did; nothing is acknowledged before.
std::vector<Writer::Outcome> Writer::commit_group(const std::vector<Job*>& group) {
  begin();
  std::vector<Outcome> outcomes = apply_together(group);
  if (outcomes.empty()) {
    connection_->rollback();
    begin();
    for (const Job* job : group) outcomes.push_back(apply_in_savepoint(*job));
  }
  at("commit");
  connection_->commit();
  at("committed");
  return outcomes;
}

void Writer::begin() {
  feed_heads_.clear();
  at("begin");
  connection_->begin(true);
}

// Nothing when a set failed that had begun to write: which of it stands is then unknown.
std::vector<Writer::Outcome> Writer::apply_together(const std::vector<Job*>& group) {
  std::vector<Outcome> outcomes;
  outcomes.reserve(group.size());
  try {
    for (const Job* job : group) {
      const bool stale = is_stale(job->set);
      if (!stale && !insert_all(*job)) return {};
      outcomes.push_back({stale ? Applied::stale : Applied::done, nullptr});
    }
  } catch (const SqlFailure& failure) {
    using enum SqlFailure::Kind;
    if (failure.kind == disk || failure.kind == full || failure.kind == serialization)
      throw;  // the whole group's
    return {};
  } catch (const std::exception&) {
    return {};
  }
  return outcomes;
}

Writer::Outcome Writer::apply_in_savepoint(const Job& job) {
  const auto undo = [this] {
    connection_->run(kRollbackTo);
    connection_->run(kRelease);
  };
  bool saved = false;
  const std::map<std::int64_t, std::int64_t> heads = feed_heads_;
  try {
    if (is_stale(job.set)) return {Applied::stale, nullptr};
    connection_->run(kSavepoint);
    saved = true;
    if (insert_all(job)) {
      connection_->run(kRelease);
      return {};
    }
    undo();
    feed_heads_ = heads;
    return {Applied::stale, nullptr};
  } catch (const SqlFailure& failure) {
    using enum SqlFailure::Kind;
    if (failure.kind == disk || failure.kind == full || failure.kind == serialization)
      throw;  // the whole group's
    if (saved) undo();
    feed_heads_ = heads;
    if (is_duplicate(failure)) return {Applied::duplicate, nullptr};
    return {Applied::done, std::current_exception()};
  } catch (const std::exception&) {
    if (saved) undo();
    feed_heads_ = heads;
    return {Applied::done, std::current_exception()};
  }
}

bool Writer::is_stale(const WriteSet& set) {
  for (const Append& append : set.appends)
    if (!still_holds(append, standing(append.key))) return true;
  for (const Held& held : set.held)
    if (standing(held.key).state.version != held.version) return true;
  return false;
}

Standing Writer::standing(const StreamKey& key) {
  const sql::Rows rows = run(kStreamState, {key.district, key.stream});
  if (rows.empty()) return {};
  return {{rows.integer(0, 0), rows.blob(0, 1)}, rows.text(0, 2), true};
}

// False when a row that had to change did not.
bool Writer::insert_all(const Job& job) {
  for (std::size_t i = 0; i < job.facts.size(); ++i) insert_facts(job.set.appends[i], job.facts[i]);
  for (const RowChange& row : job.set.rows) {
    const sql::Rows result = run(*row.statement, row.params);
    if (row.must_change && result.affected() == 0) return false;
  }
  return true;
}

void Writer::insert_facts(const Append& append, const std::vector<Fact>& facts) {
  const auto& [district, stream] = append.key;
  for (const Fact& fact : facts) {
    // Written into what the fact before left, because a list in braces would copy every text twice.
    fact_row_.resize(8);
    for (const auto& [column, number] : {std::pair<std::size_t, std::int64_t>{0, district},
                                         {1, stream},
                                         {2, fact.seq},
                                         {4, fact.at.ms},
                                         {5, fact.person}})
      fact_row_[column] = number;
    fact_row_[3] = fact.kind;
    fact_row_[6] = fact.body;
    fact_row_[7] = sql::Blob{fact.hash};
    run(kInsertFact, fact_row_);
    run(kInsertFeed, {district, next_position(district), stream, fact.seq});
  }
  const Fact& last = facts.back();
  if (append.seen.version == 0) {
    run(kInsertStream, {district, stream, append.kind, last.seq, sql::Blob{last.hash}});
    return;
  }
  const sql::Rows moved =
      run(kMoveStream, {district, stream, last.seq, sql::Blob{last.hash}, append.seen.version});
  ensure(moved.affected() == 1);  // is_stale() looked inside this transaction
}

std::int64_t Writer::next_position(std::int64_t district) {
  auto head = feed_heads_.find(district);
  if (head == feed_heads_.end())
    head = feed_heads_.emplace(district, run(kFeedHead, {district}).integer(0, 0)).first;
  return ++head->second;
}

// Brings what was written from the log into the file, beside the writer and not in its way: a commit that does this too
// holds everybody up while the disk works. Only when the log outgrows wal_autocheckpoint (sql/sqlite.cc) does the writer
// do the rest itself, which then is little, and begins the log anew.
class Checkpointer {
 public:
  Checkpointer(const std::string& where, std::function<void(std::exception_ptr)> stop)
      : connection_(sql::open(where)), stop_(std::move(stop)) {
    connection_->script("PRAGMA cache_size = -2048; PRAGMA wal_autocheckpoint = 0");
    thread_ = std::thread([this] { serve(); });
  }
  ~Checkpointer() { close(); }
  Checkpointer(const Checkpointer&) = delete;
  Checkpointer& operator=(const Checkpointer&) = delete;

  void written() { written_ = true; }
  void close() {
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
    }
    closing_.notify_all();
    if (thread_.joinable()) thread_.join();
  }

 private:
  static constexpr std::chrono::milliseconds kEvery{500};

  void serve() {
    std::unique_lock lock(mutex_);
    while (!closing_.wait_for(lock, kEvery, [this] { return closed_; })) {
      if (!written_.exchange(false)) continue;
      lock.unlock();
      try {
        connection_->script("PRAGMA wal_checkpoint(PASSIVE)");
      } catch (const SqlFailure& failure) {
        // What stands in the log stands, but a flush that failed must not be tried again: the second would succeed.
        if (failure.kind == SqlFailure::Kind::disk) return stop_(disk_failed(failure));
      } catch (const std::bad_alloc&) {
        written_ = true;  // the next time, then
      }
      lock.lock();
    }
  }

  std::unique_ptr<sql::Connection> connection_;
  const std::function<void(std::exception_ptr)> stop_;
  std::atomic<bool> written_{false};
  std::mutex mutex_;
  std::condition_variable closing_;
  bool closed_ = false;
  std::thread thread_;
};

class SqliteStore final : public Store {
 public:
  SqliteStore(const Options& options, std::unique_ptr<sql::Connection> connection)
      : readers_(options),
        writer_(options, std::move(connection)),
        checkpointer_(options.where, [this](std::exception_ptr why) { writer_.stop(std::move(why)); }) {}

  void read(const std::function<void(Reader&)>& use) override { readers_.read(use); }
  std::vector<sql::Rows> ask(const sql::Batch& questions) override { return readers_.ask(questions); }
  using Store::apply;
  Applied apply(const WriteSet& set, std::vector<StreamState>* left) override {
    checkpointer_.written();
    return writer_.apply(set, left);
  }
  std::vector<FeedRow> feed(std::int64_t district, std::int64_t after, int limit) override {
    std::vector<FeedRow> rows;
    readers_.with_connection(
        [&](sql::Connection& connection) { rows = read_feed(connection, district, after, limit); });
    return rows;
  }
  int sequence(std::int64_t) override { return 0; }
  void backup(const std::string& path) override {
    readers_.with_connection([&](sql::Connection& connection) { connection.backup(path); });
  }
  State state() override { return writer_.state(); }
  void close() override {
    checkpointer_.close();
    writer_.close();
  }

 private:
  ReaderPool readers_;
  Writer writer_;
  Checkpointer checkpointer_;
};

// After a flush that failed, the log may hold what is in memory only, though it reads as if it were on the disk; whatever is
// appended to it later would go with it. So a log that was left behind is not gone on with: its pages are written into
// the database and flushed there, and the next write begins the log anew. Where others are at work this waits for nobody.
void settle_log(sql::Connection& connection) {
  try {
    connection.script("PRAGMA wal_checkpoint(PASSIVE)");
  } catch (const SqlFailure& failure) {
    if (failure.kind != SqlFailure::Kind::disk) throw;
    throw SqlFailure(failure.kind,
                     std::string("The disk reported an error while the database was brought up to its log. "
                                 "Check the disk, then start again: ") +
                         failure.what());
  }
}

}  // namespace

std::unique_ptr<Store> open_sqlite_store(const Options& options, const std::vector<Step>& steps) {
  std::unique_ptr<sql::Connection> connection = sql::open(options.where);
  settle_log(*connection);
  sql::check_every_page(*connection);
  const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::system_clock::now().time_since_epoch());
  migrate(*connection, steps, Instant{now.count()});
  set_sqlite_statistics(*connection);
  return std::make_unique<SqliteStore>(options, sql::observed(std::move(connection), options.observer));
}

}  // namespace yichuang::store
