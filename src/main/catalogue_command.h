// yichuang catalogue: check the catalogue's files.
#pragma once

#include "main/command.h"

namespace yichuang::command_line {

int run_catalogue(Arguments arguments);

}  // namespace yichuang::command_line
