#include <charconv>
#include <cmath>

#include "platform/json/leaves.h"

namespace yichuang::json::detail {
namespace {

// What has to be escaped, and nothing else: one text has one spelling.
void escape(std::string& out, unsigned char c) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\f':
      out += "\\f";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  constexpr char digits[] = "0123456789abcdef";
  out += "\\u00";
  out += digits[c >> 4];
  out += digits[c & 15];
}

template <class Number>
void append_number(std::string& out, Number value) {
  char digits[32];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  out.append(digits, end);
}

}  // namespace

void write_integer(std::string& out, std::int64_t value) { append_number(out, value); }

void write_double(std::string& out, double value) {
  ensure(std::isfinite(value));
  append_number(out, value == 0 ? 0.0 : value);  // -0 and 0 are one value and must hash alike
}

void write_string(std::string& out, std::string_view value) {
  out += '"';
  std::size_t plain = 0;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const auto c = static_cast<unsigned char>(value[i]);
    if (c >= ' ' && c != '"' && c != '\\') continue;
    out.append(value, plain, i - plain);
    escape(out, c);
    plain = i + 1;
  }
  out.append(value, plain);
  out += '"';
}

void write_id(std::string& out, std::int64_t value) {
  if (value <= 0)
    throw Bug("json: an id that is none is written where one is required; give its member absent_ok");
  out += '"';
  append_number(out, value);
  out += '"';
}

void write_anything(std::string& out, const bj::value& value) {
  switch (value.kind()) {
    case bj::kind::null:
      out += "null";
      return;
    case bj::kind::bool_:
      out += value.get_bool() ? "true" : "false";
      return;
    case bj::kind::int64:
      return append_number(out, value.get_int64());
    case bj::kind::uint64:
      return append_number(out, value.get_uint64());
    case bj::kind::double_:
      return write_double(out, value.get_double());
    case bj::kind::string:
      return write_string(out, {value.get_string().data(), value.get_string().size()});
    case bj::kind::array:
      break;
    case bj::kind::object:
      break;
  }
  const bool array = value.is_array();
  char before = 0;
  out += array ? '[' : '{';
  const auto separate = [&] {
    if (before != 0) out += before;
    before = ',';
  };
  if (array) {
    for (const auto& element : value.get_array()) separate(), write_anything(out, element);
  } else {
    for (const auto& member : value.get_object()) {
      separate();
      write_string(out, {member.key().data(), member.key().size()});
      out += ':';
      write_anything(out, member.value());
    }
  }
  out += array ? ']' : '}';
}

}  // namespace yichuang::json::detail
