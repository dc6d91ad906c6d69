// Words: one English identifier for each 术语, and nothing in the tree that only its author would understand.
#include <gtest/gtest.h>

#include <regex>

#include "tests/house/tree.h"

namespace yichuang::house {
namespace {

const std::vector<std::string> kTextEndings = {".h",    ".cc",  ".cmake", ".md",   ".txt",    ".yaml", ".yml",
                                               ".json", ".csv", ".ts",    ".tsx",  ".mjs",    ".js",   ".css",
                                               ".html", ".sh",  ".py",    ".conf", ".service"};

Paths text_files() {
  Paths paths = files(".", kTextEndings);
  for (const char* path : {"dev", ".ci/run", ".clang-format", ".clang-tidy", ".editorconfig", ".gitignore"})
    paths.push_back(path);
  return paths;
}

// Every table of the glossary names its identifier in backquotes in the second column.
std::set<std::string> glossary_words() {
  return all_matches(contents("docs/glossary.md"), R"(\|[^|\n]*\| *`(\w+)`)");
}

TEST(words, every_public_type_of_the_core_is_in_the_glossary) {
  const auto words = glossary_words();
  for (const auto& path : files("src/core", {".h"})) {
    // What only tests include is no word of the trade.
    if (path.find("/test_") != path.npos) continue;
    for (const auto& type : public_types(contents(path)))
      EXPECT_TRUE(words.contains(type)) << type << " (" << path << ") has no row in docs/glossary.md";
  }
}

TEST(words, the_glossary_names_nothing_that_is_gone) {
  std::string all;
  for (const auto& path : files("src", {".h"})) all += without_comments(contents(path));
  for (const auto& word : glossary_words())
    EXPECT_TRUE(std::regex_search(all, std::regex("\\b" + word + "\\b")))
        << "docs/glossary.md has a row for " << word << ", which no header knows";
}

TEST(words, the_glossary_has_one_row_for_a_term_and_one_for_a_word) {
  std::map<std::string, int> terms, words;
  static const std::regex row(R"(^\| *([^|`]+?) *\| *`(\w+)`)");
  for (const auto& line : lines(contents("docs/glossary.md"))) {
    std::smatch match;
    if (!std::regex_search(line, match, row)) continue;
    EXPECT_EQ(++terms[match[1]], 1) << match[1] << " stands twice";
    EXPECT_EQ(++words[match[2]], 1) << match[2] << " stands twice";
  }
  EXPECT_GT(words.size(), 50U);
}

TEST(words, no_text_promises_what_is_not_done) {
  // Put together here, so that this file does not find itself.
  const std::regex promise(std::string("\\b(TO") + "DO|FIX" + "ME|X" + "XX|HA" + "CK)\\b");
  for (const auto& path : text_files()) {
    std::smatch match;
    const std::string text = contents(path);
    EXPECT_FALSE(std::regex_search(text, match, promise)) << path << " says " << match.str();
  }
}

TEST(words, no_text_names_a_place_that_only_one_machine_has) {
  // A path of somebody's machine, or a file beside the repository.
  const std::regex place(std::string("(/ho") + "me/|/ro" + "ot/|/Us" + "ers/|\\.\\./sha" + "red\\b)");
  for (const auto& path : text_files()) {
    std::smatch match;
    const std::string text = contents(path);
    EXPECT_FALSE(std::regex_search(text, match, place)) << path << " says " << match.str();
  }
}

TEST(words, the_lock_file_names_no_registry) {
  for (const auto& path : files(".", {"package-lock.json"}))
    EXPECT_EQ(contents(path).find("\"resolved\""), std::string::npos)
        << path << " holds package addresses: npm config set omit-lockfile-registry-resolved true";
}

}  // namespace
}  // namespace yichuang::house
