// yichuang catalogue propose: a bundle becomes a revision in the database of an installation.
#pragma once

#include "main/command.h"

namespace yichuang::command_line {

// Arguments after the word propose.
int run_catalogue_propose(Arguments arguments);

}  // namespace yichuang::command_line
