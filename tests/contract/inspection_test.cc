// Damage underneath a store in use is found by who reads it anew, wherever it is, and nothing else is taken for damage.
#include "platform/store/inspection.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "tests/contract/store_fixture.h"

namespace yichuang::contract {
namespace {

using store::Inspector;

class AnInspection : public StoreTest {
 protected:
  void write_streams(std::int64_t count) {
    for (std::int64_t stream = 1; stream <= count; ++stream)
      ASSERT_EQ(store_->apply({{append(stream, {}, {"{\"n\":1}", "{\"n\":2}"})}, {}, {}}),
                store::Applied::done);
  }
  // Until all of it was read once more.
  std::optional<std::string> whole_pass(Inspector& inspector) {
    std::optional<std::string> damage;
    for (const std::int64_t before = inspector.passes(); !damage && inspector.passes() == before;)
      damage = inspector.inspect();
    return damage;
  }
  void change(const char* statement) { sql::open(where())->script(statement); }
};
YICHUANG_ON_BOTH_ENGINES(AnInspection);

TEST_P(AnInspection, of_a_sound_store_finds_nothing_while_it_is_written) {
  write_streams(2 * store::kInspectedAtATime + 7);
  Inspector inspector(where());
  EXPECT_EQ(inspector.inspect(), std::nullopt);
  EXPECT_EQ(inspector.passes(), 0) << "a part at a time";
  std::int64_t parts = 1;
  while (inspector.passes() == 0) {
    EXPECT_EQ(inspector.inspect(), std::nullopt);
    ASSERT_EQ(store_->apply({{append(1, state(1))}, {}, {}}), store::Applied::done);
    ++parts;
  }
  EXPECT_EQ(parts, 3);
  EXPECT_EQ(whole_pass(inspector), std::nullopt) << "and again from the beginning";
}

TEST_P(AnInspection, finds_a_fact_that_is_not_what_was_written) {
  write_streams(store::kInspectedAtATime + 20);
  Inspector inspector(where());
  EXPECT_EQ(whole_pass(inspector), std::nullopt);
  change("UPDATE fact SET body = '{\"n\":3}' WHERE stream = 113 AND seq = 2");
  const auto damage = whole_pass(inspector);
  ASSERT_TRUE(damage.has_value());
  EXPECT_NE(damage->find("fact 2 of stream 113"), std::string::npos) << *damage;
  change("UPDATE fact SET body = '{\"n\":2}' WHERE stream = 113 AND seq = 2");
  EXPECT_EQ(inspector.inspect(), damage) << "it stays until somebody has looked and started again";
}

TEST_P(AnInspection, finds_that_the_end_of_a_stream_is_gone) {
  write_streams(3);
  change("DELETE FROM fact WHERE stream = 2 AND seq = 2");
  Inspector inspector(where());
  EXPECT_NE(whole_pass(inspector).value_or("").find("stream 2"), std::string::npos);
}

TEST(ADamagedFile, is_found_although_the_store_still_shows_what_it_has_read) {
  FreshDatabase fresh(Engine::sqlite);
  store::Options options;
  options.where = fresh.where();
  const auto store = store::open(options, {kDesk});
  for (std::int64_t stream = 1; stream <= 20; ++stream)
    ASSERT_EQ(store->apply({{append(stream, {})}, {}, {}}), store::Applied::done);
  Inspector inspector(fresh.where());
  ASSERT_EQ(inspector.inspect(), std::nullopt);
  for (const auto& entry : std::filesystem::directory_iterator(fresh.directory())) {
    if (entry.path().extension() == ".sqlite-shm") continue;
    const auto size = std::filesystem::file_size(entry.path());
    std::fstream(entry.path(), std::ios::in | std::ios::out | std::ios::binary) << std::string(size, '\xa5');
  }
  EXPECT_TRUE(inspector.inspect().has_value());
}

TEST(ADamagedFile, whose_structure_is_wrong_is_found_where_no_fact_is) {
  FreshDatabase fresh(Engine::sqlite);
  const std::string path = fresh.where().substr(7);
  {
    store::Options options;
    options.where = fresh.where();
    const auto store = store::open(options, {kDesk});
    for (std::int64_t stream = 1; stream <= 400; ++stream)
      ASSERT_EQ(store->apply({{append(stream, {})}, {}, {desk_row(stream, std::string(200, 'x'))}}),
                store::Applied::done);
  }  // closed: everything is in the one file
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  std::string content((std::istreambuf_iterator<char>(file)), {});
  // The first bytes of a leaf of the desk's rows: how many cells it has.
  const std::size_t row = content.rfind(std::string(200, 'x'));
  ASSERT_NE(row, std::string::npos);
  file.clear();
  file.seekp(static_cast<std::streamoff>(row / 4096 * 4096));
  file << std::string(8, '\x7f');
  file.close();
  Inspector inspector(fresh.where());
  EXPECT_TRUE(inspector.inspect().has_value());
}

TEST(ADamagedFile, is_found_by_the_check_of_a_page_where_neither_chain_nor_structure_tells) {
  FreshDatabase fresh(Engine::sqlite);
  {
    store::Options options;
    options.where = fresh.where();
    const auto store = store::open(options, {kDesk});
    ASSERT_EQ(store->apply({{append(1, {})}, {}, {desk_row(1, std::string(200, 'x'))}}),
              store::Applied::done);
  }  // closed: everything is in the one file
  const std::string path = fresh.where().substr(7);
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  std::string content((std::istreambuf_iterator<char>(file)), {});
  const std::size_t row = content.rfind(std::string(200, 'x'));
  ASSERT_NE(row, std::string::npos);
  const std::string before = Inspector(fresh.where()).inspect().value_or("sound");
  EXPECT_EQ(before, "sound");
  file.clear();
  file.seekp(static_cast<std::streamoff>(row + 100));
  file << 'y';
  file.close();
  const std::string after = Inspector(fresh.where()).inspect().value_or("sound");
  EXPECT_EQ(after, "page " + std::to_string(row / 4096 + 1) + " of the database is not what was written");
  EXPECT_EQ(sql::accept_pages(path), 1);
  EXPECT_EQ(Inspector(fresh.where()).inspect(), std::nullopt) << "a person has said that it shall count";
}

TEST(ADamagedPage, of_postgresql_is_found_by_its_checksum) {
  if (!postgres_available()) GTEST_SKIP() << "YICHUANG_TEST_POSTGRES is not set";
  FreshDatabase fresh(Engine::postgres);
  {
    store::Options options;
    options.where = fresh.where();
    const auto store = store::open(options, {kDesk});
    for (std::int64_t stream = 1; stream <= 20; ++stream)
      ASSERT_EQ(store->apply({{append(stream, {})}, {}, {}}), store::Applied::done);
    sql::open(fresh.where())
        ->script(
            "CHECKPOINT; DO $$ BEGIN EXECUTE format('COPY (SELECT 1) TO PROGRAM %L', 'printf damage | dd "
            "bs=1 "
            "seek=8000 conv=notrunc of=' || current_setting('data_directory') || '/' || "
            "pg_relation_filepath('fact')); END $$");
  }
  // The server still has the page in memory; a copy of the database is made of its files.
  const std::string copy = "yichuang_test_damaged";
  const auto server = sql::open(std::getenv("YICHUANG_TEST_POSTGRES"));
  const std::string name = fresh.where().substr(fresh.where().rfind("dbname=") + 7);
  server->script("CREATE DATABASE " + copy + " TEMPLATE " + name + " STRATEGY file_copy");
  EXPECT_EQ(Inspector(fresh.where()).inspect(), std::nullopt);
  {
    Inspector inspector(fresh.where().substr(0, fresh.where().rfind("dbname=") + 7) + copy);
    const auto damage = inspector.inspect();
    EXPECT_TRUE(damage.has_value());
    EXPECT_NE(damage.value_or("").find("invalid page"), std::string::npos) << damage.value_or("");
  }
  server->script("DROP DATABASE " + copy + " WITH (FORCE)");
}

TEST(AnInspectionOfNothing, is_no_damage) {
  if (!postgres_available()) GTEST_SKIP() << "YICHUANG_TEST_POSTGRES is not set";
  Inspector inspector("postgresql:///nothing?host=/nowhere");
  EXPECT_THROW(inspector.inspect(), Failure);
}

}  // namespace
}  // namespace yichuang::contract
