#include <gtest/gtest.h>

#include <algorithm>
#include <thread>
#include <vector>

#include "platform/store/store.h"

namespace yichuang::store {
namespace {

constexpr std::int64_t kEpochMs = 1577836800000;  // 2020-01-01T00:00:00Z

TEST(IdSource, writes_time_node_and_counter_into_the_id) {
  IdSource ids([] { return Instant{kEpochMs + 5}; }, 3);
  EXPECT_EQ(ids.next(), (std::int64_t{5} << 22) | (3 << 12) | 0);
  EXPECT_EQ(ids.next(), (std::int64_t{5} << 22) | (3 << 12) | 1);
}

TEST(IdSource, grows_also_when_the_clock_stands_still_or_steps_back) {
  std::int64_t now = kEpochMs + 1'000'000;
  IdSource ids([&] { return Instant{now}; }, 1);
  std::int64_t last = 0;
  for (int i = 0; i < 20'000; ++i) {  // more than the 4096 of one millisecond
    if (i == 5'000) now -= 60'000;
    if (i == 10'000) now += 120'000;
    const std::int64_t id = ids.next();
    ASSERT_GT(id, last) << "at " << i;
    ASSERT_EQ((id >> 12) & 1023, 1) << "the node is never overwritten";
    last = id;
  }
}

TEST(IdSource, gives_no_id_twice_to_many_threads_with_copies) {
  IdSource ids([] { return Instant{kEpochMs + 77}; }, 1023);
  std::vector<std::vector<std::int64_t>> got(8);
  std::vector<std::thread> threads;
  for (auto& mine : got)
    threads.emplace_back([&mine, copy = ids]() mutable {
      for (int i = 0; i < 5'000; ++i) mine.push_back(copy.next());
    });
  for (std::thread& thread : threads) thread.join();
  std::vector<std::int64_t> all;
  for (const auto& mine : got) {
    EXPECT_TRUE(std::is_sorted(mine.begin(), mine.end()));
    all.insert(all.end(), mine.begin(), mine.end());
  }
  std::sort(all.begin(), all.end());
  EXPECT_EQ(std::adjacent_find(all.begin(), all.end()), all.end());
  EXPECT_EQ(all.size(), 40'000u);
}

TEST(IdSource, refuses_a_node_or_a_time_that_does_not_fit) {
  EXPECT_THROW(IdSource([] { return Instant{kEpochMs + 1}; }, 1024), Bug);
  EXPECT_THROW(IdSource([] { return Instant{kEpochMs + 1}; }, -1), Bug);
  IdSource early([] { return Instant{0}; }, 1);
  EXPECT_THROW(early.next(), Bug);
}

}  // namespace
}  // namespace yichuang::store
