// yichuang clock: a due date with its reasons, or many due dates from JSON lines.
#pragma once

#include "main/command.h"

namespace yichuang::command_line {

int run_clock(Arguments arguments);

}  // namespace yichuang::command_line
