// yichuang migrate: a database brought to this program's schema.
#pragma once

#include "main/command.h"

namespace yichuang::command_line {

int run_migrate(Arguments arguments);

}  // namespace yichuang::command_line
