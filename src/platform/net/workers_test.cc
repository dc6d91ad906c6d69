#include "platform/net/workers.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <future>
#include <thread>

namespace yichuang::net {
namespace {

using namespace std::chrono_literals;

TEST(Workers, RefuseWorkBeyondTheirQueueAndRunTheRest) {
  std::promise<void> begun, gate;
  auto opened = gate.get_future().share();
  std::atomic<int> ran{0};
  Workers workers(1, 2);
  ASSERT_TRUE(workers.offer([&](bool) {
    begun.set_value();
    opened.wait();
    ++ran;
  }));
  begun.get_future().wait();
  EXPECT_EQ(workers.working(), 1U);
  EXPECT_TRUE(workers.offer([&](bool) { ++ran; }));
  EXPECT_TRUE(workers.offer([&](bool) { ++ran; }));
  EXPECT_FALSE(workers.offer([&](bool) { ++ran; }));
  EXPECT_EQ(workers.queued(), 2U);
  gate.set_value();
  workers.stop();
  EXPECT_EQ(ran, 3) << "what was taken on is done before they stop";
  EXPECT_FALSE(workers.offer([&](bool) { ++ran; }));
}

TEST(Workers, TakeAMomentInWhichNobodyGetsOnForNoCrowd) {
  std::promise<void> gate;
  auto opened = gate.get_future().share();
  std::atomic<int> ran{0}, late{0};
  Workers workers(1, 100, 100ms);
  ASSERT_TRUE(workers.offer([&](bool) { opened.wait(); }));
  const auto work = [&](bool too_late) { ++(too_late ? late : ran); };
  for (int i = 0; i < 20; ++i) ASSERT_TRUE(workers.offer(work));
  std::this_thread::sleep_for(300ms);
  EXPECT_TRUE(workers.offer(work)) << "a flush that takes its time turns nobody away";
  gate.set_value();
  workers.stop();
  EXPECT_EQ(ran, 21);
  EXPECT_EQ(late, 0);
}

TEST(Workers, TurnAwayACrowdTheyCannotServeInTime) {
  std::atomic<int> ran{0}, late{0};
  Workers workers(1, 1000, 100ms);
  const auto work = [&](bool too_late) {
    ++(too_late ? late : ran);
    if (!too_late) std::this_thread::sleep_for(10ms);
  };
  for (int i = 0; i < 200; ++i) ASSERT_TRUE(workers.offer(work));
  std::this_thread::sleep_for(400ms);
  while (late == 0) std::this_thread::sleep_for(1ms);
  workers.stop();
  EXPECT_EQ(ran + late, 200);
  EXPECT_LT(ran, 50) << "what was let in is served in a tenth of a second, or not at all";
}

TEST(Workers, RefuseWhoComesToACrowdThatWaits) {
  Workers workers(1, 1000, 100ms);
  const auto work = [](bool too_late) {
    if (!too_late) std::this_thread::sleep_for(20ms);
  };
  int taken = 0;
  for (; taken < 10'000 && workers.offer(work); ++taken) std::this_thread::sleep_for(2ms);
  EXPECT_LT(taken, 1000) << "refused for its wait, long before the queue is full";
}

TEST(Workers, ShareTheWork) {
  std::atomic<int> sum{0};
  {
    Workers workers(4, 10'000);
    for (int i = 1; i <= 1000; ++i) EXPECT_TRUE(workers.offer([&sum, i](bool) { sum += i; }));
  }
  EXPECT_EQ(sum, 500'500);
}

}  // namespace
}  // namespace yichuang::net
