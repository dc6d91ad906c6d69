#include "app/record/declare.h"

namespace yichuang::app {

http::Route reading(std::string pattern, std::string id, std::string summary, std::string tag,
                    std::vector<std::string> roles, std::vector<http::Parameter> parameters,
                    http::SchemaOf answer, http::Handler handler) {
  http::Route route;
  route.pattern = std::move(pattern);
  route.id = std::move(id);
  route.summary = std::move(summary);
  route.tag = std::move(tag);
  route.roles = std::move(roles);
  route.parameters = std::move(parameters);
  route.answers = {{200, "found", std::move(answer)}};
  route.handler = std::move(handler);
  return route;
}

http::Route posting(std::string pattern, std::string id, std::string summary, std::string tag,
                    std::vector<std::string> roles, http::SchemaOf body, http::Answer answer,
                    http::Handler handler) {
  http::Route route;
  route.method = http::Method::post;
  route.pattern = std::move(pattern);
  route.id = std::move(id);
  route.summary = std::move(summary);
  route.tag = std::move(tag);
  route.roles = std::move(roles);
  route.body = std::move(body);
  route.answers = {std::move(answer)};
  route.handler = std::move(handler);
  return route;
}

http::SchemaOf binary() {
  return [](boost::json::object&) {
    return boost::json::value(boost::json::object{{"type", "string"}, {"format", "binary"}});
  };
}

http::Parameter query_parameter(std::string name, std::string description, std::string schema,
                                bool required) {
  return {std::move(name), "query", std::move(description), required, std::move(schema)};
}

}  // namespace yichuang::app
