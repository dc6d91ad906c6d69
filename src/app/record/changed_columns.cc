#include "app/record/changed_columns.h"

#include <utility>

namespace yichuang::app {

ChangedColumns::ChangedColumns(std::string name, std::string table, std::vector<std::string> keys,
                               std::vector<std::string> columns)
    : name_(std::move(name)), table_(std::move(table)), keys_(std::move(keys)), columns_(std::move(columns)) {
  ensure(columns_.size() <= 64);
}

void ChangedColumns::add(store::WriteSet& set, const sql::Params& keys, const sql::Params& before,
                         const sql::Params& after) {
  ensure(keys.size() == keys_.size() && (before.empty() || before.size() == columns_.size()) &&
         after.size() == columns_.size());
  std::uint64_t changed = 0;
  sql::Params params = keys;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (!before.empty() && before[i] == after[i]) continue;
    changed |= std::uint64_t{1} << i;
    params.push_back(after[i]);
  }
  if (changed != 0) set.rows.push_back({&statement_for(changed), std::move(params), false});
}

const sql::Statement& ChangedColumns::statement_for(std::uint64_t changed) {
  const std::lock_guard lock(mutex_);
  Made& made = made_[changed];
  if (made.statement.text != nullptr) return made.statement;
  std::size_t number = keys_.size();
  std::string set, where;
  for (std::size_t i = 0; i < columns_.size(); ++i)
    if ((changed >> i & 1) != 0)
      set += (set.empty() ? "" : ", ") + columns_[i] + " = $" + std::to_string(++number);
  for (std::size_t i = 0; i < keys_.size(); ++i)
    where += (where.empty() ? "" : " AND ") + keys_[i] + " = $" + std::to_string(i + 1);
  made.text.append("UPDATE ").append(table_).append(" SET ").append(set).append(" WHERE ").append(where);
  made.statement = {name_.c_str(), made.text.c_str()};
  return made.statement;
}

}  // namespace yichuang::app
