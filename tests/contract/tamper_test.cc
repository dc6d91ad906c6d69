// Whoever changes the journal behind the program's back is found out.
#include <filesystem>
#include <fstream>
#include <iterator>

#include "platform/store/verify.h"
#include "tests/contract/store_fixture.h"

namespace yichuang::contract {
namespace {

using sql::Statement;
using store::Applied;

class Tampering : public StoreTest {
 protected:
  void SetUp() override {
    StoreTest::SetUp();
    if (IsSkipped()) return;
    ASSERT_EQ(store_->apply({{append(1, {}, {"{\"a\":1}", "{\"b\":\"药\"}"}), append(2, {})}, {}, {}}),
              Applied::done);
    ASSERT_EQ(store_->apply({{append(1, state(1), {"{\"c\":3}"})}, {}, {}}), Applied::done);
    store_->sequence(kDistrict);
    connection_ = sql::open(where());
    ASSERT_EQ(problems(), 0u);
  }
  void TearDown() override {
    connection_.reset();
    StoreTest::TearDown();
  }

  std::size_t problems() { return store::verify(where()).problems.size(); }

  // Undone afterwards by writing the old value back, so that each is found alone.
  void expect_found(const Statement& set, sql::Params key, const sql::Value& before, const sql::Value& after,
                    const std::string& what) {
    key.push_back(after);
    ASSERT_EQ(connection_->run(set, key).affected(), 1) << what;
    EXPECT_GT(problems(), 0u) << what;
    key.back() = before;
    ASSERT_EQ(connection_->run(set, key).affected(), 1) << what;
    ASSERT_EQ(problems(), 0u) << what << " was not put back";
  }

  // Every byte of a text or a blob, by a change that is valid in the column.
  void flip_each_byte(const Statement& set, const sql::Params& key, const sql::Value& before,
                      const std::string& what) {
    const auto* text = std::get_if<std::string>(&before);
    const std::string bytes = text != nullptr ? *text : std::get<sql::Blob>(before).bytes;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      std::string changed = bytes;
      if (text == nullptr)
        changed[i] = static_cast<char>(changed[i] ^ 1);
      else if (static_cast<unsigned char>(changed[i]) < 0x80)
        changed[i] = changed[i] == 'z' ? 'y' : 'z';
      else
        continue;  // a part of a longer character: PostgreSQL refuses it broken
      expect_found(set, key, before, text != nullptr ? sql::Value(changed) : sql::Value(sql::Blob{changed}),
                   what + ", byte " + std::to_string(i));
    }
  }

  std::unique_ptr<sql::Connection> connection_;
};
YICHUANG_ON_BOTH_ENGINES(Tampering);

TEST_P(Tampering, with_any_byte_of_any_fact_is_found) {
  static constexpr Statement kAll{
      "test/all_facts", "SELECT stream, seq, kind, body, hash, at, person FROM fact ORDER BY stream, seq"};
  static constexpr Statement kKind{"test/kind", "UPDATE fact SET kind = $3 WHERE stream = $1 AND seq = $2"};
  static constexpr Statement kBody{"test/body", "UPDATE fact SET body = $3 WHERE stream = $1 AND seq = $2"};
  static constexpr Statement kHash{"test/hash", "UPDATE fact SET hash = $3 WHERE stream = $1 AND seq = $2"};
  static constexpr Statement kAt{"test/at", "UPDATE fact SET at = $3 WHERE stream = $1 AND seq = $2"};
  static constexpr Statement kPerson{"test/person",
                                     "UPDATE fact SET person = $3 WHERE stream = $1 AND seq = $2"};
  const sql::Rows all = connection_->run(kAll);
  ASSERT_EQ(all.size(), 4u);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const sql::Params key{all.integer(i, 0), all.integer(i, 1)};
    const std::string fact =
        "fact " + std::to_string(all.integer(i, 1)) + " of " + std::to_string(all.integer(i, 0));
    flip_each_byte(kKind, key, all.text(i, 2), fact + ", kind");
    flip_each_byte(kBody, key, all.text(i, 3), fact + ", body");
    flip_each_byte(kHash, key, sql::Blob{all.blob(i, 4)}, fact + ", hash");
    for (int byte = 0; byte < 8; ++byte) {
      const std::int64_t bit = std::int64_t{1} << (8 * byte);
      expect_found(kAt, key, all.integer(i, 5), all.integer(i, 5) ^ bit, fact + ", at");
      expect_found(kPerson, key, all.integer(i, 6), all.integer(i, 6) ^ bit, fact + ", person");
    }
  }
}

TEST_P(Tampering, with_rows_as_a_whole_is_found) {
  struct Case {
    const char* what;
    const char* act;
    const char* undo;
  };
  const Case cases[] = {
      {"a stream's version", "UPDATE stream SET version = 2 WHERE stream = 1",
       "UPDATE stream SET version = 3 WHERE stream = 1"},
      {"a stream's kind", "UPDATE stream SET kind = 'letter' WHERE stream = 1",
       "UPDATE stream SET kind = 'case' WHERE stream = 1"},
      {"two facts swapped",
       "UPDATE fact SET seq = 9 WHERE stream = 1 AND seq = 1; UPDATE fact SET seq = 1 WHERE stream = 1 AND "
       "seq = 2;"
       "UPDATE fact SET seq = 2 WHERE stream = 1 AND seq = 9",
       "UPDATE fact SET seq = 9 WHERE stream = 1 AND seq = 1; UPDATE fact SET seq = 1 WHERE stream = 1 AND "
       "seq = 2;"
       "UPDATE fact SET seq = 2 WHERE stream = 1 AND seq = 9"},
      {"a fact moved to another stream", "UPDATE fact SET stream = 3 WHERE stream = 2",
       "UPDATE fact SET stream = 2 WHERE stream = 3"},
      {"a stream moved to another id",
       "UPDATE fact SET stream = 3 WHERE stream = 2; UPDATE stream SET stream = 3 WHERE stream = 2;"
       "UPDATE feed SET stream = 3 WHERE stream = 2",
       "UPDATE fact SET stream = 2 WHERE stream = 3; UPDATE stream SET stream = 2 WHERE stream = 3;"
       "UPDATE feed SET stream = 2 WHERE stream = 3"},
      {"a stream without its row", "UPDATE stream SET stream = 3 WHERE stream = 2",
       "UPDATE stream SET stream = 2 WHERE stream = 3"},
      {"a hole in the feed", "UPDATE feed SET pos = 9 WHERE pos = 4",
       "UPDATE feed SET pos = 4 WHERE pos = 9"},
      {"a feed that begins late", "UPDATE feed SET pos = pos + 10", "UPDATE feed SET pos = pos - 10"},
      {"a feed row that names another fact", "UPDATE feed SET seq = 1 WHERE stream = 1 AND seq = 2",
       "UPDATE feed SET seq = 2 WHERE pos = 2"},
  };
  for (const Case& one : cases) {
    connection_->script(one.act);
    EXPECT_GT(problems(), 0u) << one.what;
    connection_->script(one.undo);
    ASSERT_EQ(problems(), 0u) << one.what << " was not put back";
  }
}

TEST_P(Tampering, by_taking_away_a_fact_is_found) {
  connection_->script("DELETE FROM fact WHERE stream = 1 AND seq = 3");
  EXPECT_GT(problems(), 0u);
  connection_->script("UPDATE stream SET version = 2 WHERE stream = 1; DELETE FROM feed WHERE pos = 4");
  EXPECT_GT(problems(), 0u) << "also with the version and the feed made to match: the head does not";
}

TEST_P(Tampering, by_taking_a_fact_out_of_the_feed_is_found) {
  connection_->script("DELETE FROM feed WHERE pos = 4");
  EXPECT_GT(problems(), 0u);
}

TEST_P(Tampering, with_the_head_of_a_stream_stops_the_next_act) {
  static constexpr Statement kHead{"test/head", "UPDATE stream SET head = $2 WHERE stream = $1"};
  const store::StreamState seen = state(2);
  expect_found(kHead, {std::int64_t{2}}, sql::Blob{seen.head}, sql::Blob{std::string(32, 'x')}, "the head");
  connection_->run(kHead, {std::int64_t{2}, sql::Blob{std::string(32, 'x')}});
  EXPECT_THROW(store_->apply({{append(2, seen)}, {}, {}}), Failure);
}

std::string dump(sql::Connection& connection) {
  static constexpr Statement kFacts{
      "test/dump",
      "SELECT stream, seq, kind, at, person, body, hash FROM fact ORDER BY district, stream, seq"};
  std::string text;
  const sql::Rows rows = connection.run(kFacts);
  for (std::size_t i = 0; i < rows.size(); ++i)
    text += std::to_string(rows.integer(i, 0)) + "," + std::to_string(rows.integer(i, 1)) + "," +
            rows.text(i, 2) + "," + std::to_string(rows.integer(i, 3)) + "," +
            std::to_string(rows.integer(i, 4)) + "," + rows.text(i, 5) + "," + rows.blob(i, 6) + "\n";
  return text;
}

// The disk itself lies: each byte of the page that holds the facts, one after the other. The facts are then
// either read as they were, or the damage is reported; never are other facts read and called good.
TEST(ADamagedFile, never_gives_wrong_facts_that_verify) {
  FreshDatabase fresh(Engine::sqlite);
  store::Options options;
  options.where = fresh.where();
  const std::string marker = "{\"marker\":\"find this page\"}";
  store::open(options, {})->apply({{append(1, {}, {"{\"a\":1}", marker})}, {}, {}});
  const std::string path = fresh.where().substr(std::string("sqlite:").size());
  const std::string truth = dump(*sql::open(fresh.where()));
  std::ifstream in(path, std::ios::binary);
  const std::string file((std::istreambuf_iterator<char>(in)), {});
  const std::size_t at = file.find(marker);
  ASSERT_NE(at, std::string::npos);
  constexpr std::size_t kPage = 4096;
  int reported = 0;
  for (std::size_t i = at / kPage * kPage; i < at / kPage * kPage + kPage; ++i) {
    if (file[i] == 0 && file[i + 1] == 0 && i % 64 != 0) continue;  // the page is mostly empty
    std::string damaged = file;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x11);
    std::filesystem::remove(path + "-wal");
    std::ofstream(path, std::ios::binary) << damaged;
    try {
      if (store::verify(fresh.where()).problems.empty()) {
        EXPECT_EQ(dump(*sql::open(fresh.where())), truth) << "byte " << i;
        continue;
      }
    } catch (const std::exception&) {
    }
    ++reported;
  }
  EXPECT_GT(reported, 100);
}

}  // namespace
}  // namespace yichuang::contract
