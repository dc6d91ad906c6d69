// The real vault: SM4-GCM for personal data, HMAC-SM3 for finding it, keys in a file only the service may read.
#pragma once

#include <memory>
#include <string>

#include "app/record/centre.h"

namespace yichuang::app {

// Opens the key file, or makes one (0600) when there is none. A file that others may read is refused: Failure in words.
std::unique_ptr<Vault> open_vault(const std::string& key_file);

}  // namespace yichuang::app
