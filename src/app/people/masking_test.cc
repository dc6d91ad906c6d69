#include "app/people/masking.h"

#include <gtest/gtest.h>

namespace yichuang::app {
namespace {

TEST(masking, keeps_three_characters_at_the_front_and_four_at_the_end) {
  struct Row {
    const char* number;
    const char* shown;
  };
  const Row rows[] = {
      {"500112198803162042", "500***********2042"},
      {"E12345678", "E12**5678"},
      {"1234567", "*******"},
      {"", ""},
      {"证字第一二三四五六七八九号", "证字第******七八九号"},
      {"证字一二三四五", "*******"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(mask_identity(row.number), row.shown);
    EXPECT_EQ(mask_phone(row.number), row.shown);
  }
}

TEST(masking, leaves_the_first_character_of_a_persons_name_and_the_whole_of_a_firms) {
  EXPECT_EQ(mask_name("简晓雯", PersonKind::natural), "简**");
  EXPECT_EQ(mask_name("渝北大药房", PersonKind::company), "渝北大药房");
}

}  // namespace
}  // namespace yichuang::app
