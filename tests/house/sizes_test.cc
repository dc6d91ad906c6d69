// A file of 400 lines, a function of 70, a line of 130 characters (./dev fmt lays code out at 110): what is longer is
// hard to read and is taken apart. docs/ratchet.txt names what is longer all the same; an entry may shrink or go,
// never grow or come.
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "tests/house/tree.h"

namespace yichuang::house {
namespace {

constexpr int kFileLines = 400;
constexpr int kFunctionLines = 70;
constexpr int kLineCharacters = 130;

using Sizes = std::map<std::string, int>;  // "src/a.cc" or "src/a.cc:function" → lines

Paths measured_files() {
  Paths paths;
  for (const char* folder : {"src", "tests", "bench", "web", "cmake"})
    for (const auto& path :
         files(folder, {".h", ".cc", ".ts", ".tsx", ".mjs", ".js", ".css", ".sh", ".py", ".cmake"}))
      if (!path.ends_with(".d.ts")) paths.push_back(path);  // written by openapi-typescript
  paths.push_back("dev");
  return paths;
}

bool is_cplusplus(const std::string& path) { return path.ends_with(".h") || path.ends_with(".cc"); }

// The rows of a table are data, and a table of forty rows is easier to read than four of ten: they do not count.
int lines_of_code(const Function& function, const std::vector<std::string>& file) {
  int count = 0;
  bool in_table = false;
  for (int at = function.first_line - 1; at < function.first_line - 1 + function.line_count; ++at) {
    const std::string& line = file[static_cast<std::size_t>(at)];
    if (in_table && line.starts_with("  };")) in_table = false;
    if (!in_table) ++count;
    if (line.ends_with("[] = {") || line.ends_with("> rows = {")) in_table = true;
  }
  return count;
}

Sizes too_long() {
  Sizes sizes;
  for (const auto& path : measured_files()) {
    const std::string text = contents(path);
    const int count = static_cast<int>(lines(text).size());
    if (count > kFileLines) sizes[path] = count;
    if (!is_cplusplus(path)) continue;
    for (const auto& function : functions(text)) {
      const int code = lines_of_code(function, lines(text));
      if (code > kFunctionLines) sizes[path + ":" + function.name] = code;
    }
  }
  return sizes;
}

Sizes ratchet() {
  Sizes sizes;
  for (const auto& line : lines(contents("docs/ratchet.txt"))) {
    std::istringstream words(line);
    std::string name;
    int count = 0;
    if (!line.starts_with("#") && words >> name >> count) sizes[name] = count;
  }
  return sizes;
}

TEST(sizes, nothing_is_longer_than_it_may_be) {
  const Sizes allowed = ratchet();
  for (const auto& [name, count] : too_long()) {
    const auto entry = allowed.find(name);
    EXPECT_LE(count, entry == allowed.end() ? 0 : entry->second)
        << name << " has " << count << " lines: take it apart (files " << kFileLines << ", functions "
        << kFunctionLines << ")";
  }
}

TEST(sizes, the_ratchet_holds_nothing_that_has_become_shorter) {
  const Sizes real = too_long();
  for (const auto& [name, count] : ratchet()) {
    const auto now = real.find(name);
    ASSERT_NE(now, real.end()) << "Good: " << name << " is short now. Take it out of docs/ratchet.txt.";
    EXPECT_EQ(now->second, count) << "Good: " << name
                                  << " is shorter now. Write the new figure in docs/ratchet.txt.";
  }
}

int characters(const std::string& line) {
  return static_cast<int>(std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

TEST(sizes, no_line_of_cplusplus_is_wider_than_the_page) {
  for (const auto& path : measured_files()) {
    if (!is_cplusplus(path)) continue;
    int number = 0;
    for (const auto& line : lines(contents(path))) {
      ++number;
      EXPECT_TRUE(characters(line) <= kLineCharacters || line.find("://") != line.npos)
          << path << ":" << number << " has " << characters(line) << " characters, " << kLineCharacters
          << " are enough";
    }
  }
}

}  // namespace
}  // namespace yichuang::house
