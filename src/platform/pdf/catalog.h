// What cairo cannot say about a document.
#pragma once

#include <string>
#include <string_view>

namespace yichuang::pdf {

// Adds the language of the text, and that viewers show its title, to the document's catalog (ISO
// 32000-1, 7.7.2), as an incremental update (7.5.6): what was written stays as it is.
std::string with_language(std::string pdf, std::string_view language);

}  // namespace yichuang::pdf
