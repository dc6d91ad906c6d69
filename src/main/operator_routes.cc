#include "main/operator_routes.h"

#include "app/record/declare.h"

namespace yichuang::main_program {
namespace {

http::Response text(std::string body) {
  http::Response response;
  response.content_type = "text/plain; version=0.0.4; charset=utf-8";
  response.body = std::move(body);
  return response;
}

http::Route plain(std::string path, std::string id, std::string summary, http::Handler handler) {
  auto route = app::reading(std::move(path), std::move(id), std::move(summary), "operating", {"public"}, {},
                            {}, std::move(handler));
  route.operating = true;
  route.answers = {
      {200, "as plain text",
       [](boost::json::object&) { return boost::json::value(boost::json::object{{"type", "string"}}); },
       "text/plain"}};
  return route;
}

http::Response readiness(const app::Words& why_not, const std::string& trace) {
  if (why_not.en.empty()) return text("ready\n");
  auto response = http::problem(503, "not_ready", "此进程暂不接收请求：" + why_not.zh + "。",
                                "Not ready: " + why_not.en, trace);
  response.headers.emplace_back("Retry-After", "1");
  return response;
}

}  // namespace

void add_operator_routes(http::Router& router, std::function<app::Words()> why_not,
                         metrics::Metrics& numbers) {
  router.add(plain("/healthz", "health", "The process answers", [](http::Request&) { return text("ok\n"); }));
  router.add(plain("/readyz", "readiness", "The store writes, the clockwork turns, every follower follows",
                   [why_not = std::move(why_not)](http::Request& request) {
                     return readiness(why_not(), request.trace);
                   }));
  router.add(plain("/metrics", "metrics", "Prometheus text",
                   [&numbers](http::Request&) { return text(numbers.text()); }));
}

}  // namespace yichuang::main_program
