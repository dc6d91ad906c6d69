// Between UTF-8 and ICU. For the .cc files of this room only.
#pragma once

#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <string>
#include <string_view>

#include "base/result.h"

namespace yichuang::text {

inline void icu_done(UErrorCode error, const char* what) {
  if (U_FAILURE(error)) throw Failure(std::string("text: ") + what + ": " + u_errorName(error));
}

inline icu::UnicodeString wide(std::string_view text) {
  return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

inline std::string narrow(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

// visit(code point, its bytes); bytes that are not UTF-8 are visited as U+FFFD.
template <class Visit>
void each_character(std::string_view text, Visit visit) {
  constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
  std::int32_t i = 0;
  const auto length = static_cast<std::int32_t>(text.size());
  while (i < length) {
    const std::int32_t begin = i;
    UChar32 c = 0;
    U8_NEXT(text.data(), i, length, c);
    const auto bytes = text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(i - begin));
    c < 0 ? visit(0xFFFD, kReplacement) : visit(c, bytes);
  }
}

}  // namespace yichuang::text
