#include "platform/seal/lease.h"

#include <chrono>
#include <random>

namespace yichuang::seal {
namespace {

using sql::Statement;

constexpr std::int64_t kLeaseMs = 2000;
constexpr std::int64_t kMostAheadMs = 60'000;

constexpr Statement kRead{"seal/read_lease",
                          "SELECT holder, fence, until FROM lease WHERE district = $1 AND name = 'sealer'"};
constexpr Statement kFirst{
    "seal/first_lease",
    "INSERT INTO lease (district, name, holder, fence, until) VALUES ($1, 'sealer', $2, 1, $3) "
    "ON CONFLICT (district, name) DO NOTHING"};
constexpr Statement kTake{"seal/take_lease",
                          "UPDATE lease SET holder = $2, fence = fence + 1, until = $3 "
                          "WHERE district = $1 AND name = 'sealer' AND fence = $4"};
constexpr Statement kRenew{
    "seal/renew_lease", "UPDATE lease SET until = $2 WHERE district = $1 AND name = 'sealer' AND fence = $3"};

// Only says who tries: correctness rests on the fence, not on clocks that agree.
std::int64_t now_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

}  // namespace

SealerLease::SealerLease(store::Store& store, std::int64_t district) : store_(store), district_(district) {
  std::random_device random;
  for (int i = 0; i < 4; ++i) holder_.append(std::to_string(random())).append(".");
}

bool SealerLease::hold(bool anyway) {
  sql::Rows row;
  store_.read([&](store::Reader& reader) { row = reader.run(kRead, {district_}); });
  const bool mine = !row.empty() && row.text(0, 0) == holder_;
  if (mine) {
    // Also when the answer to taking it was lost.
    fence_ = row.integer(0, 1);
    return true;
  }
  fence_ = 0;
  const std::int64_t now = now_ms(), fence = row.empty() ? 0 : row.integer(0, 1);
  // A lease that ends later than any could was given before the clock was set back: nobody keeps it.
  const bool held = !row.empty() && row.integer(0, 2) >= now && row.integer(0, 2) <= now + kMostAheadMs;
  if (held && !anyway) return false;
  store::WriteSet set;
  if (row.empty())
    set.rows.push_back({&kFirst, {district_, holder_, now + kLeaseMs}, true});
  else
    set.rows.push_back({&kTake, {district_, holder_, now + kLeaseMs, fence}, true});
  if (store_.apply(set) != store::Applied::done) return false;
  fence_ = fence + 1;
  return true;
}

store::RowChange SealerLease::renewal() const {
  return {&kRenew, {district_, now_ms() + kLeaseMs, fence_}, true};
}

}  // namespace yichuang::seal
