// Pinyin for finding things by keyboard. Made when something is written down, never while searching.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace yichuang::text {

struct Pinyin {
  std::string full;      // 重庆银行 → chongqingyinhang; ü is v, as it is typed
  std::string initials;  // cqyh
};

// A phrase and its reading, a syllable a character: {"银行", "yin hang"}.
using Reading = std::pair<std::string_view, std::string_view>;

// Letters and digits stay (lower case), everything else is dropped, also characters ICU has no reading for.
// Characters with several readings are read by the longest phrase that fits: first of `corrections` (a person
// says how it is read), then of the built-in list.
Pinyin pinyin(std::string_view text, std::span<const Reading> corrections = {});
// The same for a person's name, which begins with a surname: 曾 zeng, 单 shan, 仇 qiu, 解 xie.
Pinyin name_pinyin(std::string_view name, std::span<const Reading> corrections = {});

}  // namespace yichuang::text
