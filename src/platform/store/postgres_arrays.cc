#include "platform/store/postgres_arrays.h"

#include <utility>

namespace yichuang::store {

void ArrayLiteral::separate() {
  if (text_.size() > 1) text_.push_back(',');
}

void ArrayLiteral::add(std::int64_t number) {
  separate();
  text_ += std::to_string(number);
}

void ArrayLiteral::add_text(std::string_view text) {
  separate();
  text_.push_back('"');
  for (const char c : text) {
    if (c == '"' || c == '\\') text_.push_back('\\');
    text_.push_back(c);
  }
  text_.push_back('"');
}

void ArrayLiteral::add_bytes(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  separate();
  text_ += "\"\\\\x";
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    text_.push_back(kDigits[byte >> 4]);
    text_.push_back(kDigits[byte & 15]);
  }
  text_.push_back('"');
}

std::string ArrayLiteral::take() {
  text_.push_back('}');
  return std::exchange(text_, "{");
}

}  // namespace yichuang::store
