#include "app/care/routes.h"

#include "app/care/call_backs.h"
#include "app/people/sessions.h"
#include "app/record/answers.h"
#include "app/record/declare.h"

namespace yichuang::app {
namespace {

const std::vector<std::string> kHelpers{"helper"};
// Nobody needs more calls than these; somebody who lets others be called would.
constexpr int kMostRequests = 10;
constexpr std::int64_t kRequestWindowMs = 10 * 60'000;

}  // namespace

void add_care_routes(http::Router& router, Centre& centre) {
  auto tries = std::make_shared<RateLimit>(kMostRequests, kRequestWindowMs);
  router.add(posting(
      "/api/v1/help-requests", "ask_call_back", "Ask to be called by somebody of the hall", "care",
      {"public"}, schema_of<CallBackInput>(),
      {201, "on the list; once, however often it is asked for while it waits", schema_of<CallBackAsked>()},
      [&centre, tries](http::Request& request) {
        const auto run = [&]() -> Result<CallBackAsked> {
          const CallBackInput wanted = TRY(json::read<CallBackInput>(request.body));
          if (!tries->allowed(request.remote, steady_ms())) return refuse("too_many_tries");
          tries->count(request.remote, steady_ms());
          return ask_call_back(centre, wanted);
        };
        return answer(centre, request, run(), 201);
      }));
  router.add(reading(
      "/api/v1/help-requests", "list_call_backs", "Who waits to be called, whoever waits longest first",
      "care", kHelpers, {}, schema_of<CallBackList>(),
      [&centre](http::Request&) { return json_answer(200, json::write(list_call_backs(centre))); }));
  auto call = posting(
      "/api/v1/help-requests/{request}/call", "record_call",
      "Put on record that somebody called, and whether they reached the person", "care", kHelpers,
      schema_of<CallInput>(), {200, "on record", schema_of<CallTaken>()}, [&centre](http::Request& request) {
        const auto run = [&]() -> Result<CallTaken> {
          return record_call(centre, command_of(request),
                             TRY(id_in_path<CallBackId>(request, "request", "no_such_request")),
                             TRY(json::read<CallInput>(request.body)));
        };
        return answer(centre, request, run());
      });
  call.parameters = {http::idempotency_key_parameter()};
  router.add(std::move(call));
}

}  // namespace yichuang::app
