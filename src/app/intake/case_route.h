// The shape all routes on a case share: parameters, If-Match, Idempotency-Key, one JSON body in, Taken out.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/intake/case_command.h"
#include "app/record/answers.h"
#include "app/record/declare.h"
#include "platform/http/http.h"

namespace yichuang::app {

// A mutation of a case. `decide` gets the body that was read and the path's {item}, if the pattern has one.
template <class Body>
http::Route case_action(
    Centre& centre, std::string pattern, std::string id, std::string summary, std::string tag,
    std::vector<std::string> roles,
    std::function<Decide(const Body& body, const std::string& item, const Command& command)> decide) {
  http::Route route;
  route.method = http::Method::post;
  route.pattern = std::move(pattern);
  route.id = std::move(id);
  route.summary = std::move(summary);
  route.tag = std::move(tag);
  route.roles = std::move(roles);
  route.parameters = {http::if_match_parameter(), http::idempotency_key_parameter()};
  route.body = schema_of<Body>();
  route.answers = {{200, "done; the new version of the case", schema_of<Taken>()}};
  route.handler = [&centre, decide = std::move(decide)](http::Request& request) {
    const auto run = [&]() -> Result<Taken> {
      const CaseId kase = TRY(id_in_path<CaseId>(request, "case", "no_such_case"));
      const Body body = TRY(json::read<Body>(request.body));
      const Command command = command_of(request);
      const auto item = request.params.find("item");
      return act_on_case(centre, command, kase,
                         decide(body, item == request.params.end() ? std::string() : item->second, command));
    };
    return answer(centre, request, run());
  };
  return route;
}

}  // namespace yichuang::app
