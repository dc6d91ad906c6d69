#include "app/catalogue/terminal.h"

#include <gtest/gtest.h>

namespace yichuang::app {
namespace {

using Lines = std::vector<std::string>;

TEST(Terminal, a_chinese_character_is_two_columns_wide) {
  EXPECT_EQ(columns("abc"), 3U);
  EXPECT_EQ(columns("药店 A"), 6U);
  EXPECT_EQ(columns("（一）。"), 8U);
  EXPECT_EQ(columns(""), 0U);
  EXPECT_EQ(padded("药店", 6) + "|", "药店  |");
  EXPECT_EQ(padded("药店药店", 6), "药店药店") << "never cut";
}

TEST(Terminal, breaks_lines_where_reading_allows_it) {
  EXPECT_EQ(wrapped("one two three", 7), (Lines{"one two", "three"}));
  EXPECT_EQ(wrapped("先有营业执照", 8), (Lines{"先有营业", "执照"}));
  EXPECT_EQ(wrapped("先有营业，后有执照", 8), (Lines{"先有营", "业，后有", "执照"}))
      << "no comma begins a line";
  EXPECT_EQ(wrapped("先有（营业）执照", 6), (Lines{"先有", "（营", "业）执", "照"})) << "no bracket ends one";
  EXPECT_EQ(wrapped("extraordinarily long", 5), (Lines{"extraordinarily", "long"}))
      << "a word is never broken";
  EXPECT_EQ(wrapped("", 5), Lines{""});
}

}  // namespace
}  // namespace yichuang::app
