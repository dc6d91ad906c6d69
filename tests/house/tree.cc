#include "tests/house/tree.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

namespace yichuang::house {

namespace fs = std::filesystem;

namespace {

bool is_made_by_a_tool(const fs::path& folder) {
  static const std::set<std::string> names = {".git",  "node_modules", "dist",
                                              "build", "build-dev",    "build-sanitize",
                                              "data",  "__pycache__",  ".hypothesis"};
  return names.contains(folder.filename().string());
}

}  // namespace

Paths files(const std::string& folder, const std::vector<std::string>& endings) {
  Paths found;
  if (!fs::is_directory(folder)) return found;
  for (auto entry = fs::recursive_directory_iterator(folder); entry != fs::recursive_directory_iterator();
       ++entry) {
    if (entry->is_directory() && is_made_by_a_tool(entry->path())) entry.disable_recursion_pending();
    if (!entry->is_regular_file()) continue;
    const std::string path = entry->path().lexically_normal().generic_string();
    if (std::any_of(endings.begin(), endings.end(),
                    [&](const auto& ending) { return path.ends_with(ending); }))
      found.push_back(path);
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::string contents(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

bool exists(const std::string& path) { return fs::exists(path); }

std::vector<std::string> lines(std::string_view text) {
  std::vector<std::string> found;
  std::istringstream in{std::string(text)};
  for (std::string line; std::getline(in, line);) found.push_back(line);
  return found;
}

std::set<std::string> all_matches(const std::string& text, const std::string& pattern) {
  std::set<std::string> found;
  const std::regex regex(pattern);
  for (std::sregex_iterator match(text.begin(), text.end(), regex), end; match != end; ++match)
    found.insert((*match)[1]);
  return found;
}

bool rewriting_goldens() {
  const char* wish = std::getenv("YICHUANG_GOLDEN");
  return wish && std::string_view(wish) == "1";
}

void expect_golden(const std::string& path, const std::string& actual) {
  if (rewriting_goldens()) {
    std::ofstream(path, std::ios::binary) << actual;
    return;
  }
  const auto expected = lines(contents(path)), found = lines(actual);
  for (const auto& line : found)
    EXPECT_TRUE(std::count(expected.begin(), expected.end(), line))
        << "new, not in " << path << ":\n  " << line;
  for (const auto& line : expected)
    EXPECT_TRUE(std::count(found.begin(), found.end(), line)) << "gone, still in " << path << ":\n  " << line;
  EXPECT_EQ(expected, found) << "If this is meant: ./dev golden, then review the difference.";
}

}  // namespace yichuang::house
