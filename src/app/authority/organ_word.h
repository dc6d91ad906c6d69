// 发文机关代字: the word of an organ that its numbers begin with, 渝北市监 in 渝北市监授〔2026〕1号. It is the catalogue's.
#pragma once

#include <string>

#include "core/catalogue/catalogue.h"

namespace yichuang::app {

// Of a catalogue that gives none, as those from before there were words: what the organ is called for short.
std::string organ_word(const Department& department);

// Of the hall itself, whose documents are no single organ's.
std::string centre_word(const Catalogue& catalogue);

}  // namespace yichuang::app
