// A fixed number of threads and a bounded queue in front of them: bounded in length, and in how long the oldest in it
// has waited, so that whoever is let in is served soon.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace yichuang::net {

class Workers {
 public:
  Workers(int threads, std::size_t queue, std::chrono::milliseconds patience = std::chrono::hours(1));
  ~Workers();  // stop()

  // False if the queue is full, the workers are behind and its oldest has waited longer than the patience, or they have
  // stopped. Urgent work has a short queue of its own, taken first. Work must not throw.
  [[nodiscard]] bool offer(std::function<void()> work, bool urgent = false);
  // Runs what was taken on, then ends.
  void stop();
  // More are waiting than can be taken at once. Whoever waits in a shorter queue waits for the machine, not for a crowd:
  // refusing him would help nobody.
  bool behind() const;
  std::size_t queued() const;
  std::size_t working() const;

 private:
  struct Waiting {
    std::chrono::steady_clock::time_point since;
    std::function<void()> work;
  };
  static constexpr std::size_t kMostUrgent = 64;

  void run();
  bool has_room(bool urgent, std::chrono::steady_clock::time_point now) const;

  const std::size_t limit_;
  const std::chrono::milliseconds patience_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Waiting> queue_, urgent_;
  std::size_t working_ = 0;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace yichuang::net
