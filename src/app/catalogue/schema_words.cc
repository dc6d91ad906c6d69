#include "app/catalogue/schema_words.h"

#include <algorithm>
#include <boost/json.hpp>
#include <cmath>
#include <regex>

#include "app/catalogue/document_json.h"
#include "app/catalogue/schema_wanted.h"

namespace yichuang::app {
namespace {

namespace bj = boost::json;

constexpr std::size_t kFewNames = 12;  // names told where no known one is near

bool is_of_type(std::string_view type, const Node& node) {
  switch (node.kind) {
    case Node::Kind::null:
      return type == "null";
    case Node::Kind::boolean:
      return type == "boolean";
    case Node::Kind::number:
      return type == "number" || (type == "integer" && std::trunc(node.number) == node.number);
    case Node::Kind::text:
      return type == "string";
    case Node::Kind::list:
      return type == "array";
    case Node::Kind::map:
      return type == "object";
  }
  return false;
}

bool is_of_type(const bj::object& schema, const Node& node) {
  const auto* type = schema.if_contains("type");
  if (type == nullptr) return true;
  if (type->is_string()) return is_of_type(std::string(type->get_string()), node);
  const auto& all = type->get_array();
  return std::any_of(all.begin(), all.end(),
                     [&](const auto& one) { return is_of_type(std::string(one.get_string()), node); });
}

std::size_t number_in(const bj::object& schema, std::string_view keyword, std::size_t otherwise) {
  const auto* limit = schema.if_contains(keyword);
  return limit == nullptr ? otherwise : limit->to_number<std::size_t>();
}

class Walk {
 public:
  Walk(const bj::value& whole, const MemberNames& names) : whole_(whole), names_(names) {}

  void at(const bj::value& part, const Node& node, int line) {
    const bj::object& schema = resolved(whole_, part);
    if (const auto* any = schema.if_contains("anyOf")) return alternatives(schema, any->get_array(), node, line);
    if (const auto* codes = schema.if_contains("enum")) {
      const auto& all = codes->get_array();
      if (std::find(all.begin(), all.end(), to_json(node)) == all.end()) unwanted(schema, node, line);
      return;
    }
    if (const auto* one = schema.if_contains("const")) {
      if (*one != to_json(node)) unwanted(schema, node, line);
      return;
    }
    if (!is_of_type(schema, node)) return unwanted(schema, node, line);
    if (node.kind == Node::Kind::map) members(schema, node, line);
    if (node.kind == Node::Kind::list) elements(schema, node, line);
    if (node.kind == Node::Kind::text) text(schema, node, line);
    if (const auto* least = schema.if_contains("minimum");
        least != nullptr && node.kind == Node::Kind::number && node.number < least->to_number<double>()) {
      if (node.number < 0 && least->to_number<double>() == 0)
        return say(line, {"不能小于 0，填的是“" + node.text + "”", "must not be below 0, but is “" + node.text + "”"});
      unwanted(schema, node, line);
    }
  }

  std::vector<SchemaFault> faults;

 private:
  void say(int line, const Text& what) {
    const Text place = names_.place(steps_);
    faults.push_back({line, {place.zh + what.zh, place.en + ": " + what.en}});
  }

  void unwanted(const bj::object& schema, const Node& node, int line) {
    const Text wanted = wanted_words(whole_, schema, steps_, names_);
    const Text found = found_words(node);
    say(line, {"要填" + wanted.zh + "，填的是" + found.zh, wanted.en + " is wanted, but here is " + found.en});
  }

  // Told is the alternative that was meant: of the kind of what stands there, and the nearest to it.
  void alternatives(const bj::object& schema, const bj::array& all, const Node& node, int line) {
    std::optional<std::vector<SchemaFault>> nearest;
    for (const bj::value& one : all) {
      Walk inside(whole_, names_);
      inside.steps_ = steps_;
      inside.at(one, node, line);
      if (inside.faults.empty()) return;
      const bj::object& alternative = resolved(whole_, one);
      const bool meant = (node.kind == Node::Kind::map || node.kind == Node::Kind::list) &&
                         alternative.contains("type") && is_of_type(alternative, node);
      if (meant && (!nearest || inside.faults.size() < nearest->size())) nearest = inside.faults;
    }
    if (!nearest) return unwanted(schema, node, line);
    faults.insert(faults.end(), nearest->begin(), nearest->end());
  }

  void members(const bj::object& schema, const Node& node, int line) {
    const auto* properties = schema.if_contains("properties");
    const auto* others = schema.if_contains("additionalProperties");
    if (const auto* required = schema.if_contains("required"))
      for (const auto& name : required->get_array()) missing(std::string(name.get_string()), node, line);
    for (const auto& [name, member] : node.members) {
      const int at_line = node.line_of(name);
      const auto* known = properties == nullptr ? nullptr : properties->get_object().if_contains(name);
      const bool closed = others != nullptr && others->is_bool() && !others->get_bool();
      if (known == nullptr && closed) {
        unknown(name, properties, at_line);
        continue;
      }
      if (const auto* form = schema.if_contains("propertyNames")) name_of_member(*form, name, at_line);
      if (known == nullptr && (others == nullptr || others->is_bool())) continue;
      steps_.push_back(name);
      at(known == nullptr ? *others : *known, member, at_line);
      steps_.pop_back();
    }
    count(schema, node.members.size(), "Properties", line);
  }

  void missing(const std::string& name, const Node& node, int line) {
    if (node.member(name) != nullptr) return;
    const Text called = names_.member(name);
    say(line, {"缺少“" + called.zh + "”（" + name + "）", "“" + called.en + "” (" + name + ") is missing"});
  }

  void unknown(const std::string& name, const bj::value* properties, int line) {
    std::vector<std::string> known;
    if (properties != nullptr)
      for (const auto& one : properties->get_object()) known.emplace_back(one.key());
    const std::string nearest = nearest_name(name, known);
    Text hint;
    if (!nearest.empty()) {
      const Text called = names_.member(nearest);
      hint = {"，最接近的是“" + nearest + "”（" + called.zh + "）", "; the nearest is “" + nearest + "” (" + called.en + ")"};
    } else if (known.size() <= kFewNames) {
      std::string list;
      for (const std::string& one : known) list += (list.empty() ? "" : ", ") + one;
      hint = {"，这里可以有：" + list, "; there can be: " + list};
    }
    say(line, {"里没有“" + name + "”这一项" + hint.zh, "there is no member “" + name + "”" + hint.en});
  }

  void name_of_member(const bj::value& part, const std::string& name, int line) {
    Walk inside(whole_, names_);
    inside.steps_ = steps_;
    Node node;
    node.kind = Node::Kind::text;
    node.text = name;
    inside.at(part, node, line);
    faults.insert(faults.end(), inside.faults.begin(), inside.faults.end());
  }

  void elements(const bj::object& schema, const Node& node, int line) {
    const auto* form = schema.if_contains("items");
    std::vector<bj::value> seen;
    const bool unique = schema.contains("uniqueItems") && schema.at("uniqueItems") == bj::value(true);
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      const Node& item = node.items[i];
      const int at_line = item.line != 0 ? item.line : line;
      steps_.push_back("#" + std::to_string(i + 1));
      if (form != nullptr) at(*form, item, at_line);
      steps_.pop_back();
      if (!unique) continue;
      bj::value value = to_json(item);
      if (std::find(seen.begin(), seen.end(), value) != seen.end()) {
        const Text found = found_words(item);
        say(at_line, {"里" + found.zh + "出现了两次", found.en + " stands twice"});
      }
      seen.push_back(std::move(value));
    }
    count(schema, node.items.size(), "Items", line);
  }

  void count(const bj::object& schema, std::size_t size, const std::string& of, int line) {
    const std::size_t least = number_in(schema, "min" + of, 0), most = number_in(schema, "max" + of, size);
    if (size < least)
      say(line, {"至少要有 " + std::to_string(least) + " 条，现在有 " + std::to_string(size) + " 条",
                 "at least " + std::to_string(least) + " wanted, but there are " + std::to_string(size)});
    if (size > most)
      say(line, {"最多 " + std::to_string(most) + " 条，现在有 " + std::to_string(size) + " 条",
                 "at most " + std::to_string(most) + " possible, but there are " + std::to_string(size)});
  }

  void text(const bj::object& schema, const Node& node, int line) {
    if (node.text.empty() && number_in(schema, "minLength", 0) > 0)
      return say(line, {"不能空着", "must not be left empty"});
    const auto* pattern = schema.if_contains("pattern");
    if (pattern == nullptr) return;
    const std::regex form(std::string(pattern->get_string()));
    if (!std::regex_search(node.text, form)) unwanted(schema, node, line);
  }

  const bj::value& whole_;
  const MemberNames& names_;
  Steps steps_;
};

}  // namespace

std::vector<SchemaFault> faults_against(const bj::value& schema, const Node& document,
                                        const MemberNames& names) {
  Walk walk(schema, names);
  walk.at(schema, document, document.line);
  return std::move(walk.faults);
}

}  // namespace yichuang::app
