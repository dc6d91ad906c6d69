#include "platform/net/workers.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>

namespace yichuang::net {
namespace {

TEST(Workers, RefuseWorkBeyondTheirQueueAndRunTheRest) {
  std::promise<void> begun, gate;
  auto opened = gate.get_future().share();
  std::atomic<int> ran{0};
  Workers workers(1, 2);
  ASSERT_TRUE(workers.offer([&] {
    begun.set_value();
    opened.wait();
    ++ran;
  }));
  begun.get_future().wait();
  EXPECT_EQ(workers.working(), 1U);
  EXPECT_TRUE(workers.offer([&] { ++ran; }));
  EXPECT_TRUE(workers.offer([&] { ++ran; }));
  EXPECT_FALSE(workers.offer([&] { ++ran; }));
  EXPECT_EQ(workers.queued(), 2U);
  gate.set_value();
  workers.stop();
  EXPECT_EQ(ran, 3) << "what was taken on is done before they stop";
  EXPECT_FALSE(workers.offer([&] { ++ran; }));
}

TEST(Workers, ShareTheWork) {
  std::atomic<int> sum{0};
  {
    Workers workers(4, 10'000);
    for (int i = 1; i <= 1000; ++i) EXPECT_TRUE(workers.offer([&sum, i] { sum += i; }));
  }
  EXPECT_EQ(sum, 500'500);
}

}  // namespace
}  // namespace yichuang::net
