#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <set>

#include "platform/http/http.h"

namespace yichuang::http {
namespace {

namespace json = boost::json;

SchemaOf named(std::string name) {
  return [name](json::object& components) {
    components[name] = json::object{{"type", "object"}, {"properties", json::object{}}};
    return json::value(json::object{{"$ref", "#/components/schemas/" + name}});
  };
}

Response nothing(Request&) { return {}; }

std::vector<Route> routes() {
  Route view{.method = Method::get,
             .pattern = "/cases/{case}",
             .id = "view_case",
             .summary = "One case.",
             .tag = "casework",
             .roles = {"clerk", "approver"}};
  view.answers = {{200, "The case.", named("Case")}};
  Route accept{.method = Method::post,
               .pattern = "/cases/{case}/acceptance",
               .id = "accept_case",
               .roles = {"clerk"},
               .parameters = {if_match_parameter(), idempotency_key_parameter()}};
  accept.body = named("Acceptance");
  accept.answers = {{201, "Accepted.", named("Case")}};
  Route search{.method = Method::get,
               .pattern = "/catalogue",
               .id = "search",
               .roles = {"public"},
               .parameters = {after_parameter(), limit_parameter(50)}};
  search.answers = {{200, "", named("Page")}};
  Route upload{.method = Method::put,
               .pattern = "/files/{file}",
               .id = "upload",
               .roles = {"signed_in"},
               .body_type = "application/pdf, image/*",
               .spool_body = true,
               .max_body = 5000};
  upload.answers = {{204, "Kept."}};
  Route ping{.method = Method::get, .pattern = "/healthz", .id = "healthz", .roles = {"public"}};
  ping.answers = {{.status = 200, .content_type = "text/plain"}};
  std::vector<Route> all{view, accept, search, upload, ping};
  for (auto& route : all) route.handler = nothing;
  return all;
}

json::value document() { return json::parse(openapi(routes(), "一窗", "1.2.3")); }

std::set<std::string> statuses(const json::value& document, const char* path, const char* method) {
  std::set<std::string> all;
  for (const auto& [status, _] : document.at("paths").at(path).at(method).at("responses").as_object())
    all.insert(std::string(status));
  return all;
}

void collect_refs(const json::value& value, std::set<std::string>& refs) {
  if (value.is_object()) {
    for (const auto& [key, inside] : value.get_object()) {
      if (key == "$ref") refs.insert(inside.as_string().c_str());
      collect_refs(inside, refs);
    }
  } else if (value.is_array()) {
    for (const auto& inside : value.get_array()) collect_refs(inside, refs);
  }
}

TEST(OpenApi, ResolvesEveryReference) {
  const auto whole = document();
  std::set<std::string> refs;
  collect_refs(whole, refs);
  EXPECT_TRUE(refs.contains("#/components/schemas/Case"));
  EXPECT_TRUE(refs.contains("#/components/schemas/Problem"));
  EXPECT_TRUE(refs.contains("#/components/responses/Stale"));
  for (const auto& ref : refs) {
    ASSERT_TRUE(ref.starts_with("#/"));
    boost::system::error_code error;
    EXPECT_NE(whole.find_pointer(ref.substr(1), error), nullptr) << ref;
  }
}

TEST(OpenApi, SaysWhatEachOperationTakes) {
  const auto whole = document();
  EXPECT_EQ(whole.at("openapi").as_string(), "3.1.0");
  EXPECT_EQ(whole.at("info").at("title").as_string(), "一窗");
  const auto& accept = whole.at("paths").at("/cases/{case}/acceptance").at("post");
  EXPECT_EQ(accept.at("operationId").as_string(), "accept_case");
  const auto& parameters = accept.at("parameters").as_array();
  ASSERT_EQ(parameters.size(), 3U);
  EXPECT_EQ(parameters[0].at("name").as_string(), "case");
  EXPECT_EQ(parameters[0].at("in").as_string(), "path");
  EXPECT_TRUE(parameters[0].at("required").as_bool());
  EXPECT_EQ(parameters[1].at("name").as_string(), "If-Match");
  EXPECT_EQ(parameters[2].at("name").as_string(), "Idempotency-Key");
  EXPECT_EQ(parameters[1].at("in").as_string(), "header");
  EXPECT_EQ(accept.at("requestBody").at("content").at("application/json").at("schema").at("$ref").as_string(),
            "#/components/schemas/Acceptance");
  EXPECT_EQ(accept.at("security").as_array().size(), 1U);
  EXPECT_EQ(accept.at("x-roles").as_array().at(0).as_string(), "clerk");
  EXPECT_TRUE(whole.at("paths").at("/catalogue").at("get").at("security").as_array().empty());
  const auto& upload = whole.at("paths").at("/files/{file}").at("put").at("requestBody");
  EXPECT_EQ(upload.at("content").as_object().size(), 2U);
  EXPECT_TRUE(upload.at("content").as_object().contains("image/*"));
  EXPECT_EQ(upload.at("x-max-bytes").as_int64(), 5000);
  const auto& scheme = whole.at("components").at("securitySchemes").at("session");
  EXPECT_EQ(scheme.at("in").as_string(), "cookie");
  EXPECT_EQ(scheme.at("name").as_string(), session_cookie);
}

TEST(OpenApi, ListsOnlyAnswersAnOperationCanGive) {
  using Set = std::set<std::string>;
  const auto whole = document();
  EXPECT_EQ(statuses(whole, "/cases/{case}", "get"),
            (Set{"200", "400", "401", "403", "404", "422", "429", "500", "503"}));
  EXPECT_EQ(statuses(whole, "/cases/{case}/acceptance", "post"),
            (Set{"201", "400", "401", "403", "404", "409", "413", "415", "422", "428", "429", "500", "503"}));
  EXPECT_EQ(statuses(whole, "/catalogue", "get"), (Set{"200", "400", "404", "422", "429", "500", "503"}));
  EXPECT_EQ(statuses(whole, "/healthz", "get"), (Set{"200", "400", "429", "500", "503"}));
  EXPECT_EQ(statuses(whole, "/files/{file}", "put"),
            (Set{"204", "400", "401", "403", "404", "409", "413", "415", "422", "429", "500", "503"}));
}

TEST(OpenApi, IsTheSameTextInWhateverOrderRoutesAreDeclared) {
  auto reversed = routes();
  std::ranges::reverse(reversed);
  const std::string text = openapi(routes(), "t", "1");
  EXPECT_EQ(text, openapi(reversed, "t", "1"));
  EXPECT_TRUE(text.starts_with("{\n  \"openapi\": \"3.1.0\",\n  \"info\": {\n    \"title\": \"t\","));
  EXPECT_TRUE(text.ends_with("}\n"));
}

TEST(OpenApi, ShowsAnObjectForEveryProblemField) {
  const auto problem = document().at("components").at("schemas").at("Problem");
  EXPECT_TRUE(problem.at("properties").is_object());
  EXPECT_TRUE(problem.at("properties").at("text").at("properties").at("zh").is_object());
  EXPECT_TRUE(problem.at("properties").at("fields").at("items").at("required").is_array());
  const json::array required{"type", "title", "status", "code", "trace", "text"};
  EXPECT_EQ(problem.at("required").as_array(), required);
  const auto body = json::parse(standard_problem("busy", "t").body).as_object();
  for (const auto& name : required) EXPECT_TRUE(body.contains(name.as_string())) << name;
}

}  // namespace
}  // namespace yichuang::http
