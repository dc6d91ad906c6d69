// Sets on their way from the callers' threads to the writers: bounded, and taken in groups.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <vector>

#include "platform/store/store.h"

namespace yichuang::store {

// One set, its facts already numbered and hashed on the caller's thread. It lives on the caller's stack while
// the caller waits, so nothing is copied.
class Job {
 public:
  explicit Job(const WriteSet& set);  // a set that contradicts itself is a Bug
  Job(const Job&) = delete;
  Job& operator=(const Job&) = delete;

  const WriteSet& set;
  std::vector<std::vector<Fact>> facts;  // beside set.appends

  // Called by the writer, once; the caller may be gone right after.
  void finish(Applied verdict);
  void fail(std::exception_ptr failure);
  Applied wait();
  std::vector<StreamState> left() const;  // where each append leaves its stream

 private:
  void wake();

  // Not an atomic that is waited for: that one turns round and round before it sleeps, for the whole of a commit.
  std::mutex mutex_;
  std::condition_variable ended_;
  bool done_ = false;
  Applied verdict_ = Applied::done;
  std::exception_ptr failure_;
};

class WriteQueue {
 public:
  explicit WriteQueue(std::size_t limit) : limit_(limit) {}

  void push(Job& job);  // throws Busy when full, Failure when closed
  std::vector<Job*> take(int at_most);  // waits; empty when closed and drained
  void close();
  Store::State state();
  // Refuses everything from now on with `failure`, also what is queued.
  void stop(std::exception_ptr failure);

 private:
  std::size_t limit_;
  std::mutex mutex_;
  std::condition_variable filled_;
  std::deque<Job*> jobs_;
  bool closed_ = false;
  std::exception_ptr stopped_;
};

// Waits until the writer has settled the set.
Applied apply_by(WriteQueue& queue, const WriteSet& set, std::vector<StreamState>* left);

}  // namespace yichuang::store
