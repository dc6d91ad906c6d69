// A store with a sealer, and the verifier run on what it exports.
#pragma once

#include <map>
#include <memory>

#include "platform/seal/export.h"
#include "platform/seal/journal.h"
#include "platform/seal/sealer.h"
#include "tests/contract/store_fixture.h"
#include "verify/journal.h"

namespace yichuang::contract {

// Checks lines as they would stand in a file.
inline verify::Report verified(const std::string& journal, const verify::Witness& witness = {},
                               const verify::CheckSignature& check = verify::signature_holds,
                               const std::string& trusted = {}, std::size_t most = 100) {
  verify::JournalCheck journal_check(verify::Keys(check, trusted), witness, most);
  std::size_t at = 0;
  while (at < journal.size() && !journal_check.enough()) {
    const std::size_t stop = std::min(journal.find('\n', at), journal.size());
    journal_check.line(std::string_view(journal).substr(at, stop - at));
    at = stop + 1;
  }
  return journal_check.finish(journal.ends_with('\n'));
}

inline verify::Witness witness_of(const std::string& lines) {
  verify::Witness witness;
  verify::Report report;
  witness.read(lines, report);
  EXPECT_EQ(report.problems, std::vector<std::string>{});
  return witness;
}

class SealedTest : public StoreTest {
 protected:
  void SetUp() override {
    StoreTest::SetUp();
    if (!IsSkipped()) open_sealer();
  }
  void TearDown() override {
    sealer_.reset();
    keys_.reset();
    StoreTest::TearDown();
  }
  void open_sealer() {
    sealer_.reset();
    keys_ = std::make_unique<seal::KeyRing>(*store_, clock(), kDistrict, folder());
    sealer_ = std::make_unique<seal::Sealer>(*store_, *keys_, clock(), kDistrict);
  }
  Clock clock() {
    return [this] { return now_; };
  }
  std::string folder() const { return database_->directory() + "/data"; }
  // Writes `facts` facts into streams of three, many in one set, and gives them positions.
  void write(int facts) {
    for (int done = 0; done < facts;) {
      store::WriteSet set;
      for (int in_set = 0; done < facts && in_set < 20; ++in_set) {
        const std::int64_t stream = 1 + written_ / 3;
        std::vector<std::string> bodies;
        do {
          bodies.push_back("{\"药\":\"" + std::to_string(written_++) + "\"}");
        } while (++done < facts && written_ % 3 != 0);
        set.appends.push_back(append(stream, state(stream), std::move(bodies)));
      }
      ASSERT_EQ(store_->apply(set), store::Applied::done);
    }
    while (store_->sequence(kDistrict) > 0) {
    }
  }
  std::string exported() {
    std::string lines;
    seal::export_journal(where(), kDistrict, [&](const std::string& line) { lines += line; });
    return lines;
  }
  std::string heads(std::int64_t after = 0) {
    std::string lines;
    seal::export_heads(where(), kDistrict, after, [&](const std::string& line) { lines += line; });
    return lines;
  }
  std::optional<seal::Head> last_head() {
    std::optional<seal::Head> head;
    store_->read([&](store::Reader& reader) { head = seal::last_head(reader, kDistrict); });
    return head;
  }
  void script(const std::string& text) { sql::open(where())->script(text); }
  void let_leases_end() { script("UPDATE lease SET until = 0"); }

  Instant now_{1'772'413'200'000};
  std::int64_t written_ = 0;
  std::unique_ptr<seal::KeyRing> keys_;
  std::unique_ptr<seal::Sealer> sealer_;
};

// Signatures that were checked before need not be checked again: thousands of files differ in one byte.
inline verify::CheckSignature remembering() {
  auto known = std::make_shared<std::map<std::string, bool>>();
  return [known](const std::string& key, const std::string& statement, const std::string& signature) {
    const auto [found, fresh] = known->try_emplace(key + statement + signature, false);
    if (fresh) found->second = verify::signature_holds(key, statement, signature);
    return found->second;
  };
}

class SealedJournalTest : public SealedTest {
 protected:
  // Two heads over five facts of two streams, one more without a head.
  void seal_a_little() {
    write(2);
    sealer_->run();
    write(3);
    sealer_->run();
    write(1);
  }
  bool found_in(const std::string& journal, const verify::Witness& witness = {},
                const std::string& trusted = {}) {
    return !verified(journal, witness, check_, trusted, 1).good();
  }
  verify::CheckSignature check_ = remembering();
};
inline std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t stop = text.find('\n', at);
    lines.push_back(text.substr(at, stop + 1 - at));
    at = stop + 1;
  }
  return lines;
}

inline std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line;
  return text;
}

}  // namespace yichuang::contract
