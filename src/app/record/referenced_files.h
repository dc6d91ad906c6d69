// Which stored files a database names: what a backup must hold and a restore must find.
#pragma once

#include <functional>
#include <string>

#include "platform/sql/sql.h"

namespace yichuang::app {

// Calls `use` with the digest of every file named in the database, each at least once.
void each_referenced_file(sql::Connection& connection, const std::function<void(const std::string&)>& use);

}  // namespace yichuang::app
