// Text in columns, where a Chinese character is as wide as two Latin ones.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace yichuang::app {

// Columns a terminal gives the text.
std::size_t columns(std::string_view text);
// With spaces up to so many columns; longer text stays as it is.
std::string padded(std::string_view text, std::size_t width);
// Lines of at most `width` columns. Breaks at spaces between Latin words and anywhere between Chinese characters, but
// never before closing punctuation.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

}  // namespace yichuang::app
