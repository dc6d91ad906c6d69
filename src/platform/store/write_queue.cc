#include "platform/store/write_queue.h"

#include <algorithm>
#include <chrono>
#include <new>
#include <set>
#include <thread>

#include "platform/store/fact_hash.h"

namespace yichuang::store {
namespace {

std::vector<Fact> chain(const Append& append) {
  std::vector<Fact> facts;
  facts.reserve(append.facts.size());
  StreamState state = append.seen;
  for (const NewFact& fresh : append.facts) {
    Fact& fact = facts.emplace_back(
        Fact{++state.version, fresh.kind, fresh.at, fresh.person, fresh.body, std::string()});
    fact.hash = fact_hash(state.head, append.key, append.kind, fact);
    state.head = fact.hash;
  }
  return facts;
}

}  // namespace

Job::Job(const WriteSet& given) : set(given) {
  std::set<StreamKey> keys;
  facts.reserve(set.appends.size());
  for (const Append& append : set.appends) {
    ensure(keys.insert(append.key).second);  // one append a stream
    ensure(!append.facts.empty());
    ensure(append.seen.version >= 0);
    ensure((append.seen.version == 0) == append.seen.head.empty());
    facts.push_back(chain(append));
  }
  for (const RowChange& row : set.rows) ensure(row.statement != nullptr);
}

void Job::wake() {
  // Under the lock: the waiter may return and destroy this job as soon as it has seen the flag.
  const std::lock_guard lock(mutex_);
  done_ = true;
  ended_.notify_one();
}

void Job::finish(Applied verdict) {
  verdict_ = verdict;
  wake();
}

void Job::fail(std::exception_ptr failure) {
  failure_ = std::move(failure);
  wake();
}

Applied Job::wait() {
  std::unique_lock lock(mutex_);
  ended_.wait(lock, [this] { return done_; });
  if (failure_) std::rethrow_exception(failure_);
  return verdict_;
}

std::vector<StreamState> Job::left() const {
  std::vector<StreamState> states;
  states.reserve(facts.size());
  for (const std::vector<Fact>& appended : facts)
    states.push_back({appended.back().seq, appended.back().hash});
  return states;
}

Applied apply_by(WriteQueue& queue, const WriteSet& set, std::vector<StreamState>* left) {
  Job job(set);
  std::vector<StreamState> states;
  if (left != nullptr) states = job.left();  // beforehand: what is done must not fail for want of memory
  queue.push(job);
  const Applied verdict = job.wait();
  if (left != nullptr && verdict == Applied::done) left->swap(states);
  return verdict;
}

void WriteQueue::push(Job& job) {
  {
    const std::lock_guard lock(mutex_);
    if (stopped_) std::rethrow_exception(stopped_);
    if (closed_) throw Failure("the store is closed");
    if (jobs_.size() >= limit_) throw Busy("too many changes are waiting to be written");
    jobs_.push_back(&job);
  }
  filled_.notify_one();
}

std::vector<Job*> WriteQueue::take(int at_most) {
  std::unique_lock lock(mutex_);
  filled_.wait(lock, [this] { return closed_ || !jobs_.empty(); });
  const auto count =
      static_cast<std::ptrdiff_t>(std::min<std::size_t>(jobs_.size(), static_cast<std::size_t>(at_most)));
  for (;;) {
    try {
      std::vector<Job*> taken(jobs_.begin(), jobs_.begin() + count);
      jobs_.erase(jobs_.begin(), jobs_.begin() + count);
      return taken;
    } catch (const std::bad_alloc&) {  // a writer that ended would leave everybody waiting
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  }
}

void WriteQueue::close() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  filled_.notify_all();
}

Store::State WriteQueue::state() {
  const std::lock_guard lock(mutex_);
  Store::State state{jobs_.size(), {}};
  if (closed_) state.stopped = "the store is closed";
  if (!stopped_) return state;
  try {
    std::rethrow_exception(stopped_);
  } catch (const std::exception& why) {
    state.stopped = why.what();
  }
  return state;
}

void WriteQueue::stop(std::exception_ptr failure) {
  std::deque<Job*> refused;
  {
    const std::lock_guard lock(mutex_);
    if (!stopped_) stopped_ = std::move(failure);
    refused.swap(jobs_);
  }
  for (Job* job : refused) job->fail(stopped_);
}

}  // namespace yichuang::store
