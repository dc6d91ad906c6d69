#include "core/people/person.h"

#include <algorithm>
#include <array>

namespace yichuang {
namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

// GB 11643-1999 weights and check characters.
constexpr std::array<int, 17> kIdWeights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
constexpr std::string_view kIdChecks = "10X98765432";

// GB 32100-2015 alphabet (no I, O, S, V, Z) and weights.
constexpr std::string_view kCreditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
constexpr std::array<int, 17> kCreditWeights{1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

std::optional<Date> birth_date(std::string_view id_card) {
  const std::string text = std::string(id_card.substr(6, 4)) + "-" + std::string(id_card.substr(10, 2)) +
                           "-" + std::string(id_card.substr(12, 2));
  return parse_date(text);
}

bool is_id_card(std::string_view number) {
  if (number.size() != 18 || !std::all_of(number.begin(), number.end() - 1, is_digit)) return false;
  const auto born = birth_date(number);
  if (!born || born->year() < 1880) return false;
  int sum = 0;
  for (std::size_t i = 0; i < 17; ++i) sum += (number[i] - '0') * kIdWeights[i];
  return number[17] == kIdChecks[static_cast<std::size_t>(sum % 11)];
}

bool is_credit_code(std::string_view code) {
  if (code.size() != 18) return false;
  int sum = 0;
  for (std::size_t i = 0; i < 17; ++i) {
    const auto value = kCreditAlphabet.find(code[i]);
    if (value == std::string_view::npos) return false;
    sum += static_cast<int>(value) * kCreditWeights[i];
  }
  return code[17] == kCreditAlphabet[static_cast<std::size_t>((31 - sum % 31) % 31)];
}

// 1[3-9] and nine digits, or a landline: area code beginning with 0, optional hyphen, 7–8 digits.
bool is_phone(std::string_view phone) {
  std::string digits;
  std::size_t hyphens = 0;
  for (char c : phone) {
    if (c == '-')
      ++hyphens;
    else if (is_digit(c))
      digits += c;
    else
      return false;
  }
  if (hyphens > 1) return false;
  if (digits.size() == 11 && digits[0] == '1') return hyphens == 0 && digits[1] >= '3';
  return digits.size() >= 10 && digits.size() <= 12 && digits[0] == '0';
}

}  // namespace

bool Actor::has(Role role) const { return std::find(roles.begin(), roles.end(), role) != roles.end(); }

Result<void> check_id_card(std::string_view number, std::string_view field) {
  if (!is_id_card(number)) return malformed(std::string(field), "bad_id_number");
  return {};
}

Result<void> check_credit_code(std::string_view code, std::string_view field) {
  if (!is_credit_code(code)) return malformed(std::string(field), "bad_credit_code");
  return {};
}

Result<void> check_phone(std::string_view phone, std::string_view field) {
  if (!is_phone(phone)) return malformed(std::string(field), "bad_phone");
  return {};
}

Result<void> check_identity(const Identity& identity, std::string_view field) {
  const std::string path = std::string(field) + ".number";
  switch (identity.kind) {
    case IdentityKind::id_card:
      return check_id_card(identity.number, path);
    case IdentityKind::credit_code:
      return check_credit_code(identity.number, path);
    case IdentityKind::other:
      if (identity.number.size() < 4 || identity.number.size() > 40)
        return malformed(path, "bad_identity_number");
      return {};
  }
  return malformed(path, "bad_identity_number");
}

std::optional<int> age_on(const Identity& identity, Date day) {
  if (identity.kind != IdentityKind::id_card || !is_id_card(identity.number)) return std::nullopt;
  const auto born = birth_date(identity.number);
  const bool had_birthday = std::pair{day.month(), day.day()} >= std::pair{born->month(), born->day()};
  return day.year() - born->year() - (had_birthday ? 0 : 1);
}

}  // namespace yichuang
