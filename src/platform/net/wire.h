// What goes on the wire before a body.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "platform/http/http.h"

namespace yichuang::net {

struct Framing {
  std::optional<std::int64_t> length;  // nullopt: the end of the connection is the end of the body
  bool keep_alive = true;
  bool old_version = false;  // an HTTP/1.0 client has to be told that it may go on
};

bool has_body(const http::Response& response);  // not for 204 and 304
// Status line and headers, up to the empty line. A header that could smuggle another one in is a Bug.
std::string head_text(const http::Response& response, const Framing& framing);

}  // namespace yichuang::net
