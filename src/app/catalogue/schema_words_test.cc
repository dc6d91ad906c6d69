#include "app/catalogue/schema_words.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

namespace yichuang::app {
namespace {

// What is said of a document against a schema of the shipped catalogue, a line each.
std::string said(const std::string& kind, const std::string& yaml, bool in_english = false) {
  const CatalogueFiles shipped = catalogue_in("catalogue");
  const auto schema = boost::json::parse(*shipped.read("schema/" + kind + ".json"));
  std::vector<Problem> problems;
  const auto document = parse_yaml(yaml, "x", problems);
  std::string text;
  for (const SchemaFault& fault : faults_against(schema, *document, MemberNames(shipped)))
    text += std::to_string(fault.line) + " " + (in_english ? fault.message.en : fault.message.zh) + "\n";
  return text;
}

// The item of the shipped catalogue with one line changed.
std::string item_with(const std::string& from, const std::string& to) {
  std::string text = *catalogue_in("catalogue").read("items/food-business-licence.yaml");
  const std::size_t at = text.find(from);
  EXPECT_NE(at, text.npos) << from;
  return text.replace(at, from.size(), to);
}

TEST(SchemaWords, find_nothing_in_what_keeps_its_form) {
  const CatalogueFiles shipped = catalogue_in("catalogue");
  const MemberNames names(shipped);
  for (const char* kind : {"item", "package"}) {
    const auto schema = boost::json::parse(*shipped.read(std::string("schema/") + kind + ".json"));
    for (const std::string& path : shipped.paths) {
      if (!path.starts_with(std::string(kind) + "s/")) continue;
      std::vector<Problem> problems;
      EXPECT_TRUE(faults_against(schema, *parse_yaml(*shipped.read(path), path, problems), names).empty()) << path;
    }
  }
}

TEST(SchemaWords, say_what_is_wanted_and_what_was_found_in_words_of_the_field) {
  const std::string days = item_with("promised:", "promised: 七\npromisd:");
  EXPECT_NE(said("item", days).find("承诺办结时限要填一组内容（天数、单位、来源、把握程度），填的是“七”"), std::string::npos)
      << said("item", days);
  EXPECT_NE(said("item", days).find("没有“promisd”这一项，最接近的是“promised”（承诺办结时限）"), std::string::npos)
      << said("item", days);
  EXPECT_NE(said("item", days, true).find("nearest is “promised” (Promised time)"), std::string::npos);
  const std::string unit = item_with("unit: working", "unit: 天");
  EXPECT_NE(said("item", unit).find("单位要填“工作日”（working）或者“日（自然日）”（calendar），填的是“天”"),
            std::string::npos)
      << said("item", unit);
}

TEST(SchemaWords, tell_of_alternatives_the_one_that_was_meant) {
  const std::string text = said("item", item_with("days: 10\n", "days: 十\n"));
  EXPECT_NE(text.find("法定办结时限·天数要填整数，填的是“十”"), std::string::npos) << text;
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 1) << text;
}

TEST(SchemaWords, list_the_names_where_none_is_near) {
  const std::string text = said("item", item_with("site_check:\n", "site_check:\n  zzzzzzzzzz: 1\n"));
  EXPECT_NE(text.find("没有“zzzzzzzzzz”这一项，这里可以有：needed, when"), std::string::npos) << text;
}

}  // namespace
}  // namespace yichuang::app
