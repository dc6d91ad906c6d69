#include "app/people/masking.h"

#include <algorithm>

namespace yichuang::app {
namespace {

// The bytes of the first `count` code points.
std::size_t bytes_of(const std::string& text, std::size_t count) {
  std::size_t at = 0;
  for (; at < text.size() && count > 0; --count) {
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
  }
  return at;
}

// Three characters at the front and four at the end stay. A passport's number need not be ASCII, so that what is cut
// are characters, never bytes.
std::string without_middle(const std::string& text) {
  const auto length = static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
  if (length < 8) return std::string(length, '*');
  return text.substr(0, bytes_of(text, 3)) + std::string(length - 7, '*') +
         text.substr(bytes_of(text, length - 4));
}

}  // namespace

std::string mask_identity(const std::string& number) { return without_middle(number); }

std::string mask_phone(const std::string& phone) { return without_middle(phone); }

std::string mask_name(const std::string& name, PersonKind kind) {
  if (kind != PersonKind::natural) return name;
  const std::size_t first = bytes_of(name, 1);
  std::string masked = name.substr(0, first);
  for (std::size_t at = first; at < name.size(); at += bytes_of(name.substr(at), 1)) masked += "*";
  return masked;
}

}  // namespace yichuang::app
