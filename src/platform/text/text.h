// Text as people read it: characters, not bytes. Every function takes any bytes; what is not UTF-8 counts as
// U+FFFD.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace yichuang::text {

bool is_utf8(std::string_view text);
std::size_t characters(std::string_view text);                           // code points
std::string first_characters(std::string_view text, std::size_t count);  // the whole text when it is shorter

// For comparing and finding: NFKC, case folded, runs of white space one space, none at either end.
// "ＡＢＣ　药店" and "abc 药店" are the same text.
std::string normalise(std::string_view text);

// Bytes whose order is the pinyin order of texts (collation zh-u-co-pinyin: characters without a reading after
// the others, Latin letters last); the same in every database.
std::string sort_key(std::string_view text);

// Keeps so many characters at the front and at the back and writes * for each of the others:
// mask_middle("陈桂芳", 1, 1) is 陈*芳. However short the text, at least half of it is hidden, the back first
// to go.
std::string mask_middle(std::string_view text, std::size_t keep_front, std::size_t keep_back);

}  // namespace yichuang::text
