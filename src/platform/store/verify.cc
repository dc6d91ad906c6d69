#include "platform/store/verify.h"

#include <map>
#include <memory>
#include <optional>

#include "platform/store/fact_hash.h"

namespace yichuang::store {
namespace {

using sql::Statement;

constexpr std::int64_t kPage = 2000;

constexpr Statement kStreams{
    "verify/streams",
    "SELECT district, stream, kind, version, head FROM stream WHERE (district, stream) > ($1, $2) "
    "ORDER BY district, stream LIMIT $3"};
constexpr Statement kFacts{"verify/facts",
                           "SELECT district, stream, seq, kind, at, person, body, hash FROM fact WHERE "
                           "(district, stream, seq) > ($1, $2, $3) "
                           "ORDER BY district, stream, seq LIMIT $4"};
constexpr Statement kFeed{"verify/feed",
                          "SELECT district, pos, stream, seq FROM feed WHERE (district, pos) > ($1, $2) "
                          "ORDER BY district, pos LIMIT $3"};
constexpr Statement kWaiting{
    "verify/waiting",
    "SELECT district, stream, seq FROM journal_new WHERE (district, stream, seq) > ($1, $2, $3) "
    "ORDER BY district, stream, seq LIMIT $4"};

constexpr std::int64_t kLowest = INT64_MIN;

std::string name_of(const StreamKey& key) {
  return "stream " + std::to_string(key.stream) + " of district " + std::to_string(key.district);
}

class Verifier {
 public:
  Verifier(sql::Connection& connection, int most_problems)
      : connection_(connection), most_problems_(static_cast<std::size_t>(most_problems)) {}

  VerifyReport run() {
    walk_facts();
    walk_feed();
    walk_waiting();
    for (const auto& [key, progress] : feed_)
      problem(name_of(key) + ": facts after " + std::to_string(progress.placed) + " are not in the feed");
    return std::move(report_);
  }

 private:
  // Where the walk over facts stands in the current stream.
  struct Chain {
    StreamKey key;
    std::string kind;
    StreamState claimed;  // by the stream's row
    StreamState walked;
  };
  struct Progress {
    std::int64_t facts = 0, placed = 0;
  };

  void problem(std::string text) {
    if (report_.problems.size() < most_problems_)
      report_.problems.push_back(std::move(text));
    else
      report_.more_problems = true;
  }

  void walk_facts();
  void check_fact(const StreamKey& key, const Fact& fact);
  std::optional<Chain> next_stream();
  void move_to(const StreamKey& key);
  void finish_chain();
  void walk_feed();
  void check_place(const StreamKey& key, std::int64_t seq, const std::string& where);
  void walk_waiting();

  sql::Connection& connection_;
  std::size_t most_problems_;
  VerifyReport report_;
  sql::Rows stream_page_;
  std::size_t stream_at_ = 0;
  StreamKey last_stream_{kLowest, kLowest};
  std::optional<Chain> chain_;
  std::map<StreamKey, Progress> feed_;  // streams whose facts are not all found in the feed yet
};

std::optional<Verifier::Chain> Verifier::next_stream() {
  if (stream_at_ == stream_page_.size()) {
    stream_page_ = connection_.run(kStreams, {last_stream_.district, last_stream_.stream, kPage});
    stream_at_ = 0;
    if (stream_page_.empty()) return std::nullopt;
  }
  const std::size_t i = stream_at_++;
  last_stream_ = {stream_page_.integer(i, 0), stream_page_.integer(i, 1)};
  ++report_.streams;
  return Chain{
      last_stream_, stream_page_.text(i, 2), {stream_page_.integer(i, 3), stream_page_.blob(i, 4)}, {}};
}

void Verifier::finish_chain() {
  if (!chain_) return;
  const Chain& chain = *chain_;
  if (chain.walked.version != chain.claimed.version)
    problem(name_of(chain.key) + ": says version " + std::to_string(chain.claimed.version) + " but has " +
            std::to_string(chain.walked.version) + " facts");
  else if (chain.walked.head != chain.claimed.head)
    problem(name_of(chain.key) + ": its head is not the hash of its last fact");
  if (chain.walked.version > 0) feed_[chain.key].facts = chain.walked.version;
}

// Streams and facts come in the same order; each stream before `key` is complete.
void Verifier::move_to(const StreamKey& key) {
  while (!chain_ || chain_->key < key) {
    finish_chain();
    chain_ = next_stream();
    if (!chain_) return;
  }
}

void Verifier::check_fact(const StreamKey& key, const Fact& fact) {
  move_to(key);
  if (!chain_ || chain_->key != key) {
    problem(name_of(key) + ": has fact " + std::to_string(fact.seq) + " but no row of its own");
    return;
  }
  StreamState& walked = chain_->walked;
  if (fact.seq != walked.version + 1)
    problem(name_of(key) + ": fact " + std::to_string(fact.seq) + " follows fact " +
            std::to_string(walked.version));
  if (fact.hash != fact_hash(walked.head, key, chain_->kind, fact))
    problem(name_of(key) + ": fact " + std::to_string(fact.seq) + " does not match its hash");
  walked.version += 1;
  walked.head = fact.hash;
}

void Verifier::walk_facts() {
  std::int64_t district = kLowest, stream = kLowest, seq = kLowest;
  for (;;) {
    const sql::Rows page = connection_.run(kFacts, {district, stream, seq, kPage});
    for (std::size_t i = 0; i < page.size(); ++i) {
      district = page.integer(i, 0);
      stream = page.integer(i, 1);
      seq = page.integer(i, 2);
      ++report_.facts;
      check_fact({district, stream}, Fact{seq, page.text(i, 3), Instant{page.integer(i, 4)},
                                          page.integer(i, 5), page.text(i, 6), page.blob(i, 7)});
    }
    if (page.empty()) break;
  }
  do finish_chain();
  while (chain_ && (chain_ = next_stream()));
}

void Verifier::check_place(const StreamKey& key, std::int64_t seq, const std::string& where) {
  const auto found = feed_.find(key);
  if (found == feed_.end()) {
    problem(where + " names fact " + std::to_string(seq) + " of " + name_of(key) +
            ", which does not exist or was placed before");
    return;
  }
  Progress& progress = found->second;
  if (seq != progress.placed + 1)
    problem(where + " has fact " + std::to_string(seq) + " of " + name_of(key) + " after fact " +
            std::to_string(progress.placed));
  progress.placed += 1;
  if (progress.placed == progress.facts) feed_.erase(found);
}

void Verifier::walk_feed() {
  std::int64_t district = kLowest, position = 0;
  for (;;) {
    const sql::Rows page =
        connection_.run(kFeed, {district, district == kLowest ? kLowest : position, kPage});
    if (page.empty()) return;
    for (std::size_t i = 0; i < page.size(); ++i) {
      if (page.integer(i, 0) != district) position = 0;
      district = page.integer(i, 0);
      const std::string where =
          "feed position " + std::to_string(page.integer(i, 1)) + " of district " + std::to_string(district);
      if (page.integer(i, 1) != position + 1)
        problem(where + " follows position " + std::to_string(position));
      position = page.integer(i, 1);
      ++report_.feed_rows;
      check_place({district, page.integer(i, 2)}, page.integer(i, 3), where);
    }
  }
}

void Verifier::walk_waiting() {
  std::int64_t district = kLowest, stream = kLowest, seq = kLowest;
  for (;;) {
    const sql::Rows page = connection_.run(kWaiting, {district, stream, seq, kPage});
    if (page.empty()) return;
    for (std::size_t i = 0; i < page.size(); ++i) {
      district = page.integer(i, 0);
      stream = page.integer(i, 1);
      seq = page.integer(i, 2);
      ++report_.waiting;
      check_place({district, stream}, seq, "the list of facts to be sequenced");
    }
  }
}

}  // namespace

VerifyReport verify(const std::string& where, int most_problems) {
  const std::unique_ptr<sql::Connection> connection = sql::open(where, true);
  connection->begin(false);
  VerifyReport report = Verifier(*connection, most_problems).run();
  connection->commit();
  return report;
}

}  // namespace yichuang::store
