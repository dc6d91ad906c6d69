#include "core/catalogue/particulars.h"

#include <algorithm>

namespace yichuang {

int online_level(const std::vector<int>& depth) {
  const auto has = [&](int least, int most) {
    return std::any_of(depth.begin(), depth.end(), [&](int code) { return code >= least && code <= most; });
  };
  if (depth.empty()) return 0;
  if (has(5, 7)) return 4;
  if (has(4, 4)) return 3;
  return has(2, 3) ? 2 : 1;
}

}  // namespace yichuang
