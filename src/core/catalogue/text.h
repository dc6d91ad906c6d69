// Words for people, and how sure we are of a value.
#pragma once

#include <compare>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace yichuang {

// Every human text exists in both languages.
struct Text {
  std::string zh, en;
  bool empty() const { return zh.empty() && en.empty(); }
  auto operator<=>(const Text&) const = default;
};

enum class Language { zh, en };
inline const std::string& in(Language language, const Text& text) {
  return language == Language::zh ? text.zh : text.en;
}

// C certain: read in the source itself. L likely: a good second source. U unconfirmed: a district value that
// nobody has confirmed. L and U are never shown as law, but as “以本区公布为准” (domain: 8a).
enum class Confidence { certain, likely, unconfirmed };

// A value of law, with where it comes from.
template <class T>
struct Sourced {
  T value{};
  std::string source;  // short citation
  Confidence confidence = Confidence::unconfirmed;
};

// Where a record stands in the catalogue's files; the catalogue spells it ("items/x.yaml:12").
struct Origin {
  int file = -1;  // index into Catalogue::files
  int line = 0;   // 1-based; 0: unknown
};

// The same for a record with many members, each on a line of its own.
struct Origins {
  Origin record;
  std::map<std::string, int, std::less<>> member_lines;
  Origin of(std::string_view member) const {
    const auto found = member_lines.find(member);
    return found == member_lines.end() ? record : Origin{record.file, found->second};
  }
};

}  // namespace yichuang
