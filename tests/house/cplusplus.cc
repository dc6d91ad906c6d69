// Enough reading of C++ to measure it: not a parser, but exact on code that clang-format has laid out.
#include <algorithm>
#include <cctype>
#include <regex>

#include "tests/house/tree.h"

namespace yichuang::house {

namespace {

// Walks over code and keeps what is neither comment nor literal; everything else becomes spaces.
class Blanker {
 public:
  explicit Blanker(std::string_view code) : code_(code), out_(code) {}

  std::string run() {
    while (at_ < code_.size()) {
      if (starts("//"))
        blank_until("\n", false);
      else if (starts("/*"))
        blank_until("*/", true);
      else if (starts("R\""))
        blank_raw();
      else if (code_[at_] == '"')
        blank_quoted('"');
      else if (code_[at_] == '\'' && !is_digit_separator())
        blank_quoted('\'');
      else
        ++at_;
    }
    return out_;
  }

 private:
  bool starts(std::string_view what) const { return code_.substr(at_).starts_with(what); }
  bool is_digit_separator() const {
    return at_ > 0 && std::isalnum(static_cast<unsigned char>(code_[at_ - 1]));
  }
  void blank_to(std::size_t end) {
    for (; at_ < end && at_ < code_.size(); ++at_)
      if (code_[at_] != '\n') out_[at_] = ' ';
  }
  void blank_until(std::string_view mark, bool with_mark) {
    const auto end = code_.find(mark, at_ + (with_mark ? 2 : 0));
    blank_to(end == code_.npos ? code_.size() : end + (with_mark ? mark.size() : 0));
  }
  void blank_raw() {
    const auto open = code_.find('(', at_);
    const std::string close = ")" + std::string(code_.substr(at_ + 2, open - at_ - 2)) + "\"";
    const auto end = code_.find(close, open);
    blank_to(end == code_.npos ? code_.size() : end + close.size());
  }
  void blank_quoted(char quote) {
    std::size_t end = at_ + 1;
    while (end < code_.size() && code_[end] != quote && code_[end] != '\n') end += code_[end] == '\\' ? 2 : 1;
    ++at_;  // the quotes stay, so that `""` still looks like a value
    blank_to(end);
    ++at_;
  }

  std::string_view code_;
  std::string out_;
  std::size_t at_ = 0;
};

std::string without_directives(const std::string& code) {
  std::string out;
  bool continued = false;
  for (const std::string& line : lines(code)) {
    const auto first = line.find_first_not_of(" \t");
    const bool directive = continued || (first != line.npos && line[first] == '#');
    continued = directive && line.ends_with('\\');
    if (!directive) out += line;
    out += '\n';
  }
  return out;
}

enum class Brace { scope, type, hidden_scope, function, initialiser, other };

// What a brace opens, by the text between it and the end of what came before.
Brace kind_of(const std::string& head, bool in_function) {
  static const std::regex hidden(R"(\bnamespace(\s+[\w:]*detail\w*)?\s*$)");
  static const std::regex scope(R"(\bnamespace\b|\bextern\s*"\s*"\s*$)");
  static const std::regex type(R"(\b(struct|class|enum|union)\b)");
  static const std::regex initialiser(R"(\)\s*(noexcept\s*)?:[^:].*\w\s*$)");  // X::X() : member_{…
  if (in_function) return Brace::other;
  if (std::regex_search(head, hidden)) return Brace::hidden_scope;
  if (std::regex_search(head, scope)) return Brace::scope;
  const auto parenthesis = head.find('('), equals = head.find(" = ");
  if (parenthesis == head.npos) return std::regex_search(head, type) ? Brace::type : Brace::other;
  if (std::regex_search(head, initialiser)) return Brace::initialiser;
  return equals == head.npos || equals > parenthesis ? Brace::function : Brace::other;
}

bool is_access(const std::string& head) {
  return head == "public" || head == "private" || head == "protected";
}

struct Open {
  Brace kind;
  std::string head;
  int first_line;
};

// Calls `closed` for every brace pair with what opened it, whether everything around it is visible, and its last line.
template <class Closed>
void walk(std::string_view source, Closed closed) {
  const std::string code = without_directives(without_comments(source));
  std::vector<Open> open;
  std::string head;
  int line = 1, head_line = 1, parentheses = 0;
  for (const char c : code) {
    if (c == '\n') ++line;
    if (c == '(') ++parentheses;
    if (c == ')') --parentheses;
    const bool inside =
        std::any_of(open.begin(), open.end(), [](const Open& o) { return o.kind == Brace::function; });
    if (c == '{' && parentheses == 0) {
      open.push_back({kind_of(head, inside), head, head_line});
      head.clear();
    } else if (c == '}' && parentheses == 0) {
      if (open.empty()) continue;
      const Open last = open.back();
      open.pop_back();
      closed(last, open, line);
      head = last.kind == Brace::initialiser ? last.head + "{}" : "";  // that head goes on
      if (!head.empty()) head_line = last.first_line;
    } else if (parentheses == 0 && (c == ';' || (c == ':' && is_access(head)))) {
      head.clear();
    } else if (!head.empty() || !std::isspace(static_cast<unsigned char>(c))) {
      if (head.empty()) head_line = line;
      head += c == '\n' ? ' ' : c;
    }
  }
}

struct Type {
  std::string name;  // empty: the brace opens something else, or a type without a name
  std::string after;  // what follows the name: of Sm3::State and of Codec<Instant> not nothing
};

Type type_opened(const Open& open) {
  static const std::regex name(
      R"(.*\b(?:struct|class|enum)\s+(?:\[\[\w+\]\]\s*)?(\w+))");  // the last: templates first
  static const std::regex bases(R"([^:]:[^:].*$)");
  std::smatch match;
  const std::string declared = std::regex_replace(open.head, bases, " ");
  if (open.kind != Brace::type || !std::regex_search(declared, match, name)) return {};
  return {match[1], match.suffix()};
}

}  // namespace

std::string without_comments(std::string_view code) { return Blanker(code).run(); }

std::vector<Function> functions(std::string_view code) {
  // A test is known by its suite and name, everything else by what stands before its parameters.
  static const std::regex name_before_parameters(
      R"((\b[A-Z]+_?[A-Z]*\([\w, ]+\)|[\w:~]+|operator[^(]+)\s*(?:\(|$))");
  std::vector<Function> found;
  walk(code, [&](const Open& open, const std::vector<Open>&, int last_line) {
    std::smatch name;
    if (open.kind == Brace::function && std::regex_search(open.head, name, name_before_parameters))
      found.push_back({name[1], open.first_line, last_line - open.first_line + 1});
  });
  return found;
}

std::vector<std::string> public_types(std::string_view code) {
  std::vector<std::string> found;
  walk(code, [&](const Open& open, const std::vector<Open>& around, int) {
    const bool visible =
        std::all_of(around.begin(), around.end(), [](const Open& o) { return o.kind == Brace::scope; });
    if (const std::string name = type_opened(open).name; visible && !name.empty()) found.push_back(name);
  });
  return found;
}

std::vector<std::string> linked_types(std::string_view code) {
  static const std::regex named(R"(\bnamespace\s+([\w:]+)\s*$)");
  std::vector<std::string> found;
  walk(code, [&](const Open& open, const std::vector<Open>& around, int) {
    const auto [name, after] = type_opened(open);
    std::string scopes;
    for (const Open& one : around) {
      std::smatch match;
      const bool is_named = std::regex_search(one.head, match, named);
      if (!is_named && one.kind != Brace::scope)
        return;  // within a type, a function or an anonymous namespace
      if (is_named) scopes += match[1].str() + "::";
    }
    const bool is_part_or_case = after.starts_with("::") || after.starts_with("<");
    if (!name.empty() && !is_part_or_case) found.push_back(scopes + name);
  });
  return found;
}

}  // namespace yichuang::house
