// Writes only what changed of a row. An engine rewrites every index of every column that a statement sets, whether or
// not the value is another, so that a statement that sets them all costs the indexes of all.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "platform/store/store.h"

namespace yichuang::app {

class ChangedColumns {
 public:
  // At most 64 columns; the keys are not among them.
  ChangedColumns(std::string name, std::string table, std::vector<std::string> keys,
                 std::vector<std::string> columns);

  // Adds the UPDATE that makes the row `before` the row `after`, both in the order of the columns, if they differ. Nobody
  // knows what stands there: an empty `before`, and every column is written.
  void add(store::WriteSet& set, const sql::Params& keys, const sql::Params& before,
           const sql::Params& after);

 private:
  struct Made {
    std::string text;
    sql::Statement statement{};
  };
  const sql::Statement& statement_for(std::uint64_t changed);

  const std::string name_, table_;
  const std::vector<std::string> keys_, columns_;
  std::mutex mutex_;
  std::map<std::uint64_t, Made> made_;  // never forgotten: engines know a statement by its address
};

}  // namespace yichuang::app
