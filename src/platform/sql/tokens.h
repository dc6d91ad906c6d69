// The few words in which the two engines differ, written as {{tokens}} in the one SQL text.
#pragma once

#include <string>
#include <string_view>

namespace yichuang::sql {

enum class Dialect { sqlite, postgres };

// Replaces every token; an unknown or unclosed token is a Bug.
std::string expand_tokens(std::string_view text, Dialect dialect);

}  // namespace yichuang::sql
