#include "app/catalogue/yaml_writer.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "app/catalogue/document_json.h"

namespace yichuang::app {
namespace {

constexpr std::size_t kWidth = 110;
constexpr std::size_t kMostOnOneLine = 6;  // members of a map
// YAML takes no longer text for a key unless it is announced by “?” (1 024 with the colon).
constexpr std::size_t kLongestKey = 1000;

// One character of UTF-8 and where the next begins; what is none is the replacement character.
char32_t character_at(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at++);
  if (first < 0x80) return first;
  const int more = first >= 0xF0 && first < 0xF8 ? 3 : first >= 0xE0 ? 2 : first >= 0xC2 ? 1 : 0;
  if (more == 0 || first >= 0xF8 || at + more > text.size()) return 0xFFFD;
  char32_t character = first & (0x3F >> more);
  for (int i = 0; i < more; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80) return 0xFFFD;
    character = (character << 6) | (byte(at + i) & 0x3F);
  }
  at += more;
  constexpr std::array<char32_t, 4> kLeast{0, 0x80, 0x800, 0x10000};
  const bool none =
      character < kLeast[more] || character > 0x10FFFF || (character >= 0xD800 && character < 0xE000);
  return none ? 0xFFFD : character;
}

bool is_letter(char32_t character) {
  return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
         (character >= 0x3400 && character <= 0x9FFF);  // Chinese characters
}
bool is_inside_word(char32_t character) {
  return is_letter(character) || (character >= '0' && character <= '9') || character == '_' ||
         character == '-' || character == '.' || character == '/';
}

// Words that some reader of YAML takes for a truth value or for nothing.
bool is_reserved(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
  static constexpr std::array<std::string_view, 9> kWords{"true", "false", "null", "yes", "no",
                                                          "on",   "off",   "y",    "n"};
  return std::find(kWords.begin(), kWords.end(), lower) != kWords.end();
}

// A code or a plain word; a sentence is quoted even where it need not be, as in every catalogue file.
bool is_plain(std::string_view text) {
  if (text.empty() || is_reserved(text)) return false;
  std::size_t at = 0;
  if (!is_letter(character_at(text, at))) return false;
  while (at < text.size())
    if (!is_inside_word(character_at(text, at))) return false;
  return true;
}

// Characters that break a line, cannot be seen or may not stand in a file at all.
bool is_escaped(char32_t character) {
  return character < 0x20 || (character >= 0x7F && character < 0xA0) || character == 0x2028 ||
         character == 0x2029 || character == 0xFEFF || character == 0xFFFE || character == 0xFFFF;
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t character = character_at(text, at);
    if (character == '"' || character == '\\') {
      out += '\\';
      out += static_cast<char>(character);
    } else if (character == '\n') {
      out += "\\n";
    } else if (character == '\t') {
      out += "\\t";
    } else if (is_escaped(character)) {
      std::array<char, 8> code{};
      std::snprintf(code.data(), code.size(), character < 0x100 ? "\\x%02X" : "\\u%04X",
                    static_cast<unsigned>(character));
      out += code.data();
    } else if (character == 0xFFFD) {
      out += "\xEF\xBF\xBD";
    } else {
      out += text.substr(begin, at - begin);
    }
  }
  return out + '"';
}

std::string text_of(std::string_view text) { return is_plain(text) ? std::string(text) : quoted(text); }

std::string scalar_of(const Node& node) {
  switch (node.kind) {
    case Node::Kind::text:
      return text_of(node.text);
    case Node::Kind::boolean:
      return node.boolean ? "true" : "false";
    case Node::Kind::number:
      return node.text;
    default:
      return "null";
  }
}

bool is_scalar(const Node& node) { return node.kind != Node::Kind::list && node.kind != Node::Kind::map; }
bool is_empty(const Node& node) { return node.items.empty() && node.members.empty(); }

// Columns as a terminal shows them: a Chinese character takes two.
std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) columns += character_at(text, at) >= 0x1100 ? 2 : 1;
  return columns;
}

bool is_record(const Node& node) { return node.kind == Node::Kind::map && node.members.size() > 1; }

// Whether people would write it on one line: records of a list stand below each other.
bool may_be_inline(const Node& node) {
  if (node.kind == Node::Kind::list)
    return std::all_of(node.items.begin(), node.items.end(),
                       [](const Node& item) { return !is_record(item) && may_be_inline(item); });
  if (node.kind == Node::Kind::map)
    return node.members.size() <= kMostOnOneLine &&
           std::all_of(node.members.begin(), node.members.end(), [](const auto& member) {
             return member.first.size() <= kWidth && may_be_inline(member.second);
           });
  return true;
}

std::string inline_of(const Node& node) {
  if (is_scalar(node)) return scalar_of(node);
  const bool map = node.kind == Node::Kind::map;
  std::string out(1, map ? '{' : '[');
  for (const Node& item : node.items) out += (out.size() > 1 ? ", " : "") + inline_of(item);
  for (const auto& [name, member] : node.members)
    out += (out.size() > 1 ? ", " : "") + text_of(name) + ": " + inline_of(member);
  return out + (map ? '}' : ']');
}

class Writer {
 public:
  explicit Writer(bool apart) : apart_(apart) {}

  std::string write(const Node& document) {
    if (is_scalar(document) || is_empty(document))
      out_ = inline_of(document) + "\n";
    else
      block(document, 0, false);
    return std::move(out_);
  }

 private:
  // The members or elements, each on lines of its own. `begun`: the first stands behind what the line begins with.
  void block(const Node& node, std::size_t indent, bool begun) {
    const auto begin_line = [&] {
      if (!begun) out_.append(indent, ' ');
      begun = false;
    };
    for (const Node& item : node.items) {
      begin_line();
      out_ += "-";
      element(item, indent);
    }
    for (const auto& [name, member] : node.members) {
      begin_line();
      const std::string key = text_of(name);
      if (key.size() > kLongestKey) {
        out_ += "? " + key + "\n";
        out_.append(indent, ' ');
        out_ += ":";
      } else {
        out_ += key + ":";
      }
      value(member, indent);
    }
  }

  void element(const Node& item, std::size_t indent) {
    if (try_inline(item)) return;
    out_ += " ";
    block(item, indent + 2, true);
  }

  void value(const Node& member, std::size_t indent) {
    if (try_inline(member)) return;
    if (!apart_ && member.kind == Node::Kind::list &&
        std::all_of(member.items.begin(), member.items.end(), is_scalar) && may_be_inline(member) &&
        filled(member, indent))
      return;
    out_ += "\n";
    block(member, indent + 2, false);
  }

  bool try_inline(const Node& node) {
    if (!is_scalar(node) && !is_empty(node)) {
      if (apart_ || !may_be_inline(node)) return false;
      const std::size_t begun = columns_of(std::string_view(out_).substr(line_begin()));
      const std::string written = inline_of(node);
      if (begun + 1 + columns_of(written) > kWidth) return false;
      out_ += " " + written + "\n";
      return true;
    }
    out_ += " " + inline_of(node) + "\n";
    return true;
  }

  // Words, as many as there is room for on each line.
  bool filled(const Node& list, std::size_t indent) {
    std::string lines = " [";
    std::size_t column = columns_of(std::string_view(out_).substr(line_begin())) + lines.size();
    for (std::size_t i = 0; i < list.items.size(); ++i) {
      const std::string word = scalar_of(list.items[i]) + (i + 1 == list.items.size() ? "]" : ",");
      const std::size_t columns = columns_of(word);
      if (columns > kWidth / 2) return false;  // sentences stand below each other
      if (i != 0 && column + 1 + columns > kWidth) {
        lines += "\n" + std::string(indent + 2, ' ');
        column = indent + 2;
      } else if (i != 0) {
        lines += " ";
        ++column;
      }
      lines += word;
      column += columns;
    }
    out_ += lines + "\n";
    return true;
  }

  std::size_t line_begin() const {
    const std::size_t end = out_.rfind('\n');
    return end == std::string::npos ? 0 : end + 1;
  }

  bool apart_;
  std::string out_;
};

}  // namespace

std::string write_yaml(const Node& document) { return Writer(false).write(document); }
std::string write_yaml_apart(const Node& document) { return Writer(true).write(document); }
std::string write_yaml_line(const Node& node) { return inline_of(node); }
std::string write_yaml(const boost::json::value& document) { return write_yaml(from_json(document)); }

}  // namespace yichuang::app
