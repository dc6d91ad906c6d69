#include "app/calendar/json_members.h"

#include <algorithm>

#include "base/result.h"

namespace yichuang::app {
namespace {

// Reads text that is known to be valid: it finds ends, it does not check.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  void skip_space() { at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size()); }
  char next() {
    skip_space();
    ensure(at_ < text_.size());
    return text_[at_];
  }
  void take(char expected) {
    ensure(next() == expected);
    ++at_;
  }
  std::size_t at() const { return at_; }
  std::string_view since(std::size_t begin) const { return text_.substr(begin, at_ - begin); }

  // Without its quotes.
  std::string_view take_string() {
    take('"');
    const std::size_t begin = at_;
    while (character() != '"') at_ += text_[at_] == '\\' ? 2 : 1;
    return text_.substr(begin, at_++ - begin);
  }

  void take_value() {
    const char first = next();
    if (first == '"') {
      take_string();
    } else if (first == '{' || first == '[') {
      take_container();
    } else {
      at_ = std::min(text_.find_first_of(",]} \t\r\n", at_), text_.size());
    }
  }

 private:
  char character() const {
    ensure(at_ < text_.size());
    return text_[at_];
  }
  void take_container() {
    int depth = 0;
    do {
      const char c = character();
      if (c == '"') {
        take_string();
        continue;
      }
      if (c == '{' || c == '[') ++depth;
      if (c == '}' || c == ']') --depth;
      ++at_;
    } while (depth > 0);
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

void find_members(std::string_view object, std::vector<MemberText>& members) {
  members.clear();
  Scanner scanner(object);
  scanner.take('{');
  while (scanner.next() != '}') {
    if (!members.empty()) scanner.take(',');
    scanner.skip_space();
    const std::size_t begin = scanner.at();
    const std::string_view key = scanner.take_string();
    scanner.take(':');
    scanner.take_value();
    members.push_back({key, scanner.since(begin)});
  }
}

}  // namespace yichuang::app
