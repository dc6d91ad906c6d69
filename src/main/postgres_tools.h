// PostgreSQL's own programs, run as children: pg_dump takes one snapshot, pg_restore puts it back.
#pragma once

#include <string>
#include <vector>

namespace yichuang::main_program {

// Runs the tool against the database; what it says goes to our stderr. Failure when it is not installed or does not end
// well.
void run_postgres_tool(const std::string& tool, const std::vector<std::string>& arguments,
                       const std::string& database);

}  // namespace yichuang::main_program
