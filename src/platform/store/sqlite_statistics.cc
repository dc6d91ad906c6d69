#include "platform/store/sqlite_statistics.h"

#include <algorithm>

namespace yichuang::store {
namespace {

using sql::Statement;

constexpr Statement kHasStatistics{"store/has_statistics",
                                   "SELECT count(*) FROM sqlite_schema WHERE name = 'sqlite_stat1'"};
constexpr Statement kStatistics{"store/statistics",
                                "SELECT tbl, idx, stat FROM sqlite_stat1 ORDER BY tbl, idx"};
constexpr Statement kForget{"store/forget_statistics", "DELETE FROM sqlite_stat1"};
constexpr Statement kRemember{"store/remember_statistics",
                              "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ($1, $2, $3)"};
// The columns of every index in order, with their types; a primary key goes by the name of its table.
constexpr Statement kColumns{
    "store/index_columns",
    "SELECT m.name, CASE l.origin WHEN 'pk' THEN m.name ELSE l.name END AS called, l.\"unique\", t.type "
    "FROM sqlite_schema m JOIN pragma_index_list(m.name) l JOIN pragma_index_info(l.name) i "
    "JOIN pragma_table_info(m.name) t ON t.cid = i.cid WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' "
    "ORDER BY m.name, called, i.seqno"};

constexpr std::int64_t kRows = 1 << 20;  // of one district
constexpr std::int64_t kAlike = 10;  // rows that share an id, or everything an index has
constexpr std::int64_t kKinds = 4;  // a state, a department, a kind: a text halves twice

// How many rows share the first column, the first two, and so on: all of them the district; few an id; many a kind.
std::string statistics_of(const std::vector<std::string>& types, bool unique) {
  std::string told = std::to_string(kRows);
  std::int64_t left = kRows;
  for (std::size_t column = 0; column < types.size(); ++column) {
    const bool last = column + 1 == types.size();
    if (last && unique)
      left = 1;
    else if (column > 0)
      left = std::min(left, last || types[column] == "INTEGER" ? kAlike : left / kKinds);
    told += " " + std::to_string(left);
  }
  return told + " noskipscan";  // it would look for one item through every case there is
}

std::vector<sql::Params> wanted_statistics(sql::Connection& connection) {
  const sql::Rows rows = connection.run(kColumns);
  std::vector<sql::Params> wanted;
  for (std::size_t row = 0; row < rows.size();) {
    const std::string table = rows.text(row, 0), index = rows.text(row, 1);
    const bool unique = rows.integer(row, 2) == 1;
    std::vector<std::string> types;
    for (; row < rows.size() && rows.text(row, 0) == table && rows.text(row, 1) == index; ++row)
      types.push_back(rows.text(row, 3));
    wanted.push_back({table, index, statistics_of(types, unique)});
  }
  return wanted;
}

bool stands(sql::Connection& connection, const std::vector<sql::Params>& wanted) {
  if (connection.run(kHasStatistics).integer(0, 0) == 0) return false;
  return connection.run(kStatistics).rows_ == wanted;
}

}  // namespace

void set_sqlite_statistics(sql::Connection& connection) {
  const std::vector<sql::Params> wanted = wanted_statistics(connection);
  if (stands(connection, wanted)) return;
  connection.script("ANALYZE sqlite_schema");  // makes the table
  connection.begin(true);
  try {
    connection.run(kForget);
    for (const sql::Params& one : wanted) connection.run(kRemember, one);
    connection.commit();
  } catch (...) {
    connection.rollback();
    throw;
  }
  connection.script("ANALYZE sqlite_schema");  // this connection reads it
}

}  // namespace yichuang::store
