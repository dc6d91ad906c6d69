#include "main/options.h"

#include <gtest/gtest.h>

namespace yichuang::command_line {
namespace {

constexpr OptionRule kRules[] = {{"--from"}, {"--stop", Takes::many_values}, {"--json", Takes::nothing}};
using Words = std::vector<std::string_view>;

TEST(options, are_read_in_the_ways_people_write_them) {
  const Words written{"--from", "2021-02-05", "one", "--stop=a..b", "--stop",
                      "c..d",   "--json",     "--",  "--two"};
  const Options options(kRules, written, 2);
  EXPECT_EQ(options.value("--from"), "2021-02-05");
  EXPECT_EQ(options.values("--stop"), (Words{"a..b", "c..d"}));
  EXPECT_TRUE(options.has("--json"));
  EXPECT_EQ(options.words(), (Words{"one", "--two"})) << "after -- everything is a word";

  const Options none(kRules, Words{});
  EXPECT_FALSE(none.has("--json"));
  EXPECT_EQ(none.value("--from"), std::nullopt);
  EXPECT_TRUE(none.values("--stop").empty());
  EXPECT_EQ(Options(kRules, Words{"--from", "-5"}).value("--from"), "-5") << "a value may begin with a dash";
  EXPECT_EQ(Options(kRules, Words{"--from="}).value("--from"), "") << "or be empty";
  EXPECT_EQ(Options(kRules, Words{"-"}, 1).words(), Words{"-"});
}

TEST(options, say_what_to_do_about_a_wrong_command_line) {
  const struct {
    Words written;
    const char* said;
  } rows[] = {
      {{"--form", "x"}, "there is no option --form; did you mean --from?"},
      {{"-j"}, "there is no option -j; did you mean --json?"},
      {{"--from"}, "--from needs a value after it"},
      {{"--from", "a", "--from", "b"}, "--from stands twice; give it once"},
      {{"--json=yes"}, "--json takes no value"},
      {{"2021-02-05"}, "what is 2021-02-05 for? Leave it out"},
  };
  for (const auto& row : rows) {
    try {
      const Options options(kRules, row.written);
      ADD_FAILURE() << "no complaint where there should be: " << row.said;
    } catch (const Misspoken& error) {
      EXPECT_STREQ(error.what(), row.said);
    }
  }
}

TEST(options, nearest_is_what_was_probably_meant) {
  const Words names{"serve", "plan", "clock", "catalogue"};
  EXPECT_EQ(nearest("clok", names), "clock");
  EXPECT_EQ(nearest("plans", names), "plan");
  EXPECT_EQ(nearest("catalog", names), "catalogue");
  EXPECT_EQ(nearest("x", {}), "");
}

}  // namespace
}  // namespace yichuang::command_line
