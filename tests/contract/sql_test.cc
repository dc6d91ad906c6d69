// One SQL text, one meaning: parameters, types, failures, transactions.
#include "platform/sql/sql.h"

#include <atomic>
#include <functional>
#include <thread>

#include "tests/contract/postgres.h"

namespace yichuang::contract {
namespace {

using sql::Blob;
using sql::SqlFailure;
using sql::Statement;

class AConnection : public OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    connection_ = sql::open(where());
    connection_->script(R"(
      CREATE TABLE thing (id {{int}} PRIMARY KEY, name {{text}} NOT NULL, weight {{real}}, picture {{blob}},
        CHECK (id > 0)) {{strict}};
      CREATE UNIQUE INDEX thing_name ON thing (name);)");
  }
  void TearDown() override { connection_.reset(); }

  void put(std::int64_t id, const std::string& name) { connection_->run(kPut, {id, name}); }
  std::int64_t count() { return connection_->run(kCount).integer(0, 0); }
  SqlFailure failure_of(const std::function<void()>& act) {
    try {
      act();
    } catch (const SqlFailure& failure) {
      return failure;
    }
    ADD_FAILURE() << "nothing failed";
    return {SqlFailure::Kind::other, ""};
  }

  static constexpr Statement kPut{"thing/put", "INSERT INTO thing (id, name) VALUES ($1, $2)"};
  static constexpr Statement kCount{"thing/count", "SELECT count(*) FROM thing"};
  std::unique_ptr<sql::Connection> connection_;
};
YICHUANG_ON_BOTH_ENGINES(AConnection);

TEST_P(AConnection, reads_back_every_type_as_it_was_written) {
  static constexpr Statement kAll{"thing/all", "INSERT INTO thing VALUES ($1, $2, $3, $4)"};
  static constexpr Statement kRead{"thing/read", "SELECT id, name, weight, picture FROM thing WHERE id = $1"};
  const std::string bytes("\0\x01\xff\\x'\"", 7);
  connection_->run(kAll, {INT64_MAX, std::string("药品\"经营'许可\\证𠮷"), -0.125, Blob{bytes}});
  connection_->run(kAll, {std::int64_t{1}, std::string(), nullptr, nullptr});
  const sql::Rows full = connection_->run(kRead, {INT64_MAX});
  EXPECT_EQ(full.integer(0, 0), INT64_MAX);
  EXPECT_EQ(full.text(0, 1), "药品\"经营'许可\\证𠮷");
  EXPECT_EQ(full.real(0, 2), -0.125);
  EXPECT_EQ(full.blob(0, 3), bytes);
  const sql::Rows bare = connection_->run(kRead, {std::int64_t{1}});
  EXPECT_EQ(bare.text(0, 1), "");
  EXPECT_TRUE(bare.is_null(0, 2));
  EXPECT_EQ(bare.maybe_text(0, 3), std::nullopt);
  EXPECT_THROW(bare.integer(0, 2), Bug);
  EXPECT_THROW(bare.integer(0, 1), Bug);
  EXPECT_THROW(bare.integer(1, 0), Bug);
}

TEST_P(AConnection, gives_parameters_by_number_not_by_first_appearance) {
  static constexpr Statement kSwapped{"thing/swapped",
                                      "INSERT INTO thing (name, id) VALUES ($2, $1) RETURNING id, name"};
  const sql::Rows rows = connection_->run(kSwapped, {std::int64_t{5}, std::string("five")});
  EXPECT_EQ(rows.integer(0, 0), 5);
  EXPECT_EQ(rows.text(0, 1), "five");
}

TEST_P(AConnection, takes_a_null_and_a_value_for_the_same_parameter_in_turn) {
  static constexpr Statement kWeigh{"thing/weigh", "UPDATE thing SET weight = $2 WHERE id = $1"};
  put(1, "one");
  EXPECT_EQ(connection_->run(kWeigh, {std::int64_t{1}, nullptr}).affected(), 1);
  EXPECT_EQ(connection_->run(kWeigh, {std::int64_t{1}, 2.5}).affected(), 1);
  EXPECT_EQ(connection_->run(kWeigh, {std::int64_t{1}, nullptr}).affected(), 1);
  EXPECT_EQ(connection_->run(kWeigh, {std::int64_t{2}, 1.0}).affected(), 0);
}

TEST_P(AConnection, counts_sums_and_compares_alike) {
  static constexpr Statement kFigures{
      "thing/figures",
      "SELECT count(*), sum(id), avg(id), max(name), 2 > 1, id IS NULL FROM thing "
      "WHERE id > $1 GROUP BY id IS NULL"};
  put(1, "a");
  put(2, "B");
  const sql::Rows rows = connection_->run(kFigures, {std::int64_t{0}});
  EXPECT_EQ(rows.integer(0, 0), 2);
  EXPECT_EQ(rows.integer(0, 1), 3);
  EXPECT_EQ(rows.real(0, 2), 1.5);
  EXPECT_EQ(rows.text(0, 3), "a") << "text is compared by its bytes";
  EXPECT_EQ(rows.integer(0, 4), 1);
  EXPECT_EQ(rows.integer(0, 5), 0);
}

TEST_P(AConnection, says_in_one_way_what_went_wrong) {
  static constexpr Statement kNoName{"thing/no_name", "INSERT INTO thing (id, name) VALUES ($1, NULL)"};
  static constexpr Statement kNoTable{"thing/no_table", "SELECT 1 FROM nothing"};
  put(1, "one");
  using enum SqlFailure::Kind;
  const SqlFailure twice = failure_of([&] { put(1, "again"); });
  EXPECT_EQ(twice.kind, unique);
  EXPECT_EQ(twice.statement, "thing/put");
  EXPECT_EQ(failure_of([&] { put(2, "one"); }).kind, unique) << "a unique index counts as well";
  EXPECT_EQ(failure_of([&] { put(-1, "minus"); }).kind, check);
  EXPECT_EQ(failure_of([&] { connection_->run(kNoName, {std::int64_t{3}}); }).kind, check);
  EXPECT_EQ(failure_of([&] { connection_->run(kNoTable); }).kind, other);
  EXPECT_EQ(count(), 1) << "and the connection is still good";
}

TEST_P(AConnection, refuses_text_with_a_nul_and_goes_on) {
  EXPECT_THROW(put(1, std::string("a\0b", 3)), Bug);
  put(1, "ab");
  EXPECT_EQ(count(), 1);
}

TEST_P(AConnection, refuses_the_wrong_number_of_parameters) {
  EXPECT_THROW(connection_->run(kPut, {std::int64_t{1}}), Bug);
  EXPECT_THROW(connection_->run(kCount, {std::int64_t{1}}), Bug);
  EXPECT_EQ(count(), 0);
}

TEST_P(AConnection, keeps_nothing_of_a_transaction_rolled_back) {
  connection_->begin(true);
  put(1, "one");
  connection_->rollback();
  EXPECT_EQ(count(), 0);
  connection_->begin(true);
  put(1, "one");
  EXPECT_THROW(put(1, "one"), SqlFailure);
  connection_->rollback();
  EXPECT_EQ(count(), 0);
  connection_->begin(true);
  put(1, "one");
  connection_->commit();
  EXPECT_EQ(count(), 1);
}

TEST_P(AConnection, applies_a_pipeline_whole_or_not_at_all) {
  const auto insert = [](std::int64_t id) {
    return std::pair<const Statement*, sql::Params>{&kPut, {id, "n" + std::to_string(id)}};
  };
  EXPECT_EQ(
      failure_of([&] { connection_->pipeline({insert(1), insert(2), insert(1), insert(3)}); }).statement,
      "thing/put");
  EXPECT_EQ(count(), 0);
  const std::vector<sql::Rows> results =
      connection_->pipeline({insert(1), {&kCount, {}}, insert(2), {&kCount, {}}});
  EXPECT_EQ(results[1].integer(0, 0), 1);
  EXPECT_EQ(results[3].integer(0, 0), 2);
}

TEST_P(AConnection, sends_a_long_pipeline_with_long_answers) {
  static constexpr Statement kEcho{"thing/echo", "SELECT name FROM thing WHERE name = $1"};
  const std::string long_name(20'000, 'x');
  put(1, long_name);
  const sql::Batch batch(500, {&kEcho, {long_name}});  // 10 MB each way: more than any buffer between the two
  for (const sql::Rows& rows : connection_->pipeline(batch))
    ASSERT_EQ(rows.text(0, 0).size(), long_name.size());
}

TEST_P(AConnection, sees_one_snapshot_while_others_write) {
  const std::unique_ptr<sql::Connection> reader = sql::open(where(), true);
  put(1, "one");
  reader->begin(false);
  EXPECT_EQ(reader->run(kCount).integer(0, 0), 1);
  put(2, "two");
  EXPECT_EQ(reader->run(kCount).integer(0, 0), 1);
  reader->commit();
  EXPECT_EQ(reader->run(kCount).integer(0, 0), 2);
}

TEST_P(AConnection, for_reading_does_not_write) {
  const std::unique_ptr<sql::Connection> reader = sql::open(where(), true);
  reader->begin(false);
  EXPECT_THROW(reader->run(kPut, {std::int64_t{1}, std::string("one")}), SqlFailure);
  reader->rollback();
  EXPECT_EQ(count(), 0);
}

TEST_P(AConnection, waits_for_another_that_writes) {
  connection_->begin(true);
  put(1, "one");
  std::thread other([&] { sql::open(where())->run(kPut, {std::int64_t{1}, std::string("late")}); });
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  connection_->rollback();
  other.join();
  EXPECT_EQ(count(), 1);
}

TEST_P(AConnection, opened_again_prepares_again) {
  put(1, "one");
  connection_->reconnect();
  EXPECT_EQ(count(), 1);
  put(2, "two");
  EXPECT_EQ(count(), 2);
}

TEST(ADatabase, that_is_no_database_is_refused_in_words) {
  EXPECT_THROW(sql::open("mysql://x"), Failure);
  EXPECT_THROW(sql::open("sqlite:/nowhere/at/all.sqlite"), SqlFailure);
}

TEST(ADatabase, of_postgres_in_another_locale_is_refused_in_words) {
  if (!postgres_available()) GTEST_SKIP() << "YICHUANG_TEST_POSTGRES is not set";
  FreshDatabase plain(Engine::postgres, "C");
  try {
    sql::open(plain.where());
    FAIL() << "a database in locale C was accepted";
  } catch (const Failure& failure) {
    EXPECT_NE(std::string(failure.what()).find("C.UTF-8"), std::string::npos) << failure.what();
  }
}

TEST(ADatabase, of_postgres_that_cannot_be_reached_is_a_lost_connection) {
  try {
    sql::open("postgresql://nobody@127.0.0.1:1/none");
    FAIL();
  } catch (const SqlFailure& failure) {
    EXPECT_EQ(failure.kind, SqlFailure::Kind::connection);
  }
}

TEST(ABackup, of_sqlite_is_a_whole_database_while_others_write) {
  FreshDatabase fresh(Engine::sqlite);
  static constexpr Statement kPut{"t/put", "INSERT INTO t (a) VALUES ($1)"};
  static constexpr Statement kCount{"t/count", "SELECT count(*), max(a) FROM t"};
  const auto writer = sql::open(fresh.where());
  writer->script("CREATE TABLE t (a {{int}} PRIMARY KEY) {{strict}}");
  for (std::int64_t i = 1; i <= 100; ++i) writer->run(kPut, {i});
  std::atomic<bool> stop = false;
  std::thread busy([&] {
    for (std::int64_t i = 101; !stop; ++i) writer->run(kPut, {i});
  });
  const std::string copy = fresh.directory() + "/copy.sqlite";
  sql::open(fresh.where(), true)->backup(copy);
  EXPECT_THROW(sql::open(fresh.where(), true)->backup(copy), Failure) << "a backup does not overwrite";
  stop = true;
  busy.join();
  const sql::Rows rows = sql::open("sqlite:" + copy, true)->run(kCount);
  EXPECT_GE(rows.integer(0, 0), 100);
  EXPECT_EQ(rows.integer(0, 0), rows.integer(0, 1)) << "no gap: one moment of the database";
}

}  // namespace
}  // namespace yichuang::contract
