// yichuang restore: a backup put back and proven.
#pragma once

#include "main/command.h"

namespace yichuang::command_line {

int run_restore(Arguments arguments);

}  // namespace yichuang::command_line
