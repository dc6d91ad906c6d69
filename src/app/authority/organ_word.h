// Short words of organs for numbers: 渝北市监 in 渝北市监授〔2026〕1号. Pure; no list of words to keep.
#pragma once

#include <string>
#include <string_view>

#include "core/catalogue/centre.h"
#include "core/catalogue/departments.h"

namespace yichuang::app {

// 市场监管 → 市监: the first character of each two-character word. Three characters and fewer stay as they are.
std::string word_initials(std::string_view words);

// 重庆市渝北区 → 渝北
std::string place_word(const District& district);

// 渝北 + what the organ is called for short, without 区 in front and 局, 委 behind.
std::string organ_word(const District& district, const Department& department);

}  // namespace yichuang::app
