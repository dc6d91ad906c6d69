// Holds the store's writer at a point, so that a test decides what is in the next group.
#pragma once

#include <condition_variable>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace yichuang::contract {

class Gate {
 public:
  // The store's fault hook: the first time the writer begins, it waits until the gate is opened.
  void pass(std::string_view point) {
    std::unique_lock lock(mutex_);
    ++seen_[std::string(point)];
    if (point != "begin" || opened_) return;
    waiting_ = true;
    changed_.notify_all();
    changed_.wait(lock, [this] { return opened_; });
  }
  void wait_until_writer_waits() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return waiting_; });
  }
  void open() {
    const std::lock_guard lock(mutex_);
    opened_ = true;
    changed_.notify_all();
  }
  int seen(const std::string& point) {
    const std::lock_guard lock(mutex_);
    return seen_[point];
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::string, int> seen_;
  bool waiting_ = false, opened_ = false;
};

}  // namespace yichuang::contract
