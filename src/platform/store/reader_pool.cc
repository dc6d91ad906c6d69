#include "platform/store/reader_pool.h"

#include "platform/store/retry.h"

namespace yichuang::store {
namespace {

using sql::SqlFailure;

// Longer than any request may take: whoever still has no connection is better told to come back.
constexpr std::chrono::seconds kLongestWait{5};

constexpr sql::Statement kFactsOfStream{
    "store/facts_of_stream",
    "SELECT seq, kind, at, person, body, hash FROM fact WHERE district = $1 AND stream = $2 ORDER BY seq"};

// Positions are contiguous, so a range needs no LIMIT, and the planner sees how few rows are asked for.
constexpr sql::Statement kFeed{
    "store/feed",
    "SELECT feed.pos, feed.stream, stream.kind, fact.seq, fact.kind, fact.at, fact.person, fact.body, "
    "fact.hash "
    "FROM feed "
    "JOIN fact ON fact.district = feed.district AND fact.stream = feed.stream AND fact.seq = feed.seq "
    "JOIN stream ON stream.district = feed.district AND stream.stream = feed.stream "
    "WHERE feed.district = $1 AND feed.pos > $2 AND feed.pos <= $3 ORDER BY feed.pos"};

constexpr sql::Statement kFactsFrom{
    "store/facts_from",
    "SELECT seq, kind, at, person, CASE WHEN seq > $3 THEN body ELSE '' END, hash FROM fact "
    "WHERE district = $1 AND stream = $2 AND seq >= $3 ORDER BY seq"};

class SnapshotReader final : public Reader {
 public:
  explicit SnapshotReader(sql::Connection& connection) : connection_(connection) {}

  sql::Rows run(const sql::Statement& statement, const sql::Params& params) override {
    return connection_.run(statement, params);
  }

  std::pair<StreamState, std::vector<Fact>> stream(StreamKey key) override {
    std::vector<Fact> facts = facts_in(connection_.run(kFactsOfStream, {key.district, key.stream}));
    // The last fact is the state: apply() checks it against the stream's own row.
    if (facts.empty()) return {};
    StreamState state{facts.back().seq, facts.back().hash};
    return {std::move(state), std::move(facts)};
  }

 private:
  sql::Connection& connection_;
};

}  // namespace

std::pair<const sql::Statement*, sql::Params> facts_from(StreamKey key, std::int64_t seq) {
  return {&kFactsFrom, {key.district, key.stream, seq}};
}

std::vector<Fact> facts_in(const sql::Rows& rows) {
  std::vector<Fact> facts;
  facts.reserve(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i)
    facts.push_back(Fact{rows.integer(i, 0), rows.text(i, 1), Instant{rows.integer(i, 2)}, rows.integer(i, 3),
                         rows.text(i, 4), rows.blob(i, 5)});
  return facts;
}

ReaderPool::ReaderPool(const Options& options)
    : where_(options.where),
      observer_(options.observer),
      limit_(options.readers),
      retry_for_(options.retry_ms) {
  ensure(limit_ > 0);
}

void ReaderPool::read(const std::function<void(Reader&)>& use) {
  with_connection([&](sql::Connection& connection) {
    connection.begin(false);
    try {
      SnapshotReader reader(connection);
      use(reader);
      connection.commit();
    } catch (...) {
      connection.rollback();
      throw;
    }
  });
}

std::vector<sql::Rows> ReaderPool::ask(const sql::Batch& questions) {
  std::vector<sql::Rows> answers;
  with_connection([&](sql::Connection& connection) { answers = connection.pipeline(questions); });
  return answers;
}

void ReaderPool::with_connection(const std::function<void(sql::Connection&)>& use) {
  Retry retry(retry_for_);
  std::unique_ptr<sql::Connection> connection = borrow();
  struct Return {  // also when `use` throws
    ReaderPool& pool;
    std::unique_ptr<sql::Connection>& connection;
    ~Return() { pool.give_back(std::move(connection)); }
  } const back{*this, connection};
  for (bool lost = false;;) {
    try {
      if (connection == nullptr) connection = sql::observed(sql::open(where_, true), observer_);
      if (lost) connection->reconnect();
      lost = false;
      return use(*connection);
    } catch (const SqlFailure& failure) {
      lost = failure.kind == SqlFailure::Kind::connection;
      if ((!lost && failure.kind != SqlFailure::Kind::serialization) || !retry.again()) throw;
      lost = lost && connection != nullptr;
    }
  }
}

std::unique_ptr<sql::Connection> ReaderPool::borrow() {
  std::unique_lock lock(mutex_);
  if (!returned_.wait_for(lock, kLongestWait, [this] { return !idle_.empty() || open_ < limit_; }))
    throw Busy("too many are reading");
  if (idle_.empty()) {
    ++open_;  // the borrower opens it, outside the lock
    return nullptr;
  }
  std::unique_ptr<sql::Connection> connection = std::move(idle_.back());
  idle_.pop_back();
  return connection;
}

void ReaderPool::give_back(std::unique_ptr<sql::Connection> connection) {
  {
    const std::lock_guard lock(mutex_);
    if (connection == nullptr)
      --open_;
    else
      idle_.push_back(std::move(connection));
  }
  returned_.notify_one();
}

std::vector<Store::FeedRow> read_feed(sql::Connection& connection, std::int64_t district, std::int64_t after,
                                      int limit) {
  ensure(after >= 0 && limit > 0);
  const sql::Rows rows = connection.run(kFeed, {district, after, after + limit});
  std::vector<Store::FeedRow> feed;
  feed.reserve(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i)
    feed.push_back(Store::FeedRow{rows.integer(i, 0), StreamKey{district, rows.integer(i, 1)},
                                  rows.text(i, 2),
                                  Fact{rows.integer(i, 3), rows.text(i, 4), Instant{rows.integer(i, 5)},
                                       rows.integer(i, 6), rows.text(i, 7), rows.blob(i, 8)}});
  return feed;
}

}  // namespace yichuang::store
