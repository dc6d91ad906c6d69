// yichuang plan: a package and its answers, compiled and printed.
#pragma once

#include "main/command.h"

namespace yichuang::command_line {

int run_plan(Arguments arguments);

}  // namespace yichuang::command_line
