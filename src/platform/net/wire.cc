#include "platform/net/wire.h"

#include <ctime>

#include "base/result.h"
#include "platform/net/server.h"

namespace yichuang::net {
namespace {

std::string_view reason(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 202:
      return "Accepted";
    case 204:
      return "No Content";
    case 302:
      return "Found";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 413:
      return "Content Too Large";
    case 415:
      return "Unsupported Media Type";
    case 417:
      return "Expectation Failed";
    case 422:
      return "Unprocessable Content";
    case 428:
      return "Precondition Required";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 503:
      return "Service Unavailable";
    default:
      return "Status";
  }
}

// RFC 9110 §5.6.7, in English whatever the locale.
std::string date_now() {
  static constexpr const char* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  ::gmtime_r(&now, &utc);
  char text[64];
  const int length =
      std::snprintf(text, sizeof text, "%s, %02d %s %04d %02d:%02d:%02d GMT", days[utc.tm_wday], utc.tm_mday,
                    months[utc.tm_mon], utc.tm_year + 1900, utc.tm_hour, utc.tm_min, utc.tm_sec);
  return {text, static_cast<std::size_t>(length)};
}

bool one_line(const std::string& text) { return text.find_first_of("\r\n") == text.npos; }

}  // namespace

bool has_body(const http::Response& response) { return response.status != 204 && response.status != 304; }

std::string head_text(const http::Response& response, const Framing& framing) {
  http::ensure_sendable(response);
  std::string text = "HTTP/1.1 " + std::to_string(response.status) + ' ';
  text += reason(response.status);
  text += "\r\nDate: " + date_now();
  if (has_body(response)) {
    if (!response.content_type.empty()) text += "\r\nContent-Type: " + response.content_type;
    if (framing.length) text += "\r\nContent-Length: " + std::to_string(*framing.length);
  }
  if (!framing.keep_alive) {
    text += "\r\nConnection: close";
  } else if (framing.old_version) {
    text += "\r\nConnection: keep-alive";
  }
  for (const auto& [name, value] : response.headers) {
    text += "\r\n";
    text += name;
    text += ": ";
    text += value;
  }
  text += "\r\n\r\n";
  return text;
}

std::string to_text(const Event& event) {
  ensure(one_line(event.id) && one_line(event.name));
  std::string text;
  if (!event.id.empty()) text += "id: " + event.id + '\n';
  if (!event.name.empty()) text += "event: " + event.name + '\n';
  std::string_view rest = event.data;
  while (true) {
    const auto end = rest.find_first_of("\r\n");
    text += "data: ";
    text += rest.substr(0, end);
    text += '\n';
    if (end == rest.npos) break;
    rest.remove_prefix(end + (rest.substr(end, 2) == "\r\n" ? 2 : 1));
  }
  return text + '\n';
}

}  // namespace yichuang::net
