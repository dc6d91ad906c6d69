// A name stands for one type. Two of one name in one namespace are one to the linker, which keeps the inline functions of
// either and says nothing: what is in one file is then laid out as another file has it.
#include <gtest/gtest.h>

#include "tests/house/tree.h"

namespace yichuang::house {
namespace {

using Places = std::map<std::string, Paths>;  // type → the files with a body of it

// A test is linked with the room it tests, never with the tests of another room.
Places places_of_types() {
  Places places;
  for (const auto& path : files("src", {".h", ".cc"}))
    if (!path.ends_with("_test.cc"))
      for (const auto& type : linked_types(contents(path))) places[type].push_back(path);
  return places;
}

TEST(types, of_one_namespace_have_each_a_name_of_their_own) {
  const Places places = places_of_types();
  EXPECT_GT(places.size(), 300u) << "the types of the house are found";
  for (const auto& [type, paths] : places) {
    std::string told;
    for (const auto& path : paths) told += " " + path;
    EXPECT_EQ(paths.size(), 1u) << type << " is more than one type, in" << told
                                << ": put those of a .cc into an anonymous namespace";
  }
}

}  // namespace
}  // namespace yichuang::house
