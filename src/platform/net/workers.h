// A fixed number of threads and a bounded queue in front of them: bounded in length, and in how long the oldest in it
// has waited, so that whoever is let in is served soon. Two things look like a crowd and are none: a short queue waits
// for the machine, and a moment in which nobody at all gets on is the disk's (a flush, a log brought into its file).
// Refusing people then would help nobody, so neither counts.
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
  // Must not throw. `too_late`: it waited longer than the patience and others wait behind it.
  using Work = std::function<void(bool too_late)>;

  Workers(int threads, std::size_t queue, std::chrono::milliseconds patience = std::chrono::hours(1));
  ~Workers();  // stop()

  // False if the queue is full, the workers are behind and its oldest has waited longer than the patience, or they have
  // stopped. Urgent work has a short queue of its own, taken first, and is never too late.
  [[nodiscard]] bool offer(Work work, bool urgent = false);
  // Runs what was taken on, then ends.
  void stop();
  std::size_t queued() const;
  std::size_t working() const;

 private:
  using Clock = std::chrono::steady_clock;
  struct Waiting {
    Clock::time_point since;
    Clock::duration stalled;  // stalled() at that time
    Work work;
  };
  static constexpr std::size_t kMostUrgent = 64;
  static constexpr std::size_t kWaitingForOneIsShort = 4;
  static constexpr std::chrono::milliseconds kBreath{50};
  static constexpr std::chrono::milliseconds kStall{500};

  void run();
  bool has_room(bool urgent, Clock::time_point now) const;
  bool behind() const { return queue_.size() >= kWaitingForOneIsShort * threads_.size(); }
  // How long in all every thread was at work and none began or ended anything, but for a breath each time.
  Clock::duration stalled(Clock::time_point now) const;
  bool patient(const Waiting& waiting, Clock::time_point now) const;
  void moved(Clock::time_point now);

  const std::size_t limit_;
  const std::chrono::milliseconds patience_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Waiting> queue_, urgent_;
  std::size_t working_ = 0;
  Clock::time_point moved_ = Clock::now();
  Clock::duration stalled_{0};  // until moved_
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace yichuang::net
