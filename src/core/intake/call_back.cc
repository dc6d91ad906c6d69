#include "core/intake/call_back.h"

namespace yichuang {

Result<CallBack> decide_call(const CallBack& request, bool reached, const Actor& actor) {
  if (!actor.has(Role::helper)) return deny("only_helpers_help");
  if (!request.open()) return refuse("already_called");
  CallBack after = request;
  ++after.calls;
  after.reached = reached;
  return after;
}

}  // namespace yichuang
