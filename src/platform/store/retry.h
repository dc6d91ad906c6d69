// How long and how often a transaction is repeated after 40001, 40P01 or a lost connection.
#pragma once

#include <algorithm>
#include <chrono>
#include <random>
#include <thread>

namespace yichuang::store {

class Retry {
 public:
  explicit Retry(std::chrono::milliseconds how_long) : until_(Steady::now() + how_long) {}

  // Sleeps a little longer each time, with jitter so that two that collided do not collide again. False when
  // the time is over.
  bool again() {
    if (Steady::now() >= until_) return false;
    thread_local std::minstd_rand random{std::random_device{}()};
    std::this_thread::sleep_for(
        std::chrono::microseconds(std::uniform_int_distribution<int>(0, pause_us_)(random)));
    pause_us_ = std::min(pause_us_ * 2, kLongestPauseUs);
    return true;
  }

 private:
  using Steady = std::chrono::steady_clock;
  static constexpr int kLongestPauseUs = 200'000;
  Steady::time_point until_;
  int pause_us_ = 1'000;
};

}  // namespace yichuang::store
