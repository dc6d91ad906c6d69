#include "main/operator_routes.h"

#include "app/record/answers.h"
#include "app/record/declare.h"
#include "platform/store/follower.h"

namespace yichuang::main_program {
namespace {

constexpr std::int64_t kHeartbeatMs = 10'000;

http::Response text(std::string body) {
  http::Response response;
  response.content_type = "text/plain; version=0.0.4; charset=utf-8";
  response.body = std::move(body);
  return response;
}

http::Route plain(std::string path, std::string id, std::string summary, http::Handler handler) {
  auto route = app::reading(std::move(path), std::move(id), std::move(summary), "operating", {"public"}, {},
                            {}, std::move(handler));
  route.answers = {
      {200, "as plain text",
       [](boost::json::object&) { return boost::json::value(boost::json::object{{"type", "string"}}); },
       "text/plain"}};
  return route;
}

// Every follower has a heartbeat; one that has stopped is told by name.
std::string stuck_follower(app::Centre& centre) {
  for (const auto& cursor : store::Follower::all(centre.store, centre.district))
    if (cursor.heartbeat_at.ms + kHeartbeatMs < centre.clock().ms) return cursor.name;
  return {};
}

}  // namespace

void add_operator_routes(http::Router& router, app::Centre& centre, metrics::Metrics& numbers) {
  router.add(plain("/healthz", "health", "The process answers", [](http::Request&) { return text("ok\n"); }));
  router.add(
      plain("/readyz", "readiness", "The store answers and the clockwork turns", [&centre](http::Request&) {
        const std::string stuck = stuck_follower(centre);
        if (!stuck.empty()) throw Failure("follower " + stuck + " has stopped");
        return text("ready\n");
      }));
  router.add(plain("/metrics", "metrics", "Prometheus text",
                   [&numbers](http::Request&) { return text(numbers.text()); }));
}

}  // namespace yichuang::main_program
