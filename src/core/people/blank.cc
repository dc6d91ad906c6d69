#include "core/people/blank.h"

#include <algorithm>
#include <array>

namespace yichuang {

bool is_blank(std::string_view text) {
  // U+3000 is what the space bar of a Chinese keyboard writes; the last two show nothing at all.
  static constexpr std::array<std::string_view, 8> kSpaces{" ",      "\t",     "\r",     "\n",
                                                           "\u3000", "\u00a0", "\u200b", "\ufeff"};
  while (!text.empty()) {
    const auto space = std::find_if(kSpaces.begin(), kSpaces.end(),
                                    [&](std::string_view one) { return text.starts_with(one); });
    if (space == kSpaces.end()) return false;
    text.remove_prefix(space->size());
  }
  return true;
}

}  // namespace yichuang
