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

// Wherever a writer may be told no.
const std::set<std::string> kSqlitePoints{"begin",
                                          "store/stream_state",
                                          "store/feed_head",
                                          "store/insert_fact",
                                          "store/insert_feed",
                                          "store/insert_stream",
                                          "store/move_stream",
                                          "desk/put",
                                          "idempotency/insert",
                                          "commit",
                                          "committed"};
const std::set<std::string> kPostgresPoints{"begin",
                                            "store/lock_held",
                                            "store/lock_appended",
                                            "store/hold_absent",
                                            "store/insert_facts",
                                            "store/insert_journal",
                                            "store/insert_streams",
                                            "store/move_streams",
                                            "desk/put",
                                            "idempotency/insert",
                                            "commit",
                                            "committed"};

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
    std::set<std::string> everywhere = postgres() ? kPostgresPoints : kSqlitePoints;
    for (const std::string& point : spared) everywhere.erase(point);
    EXPECT_EQ(met, everywhere) << "every statement of a write, and nothing else";
    store_->sequence(kDistrict);
    EXPECT_EQ(store::verify(where()).problems, std::vector<std::string>{});
  }

  // With a row that must change when `number` is even, which takes another path on PostgreSQL.
  Applied apply_one(std::int64_t number) {
    WriteSet set{{append(1, state(1)), append(1000 + number, {})},
                 {{stream_key(500'000 + number), 0}},
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

// Real ones: the server raises 40001 at the first row that is written to each table, and at the commit; the sequencer's
// tables among them.
TEST_P(AFault, that_the_server_raises_at_any_table_is_retried_unseen) {
  if (!postgres()) GTEST_SKIP() << "SQLite has one writer and no such error";
  const auto server = sql::open(where());
  server->script(
      "CREATE FUNCTION refuse_once() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN "
      "IF nextval('refused_' || TG_ARGV[0]) = 1 THEN RAISE EXCEPTION 'as if' USING ERRCODE = '40001'; END "
      "IF; "
      "RETURN coalesce(NEW, OLD); END $body$");
  const std::vector<std::pair<std::string, std::string>> points{{"fact", "BEFORE INSERT"},
                                                                {"journal_new", "BEFORE INSERT"},
                                                                {"stream", "BEFORE INSERT OR UPDATE"},
                                                                {"desk", "BEFORE INSERT"},
                                                                {"idempotency", "BEFORE INSERT"},
                                                                {"feed", "BEFORE INSERT"},
                                                                {"journal_new", "BEFORE DELETE"},
                                                                {"fact", "AFTER INSERT"}};
  for (std::size_t i = 0; i < points.size(); ++i) {
    const std::string name = std::to_string(i);
    // The last one speaks up only when its transaction commits.
    const bool at_commit = i + 1 == points.size();
    server->script("CREATE SEQUENCE refused_" + name + "; CREATE " + (at_commit ? "CONSTRAINT " : "") +
                   "TRIGGER refuse_" + name + " " + points[i].second + " ON " + points[i].first +
                   (at_commit ? " DEFERRABLE INITIALLY DEFERRED" : "") +
                   " FOR EACH ROW EXECUTE FUNCTION refuse_once('" + name + "')");
    ASSERT_EQ(apply_one(static_cast<std::int64_t>(i) + 1), Applied::done)
        << points[i].first << points[i].second;
    for (int turn = 0; turn < 200 && store_->sequence(kDistrict) == 0; ++turn)
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  EXPECT_EQ(state(1).version, static_cast<std::int64_t>(points.size()));
  for (std::size_t i = 0; i < points.size(); ++i)
    server->script("DO $$ BEGIN IF (SELECT last_value FROM refused_" + std::to_string(i) +
                   ") < 2 THEN RAISE EXCEPTION 'never refused: " + std::to_string(i) + "'; END IF; END $$");
  EXPECT_EQ(store::verify(where()).problems, std::vector<std::string>{});
}

// 40P01: somebody else holds the second stream and then wants the first.
TEST_P(AFault, of_a_deadlock_is_retried_unseen) {
  if (!postgres()) GTEST_SKIP() << "SQLite has one writer and no such error";
  ASSERT_EQ(store_->apply({{append(1, {}), append(2, {})}, {}, {}}), Applied::done);
  const WriteSet both{{append(1, state(1)), append(2, state(2))}, {}, {}};
  const auto other = sql::open(where());
  other->script("SET deadlock_timeout = '60s'");  // so that the writer is the one who is told
  other->begin(true);
  other->script("SELECT 1 FROM stream WHERE stream = 2 FOR UPDATE");
  Applied applied = Applied::stale;
  std::thread writing([&] { applied = store_->apply(both); });
  std::this_thread::sleep_for(std::chrono::milliseconds(300));  // it holds the first and waits for the second
  other->script("SELECT 1 FROM stream WHERE stream = 1 FOR UPDATE");  // returns when the writer has given way
  other->commit();
  writing.join();
  EXPECT_EQ(applied, Applied::done);
  EXPECT_EQ(state(1).version, 2);
  EXPECT_EQ(state(2).version, 2);
  static constexpr sql::Statement kDeadlocks{
      "test/deadlocks", "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"};
  std::int64_t deadlocks = 0;
  for (int i = 0; i < 100 && deadlocks == 0; ++i) {
    deadlocks = sql::open(where())->run(kDeadlocks).integer(0, 0);
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  EXPECT_GT(deadlocks, 0) << "this test made none";
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
  std::atomic<std::int64_t> ended = 0, acted = 0;
  std::thread killer([&] {
    static constexpr sql::Statement kEnd{"test/end_connections",
                                         "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
                                         "WHERE datname = current_database() AND pid <> pg_backend_pid()"};
    const auto connection = sql::open(fresh.where());
    while (!stop) {
      ended += connection->run(kEnd).integer(0, 0);
      // Again when somebody has got further, so that a machine with much else to do is not given less time than it needs.
      const std::int64_t seen = acted;
      for (int i = 0; i < 50 && !stop && (i == 0 || acted == seen); ++i)
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
          ++acted;
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
