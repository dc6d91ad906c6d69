// Requests, responses and routes, with no word of sockets (platform/net) or of government (app).
#pragma once

#include <any>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace boost::json {
class value;
class object;
}  // namespace boost::json

namespace yichuang::http {

// The first five can be declared. HEAD is served through GET, OPTIONS by the router; `other`
// only ever meets 405.
enum class Method { get, post, put, patch, remove, head, options, other };
std::string_view to_string(Method method);  // "GET"
bool changes_nothing(Method method);  // GET, HEAD, OPTIONS

struct Route;

// A body the transport spooled to a temporary file because the route said so (uploads).
struct SpooledBody {
  std::string path;  // removed when the request ends unless moved away
  std::int64_t size = 0;  // bytes
};

struct Request {
  Method method = Method::get;
  std::string target;  // as sent: path and query
  std::string path;  // decoded path
  std::map<std::string, std::string> params;  // from the route pattern: {case} → "123"
  std::map<std::string, std::string> query;  // decoded; a repeated key is refused by the router
  std::map<std::string, std::string> headers;  // names in lower case
  std::string body;
  std::optional<SpooledBody> spooled;
  std::string remote;  // peer address, or the proxy's word if it is trusted
  std::string trace;  // made by the transport; in every log line and problem
  std::any principal;  // who the guard found asking; the app knows the type
  const Route* route = nullptr;  // set by the router
  bool admitted = false;  // the guard has run already, before the body was read
  std::string header(std::string_view lower_case_name) const;  // empty if absent
  std::string cookie(std::string_view name) const;  // empty if absent
};

// A live stream of server-sent events on these topics; the transport owns the connection. The response's
// body, if any, is sent first. The stream is subscribed before its first byte leaves: a client that loads its
// page once the stream is open misses nothing.
struct Stream {
  std::string topic;
  std::vector<std::string> also;  // more topics on the same connection
};
struct File {
  std::string path;
};

struct Response {
  int status = 200;
  std::string content_type;  // empty: no body
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
  std::optional<Stream> stream;
  std::optional<File> file;
  std::string header(std::string_view name) const;  // the first of that name, any case; empty if absent
};

using Handler = std::function<Response(Request&)>;
using SchemaOf = std::function<boost::json::value(boost::json::object& components)>;

// The router enforces what is declared: a required parameter is there, its text fits the schema, a query key
// nobody declared is refused. Schemas of parameters may use: type (string, integer, boolean), enum,
// minLength, maxLength, minimum, maximum, pattern; format and description are documentation only.
struct Parameter {
  std::string name;
  std::string in;  // path, query, header
  std::string description;
  bool required = false;  // a missing If-Match answers 428, anything else 400
  std::string schema = R"({"type":"string","maxLength":200})";
};
Parameter if_match_parameter();  // required; the ETag of what was seen
Parameter idempotency_key_parameter();  // required; the client's own key for this act
Parameter after_parameter();  // keyset pagination: where the last page ended
Parameter limit_parameter(int largest = 100);

struct Answer {
  int status = 200;
  std::string description;
  SchemaOf schema;  // empty: no body
  std::string content_type = "application/json";
};

// One door of the API, declared once: served, written into OpenAPI and listed in the authority golden.
struct Route {
  Method method = Method::get;
  std::string pattern;  // "/api/v1/cases/{case}/acceptance"
  std::string id;  // operationId, unique: "accept_case"
  std::string summary;  // one sentence
  std::string tag;  // the area
  std::vector<std::string> roles;  // who may knock; {"public"}: anyone, {"signed_in"}: any signed-in
  std::vector<Parameter> parameters;  // beyond those in the pattern
  SchemaOf body;  // request body; empty: none
  std::string body_type = "application/json";  // or several: "application/pdf, image/*"
  bool spool_body = false;  // body goes to a file, not to memory
  std::int64_t max_body = 1 << 20;  // bytes; 413 beyond
  std::vector<Answer> answers;  // success answers; the problem answers are added for all
  bool operating = false;  // for operators: answered ahead of the queue, and while the server drains
  Handler handler;
};

// Runs before every handler: signs the request in, checks Origin, role and rate. A response ends it.
using Guard = std::function<std::optional<Response>(const Route&, Request&)>;

// Answers what no route matches (the web's files); GET and HEAD only. nullopt: 404.
using Fallback = std::function<std::optional<Response>(Request&)>;

// Something went wrong inside a handler. Carries no word of the request itself, so that no personal data can
// reach a log through it.
struct Fault {
  std::string trace;
  std::string route;  // id, empty if none
  std::string kind;  // bug, failure, unexpected
  std::string detail;  // what the exception said
};
using Report = std::function<void(const Fault&)>;

// All routes are added before the first request; after that everything here is const and thread-safe.
class Router {
 public:
  Router();
  ~Router();
  Router(Router&&) noexcept;
  Router& operator=(Router&&) noexcept;

  void add(Route route);  // a pattern or id twice is a Bug
  void guard(Guard guard);
  void otherwise(Fallback fallback);
  void report(Report report);
  const std::vector<Route>& routes() const;

  // Finds the route, decodes, runs guard and handler. 404, 405 with Allow, and bad encodings are answered
  // here as problem+json. Bug → 500, Failure → 503 + Retry-After, each with the trace and nothing else.
  // A literal segment beats {parameter}. Every response leaves with the security headers.
  Response handle(Request& request) const;
  // The same up to and including the guard, for a transport that wants to know before it reads a body.
  // nullopt: let in; handle() will not run the guard again.
  std::optional<Response> admit(Request& request) const;
  // The route a request line would reach; the transport asks before reading the body. nullptr: none.
  const Route* match(Method method, std::string_view target) const;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

// The largest body this route takes; 0 for a route that takes none.
std::int64_t body_limit(const Route& route);

// RFC 9457. `fields` is a JSON array text of {field, code, text:{zh,en}} or empty.
Response problem(int status, std::string_view code, std::string_view title_zh, std::string_view title_en,
                 std::string_view trace, std::string_view fields_json = {}, std::string_view clause = {});

// The problems of the machine room itself, by code: not_found, method_not_allowed, malformed_target,
// repeated_query_key, bad_parameters, precondition_required, wrong_media_type, body_too_large,
// body_not_expected, header_too_large, malformed_request, expectation_failed, internal, unavailable, busy.
Response standard_problem(std::string_view code, std::string_view trace, std::string_view fields_json = {});

// CSP and its companions, and Cache-Control: no-store unless the response has its own. Never overwrites.
void add_security_headers(Response& response);
// Names are tokens and values hold no control character, so that no header can be smuggled in; else a Bug.
void ensure_sendable(const Response& response);

// The strong ETag of a version, and the version an If-Match names; nullopt if absent or not such a tag.
std::string etag(std::int64_t version);
std::optional<std::int64_t> if_match(const Request& request);

inline constexpr std::string_view session_cookie = "yichuang_session";

// The OpenAPI 3.1 document of these routes, pretty-printed, keys in a stable order.
std::string openapi(const std::vector<Route>& routes, std::string_view title, std::string_view version);

}  // namespace yichuang::http
