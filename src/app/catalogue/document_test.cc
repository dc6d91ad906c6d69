#include "app/catalogue/document.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "app/catalogue/document_json.h"

namespace yichuang::app {
namespace {

struct Row {
  const char* yaml;
  const char* read;  // as JSON; or "line: why not"
};

std::string read(const std::string& yaml) {
  std::vector<Problem> problems;
  const auto document = parse_yaml(yaml, "x.yaml", problems);
  if (document == nullptr) return std::to_string(problems.at(0).line) + ": " + problems.at(0).message.en;
  EXPECT_TRUE(problems.empty());
  return boost::json::serialize(to_json(*document));
}

TEST(Document, is_read_as_json_would_read_it_and_quoted_text_stays_text) {
  for (const Row& row : std::initializer_list<Row>{
           {"a: 01", R"({"a":"01"})"},
           {"a: \"1\"", R"({"a":"1"})"},
           {"a: 1", R"({"a":1})"},
           {"a: -5", R"({"a":-5})"},
           {"a: 9007199254740993", R"({"a":9007199254740993})"},
           {"a: yes", R"({"a":"yes"})"},
           {"a: 'true'", R"({"a":"true"})"},
           {"a: true", R"({"a":true})"},
           {"a: !!str 12", R"({"a":"12"})"},
           {"a: ~\nb: null\nc:\nd: \"\"", R"({"a":null,"b":null,"c":null,"d":""})"},
           {"a: 1e999", R"({"a":"1e999"})"},
           {"a: 2023-12-01", R"({"a":"2023-12-01"})"},
           {"a: &x {b: [1]}\nc: *x\nd: {<<: *x}", R"({"a":{"b":[1]},"c":{"b":[1]},"d":{"<<":{"b":[1]}}})"},
           {"a: &x 1\nb: &x 2\nc: *x", R"({"a":1,"b":2,"c":2})"},
           {"--- {a: 1}\n...\n", R"({"a":1})"},
           {"", "1: a file holds exactly one document"},
           {"a: 1\n---\nb: 2", "1: a file holds exactly one document"},
           {"a: 1\nb: 2\na: 3", "3: the key “a” is told twice"},
           {"a: 1\n? [b]\n: 2", "2: a key must be text"},
           {"~: 1", "1: a key must be text"},
           {"a: 1\nb: *x", "2: “*x” stands for nothing before it"},
           {"a: &x [*x]", "1: “*x” stands for nothing before it"},
       })
    EXPECT_EQ(read(row.yaml), row.read) << row.yaml;
}

TEST(Document, that_is_no_yaml_says_on_which_line) {
  for (const auto& [yaml, line] : std::initializer_list<std::pair<const char*, int>>{
           {"a: 1\nb: [\nc: 2\n", 4}, {"a: \"x", 1}, {"a: 1\n\tb: 2", 2}, {"a: 1\nb: \xff\n", 2}}) {
    std::vector<Problem> problems;
    EXPECT_EQ(parse_yaml(yaml, "x.yaml", problems), nullptr) << yaml;
    EXPECT_EQ(problems.at(0).line, line) << yaml << problems.at(0).message.en;
  }
}

TEST(Document, remembers_its_lines_also_behind_an_alias) {
  std::vector<Problem> problems;
  const auto document = parse_yaml("# a note\na: &x\n  b: 1\nc:\n  - *x\n  - {d: 2}\n", "x.yaml", problems);
  ASSERT_NE(document, nullptr);
  EXPECT_EQ(document->line, 2);
  EXPECT_EQ(document->line_of("c"), 4);
  EXPECT_EQ(document->member("c")->items.at(0).line_of("b"), 3);
  EXPECT_EQ(document->member("c")->items.at(1).line, 6);
}

TEST(Document, cannot_be_made_to_fill_the_memory) {
  // Each line stands for ten times the one before: two kilobytes that would be ten thousand million nodes.
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 10; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before;
    for (int j = 1; j < 10; ++j) bomb += ", " + before;
    bomb += "]\n";
  }
  EXPECT_EQ(read(bomb), "6: the document is too large");
  EXPECT_EQ(read(std::string(100'000, '[')), "1: nested too deeply");
}

}  // namespace
}  // namespace yichuang::app
