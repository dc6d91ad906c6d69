// OpenAPI 3.1 from the declared routes. An answer is listed for an operation only if that operation can give
// it: 405, 408 and 431 belong to no operation and are left out.
#include <algorithm>
#include <boost/json.hpp>
#include <map>

#include "base/result.h"
#include "platform/http/encoding.h"
#include "platform/http/http.h"

namespace yichuang::http {
namespace {

namespace json = boost::json;

void print(const json::value& value, std::string& into, std::size_t depth);

void new_line(std::string& into, std::size_t depth) {
  into += '\n';
  into.append(depth * 2, ' ');
}

void print_object(const json::object& object, std::string& into, std::size_t depth) {
  if (object.empty()) {
    into += "{}";
    return;
  }
  into += '{';
  bool first = true;
  for (const auto& [key, value] : object) {
    if (!first) into += ',';
    first = false;
    new_line(into, depth + 1);
    into += json::serialize(json::string(key)) + ": ";
    print(value, into, depth + 1);
  }
  new_line(into, depth);
  into += '}';
}

void print_array(const json::array& array, std::string& into, std::size_t depth) {
  if (array.empty()) {
    into += "[]";
    return;
  }
  into += '[';
  bool first = true;
  for (const auto& value : array) {
    if (!first) into += ',';
    first = false;
    new_line(into, depth + 1);
    print(value, into, depth + 1);
  }
  new_line(into, depth);
  into += ']';
}

void print(const json::value& value, std::string& into, std::size_t depth) {
  if (value.is_object()) {
    print_object(value.get_object(), into, depth);
  } else if (value.is_array()) {
    print_array(value.get_array(), into, depth);
  } else {
    into += json::serialize(value);
  }
}

bool is_public(const Route& route) { return std::ranges::find(route.roles, "public") != route.roles.end(); }

std::vector<Parameter> all_parameters(const Route& route) {
  std::vector<Parameter> all;
  const auto segments = decode_segments(route.pattern);
  ensure(segments);
  for (const auto& segment : *segments) {
    if (!segment.starts_with('{')) continue;
    const std::string name = segment.substr(1, segment.size() - 2);
    const auto described = std::ranges::find_if(
        route.parameters, [&](const auto& p) { return p.in == "path" && p.name == name; });
    all.push_back(described != route.parameters.end() ? *described : Parameter{name, "path", ""});
    all.back().required = true;
  }
  std::ranges::copy_if(route.parameters, std::back_inserter(all),
                       [](const auto& p) { return p.in != "path"; });
  return all;
}

json::array parameters_of(const std::vector<Parameter>& parameters) {
  json::array list;
  for (const Parameter& parameter : parameters) {
    json::object one{{"name", parameter.name}, {"in", parameter.in}};
    if (!parameter.description.empty()) one["description"] = parameter.description;
    if (parameter.required) one["required"] = true;
    one["schema"] = json::parse(parameter.schema);
    list.push_back(std::move(one));
  }
  return list;
}

struct ProblemAnswer {
  int status;
  std::string_view name, description;
};
constexpr ProblemAnswer problem_answers[] = {
    {400, "Malformed", "The request is not as declared; `fields` names every fault."},
    {401, "NotSignedIn", "Nobody is signed in, or the sign-in has ended."},
    {403, "Denied", "The one who asks may not do this."},
    {404, "NotFound", "There is nothing of that name, or nothing the one who asks may know of."},
    {409, "Stale", "It has changed since it was seen, or the key was used for another act."},
    {413, "TooLarge", "The body is larger than the limit, or none was expected."},
    {415, "WrongMediaType", "The body is not of a declared media type."},
    {422, "Refused", "A rule says no; `clause` names it."},
    {428, "PreconditionRequired", "If-Match is missing."},
    {429, "TooMany", "Too many requests; Retry-After says when to come back."},
    {500, "Internal", "A fault on our side; the action was not confirmed."},
    {503, "Unavailable", "Not possible at the moment; Retry-After says when to come back."},
};

bool can_answer(const Route& route, const std::vector<Parameter>& parameters, int status) {
  const bool mutation = !changes_nothing(route.method);
  const bool asks = std::ranges::any_of(parameters, [](const auto& p) { return p.in != "header"; });
  switch (status) {
    case 401:
      return !is_public(route);
    case 403:
      return !is_public(route) || mutation;  // the Origin of a mutation is checked for everyone
    case 404:
      return asks || mutation;
    case 409:
      return mutation;
    case 413:
      return mutation;
    case 415:
      return body_limit(route) > 0;
    case 422:
      return asks || mutation;
    case 428:
      return std::ranges::any_of(parameters,
                                 [](const auto& p) { return p.name == "If-Match" && p.required; });
    default:
      return true;
  }
}

json::object request_body(const Route& route, json::object& components) {
  json::object content;
  std::string_view types = route.body_type;
  while (!types.empty()) {
    const auto comma = types.find(',');
    std::string_view type = types.substr(0, comma);
    types = comma == types.npos ? std::string_view{} : types.substr(comma + 1);
    type.remove_prefix(std::min(type.find_first_not_of(' '), type.size()));
    content[type] = route.body ? json::value(json::object{{"schema", route.body(components)}})
                               : json::value(json::object{});
  }
  return {{"required", true}, {"content", std::move(content)}, {"x-max-bytes", route.max_body}};
}

json::object responses_of(const Route& route, const std::vector<Parameter>& parameters,
                          json::object& components) {
  std::map<int, json::object> by_status;
  for (const Answer& answer : route.answers) {
    json::object one{{"description", answer.description.empty() ? "Done." : answer.description}};
    if (answer.schema) {
      one["content"] =
          json::object{{answer.content_type, json::object{{"schema", answer.schema(components)}}}};
    } else if (answer.content_type != "application/json") {
      one["content"] = json::object{{answer.content_type, json::object{}}};
    }
    by_status[answer.status] = std::move(one);
  }
  for (const auto& answer : problem_answers) {
    if (!can_answer(route, parameters, answer.status) || by_status.contains(answer.status)) continue;
    by_status[answer.status] = {{"$ref", "#/components/responses/" + std::string(answer.name)}};
  }
  json::object responses;
  for (auto& [status, one] : by_status) responses[std::to_string(status)] = std::move(one);
  return responses;
}

json::object operation(const Route& route, json::object& components) {
  const auto parameters = all_parameters(route);
  json::object one{{"operationId", route.id}, {"summary", route.summary}};
  if (!route.tag.empty()) one["tags"] = json::array{route.tag};
  one["x-roles"] = json::array(route.roles.begin(), route.roles.end());
  one["security"] = is_public(route) ? json::array{} : json::array{json::object{{"session", json::array{}}}};
  if (!parameters.empty()) one["parameters"] = parameters_of(parameters);
  if (body_limit(route) > 0) one["requestBody"] = request_body(route, components);
  one["responses"] = responses_of(route, parameters, components);
  return one;
}

json::object text_schema() { return {{"type", "string"}}; }

json::object problem_schema() {
  const json::object text{{"type", "object"},
                          {"properties", {{"zh", text_schema()}, {"en", text_schema()}}},
                          {"required", {"zh", "en"}}};
  const json::object field{
      {"type", "object"},
      {"properties", {{"field", text_schema()}, {"code", text_schema()}, {"text", text}}},
      {"required", {"field", "code", "text"}}};
  return {{"description",
           "RFC 9457. `code` is stable; `text` says what to do next; `trace` is for the help line."},
          {"type", "object"},
          {"properties",
           {{"type", {{"type", "string"}, {"format", "uri-reference"}}},
            {"title", text_schema()},
            {"status", {{"type", "integer"}}},
            {"code", text_schema()},
            {"trace", text_schema()},
            {"text", text},
            {"fields", {{"type", "array"}, {"items", field}}},
            {"clause", text_schema()}}},
          {"required", {"type", "title", "status", "code", "trace", "text"}}};
}

json::object problem_components() {
  json::object responses;
  for (const auto& answer : problem_answers) {
    json::object one{{"description", answer.description}};
    if (answer.status == 429 || answer.status == 503)
      one["headers"] =
          json::object{{"Retry-After", {{"description", "Seconds."}, {"schema", {{"type", "integer"}}}}}};
    one["content"] =
        json::object{{"application/problem+json", {{"schema", {{"$ref", "#/components/schemas/Problem"}}}}}};
    responses[answer.name] = std::move(one);
  }
  return responses;
}

std::string method_key(Method method) {
  std::string key(to_string(method));
  for (char& c : key) c = static_cast<char>(c + 32);
  return key;
}

}  // namespace

std::string openapi(const std::vector<Route>& routes, std::string_view title, std::string_view version) {
  json::object schemas;
  std::map<std::string, std::map<Method, json::object>> by_path;
  for (const Route& route : routes) by_path[route.pattern][route.method] = operation(route, schemas);

  json::object paths;
  for (auto& [pattern, operations] : by_path) {
    json::object path;
    for (auto& [method, one] : operations) path[method_key(method)] = std::move(one);
    paths[pattern] = std::move(path);
  }
  ensure(!schemas.contains("Problem"));
  schemas["Problem"] = problem_schema();
  std::map<std::string, json::value> sorted;
  for (auto& [name, schema] : schemas) sorted[std::string(name)] = std::move(schema);
  json::object ordered;
  for (auto& [name, schema] : sorted) ordered[name] = std::move(schema);

  const json::object cookie{{"type", "apiKey"}, {"in", "cookie"}, {"name", session_cookie}};
  const json::object document{{"openapi", "3.1.0"},
                              {"info", {{"title", title}, {"version", version}}},
                              {"servers", json::array{json::object{{"url", "/"}}}},
                              {"paths", std::move(paths)},
                              {"components",
                               {{"schemas", std::move(ordered)},
                                {"responses", problem_components()},
                                {"securitySchemes", {{"session", cookie}}}}}};
  std::string text;
  print(document, text, 0);
  return text + '\n';
}

}  // namespace yichuang::http
