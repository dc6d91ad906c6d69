// A PostgreSQL address as libpq's own environment, for PostgreSQL's tools: a password in an argument could be read by
// everybody on the machine.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace yichuang::sql {

// PGHOST, PGUSER, PGPASSWORD …, of what the address says; Failure when it says nothing sensible.
std::vector<std::pair<std::string, std::string>> postgres_environment(const std::string& address);

}  // namespace yichuang::sql
