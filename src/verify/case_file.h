// The proof of one case: its facts with their chain, each with its path to a signed head.
#pragma once

#include <map>

#include "verify/keys.h"
#include "verify/witness.h"

namespace yichuang::verify {

struct CaseFile {
  std::int64_t district = 0, stream = 0;
  std::map<std::int64_t, Fact> facts;  // by seq; those that were proven to stand in the journal
  Head head;
  Report report;
};

// `keys` gets the keys of the file.
CaseFile check_case_file(const std::string& text, Keys& keys, const Witness& witness);

// An answer of GET /api/v1/journal/consistency: the older tree is the beginning of the newer.
Report check_consistency(const std::string& text, Keys& keys, const Witness& witness);

}  // namespace yichuang::verify
