// --lang, as every command that speaks takes it.
#pragma once

#include "core/catalogue/text.h"
#include "main/options.h"

namespace yichuang::command_line {

inline Language language_option(const Options& options) {
  const auto wanted = options.value("--lang");
  if (!wanted || *wanted == "zh") return Language::zh;
  if (*wanted == "en") return Language::en;
  throw Misspoken("--lang is zh or en, not " + std::string(*wanted));
}

}  // namespace yichuang::command_line
