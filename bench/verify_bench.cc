// How many facts a second yichuang-verify checks, and how many the sealer folds into the tree.
//
// A journal as the program exports it: nine facts a case of the size of an ordinary action, a head for every
// thousand. One thread; all in memory, so that the disk is not measured.
//
//   verify_bench [facts]
#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <fstream>

#include "platform/crypto/sm2.h"
#include "platform/seal/head.h"
#include "platform/store/fact_hash.h"
#include "verify/journal.h"

using namespace yichuang;

namespace {

constexpr std::int64_t kDistrict = 500112;
constexpr std::int64_t kFactsInCase = 9, kFactsInHead = 1000;
constexpr const char* kBody =
    R"({"by":"window 12","clause":"行政许可法 第三十二条","materials":["营业执照","身份证明"],)"
    R"("note":"The applicant was told everything that is missing, once.","due":"2026-12-01","sealed":")"
    R"(rXq0m1r7fGkq5C0w2jE3b9d1V8a6L4z0uT7yN2xP5sHcK9oB3eQ1iJ6gM8vZ4tR0wA2lD5nF7hU9kS1pX3cY6bE8rG0mT4q"})";

struct Made {
  std::vector<std::string> lines;
  std::size_t bytes = 0;
  double tree_seconds = 0;
};

double seconds_since(std::chrono::steady_clock::time_point begin) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

class Journal {
 public:
  Made make(std::int64_t facts) {
    const crypto::SigningKey key = crypto::SigningKey::generate();
    fingerprint_ = key.verifying_key().fingerprint();
    add(seal::Line("journal").integer("format", 1).integer("district", kDistrict).take());
    seal::KeyStatement first{kDistrict, 1,  fingerprint_, key.verifying_key().to_der(),
                             0,         {}, fingerprint_, {}};
    first.signature = key.sign(seal::statement_of(first));
    add(seal::line_of(first));
    for (std::int64_t pos = 1; pos <= facts; ++pos) {
      add_fact(pos);
      if (pos % kFactsInHead == 0 || pos == facts) add_head(key);
    }
    for (const std::string& line : nodes_) add(line);
    for (const std::string& line : streams_) add(line);
    add(seal::Line("end")
            .integer("facts", facts)
            .integer("streams", std::ssize(streams_))
            .integer("sealed", facts)
            .take());
    return std::move(made_);
  }

 private:
  void add(std::string line) {
    line.pop_back();
    made_.bytes += line.size() + 1;
    made_.lines.push_back(std::move(line));
  }
  void add_fact(std::int64_t pos) {
    const std::int64_t stream = 1 + (pos - 1) / kFactsInCase, seq = 1 + (pos - 1) % kFactsInCase;
    if (seq == 1) {
      hash_.clear();
      streams_.emplace_back();
    }
    const store::Fact fact{seq, "accepted", Instant{1'772'413'200'000 + pos}, 7, kBody, {}};
    hash_ = store::fact_hash(hash_, {kDistrict, stream}, "case", fact);
    add(seal::Line("fact")
            .integer("pos", pos)
            .id("stream", stream)
            .integer("seq", seq)
            .text("stream_kind", "case")
            .text("kind", fact.kind)
            .integer("at", fact.at.ms)
            .id("person", fact.person)
            .text("body", fact.body)
            .hex("hash", hash_)
            .take());
    streams_.back() = seal::Line("stream")
                          .id("stream", stream)
                          .text("kind", "case")
                          .integer("version", seq)
                          .hex("head", hash_)
                          .take();
    const auto begin = std::chrono::steady_clock::now();
    edge_.add(seal::leaf_hash(hash_), [this](int level, std::int64_t size, const seal::Hash& hash) {
      if (level % 8 == 0)
        nodes_.push_back(
            seal::Line("node").integer("level", level).integer("size", size).hex("hash", hash).take());
    });
    made_.tree_seconds += seconds_since(begin);
  }
  void add_head(const crypto::SigningKey& key) {
    seal::Head head{kDistrict, last_.number + 1, edge_.size(), edge_.root(), {}, {}, fingerprint_, {}};
    if (last_.number > 0) head.previous = seal::digest_of(last_);
    head.signature = key.sign(seal::statement_of(head));
    add(seal::line_of(head));
    last_ = std::move(head);
  }

  Made made_;
  seal::RightEdge edge_;
  seal::Head last_;
  seal::Hash hash_;
  std::string fingerprint_;
  std::vector<std::string> nodes_, streams_;
};

std::string load_average() {
  std::ifstream file("/proc/loadavg");
  std::string one;
  file >> one;
  return one;
}

}  // namespace

int main(int argc, char** argv) {
  const std::int64_t facts = argc > 1 ? std::atoll(argv[1]) : 300'000;
  const Made journal = Journal().make(facts);
  const verify::Witness nobody;
  verify::JournalCheck check(verify::Keys(verify::signature_holds, {}), nobody);
  const auto begin = std::chrono::steady_clock::now();
  const std::clock_t cpu = std::clock();
  for (const std::string& line : journal.lines) check.line(line);
  const verify::Report report = check.finish();
  const double seconds = seconds_since(begin);
  const double cpu_seconds = static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC;
  const auto n = static_cast<double>(facts);
  fmt::print(
      "verify: {:.0f} facts/s, {:.0f} MB/s, {:.2f} µs CPU a fact; tree: {:.2f} µs a fact; load {}; {}\n",
      n / seconds, static_cast<double>(journal.bytes) / 1e6 / seconds, 1e6 * cpu_seconds / n,
      1e6 * journal.tree_seconds / n, load_average(),
      report.good() ? "all is well" : report.problems.front());
  return report.good() ? 0 : 1;
}
