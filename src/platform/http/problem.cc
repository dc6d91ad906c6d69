// RFC 9457 problem details, the standard problems of the machine room, and what every response must carry.
#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "base/result.h"
#include "platform/http/http.h"

namespace yichuang::http {
namespace {

struct Standard {
  std::string_view code;
  int status;
  std::string_view zh;
  std::string_view en;
};

constexpr std::array standards = {
    Standard{"not_found", 404, "没有这个页面或事项，请检查地址。", "There is nothing at this address."},
    Standard{"method_not_allowed", 405, "这个地址不支持这种操作。",
             "This address does not take this method."},
    Standard{"malformed_target", 400, "地址的写法不正确，请检查后重试。",
             "The address is not properly encoded."},
    Standard{"repeated_query_key", 400, "地址中有重复的查询项，请只保留一个。",
             "A query parameter is given more than once."},
    Standard{"bad_parameters", 400, "有查询项填写不正确，请按提示修改。",
             "Some parameters are not as declared."},
    Standard{"precondition_required", 428, "请先打开最新内容，再提交修改。",
             "Say with If-Match which version you have seen."},
    Standard{"wrong_media_type", 415, "不支持这种内容类型。", "This media type is not accepted here."},
    Standard{"body_too_large", 413, "内容太大，请压缩或分开提交。", "The body is larger than the limit."},
    Standard{"body_not_expected", 413, "这个操作不需要提交内容。", "No body is accepted here."},
    Standard{"header_too_large", 431, "请求头太大。", "The request header is larger than the limit."},
    Standard{"malformed_request", 400, "请求的写法不正确。", "The request is not well-formed HTTP."},
    Standard{"expectation_failed", 417, "无法满足请求的前提。", "The Expect header cannot be met."},
    Standard{"internal", 500, "系统出错了，您的操作没有确认完成。请记下编号，稍后重试或联系窗口。",
             "Something is wrong on our side. The action was not confirmed; note the trace and try again."},
    Standard{"unavailable", 503, "系统暂时无法处理，请稍后重试，已填写的内容不会丢失。",
             "The service is unavailable for a moment. Try again shortly."},
    Standard{"busy", 503, "现在办理的人较多，请稍候重试。", "The service is busy. Try again in a moment."},
};

bool same_ignoring_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return lower(x) == lower(y);
  });
}

bool is_token(std::string_view name) {
  constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
  return !name.empty() && std::ranges::all_of(name, [&](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           marks.find(c) != marks.npos;
  });
}

bool is_field_value(std::string_view value) {
  return std::ranges::all_of(value, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte == '\t' || (byte >= 0x20 && byte != 0x7F);
  });
}

std::string quoted(std::string_view text) { return boost::json::serialize(boost::json::string(text)); }

}  // namespace

Response problem(int status, std::string_view code, std::string_view title_zh, std::string_view title_en,
                 std::string_view trace, std::string_view fields_json, std::string_view clause) {
  Response response;
  response.status = status;
  response.content_type = "application/problem+json";
  std::string& body = response.body;
  body = R"({"type":)" + quoted("urn:yichuang:problem:" + std::string(code));
  body += R"(,"title":)" + quoted(title_zh) + R"(,"status":)" + std::to_string(status);
  body += R"(,"code":)" + quoted(code) + R"(,"trace":)" + quoted(trace);
  body += R"(,"text":{"zh":)" + quoted(title_zh) + R"(,"en":)" + quoted(title_en) + "}";
  if (!fields_json.empty()) body += R"(,"fields":)" + std::string(fields_json);
  if (!clause.empty()) body += R"(,"clause":)" + quoted(clause);
  body += "}";
  return response;
}

Response standard_problem(std::string_view code, std::string_view trace, std::string_view fields_json) {
  const auto found = std::ranges::find(standards, code, &Standard::code);
  ensure(found != standards.end());
  auto response = problem(found->status, code, found->zh, found->en, trace, fields_json);
  if (found->status == 503) response.headers.emplace_back("Retry-After", "2");
  return response;
}

std::string Response::header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (same_ignoring_case(key, name)) return value;
  }
  return {};
}

// A page may show our own PDFs in a frame of its own, beside the form they prove; nothing else is ever framed.
constexpr std::string_view kPagePolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "connect-src 'self'; font-src 'self'; frame-src 'self'; form-action 'self'; frame-ancestors 'none'; "
    "base-uri 'none'";
constexpr std::string_view kPdfPolicy = "default-src 'none'; frame-ancestors 'self'; base-uri 'none'";

void add_security_headers(Response& response) {
  const std::array<std::pair<std::string_view, std::string_view>, 7> wanted = {{
      {"Content-Security-Policy", response.content_type == "application/pdf" ? kPdfPolicy : kPagePolicy},
      {"X-Content-Type-Options", "nosniff"},
      {"Referrer-Policy", "same-origin"},
      {"Permissions-Policy", "camera=(self), microphone=(self), geolocation=(self), payment=(), usb=()"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
      {"Cache-Control", "no-store"},
  }};
  for (const auto& [name, value] : wanted) {
    const bool there = std::ranges::any_of(
        response.headers, [&](const auto& header) { return same_ignoring_case(header.first, name); });
    if (!there) response.headers.emplace_back(name, value);
  }
}

void ensure_sendable(const Response& response) {
  ensure(response.status >= 200 && response.status <= 599);
  ensure(is_field_value(response.content_type));
  for (const auto& [name, value] : response.headers) {
    ensure(is_token(name));
    ensure(is_field_value(value));
  }
}

}  // namespace yichuang::http
