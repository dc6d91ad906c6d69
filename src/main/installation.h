// An installation that is there already, for a command that works beside its servers.
#pragma once

#include <memory>

#include "main/house.h"
#include "main/settings.h"

namespace yichuang::command_line {

// By --data and --database; --catalogue has no say, what the database holds has. Failure where there is none yet.
std::unique_ptr<main_program::House> house_beside(const Options& options);

// Its database alone, to be read.
std::unique_ptr<sql::Connection> database_of(const Options& options);

}  // namespace yichuang::command_line
