// yichuang journal: what leaves the house for yichuang-verify and for an outside witness; the journal's key.
#pragma once

#include "main/command.h"

namespace yichuang::command_line {

int run_journal(Arguments arguments);

}  // namespace yichuang::command_line
