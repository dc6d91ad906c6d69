// The rulers are measured before they measure.
#include <gtest/gtest.h>

#include "tests/house/tree.h"

namespace yichuang::house {
namespace {

const char* const kSample = R"sample(// a comment { with a brace
#define MACRO(x) \
  { x }
namespace yichuang {
/* struct Hidden { }; */
enum class Power { accept, examine };
template <class T>
struct Box : Base<T> {
  Box() : value_{1}, other_{2} {
    value_ = '{';
  }
  int value_{0};
  enum class Inner { a };
};
namespace {
struct Private {
  int x;
};
}  // namespace
namespace detail {
struct Innards {};
}
class [[nodiscard]] Letter {
 public:
  bool covers(int item) const { return item == 1'000; }
};
const char* const kText = "a { b \" } (";
const std::vector<int> kRows = {{1},
                                {2}};
int Letter::power(
    int a) const {
  const auto square = [](int x) { return x * x; };
  if (a) {
    return R"(})" ? square(a) : 0;
  }
  return 1;
}
}  // namespace yichuang
)sample";

TEST(reading_cplusplus, finds_the_public_types_and_no_others) {
  EXPECT_EQ(public_types(kSample), (std::vector<std::string>{"Power", "Box", "Letter"}));
}

TEST(reading_cplusplus, finds_the_types_that_the_linker_knows_with_their_namespaces) {
  EXPECT_EQ(linked_types(kSample),
            (std::vector<std::string>{"yichuang::Power", "yichuang::Box", "yichuang::detail::Innards",
                                      "yichuang::Letter"}));
  EXPECT_EQ(
      linked_types("namespace a::b {\nenum class One { x };\nunion Two { int y; };\nstruct Three::Part {};\n"
                   "template <class T>\nstruct Four<T*> {};\n}"),
      std::vector<std::string>{"a::b::One"});
}

TEST(reading_cplusplus, measures_functions_from_head_to_closing_brace) {
  std::vector<std::pair<std::string, int>> found;
  for (const auto& function : functions(kSample)) found.emplace_back(function.name, function.line_count);
  EXPECT_EQ(found,
            (std::vector<std::pair<std::string, int>>{{"Box", 3}, {"covers", 1}, {"Letter::power", 8}}));
}

TEST(reading_cplusplus, blanks_comments_and_literals_but_keeps_the_lines) {
  EXPECT_EQ(without_comments("a // b\n\"c{\" /* d\n */ e"), "a     \n\"  \"     \n    e");
}

}  // namespace
}  // namespace yichuang::house
