// Which schema steps a database has, beside those this program knows. Looks only; store::migrate() changes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "platform/sql/sql.h"

namespace yichuang::main_program {

struct StepState {
  std::int64_t number = 0;
  std::string name;
  bool applied = false;
  bool known = true;  // by this program; an applied one that is not: the database is newer
};

std::vector<StepState> schema_state(sql::Connection& connection);  // by number
bool knows_step(std::int64_t number);

}  // namespace yichuang::main_program
