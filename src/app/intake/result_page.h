// The paper of a result as a page that can hang on a wall: framed, titled with what it is, with a code by which anybody can
// check it. A document of an organ that is not real says so across the page.
#pragma once

#include "app/intake/document_page.h"

namespace yichuang::app {

pdf::Document result_page(const DocumentMade& made, const DocumentSetting& setting);

// How much of the digest stands on the paper and in its code: enough to be no guess.
std::string check_code(const DocumentMade& made);

}  // namespace yichuang::app
