// Nothing but white space, of any width: no name, no answer, no reason.
#pragma once

#include <string_view>

namespace yichuang {

bool is_blank(std::string_view text);

}  // namespace yichuang
