// A hall that is asked over its routes, as every screen asks it; the guard of the house is not there, so that a test says
// who asks.
#pragma once

#include <boost/json.hpp>
#include <map>
#include <optional>
#include <string>

#include "app/authority/routes.h"
#include "app/care/routes.h"
#include "app/casework/routes.h"
#include "app/catalogue/routes.h"
#include "app/delivery/routes.h"
#include "app/intake/routes.h"
#include "app/oversight/routes.h"
#include "platform/http/http.h"
#include "tests/scenarios/hall.h"

namespace yichuang::scenarios {

namespace bj = boost::json;

struct Answer {
  int status = 0;
  bj::value body;
  std::string code() const {
    return body.is_object() && body.as_object().contains("code") ? body.at("code").as_string().c_str() : "";
  }
};

class RouteTest : public ScenarioTest {
 protected:
  void SetUp() override {
    ScenarioTest::SetUp();
    if (IsSkipped()) return;
    // The guard of the house signs people in; here the test says who asks.
    router_.guard([this](const http::Route&, http::Request& request) -> std::optional<http::Response> {
      request.principal = asking_;
      return std::nullopt;
    });
    app::add_catalogue_routes(router_, hall().centre());
    app::add_intake_routes(router_, hall().centre());
    app::add_casework_routes(router_, hall().centre());
    app::add_delivery_routes(router_, hall().centre());
    app::add_authority_routes(router_, hall().centre());
    app::add_care_routes(router_, hall().centre());
    app::add_oversight_routes(router_, hall().centre());
  }

  // From now on they ask from this address.
  void from(const std::string& address) { address_ = address; }
  Answer asks(const Actor& actor, const std::string& target) {
    return sends(actor, http::Method::get, target, {}, {});
  }
  Answer posts(const Actor& actor, const std::string& target, const std::string& body,
               std::optional<std::int64_t> seen = {}) {
    std::map<std::string, std::string> headers{{"content-type", "application/json"},
                                               {"idempotency-key", "request-" + std::to_string(++keys_)}};
    if (seen) headers["if-match"] = http::etag(*seen);
    return sends(actor, http::Method::post, target, body, std::move(headers));
  }

 private:
  Answer sends(const Actor& actor, http::Method method, const std::string& target, const std::string& body,
               std::map<std::string, std::string> headers) {
    asking_ = actor;
    http::Request request;
    request.method = method;
    request.target = target;
    request.headers = std::move(headers);
    request.body = body;
    request.trace = "test";
    request.remote = address_;
    const http::Response response = router_.handle(request);
    const bool json = response.content_type.find("json") != std::string::npos && !response.body.empty();
    return {response.status, json ? bj::parse(response.body) : bj::value()};
  }

  http::Router router_;
  Actor asking_;
  std::string address_ = "192.0.2.1";
  int keys_ = 0;
};

}  // namespace yichuang::scenarios
