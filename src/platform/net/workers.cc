#include "platform/net/workers.h"

#include "base/result.h"

namespace yichuang::net {

Workers::Workers(int threads, std::size_t queue, std::chrono::milliseconds patience)
    : limit_(queue), patience_(patience) {
  ensure(threads > 0);
  for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
}

Workers::~Workers() { stop(); }

bool Workers::has_room(bool urgent, std::chrono::steady_clock::time_point now) const {
  if (urgent) return urgent_.size() < kMostUrgent;
  if (queue_.size() < threads_.size()) return queue_.size() < limit_;
  return queue_.size() < limit_ && now - queue_.front().since <= patience_;
}

bool Workers::offer(std::function<void()> work, bool urgent) {
  const auto now = std::chrono::steady_clock::now();
  {
    const std::lock_guard lock(mutex_);
    if (stopping_ || !has_room(urgent, now)) return false;
    (urgent ? urgent_ : queue_).push_back({now, std::move(work)});
  }
  wake_.notify_one();
  return true;
}

void Workers::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  for (std::thread& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

bool Workers::behind() const {
  const std::lock_guard lock(mutex_);
  return queue_.size() >= threads_.size();
}

std::size_t Workers::queued() const {
  const std::lock_guard lock(mutex_);
  return queue_.size() + urgent_.size();
}

std::size_t Workers::working() const {
  const std::lock_guard lock(mutex_);
  return working_;
}

void Workers::run() {
  std::unique_lock lock(mutex_);
  while (true) {
    wake_.wait(lock, [this] { return stopping_ || !queue_.empty() || !urgent_.empty(); });
    auto& next = urgent_.empty() ? queue_ : urgent_;
    if (next.empty()) return;
    auto work = std::move(next.front().work);
    next.pop_front();
    ++working_;
    lock.unlock();
    work();
    work = nullptr;  // what it captured ends before it counts as done
    lock.lock();
    --working_;
  }
}

}  // namespace yichuang::net
