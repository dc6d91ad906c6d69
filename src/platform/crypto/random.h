// Randomness nobody can guess, and the spellings it is given.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace yichuang::crypto {

std::string random_bytes(std::size_t count);
// For machines (sessions, bearer tokens): base64url without padding; 32 bytes are 43 characters.
std::string random_token(std::size_t bytes = 32);
// For people (codes on receipts): Crockford's base32, without I, L, O and U; 5 bits a character.
std::string random_code(std::size_t characters);
// A code as somebody typed it → as it was made: upper case, o → 0, i and l → 1, spaces and hyphens dropped.
// nullopt when another character is in it.
std::optional<std::string> canonical_code(std::string_view typed);

std::string to_base64url(std::string_view bytes);
std::optional<std::string> from_base64url(std::string_view text);

}  // namespace yichuang::crypto
