#include "platform/store/sequencer.h"

#include <algorithm>
#include <chrono>
#include <random>
#include <tuple>
#include <vector>

#include "platform/store/postgres_arrays.h"
#include "platform/store/postgres_writer.h"
#include "platform/store/retry.h"

namespace yichuang::store {
namespace {

using sql::SqlFailure;
using sql::Statement;

constexpr std::int64_t kLeaseMs = 3000;
constexpr std::int64_t kMostAheadMs = 60'000;  // a lease beyond that was given before the clock was set back
constexpr std::int64_t kLookAgainMs = 200;
// More than a second's work. A longer backlog, after an outage, keeps the order inside each stream, but not
// between streams.
constexpr std::int64_t kLongestBatch = 8192;
// Rows that came and went stay in the table and its index until it is vacuumed; the server's own rounds are a
// minute apart, too long for a table looked through every 20 ms.
constexpr std::int64_t kVacuumEvery = 20'000;

constexpr Statement kReadLease{
    "store/read_lease", "SELECT holder, fence, until FROM lease WHERE district = $1 AND name = 'sequencer'"};
constexpr Statement kFirstLease{
    "store/first_lease",
    "INSERT INTO lease (district, name, holder, fence, until) VALUES ($1, 'sequencer', $2, 1, $3) "
    "ON CONFLICT (district, name) DO NOTHING"};
constexpr Statement kTakeLease{"store/take_lease",
                               "UPDATE lease SET holder = $2, fence = fence + 1, until = $3 "
                               "WHERE district = $1 AND name = 'sequencer' AND fence = $4"};
constexpr Statement kRenewLease{
    "store/renew_lease",
    "UPDATE lease SET until = $2 WHERE district = $1 AND name = 'sequencer' AND fence = $3"};
constexpr Statement kUnsequenced{
    "store/unsequenced",
    "SELECT stream, seq, at FROM journal_new WHERE district = $1 ORDER BY stream, seq LIMIT $2"};
constexpr Statement kFeedHead{"store/feed_head",
                              "SELECT coalesce(max(pos), 0) FROM feed WHERE district = $1"};
constexpr Statement kInsertFeed{
    "store/insert_feed",
    "INSERT INTO feed (district, pos, stream, seq) SELECT $1, pos, stream, seq FROM unnest("
    "CAST($2 AS bigint[]), CAST($3 AS bigint[]), CAST($4 AS bigint[])) AS placed (pos, stream, seq)"};
constexpr Statement kForgetNew{"store/forget_new",
                               "DELETE FROM journal_new USING unnest(CAST($2 AS bigint[]), CAST($3 AS "
                               "bigint[])) AS placed (stream, seq) "
                               "WHERE journal_new.district = $1 AND journal_new.stream = placed.stream AND "
                               "journal_new.seq = placed.seq"};

struct Unplaced {
  std::int64_t stream, seq, at;
};

// By time, because a fact was decided after the facts it relied on; inside a stream by number, also when the
// clock stepped back between them. `rows` come by stream and number.
std::vector<Unplaced> in_feed_order(const sql::Rows& rows) {
  std::vector<Unplaced> order;
  order.reserve(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    Unplaced one{rows.integer(i, 0), rows.integer(i, 1), rows.integer(i, 2)};
    if (!order.empty() && order.back().stream == one.stream) one.at = std::max(one.at, order.back().at);
    order.push_back(one);
  }
  std::sort(order.begin(), order.end(), [](const Unplaced& a, const Unplaced& b) {
    return std::tie(a.at, a.stream, a.seq) < std::tie(b.at, b.stream, b.seq);
  });
  return order;
}

// Only says who tries: correctness rests on the fence, not on clocks that agree.
std::int64_t now_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

}  // namespace

Sequencer::Sequencer(std::unique_ptr<sql::Connection> connection, std::chrono::milliseconds retry_for)
    : connection_(std::move(connection)), retry_for_(retry_for) {
  std::random_device random;
  for (int i = 0; i < 4; ++i) holder_.append(std::to_string(random())).append(".");
}

int Sequencer::sequence(std::int64_t district) {
  const std::lock_guard lock(mutex_);
  Retry retry(retry_for_);
  for (;;) {
    try {
      if (lost_) reopen_writing_connection(*connection_);
      lost_ = false;
      Lease& lease = leases_[district];
      return hold(district, lease) ? assign(district, lease) : 0;
    } catch (const SqlFailure& failure) {
      connection_->rollback();
      // Whether the last positions were given is looked up afresh, so nothing needs to be known of the
      // outcome.
      leases_.erase(district);
      lost_ = lost_ || failure.kind == SqlFailure::Kind::connection;
      if ((!lost_ && failure.kind != SqlFailure::Kind::serialization) || !retry.again()) throw;
    } catch (...) {
      connection_->rollback();
      throw;
    }
  }
}

bool Sequencer::hold(std::int64_t district, Lease& lease) {
  const std::int64_t now = now_ms();
  if (lease.mine && now < lease.until) return true;
  if (!lease.mine && now < lease.until && lease.until <= now + kLookAgainMs) return false;
  const std::int64_t until = now + kLeaseMs;
  const sql::Rows rows = connection_->run(kReadLease, {district});
  if (rows.empty()) {
    lease = {connection_->run(kFirstLease, {district, holder_, until}).affected() == 1, 1, until};
  } else if (rows.text(0, 0) == holder_ || rows.integer(0, 2) < now ||
             rows.integer(0, 2) > now + kMostAheadMs) {
    const std::int64_t fence = rows.integer(0, 1);
    lease = {connection_->run(kTakeLease, {district, holder_, until, fence}).affected() == 1, fence + 1,
             until};
  } else {
    lease = {false, 0, 0};
  }
  if (!lease.mine) lease.until = now + kLookAgainMs;
  return lease.mine;
}

int Sequencer::assign(std::int64_t district, Lease& lease) {
  const std::vector<Unplaced> order =
      in_feed_order(connection_->run(kUnsequenced, {district, kLongestBatch}));
  if (order.empty()) return 0;
  const std::int64_t until = now_ms() + kLeaseMs;
  connection_->begin(true);
  const std::vector<sql::Rows> held =
      connection_->pipeline({{&kRenewLease, {district, until, lease.fence}}, {&kFeedHead, {district}}});
  if (held[0].affected() == 0) {  // somebody else took over
    connection_->rollback();
    lease = {};
    return 0;
  }
  std::int64_t position = held[1].integer(0, 0);
  ArrayLiteral positions, streams, seqs;
  for (const Unplaced& one : order) {
    positions.add(++position);
    streams.add(one.stream);
    seqs.add(one.seq);
  }
  const std::string stream_array = streams.take(), seq_array = seqs.take();
  const std::vector<sql::Rows> placed =
      connection_->pipeline({{&kInsertFeed, {district, positions.take(), stream_array, seq_array}},
                             {&kForgetNew, {district, stream_array, seq_array}}});
  // What somebody else has placed meanwhile may not be placed twice.
  ensure(placed[1].affected() == static_cast<std::int64_t>(order.size()));
  connection_->commit();
  lease.until = until;
  tidy(static_cast<std::int64_t>(order.size()));
  return static_cast<int>(order.size());
}

void Sequencer::tidy(std::int64_t placed) {
  placed_since_vacuum_ += placed;
  if (placed_since_vacuum_ < kVacuumEvery) return;
  placed_since_vacuum_ = 0;
  try {
    connection_->script("VACUUM (TRUNCATE OFF) journal_new");
  } catch (const SqlFailure& failure) {
    // An engine without VACUUM tidies by itself; a lost connection shows at the next call.
    connection_->rollback();
  }
}

}  // namespace yichuang::store
