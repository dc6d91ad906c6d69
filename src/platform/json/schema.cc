#include <algorithm>
#include <boost/core/demangle.hpp>

#include "platform/json/leaves.h"

namespace yichuang::json::detail {
namespace {

bj::string_view view(std::string_view text) { return {text.data(), text.size()}; }

}  // namespace

std::string type_name(const std::type_info& type) {
  // Of every part between the brackets of a template only the last word: ns::Page<ns::Row> is PageRow.
  const std::string full = boost::core::demangle(type.name());
  std::string name;
  std::string word;
  const auto end_word = [&] { name += word, word.clear(); };
  for (const char c : full) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_')
      word += c;
    else if (c == ':' || c == ' ' || c == ')')
      word.clear();
    else
      end_word();
  }
  end_word();
  return name;
}

bj::object SchemaBuilder::component(const std::type_info& type, const std::function<bj::object()>& describe) {
  const std::string name = type_name(type);
  const bj::object reference{{"$ref", "#/components/schemas/" + name}};
  // A type may hold itself, so it counts as begun before it is described.
  const auto [owner, first] = begun_.emplace(name, &type);
  if (*owner->second != type) throw Bug("json: two types called " + name + " in one document; rename one");
  if (!first) return reference;
  const bj::object described = describe();
  const bj::value* before = components_.if_contains(name);
  if (before != nullptr && *before != bj::value(described))
    throw Bug("json: two types called " + name + " in one document; rename one");
  components_[name] = described;
  return reference;
}

void StructSchema::add(std::string_view name, bj::object schema, const FieldRule& rule, bool required) {
  if (!rule.description.empty()) schema["description"] = view(rule.description);
  properties_[view(name)] = std::move(schema);
  if (required) required_.push_back(bj::string(view(name)));
}

bj::object StructSchema::done() {
  bj::object schema{
      {"type", "object"}, {"additionalProperties", false}, {"properties", std::move(properties_)}};
  if (!required_.empty()) schema["required"] = std::move(required_);
  return schema;
}

bj::object integer_schema(IntegerRange range, const FieldRule& rule) {
  return {{"type", "integer"},
          {"minimum", std::max(range.lowest, rule.minimum.value_or(range.lowest))},
          {"maximum", std::min(range.highest, rule.maximum.value_or(range.highest))}};
}

bj::object double_schema(const FieldRule& rule) {
  bj::object schema{{"type", "number"}};
  if (rule.minimum) schema["minimum"] = *rule.minimum;
  if (rule.maximum) schema["maximum"] = *rule.maximum;
  return schema;
}

bj::object string_schema(const FieldRule& rule) {
  bj::object schema{{"type", "string"}};
  if (rule.min_length > 0) schema["minLength"] = rule.min_length;
  schema["maxLength"] = rule.max_length;
  if (!rule.pattern.empty()) schema["pattern"] = view(rule.pattern);
  return schema;
}

bj::object id_schema() { return {{"type", "string"}, {"pattern", "^[1-9][0-9]{0,18}$"}}; }

bj::object enum_schema(std::span<const std::string_view> names) {
  bj::array all;
  for (const auto name : names) all.push_back(bj::string(view(name)));
  return {{"type", "string"}, {"enum", std::move(all)}};
}

bj::object array_schema(bj::object element, const FieldRule& rule) {
  bj::object schema{{"type", "array"}, {"items", std::move(element)}};
  if (rule.min_items > 0) schema["minItems"] = rule.min_items;
  schema["maxItems"] = rule.max_items;
  return schema;
}

bj::object map_schema(bj::object mapped, const FieldRule& rule) {
  bj::object schema{{"type", "object"},
                    {"additionalProperties", std::move(mapped)},
                    {"propertyNames", bj::object{{"maxLength", kMaxKeyCharacters}}}};
  if (rule.min_items > 0) schema["minProperties"] = rule.min_items;
  schema["maxProperties"] = rule.max_items;
  return schema;
}

bj::object or_null(bj::object schema) {
  if (const bj::value* type = schema.if_contains("type"); type != nullptr && type->is_string()) {
    schema["type"] = bj::array{*type, "null"};
    return schema;
  }
  if (schema.contains("$ref")) return {{"anyOf", bj::array{schema, bj::object{{"type", "null"}}}}};
  return schema;  // anything is already allowed, or null already is
}

}  // namespace yichuang::json::detail
