// A subcommand of the program: one row of the table in main.cc.
#pragma once

#include <span>
#include <string_view>

namespace yichuang::command_line {

using Arguments = std::span<const std::string_view>;  // after the subcommand's name

// What the program ends with. Errors go to stderr and say what to do.
inline constexpr int kDone = 0;
inline constexpr int kRefused = 1;     // understood, but it cannot be or did not pass
inline constexpr int kMisspoken = 2;   // not understood: the command line itself is wrong

struct Command {
  std::string_view name;
  std::string_view summary;  // one line
  int (*run)(Arguments arguments);
};

}  // namespace yichuang::command_line
