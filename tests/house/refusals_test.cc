// Whoever is refused reads why, in Chinese and in English: every code used has a text, every text is used rightly.
#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include "tests/house/tree.h"

namespace yichuang::house {
namespace {

// Codes as they stand in the code: refuse("code"…, deny("code"…, not_found("code"…, malformed(field, "code"…, and
// the faults that readers and checkers find in a field: fault(path, "code"…. The platform's own problems, which exist
// without a catalogue, carry their texts with them (platform/http/problem.cc).
std::map<std::string, std::string> codes_used() {
  std::map<std::string, std::string> where;
  for (const auto& path : files("src", {".h", ".cc"})) {
    if (path.ends_with("_test.cc") || path.starts_with("src/platform/http/")) continue;
    const std::string text = contents(path);
    for (const char* pattern : {R"(\b(?:refuse|deny|not_found|stale)\(\s*"([a-z][a-z0-9_]*)\")",
                                R"(\bmalformed\(\s*(?:[^,"]|"[^"]*")*,\s*"([a-z][a-z0-9_]*)\")",
                                R"(\bfault(?:_at)?\((?:[^;"{]|\{(?!\{))*"([a-z][a-z0-9_]*)\")"})
      for (const auto& code : all_matches(text, pattern)) where.emplace(code, path);
  }
  return where;
}

std::map<std::string, YAML::Node> texts() {
  std::map<std::string, YAML::Node> found;
  for (const auto& path : files("catalogue/texts", {".yaml"})) {
    const YAML::Node file = YAML::LoadFile(path);
    for (const auto& text : file["texts"]) {
      const auto code = text.first.as<std::string>();
      EXPECT_TRUE(found.emplace(code, text.second).second) << code << " has two texts, one in " << path;
    }
  }
  return found;
}

TEST(refusals, every_code_has_a_text_in_both_languages) {
  const auto known = texts();
  ASSERT_FALSE(known.empty()) << "catalogue/texts holds no texts";
  for (const auto& [code, path] : codes_used()) {
    const auto text = known.find(code);
    EXPECT_NE(text, known.end()) << code << " (" << path << ") has no text in catalogue/texts";
    if (text == known.end()) continue;
    for (const char* language : {"zh", "en"})
      EXPECT_TRUE(text->second[language] && !text->second[language].as<std::string>().empty())
          << code << " has no text in " << language;
  }
}

TEST(refusals, both_languages_name_the_same_values) {
  for (const auto& [code, text] : texts()) {
    if (!text.IsMap() || !text["zh"] || !text["en"]) continue;
    EXPECT_EQ(all_matches(text["zh"].as<std::string>(), R"(\{(\w+)\})"),
              all_matches(text["en"].as<std::string>(), R"(\{(\w+)\})"))
        << code;
  }
}

}  // namespace
}  // namespace yichuang::house
