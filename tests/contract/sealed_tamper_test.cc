// Whoever changes a sealed journal, in the database or on its way out, is found out by a program that shares no
// code with the one that wrote it; what only a witness can see is seen beside a witness.
#include <algorithm>
#include <deque>

#include "tests/contract/seal_fixture.h"

namespace yichuang::contract {
namespace {

using Problems = std::vector<std::string>;
using verify::Witness;

class ASealedJournal : public SealedJournalTest {};
YICHUANG_ON_BOTH_ENGINES(ASealedJournal);

TEST_P(ASealedJournal, with_any_bit_of_its_export_flipped_is_found) {
  seal_a_little();
  const std::string journal = exported();
  ASSERT_EQ(verified(journal).problems, Problems{});
  for (std::size_t at = 0; at < journal.size(); ++at)
    for (int bit = 0; bit < 8; ++bit) {
      std::string changed = journal;
      changed[at] = static_cast<char>(changed[at] ^ (1 << bit));
      ASSERT_TRUE(found_in(changed)) << "byte " << at << ", bit " << bit << " of\n" << journal.substr(at, 40);
    }
}

TEST_P(ASealedJournal, with_any_line_of_its_export_dropped_doubled_swapped_or_cut_off_is_found) {
  seal_a_little();
  const auto lines = lines_of(exported());
  ASSERT_GT(lines.size(), 12u);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::vector<std::string> changed = lines;
    changed.erase(changed.begin() + static_cast<std::ptrdiff_t>(i));
    EXPECT_TRUE(found_in(joined(changed))) << "without " << lines[i];
    changed = lines;
    changed.insert(changed.begin() + static_cast<std::ptrdiff_t>(i), lines[i]);
    EXPECT_TRUE(found_in(joined(changed))) << "twice " << lines[i];
    changed.assign(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(i));
    EXPECT_TRUE(found_in(joined(changed))) << "cut off before " << lines[i];
    for (std::size_t j = 0; j < i; ++j) {
      changed = lines;
      std::swap(changed[i], changed[j]);
      const bool streams =
          lines[i].starts_with(R"({"type":"stream")") && lines[j].starts_with(R"({"type":"stream")");
      EXPECT_TRUE(streams || found_in(joined(changed))) << "swapped " << lines[j] << lines[i];
    }
  }
}

// The rows of the database, each byte of each column, by a change the column takes.
class ASealedDatabase : public ASealedJournal {
 protected:
  struct Column {
    const char* table;
    const char* name;
    std::vector<const char*> key;
  };

  bool found() {
    std::string journal;
    if (!connection_) connection_ = sql::open(where());
    seal::export_journal(*connection_, kDistrict, [&](const std::string& line) { journal += line; });
    return found_in(journal);
  }

  const sql::Statement& statement(const std::string& text) {
    const auto known = std::ranges::find_if(statements_, [&](const auto& one) { return one.first == text; });
    if (known != statements_.end()) return known->second;
    auto& made = statements_.emplace_back(text, sql::Statement{});
    made.second = {"test/tamper", made.first.c_str()};
    return made.second;
  }

  static std::vector<sql::Value> changes_of(const sql::Value& value) {
    std::vector<sql::Value> changes;
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      for (int byte = 0; byte < 8; ++byte) changes.emplace_back(*number ^ (std::int64_t{1} << (8 * byte)));
      return changes;
    }
    const auto* text = std::get_if<std::string>(&value);
    const std::string bytes = text != nullptr ? *text : std::get<sql::Blob>(value).bytes;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      std::string changed = bytes;
      if (text == nullptr)
        changed[i] = static_cast<char>(changed[i] ^ 1);
      else if (static_cast<unsigned char>(changed[i]) < 0x80)
        changed[i] = changed[i] == 'z' ? 'y' : 'z';
      else
        continue;  // a part of a longer character: PostgreSQL refuses it broken
      changes.push_back(text != nullptr ? sql::Value(changed) : sql::Value(sql::Blob{changed}));
    }
    return changes;
  }

  int change_each(const Column& column) {
    std::string keys, where_key;
    for (const char* name : column.key) {
      keys += std::string(", ") + name;
      where_key += (where_key.empty() ? "" : " AND ") + std::string(name) + " = $" +
                   std::to_string(1 + std::count(where_key.begin(), where_key.end(), '$') + 1);
    }
    connection_ = sql::open(where());
    // Thousands of changes that nobody needs after a crash.
    connection_->script(postgres() ? "SET synchronous_commit = off" : "PRAGMA synchronous = OFF");
    const sql::Rows rows =
        connection_->run(statement(std::string("SELECT ") + column.name + keys + " FROM " + column.table));
    int changed = 0;
    for (const auto& row : rows.rows_)
      for (const sql::Value& value : changes_of(row[0])) changed += change_one(column, row, value, where_key);
    return changed;
  }

  // The key columns may be the one that is changed, so the way back looks for the new value.
  int change_one(const Column& column, const std::vector<sql::Value>& row, const sql::Value& value,
                 const std::string& where_key) {
    const sql::Statement& update =
        statement(std::string("UPDATE ") + column.table + " SET " + column.name + " = $1 WHERE " + where_key);
    sql::Params there{value}, back{row[0]};
    for (std::size_t i = 0; i < column.key.size(); ++i) {
      there.push_back(row[i + 1]);
      back.push_back(std::string(column.key[i]) == column.name ? value : row[i + 1]);
    }
    try {
      EXPECT_EQ(connection_->run(update, there).affected(), 1);
    } catch (const sql::SqlFailure& failure) {
      EXPECT_EQ(failure.kind, sql::SqlFailure::Kind::unique);  // no database would take it either
      return 0;
    }
    EXPECT_TRUE(found()) << column.table << "." << column.name;
    EXPECT_EQ(connection_->run(update, back).affected(), 1);
    return 1;
  }

  std::unique_ptr<sql::Connection> connection_;
  std::deque<std::pair<std::string, sql::Statement>> statements_;
};
YICHUANG_ON_BOTH_ENGINES(ASealedDatabase);

TEST_P(ASealedDatabase, with_any_byte_of_any_row_changed_is_found) {
  write(2);
  sealer_->run();
  write(2);
  sealer_->run();
  const std::vector<const char*> fact{"stream", "seq"}, stream{"stream"}, pos{"pos"}, number{"number"};
  const std::vector<Column> columns{{"fact", "district", fact},
                                    {"fact", "stream", fact},
                                    {"fact", "seq", fact},
                                    {"fact", "kind", fact},
                                    {"fact", "at", fact},
                                    {"fact", "person", fact},
                                    {"fact", "body", fact},
                                    {"fact", "hash", fact},
                                    {"stream", "district", stream},
                                    {"stream", "stream", stream},
                                    {"stream", "kind", stream},
                                    {"stream", "version", stream},
                                    {"stream", "head", stream},
                                    {"feed", "district", pos},
                                    {"feed", "pos", pos},
                                    {"feed", "stream", pos},
                                    {"feed", "seq", pos},
                                    {"journal_head", "district", number},
                                    {"journal_head", "number", number},
                                    {"journal_head", "size", number},
                                    {"journal_head", "root", number},
                                    {"journal_head", "at", number},
                                    {"journal_head", "previous", number},
                                    {"journal_head", "key", number},
                                    {"journal_head", "signature", number},
                                    {"journal_key", "district", number},
                                    {"journal_key", "number", number},
                                    {"journal_key", "key", number},
                                    {"journal_key", "public_key", number},
                                    {"journal_key", "after", number},
                                    {"journal_key", "at", number},
                                    {"journal_key", "signed_by", number},
                                    {"journal_key", "signature", number},
                                    {"follower", "pos", {"name"}}};
  ASSERT_FALSE(found());
  int changed = 0;
  for (const Column& column : columns) changed += change_each(column);
  EXPECT_GT(changed, 1000);
  EXPECT_FALSE(found()) << "everything was put back";
}

TEST_P(ASealedDatabase, with_a_stored_node_of_its_tree_changed_or_dropped_is_found) {
  write(600);
  sealer_->run();
  ASSERT_FALSE(found());
  EXPECT_GT(change_each({"journal_node", "hash", {"size"}}), 60);
  EXPECT_GT(change_each({"journal_node", "size", {"size"}}), 8);
  EXPECT_FALSE(found());
  script("DELETE FROM journal_node WHERE size = 256");
  EXPECT_TRUE(found());
}

TEST_P(ASealedDatabase, whose_end_was_taken_away_with_its_heads_is_found_beside_a_witness) {
  write(3);
  sealer_->run();
  write(3);
  sealer_->run();
  const Witness witness = witness_of(heads());
  EXPECT_EQ(verified(exported(), witness).problems, Problems{});
  script(
      "DELETE FROM fact WHERE stream = 2; DELETE FROM stream WHERE stream = 2; DELETE FROM feed WHERE pos > "
      "3");
  EXPECT_TRUE(found()) << "the last head covers more than is there";
  script("DELETE FROM journal_head WHERE number = 2; UPDATE follower SET pos = 3 WHERE name = 'sealer'");
  EXPECT_FALSE(found()) << "this is a whole journal, as it was a while ago";
  EXPECT_TRUE(found_in(exported(), witness)) << "but the witness knows more";
}

}  // namespace
}  // namespace yichuang::contract
