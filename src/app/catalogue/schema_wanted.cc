#include "app/catalogue/schema_wanted.h"

#include <boost/json.hpp>

#include "base/result.h"

namespace yichuang::app {
namespace {

namespace bj = boost::json;

constexpr std::size_t kShown = 60;  // bytes of what was found

std::string scalar(const bj::value& value) {
  return value.is_string() ? std::string(value.get_string()) : bj::serialize(value);
}

Text joined(const std::vector<Text>& parts) {
  Text all;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool last = i + 1 == parts.size();
    all.zh += (i == 0 ? "" : last ? "或者" : "、") + parts[i].zh;
    all.en += (i == 0 ? "" : last ? " or " : ", ") + parts[i].en;
  }
  return all;
}

Text object_words(const bj::object& schema, const MemberNames& names) {
  const auto* required = schema.if_contains("required");
  if (required == nullptr || required->get_array().empty()) return {"一组内容", "a set of members"};
  Text all;
  for (const auto& name : required->get_array()) {
    const Text called = names.member(scalar(name));
    all.zh += (all.zh.empty() ? "" : "、") + called.zh;
    all.en += (all.en.empty() ? "" : ", ") + called.en;
  }
  return {"一组内容（" + all.zh + "）", "a set of members (" + all.en + ")"};
}

Text typed_words(std::string_view type, const bj::object& schema, const MemberNames& names) {
  if (type == "object") return object_words(schema, names);
  if (type == "array") return {"一列内容", "a list"};
  if (type == "null") return {"空（null）", "nothing (null)"};
  if (type == "boolean") return {"“是”（true）或者“否”（false）", "yes (true) or no (false)"};
  if (type == "string") {
    const auto* pattern = schema.if_contains("pattern");
    return pattern == nullptr ? Text{"文字", "a text"} : pattern_words(scalar(*pattern));
  }
  const auto* least = schema.if_contains("minimum");
  const std::string limit = least == nullptr ? "" : scalar(*least);
  const Text kind = type == "integer" ? Text{"整数", "a whole number"} : Text{"数字", "a number"};
  if (limit.empty() || limit == "0") return kind;
  return {"不小于 " + limit + " 的" + kind.zh, kind.en + " of at least " + limit};
}

}  // namespace

const bj::object& resolved(const bj::value& whole, const bj::value& part) {
  const bj::object* at = &part.as_object();
  while (const auto* reference = at->if_contains("$ref")) {
    const std::string target = scalar(*reference);
    boost::system::error_code none;
    const auto* found = target.starts_with('#') ? whole.find_pointer(target.substr(1), none) : nullptr;
    if (found == nullptr) throw Failure("catalogue schema: there is no " + target);
    at = &found->as_object();
  }
  return *at;
}

Text wanted_words(const bj::value& whole, const bj::object& schema, const Steps& steps,
                  const MemberNames& names) {
  std::vector<Text> parts;
  if (const auto* any = schema.if_contains("anyOf"))
    for (const auto& one : any->get_array())
      parts.push_back(wanted_words(whole, resolved(whole, one), steps, names));
  else if (const auto* codes = schema.if_contains("enum"))
    for (const auto& code : codes->get_array()) parts.push_back(names.value(steps, scalar(code)));
  else if (const auto* one = schema.if_contains("const"))
    parts.push_back(names.value(steps, scalar(*one)));
  else if (const auto* type = schema.if_contains("type"); type != nullptr && type->is_array())
    for (const auto& one : type->get_array()) parts.push_back(typed_words(scalar(one), schema, names));
  else
    parts.push_back(typed_words(type == nullptr ? "object" : scalar(*type), schema, names));
  return joined(parts);
}

Text found_words(const Node& node) {
  switch (node.kind) {
    case Node::Kind::null:
      return {"空（null）", "nothing (null)"};
    case Node::Kind::list:
      return {"一列内容", "a list"};
    case Node::Kind::map:
      return {"一组内容", "a set of members"};
    case Node::Kind::boolean:
      return node.boolean ? Text{"“是”（true）", "yes (true)"} : Text{"“否”（false）", "no (false)"};
    default:
      break;
  }
  std::string text = node.text.substr(0, kShown);
  if (node.text.size() > kShown) {
    // Not through the middle of a character.
    while (!text.empty() && (static_cast<unsigned char>(node.text[text.size()]) & 0xC0U) == 0x80U)
      text.pop_back();
    text += "…";
  }
  return {"“" + text + "”", "“" + text + "”"};
}

Text pattern_words(std::string_view pattern) {
  static const std::map<std::string_view, Text> kWords{
      {"^[a-z0-9]+(-[a-z0-9]+)*$",
       {"代码（小写英文字母和数字，词间用连字符，如 food-licence）",
        "a code (small letters and digits, words joined by hyphens: food-licence)"}},
      {"^[a-z0-9]+(_[a-z0-9]+)*$",
       {"代码（小写英文字母和数字，词间用下划线，如 shop_area）",
        "a code (small letters and digits, words joined by underscores: shop_area)"}},
      {"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", {"日期（如 2026-03-01）", "a day (2026-03-01)"}},
      {"^[0-2][0-9]:[0-5][0-9]$", {"时间（如 09:00）", "a time (09:00)"}},
      {"^[0-9]{2}$", {"两位数字的代码", "a code of two digits"}},
      {"^[0-9]{3}$", {"三位数字的代码", "a code of three digits"}},
      {"^[0-9]{6}$", {"六位行政区划代码", "a division code of six digits"}},
      {"^[0-9]{12}$", {"十二位数字", "twelve digits"}},
      {"^[A-Z][0-9]{2}$", {"窗口号（如 A01）", "the number of a window (A01)"}},
      {"^[0-9A-HJ-NPQRTUWXY]{18}$", {"18 位统一社会信用代码", "a credit code of 18 characters"}},
      {"^[0-9A-HJ-NPQRTUWXY]{18}[1-7][0-9]{12}$",
       {"31 位实施编码（18 位信用代码、1 位层级、12 位数字）",
        "an implementation code of 31 characters (credit code, level, twelve digits)"}}};
  const auto found = kWords.find(pattern);
  if (found != kWords.end()) return found->second;
  return {"合乎格式的文字（" + std::string(pattern) + "）", "a text of the form " + std::string(pattern)};
}

}  // namespace yichuang::app
