// Sets that are joined into one commit do not feel each other.
#include <chrono>
#include <future>
#include <thread>

#include "platform/store/verify.h"
#include "tests/contract/gate.h"
#include "tests/contract/store_fixture.h"

namespace yichuang::contract {
namespace {

using store::Applied;
using store::WriteSet;

class JoinedSets : public StoreTest {
 protected:
  void SetUp() override {
    StoreTest::SetUp();
    if (IsSkipped()) return;
    // What the sets of a test find: streams 1 and 2 with one fact, a desk row and a used key.
    ASSERT_EQ(store_->apply({{append(1, {}), append(2, {})},
                             {},
                             {desk_row(1, "open"), desk_row(9, "taken"), idempotency_row("used")}}),
              Applied::done);
    one_ = state(1);
    two_ = state(2);
  }
  void TearDown() override {
    gate_.open();
    StoreTest::TearDown();
  }

  // Applies all at once, in this order, in one group. A set that throws is nothing.
  std::vector<std::optional<Applied>> join(const std::vector<WriteSet>& sets) {
    store::Options options;
    options.writers = 1;
    options.fault = [this](std::string_view point) { gate_.pass(point); };
    open(options);
    const WriteSet first{{append(1000, {})}, {}, {}};
    std::future<Applied> door = std::async(std::launch::async, [&] { return store_->apply(first); });
    gate_.wait_until_writer_waits();
    std::vector<std::future<Applied>> coming;
    for (const WriteSet& set : sets) {
      coming.push_back(std::async(std::launch::async, [&] { return store_->apply(set); }));
      // So that they queue in this order, also on a machine that has much else to do.
      for (int i = 0; i < 5000 && store_->state().waiting < coming.size(); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    gate_.open();
    EXPECT_EQ(door.get(), Applied::done);
    std::vector<std::optional<Applied>> verdicts;
    for (auto& one : coming) {
      try {
        verdicts.push_back(one.get());
      } catch (const std::exception&) {
        verdicts.push_back(std::nullopt);
      }
    }
    return verdicts;
  }

  Gate gate_;
  store::StreamState one_, two_;
};
YICHUANG_ON_BOTH_ENGINES(JoinedSets);

TEST_P(JoinedSets, share_one_commit) {
  std::vector<WriteSet> sets;
  for (std::int64_t i = 10; i < 20; ++i) sets.push_back({{append(i, {})}, {}, {desk_row(i, "joined")}});
  for (const auto& verdict : join(sets)) EXPECT_EQ(verdict, Applied::done);
  EXPECT_EQ(gate_.seen("commit"), 2) << "one for the set that held the door, one for the ten";
}

TEST_P(JoinedSets, leave_out_those_that_fail_and_keep_the_others_whole) {
  const store::RowChange lost{
      &kChangeDesk, {kDistrict, std::int64_t{1}, std::string("x"), std::string("lost")}, true};
  const store::RowChange kept{
      &kChangeDesk, {kDistrict, std::int64_t{1}, std::string("y"), std::string("open")}, true};
  const std::vector<std::optional<Applied>> verdicts = join({
      {{append(10, {})}, {}, {desk_row(10, "good")}},
      {{append(11, {}), append(1, {})}, {}, {desk_row(11, "stale")}},
      {{append(12, {})}, {}, {desk_row(12, "twice"), idempotency_row("used")}},
      {{append(13, {})}, {}, {desk_row(13, "good"), idempotency_row("fresh")}},
      {{append(14, {})}, {}, {desk_row(14, "taken"), desk_row(9, "again", kInsertDesk)}},
      {{append(15, {})}, {}, {desk_row(15, "lost"), lost}},
      {{append(16, {})}, {}, {desk_row(16, "good"), kept}},
      {{append(17, {})}, {}, {desk_row(17, "same key"), idempotency_row("fresh")}},
      {{append(18, {}), append(2, two_)}, {{stream_key(1), 1}}, {desk_row(18, "good")}},
  });
  const std::vector<std::optional<Applied>> expected = {Applied::done, Applied::stale,     Applied::duplicate,
                                                        Applied::done, std::nullopt,       Applied::stale,
                                                        Applied::done, Applied::duplicate, Applied::done};
  EXPECT_EQ(verdicts, expected);
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const auto stream = static_cast<std::int64_t>(10 + i);
    const bool done = expected[i] == Applied::done;
    EXPECT_EQ(state(stream).version, done ? 1 : 0) << "stream " << stream;
    EXPECT_EQ(note(stream), done ? "good" : "") << "stream " << stream;
  }
  EXPECT_EQ(note(1), "y");
  EXPECT_EQ(state(2).version, 2);
  store_->sequence(kDistrict);
  EXPECT_EQ(store::verify(where()).problems, std::vector<std::string>{});
}

TEST_P(JoinedSets, on_one_stream_are_decided_one_after_the_other) {
  const auto verdicts =
      join({{{append(1, one_, {"first"})}, {}, {}}, {{append(1, one_, {"second"})}, {}, {}}});
  EXPECT_EQ(verdicts[0], Applied::done);
  EXPECT_EQ(verdicts[1], Applied::stale);
  EXPECT_EQ(facts(1).back().body, "first");
}

TEST_P(JoinedSets, that_each_rely_on_what_the_other_changes_do_not_both_stand) {
  const auto verdicts =
      join({{{append(1, one_)}, {{stream_key(2), 1}}, {}}, {{append(2, two_)}, {{stream_key(1), 1}}, {}}});
  EXPECT_EQ(verdicts[0], Applied::done);
  EXPECT_EQ(verdicts[1], Applied::stale);
}

TEST_P(JoinedSets, that_create_what_another_held_absent_come_after_it) {
  const auto verdicts = join({{{append(10, {})}, {{stream_key(11), 0}}, {}},
                              {{append(11, {})}, {{stream_key(10), 0}}, {}},
                              {{append(11, {})}, {}, {}}});
  EXPECT_EQ(verdicts[0], Applied::done);
  EXPECT_EQ(verdicts[1], Applied::stale);
  EXPECT_EQ(verdicts[2], Applied::done);
}

TEST_P(JoinedSets, that_do_not_fit_the_queue_are_told_so_at_once) {
  store::Options options;
  options.writers = 1;
  options.queue_limit = 1;
  options.fault = [this](std::string_view point) { gate_.pass(point); };
  open(options);
  const WriteSet door{{append(1000, {})}, {}, {}}, waits{{append(1001, {})}, {}, {}},
      late{{append(1002, {})}, {}, {}};
  auto first = std::async(std::launch::async, [&] { return store_->apply(door); });
  gate_.wait_until_writer_waits();
  auto second = std::async(std::launch::async, [&] { return store_->apply(waits); });
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  EXPECT_THROW(store_->apply(late), store::Busy);
  gate_.open();
  EXPECT_EQ(first.get(), Applied::done);
  EXPECT_EQ(second.get(), Applied::done);
  EXPECT_EQ(store_->apply(late), Applied::done);
}

}  // namespace
}  // namespace yichuang::contract
