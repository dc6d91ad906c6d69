#include "platform/http/parameter.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <charconv>

#include "base/result.h"
#include "platform/http/encoding.h"

namespace yichuang::http {
namespace {

namespace json = boost::json;

// libstdc++ matches regular expressions recursively; longer text is refused before it gets there.
constexpr std::size_t longest_matched = 2000;

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return result;
}

struct FaultText {
  std::string_view code, zh, en;
};
constexpr std::array fault_texts = {
    FaultText{"missing", "必须填写", "is required"},
    FaultText{"unknown", "不认识的查询项", "is not a parameter of this address"},
    FaultText{"wrong_type", "类型不正确", "has the wrong type"},
    FaultText{"too_short", "太短", "is too short"},
    FaultText{"too_long", "太长", "is too long"},
    FaultText{"out_of_range", "超出允许范围", "is out of range"},
    FaultText{"not_allowed", "不在可选值内", "is not one of the allowed values"},
    FaultText{"wrong_form", "格式不正确", "does not have the required form"},
};

json::object field(std::string name, std::string_view code) {
  const auto text = std::ranges::find(fault_texts, code, &FaultText::code);
  ensure(text != fault_texts.end());
  return {{"field", name}, {"code", code}, {"text", {{"zh", text->zh}, {"en", text->en}}}};
}

const std::string* value_of(const Parameter& parameter, const Request& request) {
  const auto& where = parameter.in == "path"    ? request.params
                      : parameter.in == "query" ? request.query
                                                : request.headers;
  const auto found = where.find(parameter.in == "header" ? lower(parameter.name) : parameter.name);
  return found == where.end() ? nullptr : &found->second;
}

}  // namespace

ParameterCheck::ParameterCheck(const Parameter& parameter) : parameter_(parameter) {
  ensure(parameter.in == "path" || parameter.in == "query" || parameter.in == "header");
  const json::value schema = json::parse(parameter.schema);
  bool typed = false;
  for (const auto& [key, value] : schema.as_object()) {
    if (key == "type") {
      const std::string_view name = value.as_string();
      ensure(name == "string" || name == "integer" || name == "boolean");
      type_ = name == "string" ? Type::string : name == "integer" ? Type::integer : Type::boolean;
      typed = true;
    } else if (key == "minimum") {
      minimum_ = value.as_int64();
    } else if (key == "maximum") {
      maximum_ = value.as_int64();
    } else if (key == "minLength") {
      min_length_ = value.as_int64();
    } else if (key == "maxLength") {
      max_length_ = value.as_int64();
    } else if (key == "enum") {
      for (const auto& one : value.as_array()) allowed_.emplace_back(one.as_string());
    } else if (key == "pattern") {
      pattern_.emplace(value.as_string().c_str());
    } else {
      ensure(key == "format" || key == "description" || key == "default" || key == "examples");
    }
  }
  ensure(typed);
}

std::optional<std::string_view> ParameterCheck::fault(const std::string& text) const {
  switch (type_) {
    case Type::integer:
      return integer_fault(text);
    case Type::boolean:
      if (text != "true" && text != "false") return "wrong_type";
      return std::nullopt;
    case Type::string:
      break;
  }
  return string_fault(text);
}

std::optional<std::string_view> ParameterCheck::string_fault(const std::string& text) const {
  // Header values reach us as raw bytes; path and query were checked when they were decoded.
  if (!is_utf8(text)) return "wrong_form";
  const std::size_t length = code_points(text);
  if (min_length_ && length < *min_length_) return "too_short";
  if (max_length_ && length > *max_length_) return "too_long";
  if (!allowed_.empty() && std::ranges::find(allowed_, text) == allowed_.end()) return "not_allowed";
  if (pattern_ && text.size() > longest_matched) return "too_long";
  if (pattern_ && !std::regex_search(text, *pattern_)) return "wrong_form";
  return std::nullopt;
}

std::optional<std::string_view> ParameterCheck::integer_fault(const std::string& text) const {
  std::int64_t value = 0;
  const char* const end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, value);
  if (error == std::errc::result_out_of_range) return "out_of_range";
  if (error != std::errc{} || stopped != end) return "wrong_type";
  if ((minimum_ && value < *minimum_) || (maximum_ && value > *maximum_)) return "out_of_range";
  return std::nullopt;
}

ParameterFaults check_parameters(const std::vector<ParameterCheck>& checks, const Request& request) {
  json::array fields;
  ParameterFaults result;
  for (const auto& check : checks) {
    const Parameter& parameter = check.parameter();
    const std::string path = parameter.in + "." + parameter.name;
    if (const std::string* value = value_of(parameter, request)) {
      if (const auto code = check.fault(*value)) fields.push_back(field(path, *code));
    } else if (parameter.required) {
      result.precondition_missing |= lower(parameter.name) == "if-match";
      fields.push_back(field(path, "missing"));
    }
  }
  for (const auto& [key, value] : request.query) {
    const bool declared = std::ranges::any_of(checks, [&](const auto& check) {
      return check.parameter().in == "query" && check.parameter().name == key;
    });
    if (!declared) fields.push_back(field("query." + key, "unknown"));
  }
  if (!fields.empty()) result.fields = json::serialize(fields);
  return result;
}

Parameter if_match_parameter() {
  return {"If-Match", "header", "The ETag of the version that was seen.", true,
          R"({"type":"string","pattern":"^\"[0-9]{1,18}\"$"})"};
}

Parameter idempotency_key_parameter() {
  return {"Idempotency-Key", "header",
          "Made by the client, the same for every retry of one act; a retry answers what the first did.",
          true, R"({"type":"string","minLength":8,"maxLength":64,"pattern":"^[A-Za-z0-9_-]+$"})"};
}

Parameter after_parameter() {
  return {"after", "query", "Where the last page ended: its `next`.", false,
          R"({"type":"string","minLength":1,"maxLength":200,"pattern":"^[A-Za-z0-9_.~-]+$"})"};
}

Parameter limit_parameter(int largest) {
  return {"limit", "query", "The most entries to answer.", false,
          R"({"type":"integer","minimum":1,"maximum":)" + std::to_string(largest) + "}"};
}

}  // namespace yichuang::http
