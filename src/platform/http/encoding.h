// The text of a request line: percent-decoding, UTF-8, the target's parts.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yichuang::http {

bool is_utf8(std::string_view text);
std::size_t code_points(std::string_view utf8);

// nullopt if an escape is broken, or the result holds NUL or is not UTF-8.
std::optional<std::string> percent_decode(std::string_view text, bool plus_is_space = false);

struct Target {
  std::string_view path;  // still encoded
  std::string_view query;
};
// Origin form or absolute form; the scheme and authority of the latter are dropped.
Target split_target(std::string_view target);

// The decoded segments of "/a/b": {"a", "b"}; a slash inside an escape stays inside its segment.
std::optional<std::vector<std::string>> decode_segments(std::string_view path);

enum class QueryFault { none, malformed, repeated_key };
QueryFault parse_query(std::string_view text, std::map<std::string, std::string>& into);

}  // namespace yichuang::http
