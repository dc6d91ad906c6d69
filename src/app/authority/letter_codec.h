// A letter as it stands in its row: canonical JSON of the whole letter, revocation included.
#pragma once

#include <string>

#include "core/authority/letter.h"

namespace yichuang::app {

std::string encode_letter(const Letter& letter);
Letter decode_letter(const std::string& body);  // damaged: Failure

}  // namespace yichuang::app
