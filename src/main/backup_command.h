// yichuang backup: a copy of an installation.
#pragma once

#include "main/command.h"

namespace yichuang::command_line {

int run_backup(Arguments arguments);

}  // namespace yichuang::command_line
