// What the world may say no with, at every point of a write, and what becomes of the set.
#include <atomic>
#include <set>
#include <thread>

#include "platform/store/verify.h"
#include "tests/contract/store_fixture.h"

namespace yichuang::contract {
namespace {

using sql::SqlFailure;
using store::Applied;
using store::WriteSet;

class AFault : public StoreTest {
 protected:
  // Opens with a hook that says `kind` once at each point, for one point after the other, and applies the
  // same kind of set each time. Every point is met, and every set is applied exactly once.
  void throw_once_at_every_point(SqlFailure::Kind kind, const std::set<std::string>& spared) {
    std::set<std::string> met;
    std::string thrown_at;
    store::Options options;
    options.writers = 1;
    options.fault = [&](std::string_view point) {
      if (!thrown_at.empty() || met.contains(std::string(point)) || spared.contains(std::string(point)))
        return;
      thrown_at = point;
      met.insert(thrown_at);
      throw SqlFailure(kind, "as if", thrown_at);
    };
    open(options);
    std::int64_t sets = 0;
    do {
      thrown_at.clear();
      ASSERT_EQ(apply_one(++sets), Applied::done) << "after a fault at " << thrown_at;
      ASSERT_EQ(state(1).version, sets) << "after a fault at " << thrown_at;
    } while (!thrown_at.empty());
    EXPECT_EQ(rows(kCountKeys, {kDistrict}).integer(0, 0), sets);
    EXPECT_EQ(rows(kCountFacts, {kDistrict}).integer(0, 0), 2 * sets);
    EXPECT_GE(met.size(), 7u) << "begin, look, facts, streams, rows, commit";
    EXPECT_TRUE(met.contains("commit"));
    EXPECT_TRUE(met.contains("idempotency/insert"));
    store_->sequence(kDistrict);
    EXPECT_EQ(store::verify(where()).problems, std::vector<std::string>{});
  }

  // With a row that must change when `number` is even, which takes another path on PostgreSQL.
  Applied apply_one(std::int64_t number) {
    WriteSet set{{append(1, state(1)), append(1000 + number, {})},
                 {{stream_key(500), 0}},
                 {desk_row(1, "seen"), idempotency_row(std::to_string(number))}};
    set.rows[0].must_change = number % 2 == 0;
    return store_->apply(set);
  }
};
YICHUANG_ON_BOTH_ENGINES(AFault);

TEST_P(AFault, of_serialisation_at_any_point_is_retried_unseen) {
  throw_once_at_every_point(SqlFailure::Kind::serialization, {"committed"});
}

TEST_P(AFault, that_loses_the_connection_at_any_point_is_settled_unseen) {
  if (!postgres()) {
    // SQLite has no connection to lose; its faults are the disk's.
    SUCCEED();
    return;
  }
  throw_once_at_every_point(SqlFailure::Kind::connection, {});
}

TEST_P(AFault, that_never_ends_is_a_failure_and_leaves_nothing) {
  std::atomic<bool> broken = true;
  store::Options options;
  options.retry_ms = 50;
  options.fault = [&](std::string_view point) {
    if (broken && point == "commit") throw SqlFailure(SqlFailure::Kind::serialization, "as if");
  };
  open(options);
  EXPECT_THROW(apply_one(1), SqlFailure);
  broken = false;
  EXPECT_EQ(state(1).version, 0);
  EXPECT_EQ(apply_one(1), Applied::done);
}

TEST_P(AFault, of_a_full_disk_fails_the_set_and_writing_goes_on_when_there_is_room) {
  std::atomic<bool> is_full = true;
  store::Options options;
  options.fault = [&](std::string_view point) {
    if (is_full && point == "commit") throw SqlFailure(SqlFailure::Kind::full, "no space left");
  };
  open(options);
  EXPECT_THROW(apply_one(1), Failure);
  EXPECT_EQ(state(1).version, 0);
  is_full = false;
  EXPECT_EQ(apply_one(1), Applied::done);
}

TEST(AFaultOfTheDisk, stops_all_writing_until_a_restart_and_keeps_what_was_acknowledged) {
  FreshDatabase fresh(Engine::sqlite);
  std::atomic<bool> broken = false;
  store::Options options;
  options.where = fresh.where();
  options.fault = [&](std::string_view point) {
    if (broken && point == "commit") throw SqlFailure(SqlFailure::Kind::disk, "fsync: input/output error");
  };
  auto store = store::open(options, {kDesk});
  const WriteSet first{{append(1, {})}, {}, {}}, second{{append(2, {})}, {}, {}};
  ASSERT_EQ(store->apply(first), Applied::done);
  broken = true;
  EXPECT_THROW(store->apply(second), store::Stopped);
  EXPECT_NE(store->state().stopped.find("disk"), std::string::npos) << "readiness says why";
  broken = false;  // the disk may say it is well again: that is no reason to believe it
  EXPECT_THROW(store->apply(second), store::Stopped);
  store->read([&](store::Reader& reader) { EXPECT_EQ(reader.stream(stream_key(1)).first.version, 1); });
  store = store::open(options, {kDesk});
  store->read([&](store::Reader& reader) {
    EXPECT_EQ(reader.stream(stream_key(1)).first.version, 1);
    EXPECT_EQ(reader.stream(stream_key(2)).first.version, 0);
  });
  EXPECT_EQ(store->apply(second), Applied::done);
}

// Real ones: the server ends the connections of readers, writers and sequencer again and again.
TEST(ADroppedConnection, is_not_seen_by_who_reads_or_writes) {
  if (!postgres_available()) GTEST_SKIP() << "YICHUANG_TEST_POSTGRES is not set";
  FreshDatabase fresh(Engine::postgres);
  store::Options options;
  options.where = fresh.where();
  const auto store = store::open(options, {kDesk});
  std::atomic<bool> stop = false;
  std::atomic<std::int64_t> ended = 0;
  std::thread killer([&] {
    static constexpr sql::Statement kEnd{"test/end_connections",
                                         "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
                                         "WHERE datname = current_database() AND pid <> pg_backend_pid()"};
    const auto connection = sql::open(fresh.where());
    while (!stop) {
      ended += connection->run(kEnd).integer(0, 0);
      std::this_thread::sleep_for(std::chrono::milliseconds(40));
    }
  });
  std::vector<std::thread> threads;
  std::atomic<int> failures = 0;
  constexpr int kActs = 40;
  for (std::int64_t stream = 1; stream <= 8; ++stream)
    threads.emplace_back([&, stream] {
      try {
        for (int i = 0; i < kActs; ++i) {
          store::StreamState seen;
          store->read([&](store::Reader& reader) { seen = reader.stream(stream_key(stream)).first; });
          const WriteSet set{{append(stream, seen)},
                             {},
                             {idempotency_row(std::to_string(stream) + "-" + std::to_string(i))}};
          if (store->apply(set) != Applied::done) ++failures;
          store->sequence(kDistrict);
        }
      } catch (const std::exception& failure) {
        ADD_FAILURE() << failure.what();
      }
    });
  for (std::thread& thread : threads) thread.join();
  stop = true;
  killer.join();
  EXPECT_GT(ended, 20);
  EXPECT_EQ(failures, 0);
  store->read([&](store::Reader& reader) {
    for (std::int64_t stream = 1; stream <= 8; ++stream)
      EXPECT_EQ(reader.stream(stream_key(stream)).first.version, kActs);
  });
  while (store->sequence(kDistrict) > 0) {
  }
  const store::VerifyReport report = store::verify(fresh.where());
  EXPECT_EQ(report.problems, std::vector<std::string>{});
  EXPECT_EQ(report.feed_rows + report.waiting, 8 * kActs);
}

}  // namespace
}  // namespace yichuang::contract
