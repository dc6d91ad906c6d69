#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "base/result.h"
#include "platform/http/http.h"

namespace yichuang::http {
namespace {

SchemaOf any_schema() {
  return [](boost::json::object&) { return boost::json::value(boost::json::object{{"type", "object"}}); };
}

// Answers its own id and what it was given, so that a test sees which door was opened.
Route door(Method method, std::string pattern, std::string id) {
  Route route;
  route.method = method;
  route.pattern = std::move(pattern);
  route.id = id;
  route.roles = {"public"};
  if (!changes_nothing(method)) route.body = any_schema();
  route.handler = [id](Request& request) {
    Response response;
    response.content_type = "text/plain";
    response.body = id;
    for (const auto& [name, value] : request.params) response.body += " " + name + "=" + value;
    for (const auto& [name, value] : request.query) response.body += " ?" + name + "=" + value;
    return response;
  };
  return route;
}

Parameter query(std::string name, std::string schema = R"({"type":"string"})", bool required = false) {
  return {std::move(name), "query", "", required, std::move(schema)};
}

Router house() {
  Router router;
  router.add(door(Method::get, "/cases", "list"));
  router.add(door(Method::post, "/cases", "open"));
  router.add(door(Method::get, "/cases/{case}", "view"));
  router.add(door(Method::patch, "/cases/{case}", "amend"));
  router.add(door(Method::remove, "/cases/{case}", "withdraw"));
  router.add(door(Method::get, "/cases/search", "search"));
  router.add(door(Method::get, "/cases/search/saved", "saved"));
  router.add(door(Method::get, "/cases/{case}/materials/{material}", "material"));
  router.add(door(Method::get, "/{page}/about", "about"));
  auto filtered = door(Method::get, "/filtered", "filtered");
  filtered.parameters = {query("q"), query("page", R"({"type":"integer","minimum":1,"maximum":9})"),
                         query("open", R"({"type":"boolean"})"),
                         query("sort", R"({"type":"string","enum":["due","name"]})"),
                         query("code", R"({"type":"string","pattern":"^[A-Z]{2}$","maxLength":2})")};
  router.add(filtered);
  return router;
}

Response ask(const Router& router, Method method, std::string target, std::string body = {},
             std::map<std::string, std::string> headers = {}) {
  Request request;
  request.method = method;
  request.target = std::move(target);
  request.body = std::move(body);
  request.headers = std::move(headers);
  request.trace = "0123456789abcdef";
  return router.handle(request);
}

std::string code_of(const Response& response) {
  if (response.content_type != "application/problem+json") return "";
  return boost::json::parse(response.body).at("code").as_string().c_str();
}

TEST(Router, OpensTheDoorThePathNames) {
  const Router router = house();
  const struct {
    std::string target, answer;
  } cases[] = {
      {"/cases", "list"},
      {"/cases/17", "view case=17"},
      {"/cases/search", "search"},
      {"/cases/search/saved", "saved"},
      {"/cases/search/materials/3", "material case=search material=3"},  // the literal is a dead end
      {"/cases/%E8%8D%AF%E5%BA%97", "view case=药店"},
      {"/cases/a%2Fb", "view case=a/b"},  // an escaped slash does not split
      {"/cases/a+b", "view case=a+b"},    // a plus is a space only in a query
      {"/%63ases", "list"},
      {"/cases/about", "view case=about"},  // the first literal wins over {page}
      {"/people/about", "about page=people"},
      {"http://elsewhere.example/cases/17", "view case=17"},  // absolute form
      {"/filtered?q=%E8%8D%AF+a%2Bb", "filtered ?q=药 a+b"},
      {"/filtered?q=&&open=true", "filtered ?open=true ?q="},
      {"/filtered?q", "filtered ?q="},
  };
  for (const auto& one : cases) {
    const Response response = ask(router, Method::get, one.target);
    EXPECT_EQ(response.status, 200) << one.target;
    EXPECT_EQ(response.body, one.answer) << one.target;
  }
}

TEST(Router, RefusesWhatItCannotReadOrDoesNotHave) {
  const Router router = house();
  const struct {
    std::string target;
    int status;
    std::string code;
  } cases[] = {
      {"/nowhere", 404, "not_found"},
      {"/", 404, "not_found"},
      {"/cases/", 404, "not_found"},  // an empty segment is not a parameter
      {"/cases//materials/1", 404, "not_found"},
      {"/cases/1/", 404, "not_found"},
      {"/cases/%", 400, "malformed_target"},
      {"/cases/%4", 400, "malformed_target"},
      {"/cases/%zz", 400, "malformed_target"},
      {"/cases/%00", 400, "malformed_target"},
      {"/cases/%ff", 400, "malformed_target"},        // not UTF-8
      {"/cases/%c0%af", 400, "malformed_target"},     // overlong
      {"/cases/%ed%a0%80", 400, "malformed_target"},  // surrogate
      {"/cases#x", 400, "malformed_target"},
      {"cases", 400, "malformed_target"},
      {"", 400, "malformed_target"},
      {"/filtered?q=%00", 400, "malformed_target"},
      {"/filtered?q=%f", 400, "malformed_target"},
      {"/filtered?q=1&q=2", 400, "repeated_query_key"},
      {"/filtered?q=1&%71=2", 400, "repeated_query_key"},
      {"/filtered?unknown=1", 400, "bad_parameters"},
      {"/filtered?page=0", 400, "bad_parameters"},
      {"/filtered?page=10", 400, "bad_parameters"},
      {"/filtered?page=1x", 400, "bad_parameters"},
      {"/filtered?page=", 400, "bad_parameters"},
      {"/filtered?page=99999999999999999999", 400, "bad_parameters"},
      {"/filtered?open=yes", 400, "bad_parameters"},
      {"/filtered?sort=age", 400, "bad_parameters"},
      {"/filtered?code=ab", 400, "bad_parameters"},
      {"/filtered?code=ABC", 400, "bad_parameters"},
      {"/cases/" + std::string(201, 'a'), 400, "bad_parameters"},
  };
  for (const auto& one : cases) {
    const Response response = ask(router, Method::get, one.target);
    EXPECT_EQ(response.status, one.status) << one.target;
    EXPECT_EQ(code_of(response), one.code) << one.target;
  }
}

TEST(Router, NamesEveryFaultyParameterWithItsText) {
  const auto response = ask(house(), Method::get, "/filtered?page=0&sort=age&x=1");
  const auto body = boost::json::parse(response.body);
  const auto& fields = body.at("fields").as_array();
  ASSERT_EQ(fields.size(), 3U);
  EXPECT_EQ(fields[0].at("field").as_string(), "query.page");
  EXPECT_EQ(fields[0].at("code").as_string(), "out_of_range");
  EXPECT_EQ(fields[1].at("code").as_string(), "not_allowed");
  EXPECT_EQ(fields[2].at("field").as_string(), "query.x");
  EXPECT_EQ(fields[2].at("code").as_string(), "unknown");
  EXPECT_FALSE(fields[2].at("text").at("zh").as_string().empty());
}

TEST(Router, AnswersAMethodNobodyDeclaredWithAllow) {
  const Router router = house();
  const struct {
    Method method;
    std::string target;
    int status;
    std::string allow;
  } cases[] = {
      {Method::remove, "/cases", 405, "OPTIONS, GET, HEAD, POST"},
      {Method::other, "/cases/1", 405, "OPTIONS, GET, HEAD, PATCH, DELETE"},
      {Method::post, "/cases/search", 405, "OPTIONS, GET, HEAD"},  // the literal hides {case}
      {Method::options, "/cases", 204, "OPTIONS, GET, HEAD, POST"},
      {Method::options, "*", 204, ""},
      {Method::other, "/nowhere", 404, ""},
  };
  for (const auto& one : cases) {
    const Response response = ask(router, one.method, one.target);
    EXPECT_EQ(response.status, one.status) << one.target;
    EXPECT_EQ(response.header("Allow"), one.allow) << one.target;
  }
}

TEST(Router, ServesHeadThroughGet) {
  const Router router = house();
  EXPECT_EQ(ask(router, Method::head, "/cases/17").body,
            "view case=17");  // the transport leaves the body out
  EXPECT_EQ(router.match(Method::head, "/cases/17?x=1"), router.match(Method::get, "/cases/17"));
}

TEST(Router, ChecksTheBodyBeforeTheHandler) {
  Router router;
  auto small = door(Method::post, "/small", "small");
  small.max_body = 4;
  router.add(small);
  auto bare = door(Method::post, "/bare", "bare");
  bare.body = nullptr;
  router.add(bare);
  auto upload = door(Method::put, "/upload", "upload");
  upload.body_type = "application/pdf, image/*";
  router.add(upload);
  const struct {
    Method method;
    std::string target, type, body;
    int status;
  } cases[] = {
      {Method::post, "/small", "application/json", "1234", 200},
      {Method::post, "/small", "Application/JSON ; charset=UTF-8", "1234", 200},
      {Method::post, "/small", "application/json", "12345", 413},
      {Method::post, "/small", "text/plain", "1234", 415},
      {Method::post, "/small", "", "1234", 415},
      {Method::post, "/small", "application/json; charset=gbk", "1234", 415},
      {Method::post, "/small", "", "", 200},  // an absent body is the codec's to refuse
      {Method::post, "/bare", "", "", 200},
      {Method::post, "/bare", "application/json", "{}", 413},
      {Method::put, "/upload", "application/pdf", "x", 200},
      {Method::put, "/upload", "image/jpeg", "x", 200},
      {Method::put, "/upload", "imagery/jpeg", "x", 415},
      {Method::put, "/upload", "application/json", "x", 415},
  };
  for (const auto& one : cases) {
    const auto response = ask(router, one.method, one.target, one.body, {{"content-type", one.type}});
    EXPECT_EQ(response.status, one.status) << one.target << " " << one.type << " " << one.body;
  }
}

TEST(Router, AsksForThePreconditionARouteDeclares) {
  Router router;
  auto route = door(Method::post, "/cases/{case}/acceptance", "accept");
  route.parameters = {if_match_parameter(), idempotency_key_parameter()};
  router.add(route);
  const std::string target = "/cases/1/acceptance";
  EXPECT_EQ(ask(router, Method::post, target).status, 428);
  EXPECT_EQ(ask(router, Method::post, target, {}, {{"if-match", "\"3\""}}).status, 400);
  EXPECT_EQ(ask(router, Method::post, target, {}, {{"if-match", "W/\"3\""}, {"idempotency-key", "abcdefgh"}})
                .status,
            400);
  EXPECT_EQ(
      ask(router, Method::post, target, {}, {{"if-match", "\"3\""}, {"idempotency-key", "a b c d e"}}).status,
      400);
  EXPECT_EQ(
      ask(router, Method::post, target, {}, {{"if-match", "\"3\""}, {"idempotency-key", "abcdefgh"}}).status,
      200);
}

TEST(Router, LetsTheGuardEndARequestBeforeAnythingElseIsLookedAt) {
  Router router;
  auto route = door(Method::post, "/staff/{x}", "staff");
  int handled = 0;
  route.handler = [&](Request&) { return ++handled, Response{}; };
  router.add(route);
  int guarded = 0;
  router.guard([&](const Route& asked, Request& request) -> std::optional<Response> {
    ++guarded;
    EXPECT_EQ(asked.id, "staff");
    EXPECT_EQ(request.params.at("x"), "7");
    if (request.header("cookie").empty())
      return problem(401, "not_signed_in", "请登录", "Sign in.", request.trace);
    return std::nullopt;
  });
  EXPECT_EQ(ask(router, Method::post, "/staff/7?bad=1", "x", {{"content-type", "text/plain"}}).status, 401);
  EXPECT_EQ(handled, 0);
  EXPECT_EQ(ask(router, Method::post, "/nowhere").status, 404);
  EXPECT_EQ(guarded, 1);

  Request request{.method = Method::post, .target = "/staff/7", .headers = {{"cookie", "a=b"}}};
  EXPECT_FALSE(router.admit(request));
  EXPECT_EQ(router.handle(request).status, 200);
  EXPECT_EQ(guarded, 2) << "an admitted request does not meet the guard again";
}

TEST(Router, FencesEveryKindOfFaultAndTellsOnlyTheTrace) {
  Router router;
  const std::pair<std::string, std::function<Response(Request&)>> doors[] = {
      {"bug", [](Request&) -> Response { throw Bug("secret of the bug"); }},
      {"failure", [](Request&) -> Response { throw Failure("secret of the disk"); }},
      {"no_memory", [](Request&) -> Response { throw std::bad_alloc(); }},
      {"exception", [](Request&) -> Response { throw std::out_of_range("secret of the vector"); }},
      {"nothing_known", [](Request&) -> Response { throw 7; }},
      {"header", [](Request&) { return Response{.headers = {{"Location", "/x\r\nSet-Cookie: a=b"}}}; }},
      {"name", [](Request&) { return Response{.headers = {{"X: y\r\nZ", "1"}}}; }},
  };
  for (const auto& [id, handler] : doors) {
    auto route = door(Method::get, "/" + id, id);
    route.handler = handler;
    router.add(route);
  }
  std::vector<Fault> faults;
  router.report([&](const Fault& fault) { faults.push_back(fault); });
  const struct {
    std::string target;
    int status;
    std::string kind;
  } cases[] = {{"/bug", 500, "bug"},
               {"/failure", 503, "failure"},
               {"/no_memory", 503, "failure"},
               {"/exception", 500, "unexpected"},
               {"/nothing_known", 500, "unexpected"},
               {"/header", 500, "bug"},
               {"/name", 500, "bug"}};
  for (const auto& one : cases) {
    faults.clear();
    const Response response = ask(router, Method::get, one.target);
    EXPECT_EQ(response.status, one.status) << one.target;
    EXPECT_EQ(response.body.find("secret"), response.body.npos);
    EXPECT_NE(response.body.find("0123456789abcdef"), response.body.npos);
    EXPECT_EQ(response.header("Set-Cookie"), "");
    ASSERT_EQ(faults.size(), 1U) << one.target;
    EXPECT_EQ(faults[0].kind, one.kind) << one.target;
    EXPECT_EQ(faults[0].trace, "0123456789abcdef");
    EXPECT_EQ(faults[0].route, one.target.substr(1));
    EXPECT_EQ(response.header("Retry-After").empty(), one.status != 503) << one.target;
  }
}

TEST(Router, SendsTheSecurityHeadersWithEveryAnswer) {
  const Router router = house();
  for (const std::string target : {"/cases", "/nowhere", "/cases/%00"}) {
    const Response response = ask(router, Method::get, target);
    EXPECT_EQ(
        response.header("content-security-policy"),
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
        "connect-src 'self'; font-src 'self'; frame-src 'self'; form-action 'self'; frame-ancestors 'none'; "
        "base-uri 'none'");
    EXPECT_EQ(response.header("X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(response.header("Cache-Control"), "no-store");
    for (const char* name : {"Referrer-Policy", "Permissions-Policy", "Cross-Origin-Opener-Policy"})
      EXPECT_FALSE(response.header(name).empty()) << name;
  }
}

TEST(Router, LetsOnlyOurOwnPagesFrameAPdf) {
  Response pdf{.status = 200, .content_type = "application/pdf", .body = "%PDF-1.7"};
  add_security_headers(pdf);
  EXPECT_EQ(pdf.header("content-security-policy"),
            "default-src 'none'; frame-ancestors 'self'; base-uri 'none'");
}

TEST(Router, AsksTheFallbackOnlyForPagesNoRouteHas) {
  Router router = house();
  router.otherwise([](Request& request) -> std::optional<Response> {
    if (request.path != "/portal/药店") return std::nullopt;
    return Response{.content_type = "text/html", .body = "page", .headers = {{"Cache-Control", "no-cache"}}};
  });
  EXPECT_EQ(ask(router, Method::get, "/portal/%E8%8D%AF%E5%BA%97").header("Cache-Control"), "no-cache");
  EXPECT_EQ(ask(router, Method::post, "/portal/%E8%8D%AF%E5%BA%97").status, 404);
  EXPECT_EQ(ask(router, Method::get, "/elsewhere").status, 404);
  EXPECT_EQ(ask(router, Method::get, "/cases").body, "list");
}

TEST(Router, RefusesDeclarationsThatContradictEachOther) {
  Router router = house();
  EXPECT_THROW(router.add(door(Method::get, "/cases/{other}", "fresh")), Bug) << "the same place twice";
  EXPECT_THROW(router.add(door(Method::get, "/fresh", "list")), Bug) << "the same id twice";
  EXPECT_THROW(router.add(door(Method::head, "/fresh", "head")), Bug) << "HEAD comes with GET";
  EXPECT_THROW(router.add(door(Method::get, "/a{b}c", "mixed")), Bug);
  EXPECT_THROW(router.add(door(Method::get, "no-slash", "slash")), Bug);
  auto route = door(Method::get, "/keyword", "keyword");
  route.parameters = {query("x", R"({"type":"string","multipleOf":3})")};
  EXPECT_THROW(router.add(route), Bug) << "a schema that would not be enforced";
  auto misplaced = door(Method::get, "/misplaced", "misplaced");
  misplaced.parameters = {{"case", "path"}};
  EXPECT_THROW(router.add(misplaced), Bug) << "a path parameter the pattern does not have";
}

TEST(Request, FindsItsCookiesAndVersions) {
  Request request{.headers = {{"cookie", "a=1; session=x=y;b=2"}, {"if-match", "\"42\""}}};
  EXPECT_EQ(request.cookie("session"), "x=y");
  EXPECT_EQ(request.cookie("b"), "2");
  EXPECT_EQ(request.cookie("ession"), "");
  EXPECT_EQ(if_match(request), 42);
  for (const char* tag :
       {"", "42", "\"\"", "\"x\"", "W/\"42\"", "*", "\"-1\"", "\"1\", \"2\"", "\"99999999999999999999\""}) {
    request.headers["if-match"] = tag;
    EXPECT_EQ(if_match(request), std::nullopt) << tag;
  }
  EXPECT_EQ(etag(42), "\"42\"");
}

TEST(Problem, CarriesWhatRfc9457AndTheReaderNeed) {
  const auto response = problem(422, "outside_letter", "不在授权范围内", "Not within the \"letter\".", "abcd",
                                R"([{"field":"a"}])", "行政许可法 第二十三条");
  EXPECT_EQ(response.status, 422);
  EXPECT_EQ(response.content_type, "application/problem+json");
  EXPECT_EQ(
      response.body,
      R"({"type":"urn:yichuang:problem:outside_letter","title":"不在授权范围内","status":422,)"
      R"("code":"outside_letter","trace":"abcd","text":{"zh":"不在授权范围内",)"
      R"("en":"Not within the \"letter\"."},"fields":[{"field":"a"}],"clause":"行政许可法 第二十三条"})");
}

}  // namespace
}  // namespace yichuang::http
