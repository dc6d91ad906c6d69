// yichuang serve: the whole house on one port.
#pragma once

#include "main/command.h"

namespace yichuang::command_line {

int run_serve(Arguments arguments);

}  // namespace yichuang::command_line
