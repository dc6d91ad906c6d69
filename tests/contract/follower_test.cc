// Followers see every fact once, remember where they are, and one process at a time gives positions.
#include "platform/store/follower.h"

#include <atomic>
#include <chrono>
#include <map>
#include <thread>

#include "platform/store/verify.h"
#include "tests/contract/lease_times.h"
#include "tests/contract/store_fixture.h"

namespace yichuang::contract {
namespace {

using sql::Statement;
using store::Applied;
using store::Follower;
using store::WriteSet;
using Facts = std::vector<store::Store::FeedRow>;

// Counts facts in a table: counting one twice, or missing one, shows.
constexpr Statement kAdd{"desk/add",
                         "INSERT INTO desk (district, stream, note) VALUES ($1, $2, $3) "
                         "ON CONFLICT (district, stream) DO UPDATE SET note = desk.note || excluded.note"};

class AFollower : public StoreTest {
 protected:
  Follower follower(const std::string& name, store::Store& store, int batch = 3) {
    return Follower(store, [this] { return now_; }, kDistrict, name, batch);
  }
  static void count(const Facts& facts, WriteSet& set) {
    for (const auto& row : facts)
      set.rows.push_back({&kAdd, {kDistrict, row.key.stream, std::to_string(row.fact.seq) + " "}, false});
  }
  void write(std::int64_t stream, int facts) {
    for (int i = 0; i < facts; ++i)
      ASSERT_EQ(store_->apply({{append(stream, state(stream))}, {}, {}}), Applied::done);
    store_->sequence(kDistrict);
  }
  Instant now_{1'700'000'000'000};
};
YICHUANG_ON_BOTH_ENGINES(AFollower);

TEST_P(AFollower, handles_every_fact_once_in_order_and_goes_on_where_it_was) {
  write(1, 4);
  write(2, 1);
  Follower one = follower("counter", *store_);
  EXPECT_EQ(one.run_once(count), 3);
  EXPECT_EQ(one.run_once(count), 2);
  EXPECT_EQ(one.run_once(count), 0);
  write(1, 1);
  Follower after_restart = follower("counter", *store_);
  EXPECT_EQ(after_restart.run_once(count), 1);
  EXPECT_EQ(note(1), "1 2 3 4 5 ");
  EXPECT_EQ(note(2), "1 ");
}

TEST_P(AFollower, that_fails_stays_where_it_was_and_leaves_nothing) {
  write(1, 2);
  Follower one = follower("counter", *store_);
  EXPECT_THROW(one.run_once([](const Facts& facts, WriteSet& set) {
    count(facts, set);
    throw Failure("the printer is on fire");
  }),
               Failure);
  EXPECT_EQ(note(1), "");
  EXPECT_EQ(one.run_once(count), 2);
  EXPECT_EQ(note(1), "1 2 ");
}

TEST_P(AFollower, of_the_same_name_in_two_processes_counts_nothing_twice) {
  store::Options options;
  options.where = where();
  const auto other = store::open(options, {kDesk});
  write(1, 60);
  const auto run = [this](store::Store& store) {
    Follower mine = follower("counter", store);
    for (int i = 0; i < 40; ++i) mine.run_once(count);
  };
  std::thread first([&] { run(*store_); }), second([&] { run(*other); });
  first.join();
  second.join();
  std::string expected;
  for (int i = 1; i <= 60; ++i) expected += std::to_string(i) + " ";
  EXPECT_EQ(note(1), expected);
}

TEST_P(AFollower, beats_also_when_there_is_nothing_to_do) {
  Follower one = follower("idle", *store_);
  EXPECT_EQ(one.run_once(count), 0);
  now_.ms += 500;
  one.run_once(count);
  EXPECT_EQ(Follower::all(*store_, kDistrict).at(0).heartbeat_at.ms, now_.ms - 500)
      << "not more than once a second";
  now_.ms += 500;
  one.run_once(count);
  const auto all = Follower::all(*store_, kDistrict);
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].name, "idle");
  EXPECT_EQ(all[0].position, 0);
  EXPECT_EQ(all[0].heartbeat_at, now_);
}

TEST_P(AFollower, may_append_facts_of_its_own) {
  write(1, 1);
  Follower one = follower("registrar", *store_);
  EXPECT_EQ(one.run_once([&](const Facts&, WriteSet& set) { set.appends.push_back(append(50, {})); }), 1);
  store_->sequence(kDistrict);
  EXPECT_EQ(store_->feed(kDistrict, 0, 10).back().key.stream, 50);
}

class ASequencer : public StoreTest {};
YICHUANG_ON_BOTH_ENGINES(ASequencer);

TEST_P(ASequencer, that_slept_past_its_lease_changes_nothing) {
  ASSERT_EQ(store_->apply({{append(1, {})}, {}, {}}), Applied::done);
  store_->sequence(kDistrict);
  // Another process took the lease over meanwhile.
  sql::open(where())->script("UPDATE lease SET fence = fence + 1, holder = 'another', until = " +
                             in_half_a_minute());
  ASSERT_EQ(store_->apply({{append(2, {})}, {}, {}}), Applied::done);
  EXPECT_EQ(store_->sequence(kDistrict), 0);
  EXPECT_EQ(store_->feed(kDistrict, 0, 10).size(), postgres() ? 1u : 2u);
  if (!postgres()) return;  // the writer itself is the sequencer there, and needs no lease
  sql::open(where())->script("UPDATE lease SET until = 0");
  std::this_thread::sleep_for(std::chrono::milliseconds(250));  // when it looks again
  EXPECT_EQ(store_->sequence(kDistrict), 1) << "the lease of a dead process is taken over";
  EXPECT_EQ(store_->feed(kDistrict, 0, 10).size(), 2u);
}

TEST_P(ASequencer, waits_for_no_lease_of_hours_that_were_lost_when_the_clock_was_set_back) {
  ASSERT_EQ(store_->apply({{append(1, {})}, {}, {}}), Applied::done);
  store_->sequence(kDistrict);
  sql::open(where())->script("UPDATE lease SET fence = fence + 1, holder = 'dead', until = until + 3600000");
  ASSERT_EQ(store_->apply({{append(2, {})}, {}, {}}), Applied::done);
  store_->sequence(kDistrict);  // finds that it is no longer the holder
  store_->sequence(kDistrict);
  EXPECT_EQ(store_->feed(kDistrict, 0, 10).size(), 2u);
}

TEST_P(ASequencer, keeps_districts_apart) {
  for (const std::int64_t district : {kDistrict, kDistrict + 1})
    for (std::int64_t stream = 1; stream <= 3; ++stream) {
      store::Append one = append(stream, {});
      one.key.district = district;
      ASSERT_EQ(store_->apply({{one}, {}, {}}), Applied::done);
    }
  store_->sequence(kDistrict);
  store_->sequence(kDistrict + 1);
  for (const std::int64_t district : {kDistrict, kDistrict + 1}) {
    const auto feed = store_->feed(district, 0, 10);
    ASSERT_EQ(feed.size(), 3u);
    EXPECT_EQ(feed[0].pos, 1);
    EXPECT_EQ(feed[2].pos, 3);
  }
  EXPECT_EQ(store::verify(where()).problems, std::vector<std::string>{});
}

TEST(ABackupOfTheStore, taken_while_it_is_written_is_whole_and_verifies) {
  FreshDatabase fresh(Engine::sqlite);
  store::Options options;
  options.where = fresh.where();
  const auto store = store::open(options, {kDesk});
  ASSERT_EQ(store->apply({{append(1, {})}, {}, {}}), Applied::done);
  std::atomic<bool> stop = false;
  std::thread busy([&] {
    for (std::int64_t stream = 2; !stop; ++stream)
      store->apply({{append(stream, {})}, {}, {desk_row(stream, "n")}});
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  const std::string copy = fresh.directory() + "/backup.sqlite";
  store->backup(copy);
  stop = true;
  busy.join();
  const store::VerifyReport report = store::verify("sqlite:" + copy);
  EXPECT_EQ(report.problems, std::vector<std::string>{});
  EXPECT_GE(report.facts, 1);
  EXPECT_EQ(report.facts, report.feed_rows);
  options.where = "sqlite:" + copy;
  EXPECT_EQ(store::open(options, {kDesk})->apply({{append(0, {})}, {}, {}}), Applied::done)
      << "and can be gone on with";
}

}  // namespace
}  // namespace yichuang::contract
