// The number people see: 500112-2026-0001234-C — division code, year, serial, check character.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yichuang {

// ISO 7064 MOD 37,36 over digits and capital letters (GB/T 36904 uses the same for e-licences); other characters are skipped.
char check_character(std::string_view text);

std::string case_number(std::int64_t division, int year, std::int64_t serial);

// A number as a person types it: spaces and lower case forgiven. nullopt when its check character is wrong.
std::optional<std::string> read_case_number(std::string_view typed);

}  // namespace yichuang
