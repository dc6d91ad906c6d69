#include "platform/pdf/press.h"

#include <malloc.h>

#include <chrono>

namespace yichuang::pdf {
namespace {

constexpr auto kRestAfter = std::chrono::seconds{2};

}  // namespace

Press::Press(unsigned threads) {
  for (unsigned i = 0; i < threads; ++i)
    threads_.emplace_back([this](const std::stop_token& stop) { work(stop); });
}

Press::~Press() {
  for (auto& thread : threads_) thread.request_stop();
}

std::string Press::run(std::function<std::string()> work) {
  std::packaged_task<std::string()> task(std::move(work));
  auto result = task.get_future();
  {
    const std::lock_guard lock(mutex_);
    queue_.push(std::move(task));
  }
  more_.notify_one();
  return result.get();
}

void Press::work(const std::stop_token& stop) {
  bool rested = true;
  for (;;) {
    std::packaged_task<std::string()> task;
    {
      std::unique_lock lock(mutex_);
      const bool found = more_.wait_for(lock, stop, kRestAfter, [this] { return !queue_.empty(); });
      if (stop.stop_requested()) return;
      if (found) {
        task = std::move(queue_.front());
        queue_.pop();
      }
    }
    if (task.valid()) {
      task();
    } else if (!rested) {
      malloc_trim(0);  // cairo copies whole font tables of 25 MB, which malloc would keep for the next time
    }
    rested = !task.valid();
  }
}

}  // namespace yichuang::pdf
