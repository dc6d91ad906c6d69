// What a document carries of its own proof: a promise, signed when it was drawn, that its fact stands in the
// journal. It is in the code printed on it and in the file's properties.
#pragma once

#include "verify/case_file.h"

namespace yichuang::verify {

// From a PDF's bytes or from the scanned or typed code. The key is named by the beginning of its fingerprint.
// Nothing when there is none.
std::optional<Promise> find_promise(const std::string& text);

// Is it the journal's, and does the case file hold exactly this fact? Without a file only the signature says so.
Report check_receipt(Promise promise, const Keys& keys, const CaseFile* file);

}  // namespace yichuang::verify
