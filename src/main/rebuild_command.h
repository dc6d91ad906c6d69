// yichuang rebuild: the lists derived anew from the facts.
#pragma once

#include "main/command.h"

namespace yichuang::command_line {

int run_rebuild(Arguments arguments);

}  // namespace yichuang::command_line
