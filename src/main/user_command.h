// yichuang user: accounts of those who work in a centre.
#pragma once

#include "main/command.h"

namespace yichuang::command_line {

int run_user(Arguments arguments);

}  // namespace yichuang::command_line
