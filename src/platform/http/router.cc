// One tree of path segments; a node has at most one child for {parameter}, tried after the literals.
#include <algorithm>
#include <array>
#include <deque>
#include <new>
#include <set>

#include "base/result.h"
#include "platform/http/encoding.h"
#include "platform/http/http.h"
#include "platform/http/parameter.h"

namespace yichuang::http {
namespace {

constexpr std::size_t declared_methods = 5;
constexpr int none = -1;

struct Node {
  std::map<std::string, int, std::less<>> literals;
  int parameter = none;
  std::array<int, declared_methods> routes = {none, none, none, none, none};
  bool is_end() const {
    return std::ranges::any_of(routes, [](int route) { return route != none; });
  }
};

struct Compiled {
  std::vector<std::pair<std::size_t, std::string>> names;  // which segment is which parameter
  std::vector<ParameterCheck> checks;
};

bool is_parameter(std::string_view segment) {
  return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

bool is_literal(std::string_view segment) {
  return !segment.empty() && segment.find_first_of("{}%?#") == segment.npos;
}

std::string_view trim(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return result;
}

bool accepts(std::string_view declared, std::string_view content_type) {
  const auto semicolon = content_type.find(';');
  const std::string type = lower(trim(content_type.substr(0, semicolon)));
  while (!declared.empty()) {
    const auto comma = declared.find(',');
    const std::string_view one = trim(declared.substr(0, comma));
    declared = comma == declared.npos ? std::string_view{} : declared.substr(comma + 1);
    const bool family = one.ends_with("/*") && type.starts_with(one.substr(0, one.size() - 1));
    if (one == type || family || (one == "*/*" && !type.empty())) return true;
  }
  return false;
}

// JSON is UTF-8 (RFC 8259 §8.1); a client that says otherwise would be misread.
bool says_other_charset(std::string_view content_type) {
  const std::string text = lower(content_type);
  const auto at = text.find("charset=");
  if (at == text.npos) return false;
  const std::string_view charset = trim(std::string_view(text).substr(at + 8));
  return !charset.starts_with("utf-8") && !charset.starts_with("\"utf-8\"");
}

bool has_body(const Request& request) { return !request.body.empty() || request.spooled.has_value(); }

}  // namespace

struct Router::Inside {
  std::vector<Route> routes;
  std::deque<Compiled> compiled;  // same index; a deque because a check does not move
  std::vector<Node> nodes{1};
  std::set<std::string> ids;
  Guard guard;
  Fallback fallback;
  Report report;

  int child(int node, const std::string& segment);
  int find(const std::vector<std::string>& segments, std::size_t depth = 0, int node = 0) const;
  std::string allow(int node) const;
  std::optional<Response> locate(Request& request, int& route) const;
  std::optional<Response> admit(Request& request, int& route) const;
  std::optional<Response> check_body(const Route& route, const Request& request) const;
  Response serve(Request& request) const;
  template <class Work>
  auto fenced(const Request& request, Work work) const -> decltype(work());
  Response fault(const Request& request, std::string kind, const char* what) const;
};

Router::Router() : inside_(std::make_unique<Inside>()) {}
Router::~Router() = default;
Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;

void Router::guard(Guard guard) { inside_->guard = std::move(guard); }
void Router::otherwise(Fallback fallback) { inside_->fallback = std::move(fallback); }
void Router::report(Report report) { inside_->report = std::move(report); }
const std::vector<Route>& Router::routes() const { return inside_->routes; }

void Router::add(Route route) {
  Inside& in = *inside_;
  ensure(route.handler && static_cast<std::size_t>(route.method) < declared_methods);
  ensure(!route.id.empty() && in.ids.insert(route.id).second);
  const auto segments = decode_segments(route.pattern);
  ensure(segments);
  Compiled compiled;
  int node = 0;
  for (std::size_t i = 0; i < segments->size(); ++i) {
    const std::string& segment = (*segments)[i];
    ensure(is_parameter(segment) || is_literal(segment));
    node = in.child(node, segment);
    if (!is_parameter(segment)) continue;
    Parameter parameter{segment.substr(1, segment.size() - 2), "path", "", true};
    compiled.names.emplace_back(i, parameter.name);
    const bool described = std::ranges::any_of(
        route.parameters, [&](const auto& p) { return p.in == "path" && p.name == parameter.name; });
    if (!described) compiled.checks.emplace_back(parameter);
  }
  for (const Parameter& parameter : route.parameters) {
    ensure(parameter.in != "path" || std::ranges::any_of(compiled.names, [&](const auto& name) {
             return name.second == parameter.name;
           }));
    compiled.checks.emplace_back(parameter);
  }
  int& slot = in.nodes[static_cast<std::size_t>(node)].routes[static_cast<std::size_t>(route.method)];
  ensure(slot == none);
  slot = static_cast<int>(in.routes.size());
  in.routes.push_back(std::move(route));
  in.compiled.push_back(std::move(compiled));
}

int Router::Inside::child(int node, const std::string& segment) {
  const auto fresh = static_cast<int>(nodes.size());
  Node& parent = nodes[static_cast<std::size_t>(node)];
  int& slot =
      is_parameter(segment) ? parent.parameter : parent.literals.try_emplace(segment, none).first->second;
  if (slot != none) return slot;
  slot = fresh;
  nodes.emplace_back();  // after the last use of `slot`: this may move the nodes
  return fresh;
}

int Router::Inside::find(const std::vector<std::string>& segments, std::size_t depth, int at) const {
  const Node& node = nodes[static_cast<std::size_t>(at)];
  if (depth == segments.size()) return node.is_end() ? at : none;
  if (const auto literal = node.literals.find(segments[depth]); literal != node.literals.end()) {
    if (const int found = find(segments, depth + 1, literal->second); found != none) return found;
  }
  if (node.parameter == none || segments[depth].empty()) return none;
  return find(segments, depth + 1, node.parameter);
}

std::string Router::Inside::allow(int node) const {
  std::string list = "OPTIONS";
  for (std::size_t i = 0; i < declared_methods; ++i) {
    if (nodes[static_cast<std::size_t>(node)].routes[i] == none) continue;
    list += ", " + std::string(to_string(static_cast<Method>(i)));
    if (static_cast<Method>(i) == Method::get) list += ", HEAD";
  }
  return list;
}

const Route* Router::match(Method method, std::string_view target) const {
  const auto segments = decode_segments(split_target(target).path);
  if (method == Method::head) method = Method::get;
  if (!segments || static_cast<std::size_t>(method) >= declared_methods) return nullptr;
  const int node = inside_->find(*segments);
  if (node == none) return nullptr;
  const int route = inside_->nodes[static_cast<std::size_t>(node)].routes[static_cast<std::size_t>(method)];
  return route == none ? nullptr : &inside_->routes[static_cast<std::size_t>(route)];
}

std::optional<Response> Router::Inside::locate(Request& request, int& route) const {
  route = none;
  const Target target = split_target(request.target);
  if (request.method == Method::options && target.path == "*") return Response{.status = 204};
  const auto segments = decode_segments(target.path);
  if (!segments) return standard_problem("malformed_target", request.trace);
  request.path.clear();
  for (const auto& segment : *segments) request.path += '/' + segment;
  const int node = find(*segments);
  if (node == none) {
    if (fallback && (request.method == Method::get || request.method == Method::head)) {
      if (auto response = fallback(request)) return response;
    }
    return standard_problem("not_found", request.trace);
  }
  if (request.method == Method::options) return Response{.status = 204, .headers = {{"Allow", allow(node)}}};
  const Method method = request.method == Method::head ? Method::get : request.method;
  if (static_cast<std::size_t>(method) < declared_methods)
    route = nodes[static_cast<std::size_t>(node)].routes[static_cast<std::size_t>(method)];
  if (route == none) {
    auto response = standard_problem("method_not_allowed", request.trace);
    response.headers.emplace_back("Allow", allow(node));
    return response;
  }
  request.route = &routes[static_cast<std::size_t>(route)];
  request.params.clear();
  for (const auto& [segment, name] : compiled[static_cast<std::size_t>(route)].names)
    request.params[name] = (*segments)[segment];
  request.query.clear();
  switch (parse_query(target.query, request.query)) {
    case QueryFault::malformed:
      return standard_problem("malformed_target", request.trace);
    case QueryFault::repeated_key:
      return standard_problem("repeated_query_key", request.trace);
    case QueryFault::none:
      break;
  }
  return std::nullopt;
}

std::optional<Response> Router::Inside::admit(Request& request, int& route) const {
  if (auto response = locate(request, route)) return response;
  if (!guard || request.admitted) return std::nullopt;
  if (auto response = guard(*request.route, request)) return response;
  request.admitted = true;
  return std::nullopt;
}

std::optional<Response> Router::Inside::check_body(const Route& route, const Request& request) const {
  const std::int64_t size =
      request.spooled ? request.spooled->size : static_cast<std::int64_t>(request.body.size());
  const std::int64_t limit = body_limit(route);
  if (limit == 0 && size > 0) return standard_problem("body_not_expected", request.trace);
  if (size > limit) return standard_problem("body_too_large", request.trace);
  if (!has_body(request)) return std::nullopt;
  const std::string type = request.header("content-type");
  if (!accepts(route.body_type, type)) return standard_problem("wrong_media_type", request.trace);
  if (route.body_type.ends_with("json") && says_other_charset(type))
    return standard_problem("wrong_media_type", request.trace);
  return std::nullopt;
}

Response Router::Inside::serve(Request& request) const {
  int index = none;
  if (auto response = admit(request, index)) return std::move(*response);
  const Route& route = routes[static_cast<std::size_t>(index)];
  if (auto response = check_body(route, request)) return std::move(*response);
  const auto faults = check_parameters(compiled[static_cast<std::size_t>(index)].checks, request);
  if (faults.precondition_missing)
    return standard_problem("precondition_required", request.trace, faults.fields);
  if (!faults.fields.empty()) return standard_problem("bad_parameters", request.trace, faults.fields);
  return route.handler(request);
}

Response Router::Inside::fault(const Request& request, std::string kind, const char* what) const {
  if (report) report({request.trace, request.route ? request.route->id : "", kind, what});
  return standard_problem(kind == "failure" ? "unavailable" : "internal", request.trace);
}

template <class Work>
auto Router::Inside::fenced(const Request& request, Work work) const -> decltype(work()) {
  try {
    return work();
  } catch (const Failure& failure) {
    return fault(request, "failure", failure.what());
  } catch (const std::bad_alloc&) {
    return fault(request, "failure", "there is no memory left");
  } catch (const Bug& bug) {
    return fault(request, "bug", bug.what());
  } catch (const std::exception& exception) {
    return fault(request, "unexpected", exception.what());
  } catch (...) {
    return fault(request, "unexpected", "not an exception of the standard library");
  }
}

Response Router::handle(Request& request) const {
  Response response = inside_->fenced(request, [&] {
    Response served = inside_->serve(request);
    ensure_sendable(served);
    return served;
  });
  add_security_headers(response);
  return response;
}

std::optional<Response> Router::admit(Request& request) const {
  int route = none;
  auto response =
      inside_->fenced(request, [&]() -> std::optional<Response> { return inside_->admit(request, route); });
  if (response) add_security_headers(*response);
  return response;
}

std::int64_t body_limit(const Route& route) { return route.body || route.spool_body ? route.max_body : 0; }

}  // namespace yichuang::http
