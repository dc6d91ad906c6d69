// A fixed number of threads and a bounded queue in front of them.
#pragma once

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
  Workers(int threads, std::size_t queue);
  ~Workers();  // stop()

  // False if the queue is full or the workers have stopped. Work must not throw.
  [[nodiscard]] bool offer(std::function<void()> work);
  // Runs what was taken on, then ends.
  void stop();
  std::size_t queued() const;
  std::size_t working() const;

 private:
  void run();

  const std::size_t limit_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> queue_;
  std::size_t working_ = 0;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace yichuang::net
