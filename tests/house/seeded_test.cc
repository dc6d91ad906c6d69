// A defect put in on purpose that no longer fits the code proves nothing, and only three are tried for each commit: so
// it is looked at here, for every patch, whether each of its places is still found.
#include <gtest/gtest.h>

#include "tests/house/tree.h"

namespace yichuang::house {
namespace {

struct Place {
  std::string file;
  std::string lines;  // what the patch expects to stand there: the lines it keeps and those it takes away
};

std::vector<Place> places(const std::string& patch) {
  std::vector<Place> found;
  std::string file;
  bool in_place = false;
  for (const std::string& line : lines(patch)) {
    if (line.starts_with("diff --git ")) in_place = false;
    if (line.starts_with("--- a/")) file = line.substr(6);
    if (line.starts_with("@@ ")) {
      found.push_back({file, ""});
      in_place = true;
    } else if (in_place && !line.empty() && (line[0] == ' ' || line[0] == '-')) {
      found.back().lines += line.substr(1) + "\n";
    }
  }
  return found;
}

TEST(seeded, every_defect_still_fits_the_code_it_breaks) {
  const Paths patches = files("tests/seeded", {".patch"});
  ASSERT_GE(patches.size(), 20U);
  for (const auto& patch : patches) {
    const auto changed = places(contents(patch));
    EXPECT_FALSE(changed.empty()) << patch << " changes nothing";
    for (const auto& [file, expected] : changed)
      EXPECT_NE(contents(file).find(expected), std::string::npos) << patch << " no longer fits " << file << ":\n" << expected;
  }
}

}  // namespace
}  // namespace yichuang::house
