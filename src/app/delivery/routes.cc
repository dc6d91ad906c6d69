#include "app/delivery/routes.h"

#include "app/casework/requests.h"
#include "app/delivery/requests.h"
#include "app/intake/case_route.h"
#include "core/delivery/handover.h"

namespace yichuang::app {
namespace {

HandoverWay way_of(const std::string& code) {
  if (code == "courier") return HandoverWay::courier;
  return code == "electronic" ? HandoverWay::electronic : HandoverWay::window;
}

}  // namespace

void add_delivery_routes(http::Router& router, Centre& centre) {
  // Applicants only fetch electronic results, and only their own; decide_handover says so.
  router.add(case_action<HandoverInput>(
      centre, "/api/v1/cases/{case}/handover", "hand_over_results",
      "Hand results over: at the window, by courier, electronically", "delivery", {"issuer", "applicant"},
      [](const HandoverInput& body, const std::string&, const Command&) -> Decide {
        return [body](const Matter& matter, const Acting& acting) {
          return decide_handover(
              matter, {body.items, way_of(body.way), body.receiver, body.relation, body.proof.value_or("")},
              acting.actor);
        };
      }));
  router.add(case_action<ArchiveInput>(
      centre, "/api/v1/cases/{case}/archive", "archive_case", "Close a case that is complete", "delivery",
      {"issuer", "clerk", "manager"}, [](const ArchiveInput&, const std::string&, const Command&) -> Decide {
        return
            [](const Matter& matter, const Acting& acting) { return decide_archiving(matter, acting.actor); };
      }));
}

}  // namespace yichuang::app
