#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "platform/json/test_types.h"

namespace yichuang::json_test {
namespace {

template <class T>
std::pair<std::string, std::string> schema_of() {
  boost::json::object components;
  const auto schema = json::schema<T>(components);
  return {boost::json::serialize(schema), boost::json::serialize(components)};
}

TEST(JsonSchema, nested_optional_list_map_and_enum_members_are_described) {
  const auto [root, components] = schema_of<Filing>();
  EXPECT_EQ(root, R"({"$ref":"#/components/schemas/Filing"})");
  const auto parsed = boost::json::parse(components).as_object();
  ASSERT_EQ(parsed.size(), 3u) << components;
  EXPECT_EQ(boost::json::serialize(parsed.at("Channel")),
            R"({"type":"string","enum":["online","window","default"]})");
  EXPECT_EQ(
      boost::json::serialize(parsed.at("Material")),
      R"({"type":"object","additionalProperties":false,"properties":{"code":{"type":"string","maxLength":20000},)"
      R"("copies":{"type":"integer","minimum":-2147483648,"maximum":2147483647},)"
      R"("note":{"type":["string","null"],"maxLength":20000}},"required":["code","copies"]})");
  struct Row {
    const char* member;
    const char* schema;
  };
  const Row rows[] = {
      {"id", R"({"type":"string","pattern":"^[1-9][0-9]{0,18}$"})"},
      {"name", R"({"type":"string","minLength":1,"maxLength":5,"description":"the applicant's name"})"},
      {"phone", R"({"type":["string","null"],"maxLength":20000,"pattern":"^1[0-9]{10}$"})"},
      {"channel", R"({"$ref":"#/components/schemas/Channel"})"},
      {"wished", R"({"anyOf":[{"$ref":"#/components/schemas/Channel"},{"type":"null"}]})"},
      {"materials",
       R"({"type":"array","items":{"$ref":"#/components/schemas/Material"},"minItems":1,"maxItems":3})"},
      {"answers", R"({"type":"object","additionalProperties":{"type":"string","maxLength":20000},)"
                  R"("propertyNames":{"maxLength":200},"maxProperties":1000})"},
      {"window", R"({"type":"integer","minimum":1,"maximum":60})"},
      {"share", R"({"type":"number"})"},
      {"urgent", R"({"type":"boolean"})"},
      {"on", R"({"type":"string","format":"date"})"},
      {"at", R"({"type":"string","format":"date-time"})"},
      {"extra", "{}"},
  };
  const auto& properties = parsed.at("Filing").at("properties").as_object();
  for (const Row& row : rows)
    EXPECT_EQ(boost::json::serialize(properties.at(row.member)), row.schema) << row.member;
  EXPECT_EQ(
      boost::json::serialize(parsed.at("Filing").at("required")),
      R"(["id","name","channel","materials","answers","window","fee","share","urgent","on","at","limit","extra"])");
}

TEST(JsonSchema, a_type_may_hold_itself_and_a_template_has_one_word_for_a_name) {
  EXPECT_EQ(schema_of<Node>().second.find(R"({"Node":{"type":"object")"), 0u);
  EXPECT_EQ(schema_of<elsewhere::Page<Material>>().first, R"({"$ref":"#/components/schemas/PageMaterial"})");
}

TEST(JsonSchema, two_types_of_one_name_are_a_bug_and_one_type_twice_is_not) {
  boost::json::object components;
  json::schema<Material>(components);
  json::schema<Filing>(components);
  EXPECT_EQ(components.size(), 3u);
  EXPECT_THROW(json::schema<elsewhere::Material>(components), Bug);
}

}  // namespace
}  // namespace yichuang::json_test
