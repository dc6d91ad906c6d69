// A letter as it stands in its fact and its row: canonical JSON of the whole letter, revocation included. Why it was revoked
// is sealed.
#pragma once

#include <string>

#include "app/record/centre.h"
#include "core/authority/letter.h"

namespace yichuang::app {

std::string encode_letter(const Letter& letter, const Vault& vault);
Letter decode_letter(const std::string& body, const Vault& vault);  // damaged: Failure

}  // namespace yichuang::app
