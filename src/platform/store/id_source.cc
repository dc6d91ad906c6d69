#include <atomic>

#include "platform/store/store.h"

namespace yichuang::store {
namespace {

constexpr std::int64_t kEpochMs = 1577836800000;  // 2020-01-01T00:00:00Z
constexpr int kNodeBits = 10;
constexpr int kCounterBits = 12;

}  // namespace

struct IdSource::State {
  Clock clock;
  std::int64_t node;
  std::atomic<std::int64_t> last{0};  // milliseconds and counter as one number, without the node
};

IdSource::IdSource(Clock clock, int node) : state_(std::make_shared<State>()) {
  ensure(node >= 0 && node < (1 << kNodeBits));
  state_->clock = std::move(clock);
  state_->node = node;
}

std::int64_t IdSource::next() {
  const std::int64_t elapsed = state_->clock().ms - kEpochMs;
  ensure(elapsed > 0 && elapsed < (std::int64_t{1} << 41));
  const std::int64_t now = elapsed << kCounterBits;
  std::int64_t last = state_->last.load(std::memory_order_relaxed);
  std::int64_t mine = 0;
  do {
    // A full or backward millisecond borrows from the next one.
    mine = std::max(last + 1, now);
  } while (!state_->last.compare_exchange_weak(last, mine, std::memory_order_relaxed));
  const std::int64_t counter = mine & ((1 << kCounterBits) - 1);
  return ((mine >> kCounterBits) << (kNodeBits + kCounterBits)) | (state_->node << kCounterBits) | counter;
}

}  // namespace yichuang::store
