#include "platform/json/document.h"

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/parse_options.hpp>
#include <boost/json/value_stack.hpp>
#include <charconv>
#include <set>

#include "platform/json/codec.h"

namespace yichuang::json::detail {
namespace bj = boost::json;
namespace {

constexpr std::size_t kMaxNameInPath = 64;

bool speaks_for_itself(std::string_view name) {
  if (name.empty() || name.size() > kMaxNameInPath) return false;
  for (const unsigned char byte : name)
    if (byte <= ' ' || byte == '.' || byte == '[' || byte == ']' || byte == '"' || byte == 0x7f) return false;
  return true;
}

// Boost 1.81 rounds some decimals to the neighbouring double; a value that is hashed must come back exactly.
double exact(double rounded, bj::string_view digits) {
  double value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc{} && end == digits.data() + digits.size() ? value : rounded;
}

// What basic_parser asks of a handler; the two handlers below say only what differs.
struct Handler {
  static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);
  bool on_document_begin(bj::error_code&) { return true; }
  bool on_document_end(bj::error_code&) { return true; }
  bool on_number_part(bj::string_view, bj::error_code&) { return true; }
  bool on_comment_part(bj::string_view, bj::error_code&) { return true; }
  bool on_comment(bj::string_view, bj::error_code&) { return true; }
};

struct Builder : Handler {
  bj::value_stack stack;
  std::size_t keys = 0;

  bool on_object_begin(bj::error_code&) { return true; }
  bool on_object_end(std::size_t n, bj::error_code&) {
    stack.push_object(n);
    keys += n;
    return true;
  }
  bool on_array_begin(bj::error_code&) { return true; }
  bool on_array_end(std::size_t n, bj::error_code&) {
    stack.push_array(n);
    return true;
  }
  bool on_key_part(bj::string_view s, std::size_t, bj::error_code&) {
    stack.push_chars(s);
    return true;
  }
  bool on_key(bj::string_view s, std::size_t, bj::error_code&) {
    stack.push_key(s);
    return true;
  }
  bool on_string_part(bj::string_view s, std::size_t, bj::error_code&) {
    stack.push_chars(s);
    return true;
  }
  bool on_string(bj::string_view s, std::size_t, bj::error_code&) {
    stack.push_string(s);
    return true;
  }
  bool on_int64(std::int64_t i, bj::string_view, bj::error_code&) {
    stack.push_int64(i);
    return true;
  }
  bool on_uint64(std::uint64_t u, bj::string_view, bj::error_code&) {
    stack.push_uint64(u);
    return true;
  }
  bool on_double(double d, bj::string_view s, bj::error_code&) {
    stack.push_double(exact(d, s));
    return true;
  }
  bool on_bool(bool b, bj::error_code&) {
    stack.push_bool(b);
    return true;
  }
  bool on_null(bj::error_code&) {
    stack.push_null();
    return true;
  }
};

// Reads a text that is known to be faulty once more, keeping the path, to say where.
struct Locator : Handler {
  struct Frame {
    bool array = false;
    std::size_t index = 0;
    std::string key;
    std::set<std::string> seen;
  };
  std::vector<Frame> frames;
  std::string part;
  std::vector<FieldFault> faults;

  std::string path() const {
    std::string text;
    for (const Frame& frame : frames) {
      if (frame.array)
        append_step(text, frame.index);
      else if (!frame.seen.empty())
        append_step(text, frame.key);
    }
    return text;
  }
  bool value_ended() {
    if (!frames.empty() && frames.back().array) ++frames.back().index;
    return true;
  }
  bool on_object_begin(bj::error_code&) {
    frames.push_back({});
    return true;
  }
  bool on_object_end(std::size_t, bj::error_code&) {
    frames.pop_back();
    return value_ended();
  }
  bool on_array_begin(bj::error_code&) {
    frames.push_back({.array = true});
    return true;
  }
  bool on_array_end(std::size_t, bj::error_code&) {
    frames.pop_back();
    return value_ended();
  }
  bool on_key_part(bj::string_view s, std::size_t, bj::error_code&) {
    part.append(s.data(), s.size());
    return true;
  }
  bool on_key(bj::string_view s, std::size_t, bj::error_code&) {
    part.append(s.data(), s.size());
    Frame& frame = frames.back();
    frame.key = std::move(part);
    part.clear();
    const bool first = frame.seen.insert(frame.key).second;
    if (!first && faults.size() < kMaxFaults) faults.push_back({path(), "duplicate_key", {}});
    return true;
  }
  bool on_string_part(bj::string_view, std::size_t, bj::error_code&) { return true; }
  bool on_string(bj::string_view, std::size_t, bj::error_code&) { return value_ended(); }
  bool on_int64(std::int64_t, bj::string_view, bj::error_code&) { return value_ended(); }
  bool on_uint64(std::uint64_t, bj::string_view, bj::error_code&) { return value_ended(); }
  bool on_double(double, bj::string_view, bj::error_code&) { return value_ended(); }
  bool on_bool(bool, bj::error_code&) { return value_ended(); }
  bool on_null(bj::error_code&) { return value_ended(); }
};

bj::parse_options options() {
  bj::parse_options options;
  options.max_depth = kMaxDepth;
  return options;
}

// Where parsing stopped, and why.
struct Stop {
  bj::error_code error;
  std::size_t at = 0;
};

template <class H>
Stop run(bj::basic_parser<H>& parser, std::string_view text) {
  Stop stop;
  stop.at = parser.write_some(false, text.data(), text.size(), stop.error);
  if (!stop.error && stop.at < text.size()) stop.error = bj::error::extra_data;
  return stop;
}

std::size_t keys_in(const bj::value& value) {
  std::size_t keys = 0;
  if (const auto* object = value.if_object()) {
    keys = object->size();
    for (const auto& member : *object) keys += keys_in(member.value());
  } else if (const auto* array = value.if_array()) {
    for (const auto& element : *array) keys += keys_in(element);
  }
  return keys;
}

std::vector<FieldFault> locate(std::string_view text) {
  bj::basic_parser<Locator> parser(options());
  const Stop stop = run(parser, text);
  auto faults = std::move(parser.handler().faults);
  if (stop.error == bj::error::too_deep)
    faults.push_back({parser.handler().path(), "too_deep", {{"limit", std::to_string(kMaxDepth)}}});
  else if (stop.error)
    faults.push_back({"", "not_json", {{"at", std::to_string(stop.at)}}});
  return faults;
}

}  // namespace

void append_step(std::string& path, std::string_view name) {
  if (speaks_for_itself(name)) {
    if (!path.empty()) path += '.';
    path += name;
    return;
  }
  std::size_t end = std::min(name.size(), kMaxNameInPath);
  while (end > 0 && end < name.size() && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80) --end;
  path += "[\"";
  for (const char c : name.substr(0, end))
    path += (c == '"' || static_cast<unsigned char>(c) < ' ') ? '?' : c;
  path += end < name.size() ? "…\"]" : "\"]";
}

void append_step(std::string& path, std::size_t index) { path += '[' + std::to_string(index) + ']'; }

std::string to_string(const Path& path) {
  if (path.parent == nullptr) return {};
  std::string text = to_string(*path.parent);
  if (path.name.data() == nullptr)
    append_step(text, path.index);
  else
    append_step(text, path.name);
  return text;
}

void Reading::fault(const Path& path, std::string code, Values values) {
  if (faults.size() < kMaxFaults) faults.push_back({to_string(path), std::move(code), std::move(values)});
}

Document::Document(std::string_view text) {
  bj::basic_parser<Builder> parser(options());
  Builder& builder = parser.handler();
  builder.stack.reset(&memory_);
  const Stop stop = run(parser, text);
  if (!stop.error) value_ = builder.stack.release();
  // An object keeps one of two equal keys, so fewer keys than were read means a duplicate.
  if (stop.error || keys_in(value_) != builder.keys) faults_ = locate(text);
}

}  // namespace yichuang::json::detail
