#include "app/people/masking.h"

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

}  // namespace

std::string mask_identity(const std::string& number) {
  if (number.size() < 8) return std::string(number.size(), '*');
  return number.substr(0, 3) + std::string(number.size() - 7, '*') + number.substr(number.size() - 4);
}

std::string mask_phone(const std::string& phone) {
  if (phone.size() < 8) return std::string(phone.size(), '*');
  return phone.substr(0, 3) + std::string(phone.size() - 7, '*') + phone.substr(phone.size() - 4);
}

std::string mask_name(const std::string& name, PersonKind kind) {
  if (kind != PersonKind::natural) return name;
  const std::size_t first = bytes_of(name, 1);
  std::string masked = name.substr(0, first);
  for (std::size_t at = first; at < name.size(); at += bytes_of(name.substr(at), 1)) masked += "*";
  return masked;
}

}  // namespace yichuang::app
