// A YAML document as a tree that remembers its lines.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/catalogue/problem.h"

namespace yichuang::app {

// A plain scalar is null, true, false or a number where JSON would read it as one, and text otherwise; a quoted scalar
// is always text. So "01" stays a code, and no word of a district turns into a truth value.
struct Node {
  enum class Kind { null, boolean, number, text, list, map };
  Kind kind = Kind::null;
  int line = 0;
  bool boolean = false;
  double number = 0;
  bool whole = false;  // of number: written without fraction or exponent
  std::string text;  // of text, and as written of number and boolean
  std::vector<Node> items;  // of list
  std::vector<std::pair<std::string, Node>> members;  // of map, in file order
  std::vector<int> member_lines;  // of each member's key

  const Node* member(std::string_view name) const;
  int line_of(std::string_view name) const;  // of that member's key; without one, of the map
};

// One YAML document. What is no YAML, a key told twice, a key that is no text, or a tree of more than kMaxNodes is told
// in `problems`, and the answer is null.
inline constexpr std::size_t kMaxNodes = 500'000;
std::unique_ptr<Node> parse_yaml(std::string_view text, const std::string& file,
                                 std::vector<Problem>& problems);

}  // namespace yichuang::app
