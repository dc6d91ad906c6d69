#include "app/record/serials.h"

#include <algorithm>

namespace yichuang::app {
namespace {

const sql::Statement kSeed{"record/seed_serials",
                           "INSERT INTO serial_block (district, kind, year, next) VALUES ($1, $2, $3, 1) "
                           "ON CONFLICT (district, kind, year) DO NOTHING"};
const sql::Statement kSeedSeries{
    "record/seed_result_series",
    "INSERT INTO serial_block (district, kind, year, next) VALUES ($1, $2, $3, COALESCE((SELECT max(next) "
    "FROM serial_block WHERE district = $1 AND year = $3 AND kind LIKE 'result:%'), 1)) "
    "ON CONFLICT (district, kind, year) DO NOTHING"};
const sql::Statement kRead{"record/read_serials",
                           "SELECT next FROM serial_block WHERE district = $1 AND kind = $2 AND year = $3"};
const sql::Statement kTake{
    "record/take_serials",
    "UPDATE serial_block SET next = $4 WHERE district = $1 AND kind = $2 AND year = $3 AND next = $5"};

}  // namespace

std::int64_t Serials::next(const std::string& kind, int year) {
  const std::lock_guard lock(mutex_);
  Block& block = blocks_[{kind, year}];
  if (!block.given_back.empty()) {
    const auto least = std::min_element(block.given_back.begin(), block.given_back.end());
    const std::int64_t serial = *least;
    block.given_back.erase(least);
    return serial;
  }
  if (block.next == block.end) block = take(kind, year);
  return block.next++;
}

void Serials::give_back(const std::string& kind, int year, std::int64_t serial) {
  const std::lock_guard lock(mutex_);
  blocks_[{kind, year}].given_back.push_back(serial);
}

Serials::Block Serials::take(const std::string& kind, int year) {
  for (;;) {
    sql::Rows row;
    store_.read(
        [&](store::Reader& reader) { row = reader.run(kRead, {district_, kind, std::int64_t{year}}); });
    store::WriteSet set;
    if (row.empty()) {
      const bool series = kind.starts_with(kResultSeries);
      set.rows.push_back({series ? &kSeedSeries : &kSeed, {district_, kind, std::int64_t{year}}, false});
      store_.apply(set);
      continue;
    }
    const std::int64_t from = row.integer(0, 0);
    set.rows.push_back({&kTake, {district_, kind, std::int64_t{year}, from + kSerialBlock, from}, true});
    // Stale: another process took that block in between; the next one is ours to try.
    if (store_.apply(set) == store::Applied::done) return {from, from + kSerialBlock, {}};
  }
}

}  // namespace yichuang::app
