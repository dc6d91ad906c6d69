// Requests, responses and routes, with no word of sockets (platform/net) or of government (app).
#pragma once

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

enum class Method { get, post, put, patch, remove };

// A body the transport spooled to a temporary file because the route said so (uploads).
struct SpooledBody {
  std::string path;        // removed when the request ends unless moved away
  std::int64_t size = 0;   // bytes
};

struct Request {
  Method method = Method::get;
  std::string target;                          // as sent: path and query
  std::string path;                            // decoded path
  std::map<std::string, std::string> params;   // from the route pattern: {case} → "123"
  std::map<std::string, std::string> query;    // decoded; a repeated key is refused by the router
  std::map<std::string, std::string> headers;  // names in lower case
  std::string body;
  std::optional<SpooledBody> spooled;
  std::string remote;                          // peer address, or the proxy's word if it is trusted
  std::string trace;                           // made by the transport; in every log line and problem
  std::string header(std::string_view lower_case_name) const;  // empty if absent
  std::string cookie(std::string_view name) const;             // empty if absent
};

// A live stream of server-sent events on a topic; the transport owns the connection.
struct Stream {
  std::string topic;
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
};

using Handler = std::function<Response(Request&)>;
using SchemaOf = std::function<boost::json::value(boost::json::object& components)>;

struct Parameter {
  std::string name;
  std::string in;           // path, query, header
  std::string description;
  bool required = false;
  std::string schema = R"({"type":"string","maxLength":200})";
};

struct Answer {
  int status = 200;
  std::string description;
  SchemaOf schema;                                  // empty: no body
  std::string content_type = "application/json";
};

// One door of the API, declared once: served, written into OpenAPI and listed in the authority golden.
struct Route {
  Method method = Method::get;
  std::string pattern;                     // "/api/v1/cases/{case}/acceptance"
  std::string id;                          // operationId, unique: "accept_case"
  std::string summary;                     // one sentence
  std::string tag;                         // the area
  std::vector<std::string> roles;          // who may knock; {"public"}: anyone, {"signed_in"}: any signed-in
  std::vector<Parameter> parameters;       // beyond those in the pattern
  SchemaOf body;                           // request body; empty: none
  std::string body_type = "application/json";
  bool spool_body = false;                 // body goes to a file, not to memory
  std::int64_t max_body = 1 << 20;         // bytes; 413 beyond
  std::vector<Answer> answers;             // success answers; the problem answers are added for all
  Handler handler;
};

// Runs before every handler: signs the request in, checks Origin, role and rate. A response ends it.
using Guard = std::function<std::optional<Response>(const Route&, Request&)>;

class Router {
 public:
  void add(Route route);                   // a pattern or id twice is a Bug
  void guard(Guard guard);
  const std::vector<Route>& routes() const;

  // Finds the route, decodes, runs guard and handler. 404, 405 with Allow, and bad encodings are answered
  // here as problem+json. Bug → 500, Failure → 503 + Retry-After, each with the trace and nothing else.
  Response handle(Request& request) const;
  // The route a request line would reach; the transport asks before reading the body. nullptr: none.
  const Route* match(Method method, std::string_view path) const;

 private:
  std::vector<Route> routes_;
  Guard guard_;
};

// RFC 9457. `fields` is a JSON array text of {field, code, text:{zh,en}} or empty.
Response problem(int status, std::string_view code, std::string_view title_zh, std::string_view title_en,
                 std::string_view trace, std::string_view fields_json = {}, std::string_view clause = {});

// The OpenAPI 3.1 document of these routes, pretty-printed, keys in a stable order.
std::string openapi(const std::vector<Route>& routes, std::string_view title, std::string_view version);

}  // namespace yichuang::http
