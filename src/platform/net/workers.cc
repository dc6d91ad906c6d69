#include "platform/net/workers.h"

#include <algorithm>

#include "base/result.h"

namespace yichuang::net {

Workers::Workers(int threads, std::size_t queue, std::chrono::milliseconds patience)
    : limit_(queue), patience_(patience) {
  ensure(threads > 0);
  for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
}

Workers::~Workers() { stop(); }

bool Workers::has_room(bool urgent, Clock::time_point now) const {
  if (urgent) return urgent_.size() < kMostUrgent;
  return queue_.size() < limit_ && (!behind() || patient(queue_.front(), now));
}

bool Workers::patient(const Waiting& waiting, Clock::time_point now) const {
  const Clock::duration excused = std::min<Clock::duration>(stalled(now) - waiting.stalled, kStall);
  return now - waiting.since - excused <= patience_;
}

Workers::Clock::duration Workers::stalled(Clock::time_point now) const {
  if (working_ < threads_.size()) return stalled_;
  return stalled_ + std::max<Clock::duration>(now - moved_ - kBreath, Clock::duration::zero());
}

void Workers::moved(Clock::time_point now) {
  stalled_ = stalled(now);
  moved_ = now;
}

bool Workers::offer(Work work, bool urgent) {
  const auto now = Clock::now();
  {
    const std::lock_guard lock(mutex_);
    if (stopping_ || !has_room(urgent, now)) return false;
    (urgent ? urgent_ : queue_).push_back({now, stalled(now), std::move(work)});
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
    Waiting taken = std::move(next.front());
    next.pop_front();
    const auto now = Clock::now();
    const bool too_late = &next == &queue_ && behind() && !patient(taken, now);
    moved(now);
    ++working_;
    lock.unlock();
    taken.work(too_late);
    taken.work = nullptr;  // what it captured ends before it counts as done
    lock.lock();
    moved(Clock::now());
    --working_;
  }
}

}  // namespace yichuang::net
