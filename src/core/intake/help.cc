#include "core/intake/help.h"

#include <algorithm>

namespace yichuang {

Result<Facts> decide_help(const Matter& matter, const Actor& actor) {
  if (!actor.has(Role::helper)) return deny("only_helpers_help");
  TRY(still_open(matter.kase));
  TRY(not_own_case(matter.kase, actor));
  const auto& helpers = matter.kase.helpers;
  if (std::find(helpers.begin(), helpers.end(), actor.person) != helpers.end())
    return refuse("already_helping");
  return Facts{HelpBegan{"receipt"}};
}

}  // namespace yichuang
