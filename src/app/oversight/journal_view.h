// The journal's signed head as JSON: the same line that yichuang-verify reads.
#pragma once

#include <cstdint>
#include <string>

namespace yichuang::app {

struct JournalHead {  // GET /api/v1/journal/head
  std::string type = "head";
  std::int64_t district = 0;
  std::int64_t number = 0;
  std::int64_t size = 0;  // so many facts
  std::string root;  // hex
  std::int64_t at = 0;  // milliseconds since 1970, UTC
  std::string previous;  // digest of the head before, hex
  std::string key;  // fingerprint of the public key
  std::string signature;  // DER, hex
};

}  // namespace yichuang::app
