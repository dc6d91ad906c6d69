// docs/limits.md says what the constants say: a limit that is changed is changed in both.
#include <gtest/gtest.h>

#include <regex>

#include "tests/house/tree.h"

namespace yichuang::house {
namespace {

struct Limit {
  std::string what, figure, constant, file;
};

std::vector<Limit> limits_of(const std::string& table) {
  static const std::regex row(R"(^\| ([^|]+) \| (\d+)([^|]*) \|[^|]*\| `(\w+)` in `([^`]+)` \|$)");
  std::vector<Limit> limits;
  for (const auto& line : lines(table)) {
    std::smatch match;
    if (!std::regex_match(line, match, row)) continue;
    std::string figure = match[2];
    if (match[3].str().starts_with(" MiB")) figure += " << 20";
    limits.push_back({match[1], figure, match[4], match[5]});
  }
  return limits;
}

// "queue = 1024", "header_time{10'000}", "kMaxItems = 1'000": the first after the name, without its ticks.
std::string value_in(const std::string& code, const std::string& constant) {
  std::smatch match;
  if (!std::regex_search(code, match, std::regex("\\b" + constant + R"(\s*(?:=\s*|\{)([0-9'U<\s]+))")))
    return {};
  std::string value = match[1];
  std::erase_if(value, [](char c) { return c == '\'' || c == 'U'; });
  while (!value.empty() && value.back() == ' ') value.pop_back();
  return value == "1 << 20" ? "1048576" : value;
}

TEST(limits, stand_in_the_table_as_they_stand_in_the_source) {
  const auto limits = limits_of(contents("docs/limits.md"));
  EXPECT_GT(limits.size(), 25U);
  for (const auto& limit : limits)
    EXPECT_EQ(value_in(without_comments(contents(limit.file)), limit.constant), limit.figure)
        << limit.what << ": docs/limits.md and " << limit.constant << " in " << limit.file << " differ";
}

TEST(limits, of_the_server_are_all_in_the_table) {
  const std::string code = without_comments(contents("src/platform/net/server.h"));
  const auto options =
      code.substr(code.find("struct Options"), code.find("struct Observation") - code.find("struct Options"));
  const std::string table = contents("docs/limits.md");
  for (const auto& name : all_matches(options, R"((\w+)\s*(?:=\s*|\{)[0-9])"))
    if (name != "port" && name != "heartbeat" && name != "recheck")
      EXPECT_NE(table.find("`" + name + "` in `src/platform/net/server.h`"), std::string::npos)
          << name << " of net::Options has no row in docs/limits.md";
}

// What is called kMost… or kMax… is a limit that somebody can run into, but for these: the shape of a line of print, of
// a number and of a YAML map, and how far ahead a clock of ours may have been.
const std::set<std::string> kNoLimits{"kMostStretch", "kMostInitials", "kMostAheadMs", "kMostOnOneLine"};

TEST(limits, whatever_the_source_calls_a_most_is_in_the_table) {
  const std::string table = contents("docs/limits.md");
  for (const auto& file : files("src", {".h", ".cc"})) {
    if (file.ends_with("_test.cc")) continue;
    const std::string code = without_comments(contents(file));
    for (const auto& name : all_matches(code, R"(\b(kM(?:ost|ax)\w*)\s*(?:=\s*|\{)\s*[0-9])"))
      if (!kNoLimits.contains(name))
        EXPECT_NE(table.find("`" + name + "` in `" + file + "`"), std::string::npos)
            << name << " in " << file << " has no row in docs/limits.md";
  }
}

}  // namespace
}  // namespace yichuang::house
