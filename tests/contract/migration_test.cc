// Steps are applied once, in order, whole; a database this program does not understand is refused in words.
#include <thread>

#include "platform/store/store.h"
#include "tests/contract/postgres.h"

namespace yichuang::contract {
namespace {

using sql::Statement;
using store::Step;

const Step kBooks{100, "books",
                  "CREATE TABLE book (id {{int}} PRIMARY KEY, title {{text}} NOT NULL) {{strict}};"};
const Step kPages{101, "pages",
                  "ALTER TABLE book ADD COLUMN pages {{int}} NOT NULL DEFAULT 0;"
                  "CREATE INDEX book_pages ON book (pages);"};
const Step kBroken{102, "broken", "CREATE TABLE shelf (id {{int}} PRIMARY KEY) {{strict}}; SELECT nonsense;"};

constexpr Statement kPut{"book/put", "INSERT INTO book (id, title, pages) VALUES ($1, $2, $3)"};
constexpr Statement kCount{"book/count", "SELECT count(*) FROM book"};
constexpr Statement kSteps{"test/steps", "SELECT number FROM schema_step ORDER BY number"};
constexpr Statement kShelf{"shelf/count", "SELECT count(*) FROM shelf"};

class AMigration : public OnBothEngines {
 protected:
  void open(const std::vector<Step>& steps) {
    store::Options options;
    options.where = where();
    options.readers = 2;
    store::open(options, steps)->close();
  }
  std::string refusal(const std::vector<Step>& steps) {
    try {
      open(steps);
    } catch (const Failure& failure) {
      return failure.what();
    }
    return "";
  }
  std::vector<std::int64_t> applied() {
    std::vector<std::int64_t> numbers;
    const sql::Rows rows = sql::open(where())->run(kSteps);
    for (std::size_t i = 0; i < rows.size(); ++i) numbers.push_back(rows.integer(i, 0));
    return numbers;
  }
};
YICHUANG_ON_BOTH_ENGINES(AMigration);

TEST_P(AMigration, applies_what_is_missing_and_nothing_twice) {
  open({kBooks});
  EXPECT_EQ(applied(), (std::vector<std::int64_t>{1, 2, 3, 100}));
  open({kBooks});
  open({kBooks, kPages});
  open({kPages, kBooks});
  EXPECT_EQ(applied(), (std::vector<std::int64_t>{1, 2, 3, 100, 101}));
  sql::open(where())->run(kPut, {std::int64_t{1}, std::string("行政许可法"), std::int64_t{83}});
}

TEST_P(AMigration, keeps_the_rows_that_stand) {
  open({kBooks});
  sql::open(where())->script("INSERT INTO book (id, title) VALUES (1, 'kept')");
  open({kBooks, kPages});
  EXPECT_EQ(sql::open(where())->run(kCount).integer(0, 0), 1);
}

TEST_P(AMigration, refuses_a_database_newer_than_the_program) {
  open({kBooks, kPages});
  const std::string said = refusal({kBooks});
  EXPECT_NE(said.find("newer"), std::string::npos) << said;
  EXPECT_NE(said.find("101 (pages)"), std::string::npos) << said;
}

TEST_P(AMigration, refuses_a_released_step_that_was_edited) {
  open({kBooks});
  Step edited = kBooks;
  edited.text = "CREATE TABLE book (id {{int}} PRIMARY KEY, title {{text}}) {{strict}};";
  const std::string said = refusal({edited});
  EXPECT_NE(said.find("100 (books)"), std::string::npos) << said;
  EXPECT_NE(said.find("changed"), std::string::npos) << said;
}

TEST_P(AMigration, that_breaks_is_undone_whole_and_can_be_mended) {
  const std::string said = refusal({kBooks, kBroken});
  EXPECT_NE(said.find("102 (broken)"), std::string::npos) << said;
  EXPECT_EQ(applied(), (std::vector<std::int64_t>{1, 2, 3, 100}));
  EXPECT_THROW(sql::open(where())->run(kShelf), sql::SqlFailure)
      << "the first half of the step is undone as well";
  const Step mended{102, "mended", "CREATE TABLE shelf (id {{int}} PRIMARY KEY) {{strict}};"};
  open({kBooks, mended});
  EXPECT_EQ(sql::open(where())->run(kShelf).integer(0, 0), 0);
}

TEST_P(AMigration, by_several_processes_at_once_happens_once) {
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&] {
      try {
        open({kBooks, kPages});
      } catch (const std::exception& failure) {
        ADD_FAILURE() << failure.what();
      }
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(applied(), (std::vector<std::int64_t>{1, 2, 3, 100, 101}));
}

TEST_P(AMigration, with_a_number_used_twice_or_of_the_stores_own_is_a_bug) {
  EXPECT_THROW(open({kBooks, kBooks}), Bug);
  EXPECT_THROW(open({Step{99, "mine", "SELECT 1"}}), Bug);
}

}  // namespace
}  // namespace yichuang::contract
