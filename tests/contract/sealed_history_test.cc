// A history written anew, and a journal too large to try every byte of.
#include <sys/wait.h>

#include <cstdlib>
#include <fstream>
#include <random>

#include "tests/contract/seal_fixture.h"

namespace yichuang::contract {
namespace {

using Problems = std::vector<std::string>;
using verify::Witness;

// Another history of the same length, whose every hash is right.
class ARewrittenJournal : public SealedJournalTest {
 protected:
  // `keys` where its secret keys are: the same folder, and it can sign as the centre does.
  std::string rewritten(const std::string& folder, bool with_the_key) {
    FreshDatabase fresh(GetParam());
    store::Options options;
    options.where = fresh.where();
    const auto store = store::open(options, {kDesk});
    if (with_the_key) copy_key_to(*store);
    seal::KeyRing keys(*store, clock(), kDistrict, folder);
    seal::Sealer sealer(*store, keys, clock(), kDistrict);
    EXPECT_EQ(store->apply({{append(1, {}, {"{\"药\":\"0\"}", "{\"药\":\"not so\"}"})}, {}, {}}),
              store::Applied::done);
    while (store->sequence(kDistrict) > 0) {
    }
    sealer.run();
    std::string lines;
    seal::export_journal(fresh.where(), kDistrict, [&](const std::string& line) { lines += line; });
    return lines;
  }
  void copy_key_to(store::Store& to) {
    static constexpr sql::Statement kRead{
        "test/key",
        "SELECT district, number, key, public_key, after, at, signed_by, signature FROM journal_key"};
    static constexpr sql::Statement kWrite{
        "test/put_key",
        "INSERT INTO journal_key (district, number, key, public_key, after, at, "
        "signed_by, signature) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"};
    const sql::Rows rows = sql::open(where())->run(kRead);
    store::WriteSet set;
    set.rows.push_back({&kWrite, rows.rows_[0], true});
    ASSERT_EQ(to.apply(set), store::Applied::done);
  }
  std::string trusted() {
    std::string der;
    store_->read([&](store::Reader& reader) { der = seal::last_key(reader, kDistrict)->public_key; });
    return der;
  }
};
YICHUANG_ON_BOTH_ENGINES(ARewrittenJournal);

TEST_P(ARewrittenJournal, signed_with_another_key_is_found_by_the_published_key_and_by_a_witness) {
  write(2);
  sealer_->run();
  const std::string other = rewritten(database_->directory() + "/other", false);
  EXPECT_EQ(verified(other).problems, Problems{}) << "alone it cannot be told";
  EXPECT_TRUE(found_in(other, {}, trusted()));
  EXPECT_TRUE(found_in(other, witness_of(heads())));
}

TEST_P(ARewrittenJournal, signed_with_the_stolen_key_is_found_by_a_witness) {
  write(2);
  sealer_->run();
  const std::string other = rewritten(folder(), true);
  EXPECT_EQ(verified(other, {}, verify::signature_holds, trusted()).problems, Problems{})
      << "the key alone does not tell";
  EXPECT_TRUE(found_in(other, witness_of(heads()), trusted()));
}

TEST_P(ARewrittenJournal, put_together_from_a_new_chain_and_the_old_heads_is_found) {
  write(2);
  sealer_->run();
  const auto old = lines_of(exported());
  auto fresh = lines_of(rewritten(database_->directory() + "/other", false));
  ASSERT_EQ(old.size(), fresh.size());
  for (std::size_t i = 0; i < fresh.size(); ++i)
    if (old[i].starts_with(R"({"type":"head")") || old[i].starts_with(R"({"type":"key")")) fresh[i] = old[i];
  EXPECT_TRUE(found_in(joined(fresh)));
}

class TheVerifyingProgram : public SealedJournalTest {
 protected:
  std::string file(const std::string& name, const std::string& text) {
    const std::string path = database_->directory() + "/" + name;
    std::ofstream(path, std::ios::binary) << text;
    return path;
  }
  int ends_with(const std::string& arguments) {
    const int status = std::system((YICHUANG_VERIFY " " + arguments + " > /dev/null 2>&1").c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  std::string pem() {
    std::string text;
    store_->read([&](store::Reader& reader) {
      text = crypto::VerifyingKey::from_der(seal::last_key(reader, kDistrict)->public_key).to_pem();
    });
    return text;
  }
};
YICHUANG_ON_BOTH_ENGINES(TheVerifyingProgram);

TEST_P(TheVerifyingProgram, ends_with_0_when_all_is_well_1_when_not_and_2_when_it_was_not_understood) {
  write(4);
  sealer_->run();
  const std::string text = exported();
  const std::string journal = file("journal", text), witness = file("heads", heads()),
                    key = file("key.pem", pem());
  const std::string other = file("other.pem", crypto::SigningKey::generate().verifying_key().to_pem());
  std::string changed = text;
  changed[changed.find("\"body\":\"") + 12] ^= 1;
  EXPECT_EQ(ends_with("journal " + journal), 0);
  EXPECT_EQ(ends_with("journal " + journal + " --key " + key + " --witness " + witness), 0);
  EXPECT_EQ(ends_with("journal " + file("changed", changed)), 1);
  EXPECT_EQ(ends_with("journal " + file("cut", text.substr(0, text.size() - 1))), 1);
  EXPECT_EQ(ends_with("journal " + file("empty", "")), 1);
  EXPECT_EQ(ends_with("journal " + journal + " --key " + other), 1);
  EXPECT_EQ(ends_with("journal " + journal + " --witness " + key), 1);
  EXPECT_EQ(ends_with("receipt " + journal + " --key " + key), 1) << "it carries no promise";
  EXPECT_EQ(ends_with("journal"), 2);
  EXPECT_EQ(ends_with("journal /nowhere"), 2);
  EXPECT_EQ(ends_with("diary " + journal), 2);
  EXPECT_EQ(ends_with("journal " + journal + " --key " + journal), 2);
  EXPECT_EQ(ends_with("--help"), 0);
}

class ALargeSealedJournal : public SealedJournalTest {
 protected:
  const int facts_ = GetParam() == Engine::sqlite ? 100'000 : 20'000;
  void write_much() {
    constexpr int kStreams = 200, kInStream = 5;
    std::int64_t stream = 0;
    for (int written = 0; written < facts_; written += kStreams * kInStream) {
      store::WriteSet set;
      for (int i = 0; i < kStreams; ++i)
        set.appends.push_back(
            append(++stream, {}, std::vector<std::string>(kInStream, R"({"n":"什么都没有"})")));
      ASSERT_EQ(store_->apply(set), store::Applied::done);
      while (store_->sequence(kDistrict) > 0) {
      }
      if (written % 10'000 == 0) sealer_->run();
    }
    sealer_->run();
  }
};
YICHUANG_ON_BOTH_ENGINES(ALargeSealedJournal);

TEST_P(ALargeSealedJournal, with_one_row_changed_anywhere_is_found) {
  write_much();
  ASSERT_EQ(verified(exported()).problems, Problems{});
  std::minstd_rand random(20261127);
  const auto pick = [&](int most) { return std::to_string(1 + random() % static_cast<unsigned>(most)); };
  struct Act {
    std::string there, back;
  };
  const std::string stream = pick(facts_ / 5), seq = pick(5), pos = pick(facts_);
  const std::string one = " WHERE stream = " + stream + " AND seq = " + seq;
  const std::vector<Act> acts{
      {"UPDATE fact SET person = 8" + one, "UPDATE fact SET person = 7" + one},
      {"UPDATE fact SET seq = 6" + one,
       "UPDATE fact SET seq = " + seq + " WHERE stream = " + stream + " AND seq = 6"},
      {"UPDATE feed SET pos = -1 WHERE pos = " + pos, "UPDATE feed SET pos = " + pos + " WHERE pos = -1"},
      {"UPDATE feed SET pos = -1 WHERE pos = 77; UPDATE feed SET pos = 77 WHERE pos = 19001; "
       "UPDATE feed SET pos = 19001 WHERE pos = -1",
       ""}};
  for (const Act& act : acts) {
    script(act.there);
    EXPECT_TRUE(found_in(exported())) << act.there;
    if (!act.back.empty()) script(act.back);
  }
}

TEST_P(ALargeSealedJournal, with_any_byte_or_line_of_its_export_tampered_with_is_found) {
  if (postgres()) GTEST_SKIP() << "an export is the same text, whichever engine it came from";
  write_much();
  const std::string journal = exported();
  ASSERT_EQ(verified(journal).problems, Problems{});
  std::minstd_rand random(20261127);
  const auto any = [&](std::size_t below) {
    return std::uniform_int_distribution<std::size_t>(0, below - 1)(random);
  };
  for (int round = 0; round < 20; ++round) {
    std::string changed = journal;
    const std::size_t at = any(journal.size());
    const std::size_t begin = journal.rfind('\n', at == 0 ? 0 : at - 1) + 1;
    const std::string line = journal.substr(begin, journal.find('\n', begin) + 1 - begin);
    switch (round % 4) {
      case 0:
        changed[at] = static_cast<char>(changed[at] ^ (1 << any(8)));
        break;
      case 1:
        changed.erase(begin, line.size());
        break;
      case 2:
        changed.insert(begin, line);
        break;
      default:
        changed.resize(begin);
    }
    EXPECT_TRUE(found_in(changed)) << "round " << round << ", byte " << at << ": " << line;
  }
}

}  // namespace
}  // namespace yichuang::contract
