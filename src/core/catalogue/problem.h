// What is wrong with a catalogue, and on which line.
#pragma once

#include <string>
#include <vector>

#include "core/catalogue/text.h"

namespace yichuang {

// An error keeps a catalogue from use, a warning from being good; a hint is worth a look and may be right.
enum class Severity { error, warning, hint };

struct Problem {
  std::string rule;  // stable, snake_case
  Severity severity = Severity::error;
  std::string file;  // relative to the catalogue
  int line = 0;  // 1-based; 0: the file as a whole
  Text message;
};

inline bool has_errors(const std::vector<Problem>& problems) {
  for (const Problem& problem : problems)
    if (problem.severity == Severity::error) return true;
  return false;
}

}  // namespace yichuang
