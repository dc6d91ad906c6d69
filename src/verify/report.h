// What was found, in words; the first hundred problems are told, the rest counted.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace yichuang::verify {

struct Report {
  std::vector<std::string> problems;
  std::vector<std::string> notes;  // what was looked at, and what could not be
  std::int64_t untold = 0;
  std::size_t most = 100;

  void problem(std::string text) {
    if (problems.size() < most)
      problems.push_back(std::move(text));
    else
      ++untold;
  }
  bool good() const { return problems.empty(); }
};

}  // namespace yichuang::verify
