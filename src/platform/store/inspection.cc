#include "platform/store/inspection.h"

#include "platform/store/fact_hash.h"

namespace yichuang::store {
namespace {

using sql::SqlFailure;
using sql::Statement;

constexpr Statement kTables{"inspect/tables", "SELECT count(*) FROM sqlite_schema"};
constexpr Statement kPages{"inspect/pages",
                           "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"};
constexpr Statement kQuickCheck{"inspect/quick_check", "PRAGMA quick_check(1)"};
// Null where the server keeps no checksums.
constexpr Statement kChecksums{
    "inspect/checksums",
    "SELECT coalesce(checksum_failures, 0) FROM pg_stat_database WHERE datname = current_database()"};
constexpr Statement kStreams{
    "inspect/streams",
    "SELECT district, stream, kind, version, head FROM stream WHERE (district, stream) > ($1, $2) "
    "ORDER BY district, stream LIMIT $3"};
constexpr Statement kFacts{
    "inspect/facts",
    "SELECT seq, kind, at, person, body, hash FROM fact WHERE district = $1 AND stream = $2 ORDER BY seq"};

// What is wrong with one stream; the snapshot holds its row and all its facts.
std::optional<std::string> fault_of(const StreamKey& key, const std::string& kind, const StreamState& claimed,
                                    const sql::Rows& facts) {
  const std::string name =
      "stream " + std::to_string(key.stream) + " of district " + std::to_string(key.district);
  StreamState walked;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const Fact fact{facts.integer(i, 0), facts.text(i, 1), Instant{facts.integer(i, 2)},
                    facts.integer(i, 3), facts.text(i, 4), facts.blob(i, 5)};
    if (fact.seq != walked.version + 1 || fact.hash != fact_hash(walked.head, key, kind, fact))
      return "fact " + std::to_string(walked.version + 1) + " of " + name + " is not what was written";
    walked = {fact.seq, fact.hash};
  }
  if (walked.version != claimed.version || walked.head != claimed.head) return name + " has lost its end";
  return std::nullopt;
}

}  // namespace

std::optional<std::string> Inspector::inspect() {
  if (damage_) return damage_;
  try {
    damage_ = look();
  } catch (const SqlFailure& failure) {
    if (failure.kind != SqlFailure::Kind::disk) throw;
    damage_ = failure.what();
  }
  return damage_;
}

std::optional<std::string> Inspector::look() {
  const std::unique_ptr<sql::Connection> connection = sql::open(where_, true);
  if (auto damage = look_at_engine(*connection)) return damage;
  connection->begin(false);
  auto damage = look_at_streams(*connection);
  connection->commit();
  return damage;
}

std::optional<std::string> Inspector::look_at_engine(sql::Connection& connection) {
  if (connection.postgres()) {
    const std::int64_t failed = connection.run(kChecksums).integer(0, 0);
    if (failed == 0) return std::nullopt;
    return "PostgreSQL has met " + std::to_string(failed) + " pages with a wrong checksum";
  }
  connection.run(kTables);
  if (auto damage = look_at_pages()) return damage;
  const auto now = std::chrono::steady_clock::now();
  if ((whole_ && now - *whole_ < kWholeEvery) || connection.run(kPages).integer(0, 0) > kMostWholeBytes)
    return std::nullopt;
  whole_ = now;
  const std::string found = connection.run(kQuickCheck).text(0, 0);
  if (found == "ok") return std::nullopt;
  return "SQLite says of its file: " + found;
}

std::optional<std::string> Inspector::look_at_pages() {
  if (!pages_) pages_.emplace(where_.substr(std::string("sqlite:").size()));
  return pages_->look(kReadAtATime);
}

std::optional<std::string> Inspector::look_at_streams(sql::Connection& connection) {
  const sql::Rows streams = connection.run(kStreams, {after_.district, after_.stream, kInspectedAtATime});
  for (std::size_t i = 0; i < streams.size(); ++i) {
    after_ = {streams.integer(i, 0), streams.integer(i, 1)};
    const sql::Rows facts = connection.run(kFacts, {after_.district, after_.stream});
    if (auto fault = fault_of(after_, streams.text(i, 2), {streams.integer(i, 3), streams.blob(i, 4)}, facts))
      return fault;
  }
  if (static_cast<std::int64_t>(streams.size()) < kInspectedAtATime) {
    after_ = {INT64_MIN, INT64_MIN};
    ++passes_;
  }
  return std::nullopt;
}

}  // namespace yichuang::store
