// A password for a command: typed without showing it, or piped as one line.
#pragma once

#include <string>

namespace yichuang::command_line {

std::string read_password();

}  // namespace yichuang::command_line
