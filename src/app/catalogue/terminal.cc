#include "app/catalogue/terminal.h"

#include <cstdint>

namespace yichuang::app {
namespace {

struct Character {
  std::string_view bytes;
  std::uint32_t point = 0;
};

Character first_of(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
  Character character{text.substr(0, length), lead};
  if (character.bytes.size() == 1) return character;
  character.point = lead & (0xFFU >> (character.bytes.size() + 1));
  for (std::size_t i = 1; i < character.bytes.size(); ++i)
    character.point = character.point << 6 | (static_cast<unsigned char>(character.bytes[i]) & 0x3FU);
  return character;
}

// East Asian wide and fullwidth (UAX #11), as far as Chinese text needs it.
bool wide(std::uint32_t point) {
  return (point >= 0x1100 && point <= 0x115F) || (point >= 0x2E80 && point <= 0x303E) ||
         (point >= 0x3041 && point <= 0xA4CF) || (point >= 0xAC00 && point <= 0xD7A3) ||
         (point >= 0xF900 && point <= 0xFAFF) || (point >= 0xFE30 && point <= 0xFE6F) ||
         (point >= 0xFF00 && point <= 0xFF60) || (point >= 0xFFE0 && point <= 0xFFE6) ||
         (point >= 0x20000 && point <= 0x3FFFD);
}

std::size_t width_of(std::uint32_t point) { return wide(point) ? 2 : 1; }

// 避头: what may not begin a line.
bool closing(std::uint32_t point) {
  for (const char32_t one : U"，。、；：？！）》」』”’…%),.;:?!")
    if (one == point) return true;
  return false;
}

// 避尾: what may not end one.
bool opening(std::uint32_t point) {
  for (const char32_t one : U"（《「『“‘(")
    if (one == point) return true;
  return false;
}

// The pieces a line may be broken between: a Latin word with its spaces, or one Chinese character with its punctuation.
std::vector<std::string> pieces_of(std::string_view text) {
  std::vector<std::string> pieces;
  std::uint32_t before = ' ';
  bool glued = false;
  while (!text.empty()) {
    const Character character = first_of(text);
    text.remove_prefix(character.bytes.size());
    const std::uint32_t point = character.point;
    const bool joins =
        glued || closing(point) || point == ' ' || (!wide(point) && !wide(before) && before != ' ');
    if (pieces.empty() || !joins) pieces.emplace_back();
    pieces.back() += character.bytes;
    glued = opening(point);
    before = point;
  }
  return pieces;
}

std::string_view without_spaces(std::string_view text) {
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

}  // namespace

std::size_t columns(std::string_view text) {
  std::size_t count = 0;
  while (!text.empty()) {
    const Character character = first_of(text);
    text.remove_prefix(character.bytes.size());
    count += width_of(character.point);
  }
  return count;
}

std::string padded(std::string_view text, std::size_t width) {
  const std::size_t count = columns(text);
  return std::string(text) + std::string(count < width ? width - count : 0, ' ');
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines{""};
  for (const std::string& piece : pieces_of(text)) {
    const std::string together = lines.back() + piece;
    if (!lines.back().empty() && columns(without_spaces(together)) > width) {
      lines.back() = without_spaces(lines.back());
      lines.push_back(piece);
    } else {
      lines.back() = together;
    }
  }
  lines.back() = without_spaces(lines.back());
  return lines;
}

}  // namespace yichuang::app
