// Many writers, no lost update, one chain a stream, one gapless feed.
#include <array>
#include <atomic>
#include <random>
#include <set>
#include <thread>

#include "platform/store/verify.h"
#include "tests/contract/history.h"
#include "tests/contract/store_fixture.h"

namespace yichuang::contract {
namespace {

using store::Applied;

constexpr int kThreads = 16;
constexpr std::int64_t kStreams = 12;

class ManyWriters : public StoreTest {
 protected:
  // Each thread reads one or two random streams, holds another, and appends; a stale set is decided again.
  void write(store::Store& store, int thread, int acts) {
    std::minstd_rand random(static_cast<unsigned>(thread) + 1);
    const auto any = [&] { return std::uniform_int_distribution<std::int64_t>(1, kStreams)(random); };
    for (int done = 0; done < acts;) {
      std::set<std::int64_t> chosen{any(), any()};
      const std::int64_t relied_on = any();
      store::WriteSet set;
      Act act;
      store.read([&](store::Reader& reader) {
        set = {};
        for (const std::int64_t stream : chosen) {
          set.appends.push_back(append(stream, reader.stream(stream_key(stream)).first));
          act.read[stream] = set.appends.back().seen.version;
        }
        set.held.push_back({stream_key(relied_on), reader.stream(stream_key(relied_on)).first.version});
        act.read[relied_on] = set.held.back().version;
      });
      act.wrote.assign(chosen.begin(), chosen.end());
      set.rows.push_back(idempotency_row(std::to_string(thread) + "-" + std::to_string(done)));
      const Applied verdict = store.apply(set);
      ASSERT_NE(verdict, Applied::duplicate);
      if (verdict == Applied::stale) continue;
      for (const std::int64_t stream : chosen) ++appended_[static_cast<std::size_t>(stream)];
      history_.record(std::move(act));
      ++done;
    }
  }

  void check_all(std::int64_t sets) {
    std::int64_t facts = 0;
    for (std::int64_t stream = 1; stream <= kStreams; ++stream) {
      EXPECT_EQ(state(stream).version, appended_[static_cast<std::size_t>(stream)]) << "stream " << stream;
      facts += state(stream).version;
    }
    EXPECT_EQ(rows(kCountKeys, {kDistrict}).integer(0, 0), sets);
    EXPECT_EQ(static_cast<std::int64_t>(history_.size()), sets);
    EXPECT_TRUE(history_.is_serialisable());
    const std::vector<store::Store::FeedRow> feed = store_->feed(kDistrict, 0, 100'000);
    ASSERT_EQ(static_cast<std::int64_t>(feed.size()), facts);
    for (std::size_t i = 0; i < feed.size(); ++i) ASSERT_EQ(feed[i].pos, static_cast<std::int64_t>(i) + 1);
    const store::VerifyReport report = store::verify(where());
    EXPECT_EQ(report.problems, std::vector<std::string>{});
    EXPECT_EQ(report.feed_rows, facts);
    EXPECT_EQ(report.waiting, 0);
  }

  std::array<std::atomic<std::int64_t>, kStreams + 1> appended_{};
  History history_;
};
YICHUANG_ON_BOTH_ENGINES(ManyWriters);

TEST(AHistory, with_two_acts_that_each_missed_the_other_is_not_serialisable) {
  History skew;
  skew.record({{{1, 0}, {2, 0}}, {1}});
  skew.record({{{1, 0}, {2, 0}}, {2}});
  EXPECT_FALSE(skew.is_serialisable());
  History lost;
  lost.record({{{1, 0}}, {1}});
  lost.record({{{1, 0}}, {1}});
  EXPECT_FALSE(lost.is_serialisable());
  History good;
  good.record({{{1, 0}, {2, 0}}, {1}});
  good.record({{{1, 1}, {2, 0}}, {2}});
  EXPECT_TRUE(good.is_serialisable());
}

TEST_P(ManyWriters, in_one_process_lose_nothing) {
  constexpr int kActs = 60;
  std::atomic<bool> stop = false;
  std::thread sequencer([&] {
    while (!stop) store_->sequence(kDistrict), std::this_thread::sleep_for(std::chrono::milliseconds(2));
  });
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i) threads.emplace_back([&, i] { write(*store_, i, kActs); });
  for (std::thread& thread : threads) thread.join();
  stop = true;
  sequencer.join();
  while (store_->sequence(kDistrict) > 0) {
  }
  check_all(kThreads * kActs);
}

TEST_P(ManyWriters, in_two_processes_lose_nothing_and_share_one_feed) {
  constexpr int kActs = 30;
  store::Options options;
  options.where = where();
  options.writers = 3;
  const std::unique_ptr<store::Store> other = store::open(options, {kDesk});
  std::atomic<bool> stop = false;
  const auto sequence = [&stop](store::Store& store) {
    while (!stop) store.sequence(kDistrict), std::this_thread::sleep_for(std::chrono::milliseconds(2));
  };
  std::thread first([&] { sequence(*store_); }), second([&] { sequence(*other); });
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i)
    threads.emplace_back([&, i] { write(i % 2 == 0 ? *store_ : *other, i, kActs); });
  for (std::thread& thread : threads) thread.join();
  stop = true;
  first.join();
  second.join();
  while (store_->sequence(kDistrict) + other->sequence(kDistrict) > 0) {
  }
  check_all(kThreads * kActs);
}

TEST_P(ManyWriters, see_facts_in_the_feed_in_the_order_they_were_decided) {
  // Stream 2 is always written after stream 1 had been; the ids alone would say the opposite.
  for (std::int64_t i = 0; i < 20; ++i) {
    store::Append cause = append(1000 - i, {}), effect = append(i + 1, {});
    cause.facts[0].at = Instant{1'700'000'000'000 + 2 * i};
    effect.facts[0].at = Instant{1'700'000'000'001 + 2 * i};
    ASSERT_EQ(store_->apply({{cause}, {}, {}}), Applied::done);
    ASSERT_EQ(store_->apply({{effect}, {}, {}}), Applied::done);
    if (i % 7 == 0) store_->sequence(kDistrict);
  }
  store_->sequence(kDistrict);
  const auto feed = store_->feed(kDistrict, 0, 100);
  ASSERT_EQ(feed.size(), 40u);
  for (std::size_t i = 0; i < 40; i += 2) {
    EXPECT_EQ(feed[i].key.stream, 1000 - static_cast<std::int64_t>(i / 2));
    EXPECT_EQ(feed[i + 1].key.stream, static_cast<std::int64_t>(i / 2) + 1);
    EXPECT_EQ(feed[i].stream_kind, "case");
    EXPECT_EQ(feed[i].fact.kind, "noted");
  }
  EXPECT_EQ(store_->feed(kDistrict, 38, 1).size(), 1u);
  EXPECT_EQ(store_->feed(kDistrict, 38, 1)[0].pos, 39);
  EXPECT_TRUE(store_->feed(kDistrict, 40, 10).empty());
  EXPECT_TRUE(store_->feed(1, 0, 10).empty()) << "another district has its own feed";
}

TEST_P(ManyWriters, keep_the_order_of_a_stream_when_the_clock_steps_back) {
  for (int i = 0; i < 10; ++i) {
    store::Append one = append(5, state(5));
    one.facts[0].at = Instant{1'700'000'000'000 - 1000 * i};
    ASSERT_EQ(store_->apply({{one}, {}, {}}), Applied::done);
  }
  store_->sequence(kDistrict);
  const auto feed = store_->feed(kDistrict, 0, 100);
  ASSERT_EQ(feed.size(), 10u);
  for (std::size_t i = 0; i < 10; ++i) EXPECT_EQ(feed[i].fact.seq, static_cast<std::int64_t>(i) + 1);
}

}  // namespace
}  // namespace yichuang::contract
