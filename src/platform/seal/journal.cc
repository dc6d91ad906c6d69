#include "platform/seal/journal.h"

#include <algorithm>

namespace yichuang::seal {
namespace {

using sql::Statement;

#define HEAD_COLUMNS "SELECT number, size, root, at, previous, key, signature FROM journal_head "
constexpr Statement kLastHead{"seal/last_head",
                              HEAD_COLUMNS "WHERE district = $1 ORDER BY number DESC LIMIT 1"};
constexpr Statement kHeadCovering{"seal/head_covering",
                                  HEAD_COLUMNS "WHERE district = $1 AND size >= $2 ORDER BY size LIMIT 1"};
constexpr Statement kHeadNumbered{"seal/head_numbered", HEAD_COLUMNS "WHERE district = $1 AND number = $2"};
#define KEY_COLUMNS "SELECT number, key, public_key, after, at, signed_by, signature FROM journal_key "
constexpr Statement kKeys{"seal/keys", KEY_COLUMNS "WHERE district = $1 ORDER BY number"};
constexpr Statement kLastKey{"seal/last_key", KEY_COLUMNS "WHERE district = $1 ORDER BY number DESC LIMIT 1"};
constexpr Statement kFactHashes{
    "seal/fact_hashes",
    "SELECT feed.pos, fact.hash FROM feed JOIN fact ON fact.district = feed.district "
    "AND fact.stream = feed.stream AND fact.seq = feed.seq "
    "WHERE feed.district = $1 AND feed.pos > $2 AND feed.pos <= $3 ORDER BY feed.pos"};
constexpr Statement kFeedEnd{"seal/feed_end", "SELECT coalesce(max(pos), 0) FROM feed WHERE district = $1"};
constexpr Statement kNodes{"seal/nodes",
                           "SELECT size, hash FROM journal_node WHERE district = $1 AND level = $2 "
                           "AND size > $3 AND size <= $4 ORDER BY size"};
constexpr Statement kTimeAt{"seal/time_at",
                            "SELECT fact.at FROM feed JOIN fact ON fact.district = feed.district "
                            "AND fact.stream = feed.stream AND fact.seq = feed.seq "
                            "WHERE feed.district = $1 AND feed.pos = $2"};
constexpr Statement kStreamNear{
    "seal/stream_near",
    "SELECT seq, pos FROM feed WHERE district = $1 AND pos > $2 AND pos <= $3 AND stream = $4"};

constexpr std::int64_t kNear = 2000;

std::optional<Head> head_in(const sql::Rows& rows, std::int64_t district) {
  if (rows.empty()) return std::nullopt;
  return Head{
      district,        rows.integer(0, 0), rows.integer(0, 1), rows.blob(0, 2), Instant{rows.integer(0, 3)},
      rows.blob(0, 4), rows.text(0, 5),    rows.blob(0, 6)};
}

std::optional<KeyStatement> key_in(const sql::Rows& rows, std::size_t row, std::int64_t district) {
  if (row >= rows.size()) return std::nullopt;
  return KeyStatement{district,          rows.integer(row, 0), rows.text(row, 1),
                      rows.blob(row, 2), rows.integer(row, 3), Instant{rows.integer(row, 4)},
                      rows.text(row, 5), rows.blob(row, 6)};
}

Hash kept_node(store::Reader& reader, std::int64_t district, int level, std::int64_t index) {
  const std::int64_t size = (index + 1) << level;
  const sql::Rows rows = reader.run(kNodes, {district, std::int64_t{level}, size - 1, size});
  if (rows.empty())
    throw Failure("the journal's tree lacks its node of level " + std::to_string(level) + " at " +
                  std::to_string(size));
  return rows.blob(0, 1);
}

// The hashes of the nearest kept level below, or of the leaves, that this node is made of.
std::vector<Hash> made_of(store::Reader& reader, std::int64_t district, int level, int below,
                          std::int64_t index) {
  const std::int64_t from = index << level, to = (index + 1) << level;
  std::vector<Hash> hashes;
  if (below == 0) {
    for (const Hash& fact : fact_hashes(reader, district, from, to)) hashes.push_back(leaf_hash(fact));
  } else {
    const sql::Rows rows = reader.run(kNodes, {district, std::int64_t{below}, from, to});
    for (std::size_t i = 0; i < rows.size(); ++i) hashes.push_back(rows.blob(i, 1));
  }
  if (hashes.size() != std::size_t{1} << (level - below))
    throw Failure("the journal's tree has holes between " + std::to_string(from) + " and " +
                  std::to_string(to));
  return hashes;
}

// The last position whose fact is not younger than `at`, if the feed is in the order of time.
std::int64_t place_by_time(store::Reader& reader, std::int64_t district, std::int64_t end, Instant at) {
  std::int64_t low = 0, high = end;
  while (low < high) {
    const std::int64_t middle = low + (high - low + 1) / 2;
    const sql::Rows rows = reader.run(kTimeAt, {district, middle});
    if (!rows.empty() && rows.integer(0, 0) <= at.ms)
      low = middle;
    else
      high = middle - 1;
  }
  return low;
}

}  // namespace

std::optional<Head> last_head(store::Reader& reader, std::int64_t district) {
  return head_in(reader.run(kLastHead, {district}), district);
}

std::optional<Head> head_covering(store::Reader& reader, std::int64_t district, std::int64_t size) {
  return head_in(reader.run(kHeadCovering, {district, size}), district);
}

std::optional<Head> head_numbered(store::Reader& reader, std::int64_t district, std::int64_t number) {
  return head_in(reader.run(kHeadNumbered, {district, number}), district);
}

std::vector<KeyStatement> keys(store::Reader& reader, std::int64_t district) {
  const sql::Rows rows = reader.run(kKeys, {district});
  std::vector<KeyStatement> all;
  for (std::size_t i = 0; i < rows.size(); ++i) all.push_back(*key_in(rows, i, district));
  return all;
}

std::optional<KeyStatement> last_key(store::Reader& reader, std::int64_t district) {
  return key_in(reader.run(kLastKey, {district}), 0, district);
}

std::vector<Hash> fact_hashes(store::Reader& reader, std::int64_t district, std::int64_t after,
                              std::int64_t up_to) {
  const sql::Rows rows = reader.run(kFactHashes, {district, after, up_to});
  std::vector<Hash> hashes;
  hashes.reserve(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows.integer(i, 0) != after + 1 + static_cast<std::int64_t>(i))
      throw Failure(
          "feed position " + std::to_string(after + 1 + static_cast<std::int64_t>(i)) +
          " has no fact; nothing more is sealed. Export the journal and run yichuang-verify on it.");
    hashes.push_back(rows.blob(i, 1));
  }
  return hashes;
}

std::int64_t feed_end(store::Reader& reader, std::int64_t district) {
  return reader.run(kFeedEnd, {district}).integer(0, 0);
}

Perfect nodes_of(store::Reader& reader, std::int64_t district) {
  return [&reader, district](int level, std::int64_t index) {
    if (is_kept(level)) return kept_node(reader, district, level, index);
    std::vector<Hash> hashes = made_of(reader, district, level, level / kKeptEvery * kKeptEvery, index);
    while (hashes.size() > 1) {
      for (std::size_t i = 0; i < hashes.size() / 2; ++i)
        hashes[i] = node_hash(hashes[2 * i], hashes[2 * i + 1]);
      hashes.resize(hashes.size() / 2);
    }
    return hashes.front();
  };
}

std::vector<std::int64_t> positions(store::Reader& reader, store::StreamKey key,
                                    const std::vector<store::Fact>& facts) {
  std::vector<std::int64_t> found(facts.size(), 0);
  const std::int64_t end = feed_end(reader, key.district);
  const auto look = [&](std::int64_t from, std::int64_t to) {
    const sql::Rows rows = reader.run(kStreamNear, {key.district, from, to, key.stream});
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (const std::int64_t seq = rows.integer(i, 0); seq >= 1 && seq <= std::ssize(found))
        found[static_cast<std::size_t>(seq - 1)] = rows.integer(i, 1);
  };
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (found[i] != 0) continue;
    const std::int64_t place = place_by_time(reader, key.district, end, facts[i].at);
    // A clock that was set back puts a fact elsewhere: wider and wider, until everything was looked through.
    for (std::int64_t near = kNear; found[i] == 0; near *= 8) {
      look(std::max<std::int64_t>(0, place - near), place + near);
      if (place - near <= 0 && place + near >= end) break;
    }
  }
  return found;
}

}  // namespace yichuang::seal
