// The documents say what is so: commands exist, links lead somewhere, decisions are numbered and whole.
#include <gtest/gtest.h>

#include <regex>

#include "tests/house/tree.h"

namespace yichuang::house {
namespace {

std::string folder_of(const std::string& path) {
  const auto slash = path.rfind('/');
  return slash == path.npos ? "" : path.substr(0, slash + 1);
}

TEST(documents, every_dev_command_they_mention_exists) {
  const auto commands = all_matches(contents("dev"), R"((?:^|\n)cmd_(\w+)\(\))");
  EXPECT_TRUE(commands.contains("run") && commands.contains("test"));
  for (const auto& path : files(".", {".md", ".ts", ".h", ".cc", ".txt"}))
    for (const auto& command : all_matches(contents(path), R"(\./dev ([a-z][a-z0-9]*))"))
      EXPECT_TRUE(commands.contains(command)) << path << " mentions ./dev " << command;
}

TEST(documents, every_dev_command_is_in_its_help) {
  const auto explained = all_matches(contents("dev"), R"((?:^|\n)#: (\w+))");
  for (const auto& command : all_matches(contents("dev"), R"((?:^|\n)cmd_(\w+)\(\))"))
    EXPECT_TRUE(command == "help" || explained.contains(command)) << "./dev " << command << " has no #: line";
}

TEST(documents, every_link_leads_somewhere) {
  for (const auto& path : files(".", {".md"}))
    for (const auto& link : all_matches(contents(path), R"(\]\(([^)#\s]+)[^)]*\))"))
      if (link.find("://") == link.npos)
        EXPECT_TRUE(exists(folder_of(path) + link)) << path << " links to " << link;
}

TEST(documents, every_document_the_code_cites_exists) {
  for (const char* folder : {"src", "tests", "web", "cmake", "catalogue", "bench", "deploy"})
    for (const auto& path : files(folder, {".h", ".cc", ".ts", ".tsx", ".cmake", ".yaml", ".sql", ".sh"}))
      for (const auto& cited : all_matches(contents(path), R"((docs/[\w./-]+\.(?:md|txt)))"))
        EXPECT_TRUE(exists(cited)) << path << " cites " << cited;
}

TEST(documents, decisions_are_numbered_without_a_gap_and_say_everything) {
  int number = 0;
  for (const auto& path : files("docs/decisions", {".md"})) {
    if (path.ends_with("README.md")) continue;
    EXPECT_EQ(std::stoi(path.substr(folder_of(path).size(), 4)), ++number) << path;
    const std::string text = contents(path);
    for (const char* heading : {"Status:", "## Context", "## Decision", "## Consequences"})
      EXPECT_NE(text.find(heading), text.npos) << path << " has no " << heading;
  }
  EXPECT_GE(number, 4);
}

TEST(documents, both_readmes_give_the_same_commands) {
  const std::string pattern = R"((?:^|\n)(\./dev [^\n]*))";
  EXPECT_EQ(all_matches(contents("README.md"), pattern), all_matches(contents("README.zh-CN.md"), pattern));
}

}  // namespace
}  // namespace yichuang::house
