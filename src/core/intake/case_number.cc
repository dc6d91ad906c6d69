#include "core/intake/case_number.h"

#include <cctype>
#include <cstdio>

namespace yichuang {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

}  // namespace

char check_character(std::string_view text) {
  int product = 36;
  for (char c : text) {
    const auto value = kAlphabet.find(c);
    if (value == std::string_view::npos) continue;
    int sum = (product + static_cast<int>(value)) % 36;
    if (sum == 0) sum = 36;
    product = 2 * sum % 37;
  }
  return kAlphabet[static_cast<std::size_t>((37 - product) % 36)];
}

std::string case_number(std::int64_t division, int year, std::int64_t serial) {
  char text[48];
  std::snprintf(text, sizeof text, "%06lld-%04d-%07lld", static_cast<long long>(division), year,
                static_cast<long long>(serial));
  std::string number = text;
  return number + '-' + check_character(number);
}

std::optional<std::string> read_case_number(std::string_view typed) {
  std::string bare;
  for (char c : typed) {
    if (c == '-' || c == ' ') continue;
    const char upper = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    if (kAlphabet.find(upper) == std::string_view::npos) return std::nullopt;
    bare += upper;
  }
  if (bare.size() < 18 || bare.size() > 20) return std::nullopt;
  const std::string_view body(bare.data(), bare.size() - 1);
  if (check_character(body) != bare.back()) return std::nullopt;
  return bare.substr(0, 6) + '-' + bare.substr(6, 4) + '-' + bare.substr(10, bare.size() - 11) + '-' +
         bare.back();
}

}  // namespace yichuang
