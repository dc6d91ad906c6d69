#include <charconv>

#include "platform/http/http.h"

namespace yichuang::http {

std::string_view to_string(Method method) {
  switch (method) {
    case Method::get:
      return "GET";
    case Method::post:
      return "POST";
    case Method::put:
      return "PUT";
    case Method::patch:
      return "PATCH";
    case Method::remove:
      return "DELETE";
    case Method::head:
      return "HEAD";
    case Method::options:
      return "OPTIONS";
    case Method::other:
      break;
  }
  return "OTHER";
}

bool changes_nothing(Method method) {
  return method == Method::get || method == Method::head || method == Method::options;
}

std::string Request::header(std::string_view lower_case_name) const {
  const auto found = headers.find(std::string(lower_case_name));
  return found == headers.end() ? std::string{} : found->second;
}

std::string Request::cookie(std::string_view name) const {
  const std::string all = header("cookie");
  std::string_view rest = all;
  while (!rest.empty()) {
    const auto semicolon = rest.find(';');
    std::string_view pair = rest.substr(0, semicolon);
    rest = semicolon == rest.npos ? std::string_view{} : rest.substr(semicolon + 1);
    pair.remove_prefix(std::min(pair.find_first_not_of(' '), pair.size()));
    const auto equals = pair.find('=');
    if (equals != pair.npos && pair.substr(0, equals) == name) return std::string(pair.substr(equals + 1));
  }
  return {};
}

std::string etag(std::int64_t version) { return '"' + std::to_string(version) + '"'; }

std::optional<std::int64_t> if_match(const Request& request) {
  const std::string tag = request.header("if-match");
  if (tag.size() < 3 || tag.front() != '"' || tag.back() != '"') return std::nullopt;
  std::int64_t version = 0;
  const char* const end = tag.data() + tag.size() - 1;
  const auto [stopped, error] = std::from_chars(tag.data() + 1, end, version);
  if (error != std::errc{} || stopped != end || version < 0) return std::nullopt;
  return version;
}

}  // namespace yichuang::http
