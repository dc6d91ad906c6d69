// The threads documents are rendered on. A thread that renders keeps its fonts, some 50 MB; so few threads
// render, whatever the number of those that ask.
#pragma once

#include <condition_variable>
#include <functional>
#include <future>
#include <mutex>
#include <queue>
#include <string>
#include <thread>
#include <vector>

namespace yichuang::pdf {

class Press {
 public:
  explicit Press(unsigned threads);
  ~Press();
  Press(const Press&) = delete;
  Press& operator=(const Press&) = delete;
  // Waits for its turn and for the result; what `work` throws is thrown here.
  std::string run(std::function<std::string()> work);

 private:
  void work(const std::stop_token& stop);
  std::mutex mutex_;
  std::condition_variable_any more_;
  std::queue<std::packaged_task<std::string()>> queue_;
  std::vector<std::jthread> threads_;
};

}  // namespace yichuang::pdf
