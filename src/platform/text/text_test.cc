#include "platform/text/text.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <vector>

namespace yichuang::text {
namespace {

TEST(Text, characters_are_counted_not_bytes) {
  EXPECT_EQ(characters("一窗𠮷a"), 4u);
  EXPECT_EQ(first_characters("𠮷一窗", 2), "𠮷一");
  EXPECT_EQ(first_characters("一", 9), "一");
  EXPECT_TRUE(is_utf8("一窗𠮷"));
  EXPECT_FALSE(is_utf8("\xff"));
  EXPECT_FALSE(is_utf8("\xed\xa0\x80")) << "a surrogate";
}

TEST(Text, normalised_texts_are_equal_when_people_mean_the_same) {
  EXPECT_EQ(normalise(" ＡＢＣ　药店\t\n（一）号 "), "abc 药店 (一)号");
  EXPECT_EQ(normalise("①ﬁ㎡"), "1fim2");
  EXPECT_EQ(normalise("　 "), "");
  EXPECT_TRUE(rc::check("normalising twice changes nothing", [](const std::string& bytes) {
    RC_ASSERT(normalise(normalise(bytes)) == normalise(bytes));
  }));
}

TEST(Text, sort_keys_are_in_pinyin_order) {
  std::vector<std::string> names = {"周", "陈桂芳", "安", "陈", "Bob", "李", "重庆", "阿", "𠮷"};
  std::ranges::sort(names, {}, [](const std::string& name) { return sort_key(name); });
  const std::vector<std::string> expected = {"阿", "安", "陈", "陈桂芳", "重庆", "李", "周", "𠮷", "Bob"};
  EXPECT_EQ(names, expected);
  const std::string a(500, 'a');
  EXPECT_LT(sort_key(a), sort_key(a + "b")) << "long texts have whole keys";
}

TEST(MaskMiddle, hides_all_but_the_edges_and_at_least_half) {
  struct Row {
    const char* text;
    std::size_t front, back;
    const char* masked;
  };
  const Row rows[] = {
      {"陈桂芳", 1, 1, "陈*芳"},
      {"陈芳", 1, 1, "陈*"},
      {"陈", 1, 1, "*"},
      {"", 1, 1, ""},
      {"欧阳𠮷祥", 1, 1, "欧**祥"},
      {"500112199001011234", 6, 4, "500112********1234"},
      {"13812345678", 3, 4, "138****5678"},
      {"1234", 3, 4, "12**"},
      {"abc", 9, 0, "a**"},
      {"abcd", 0, 0, "****"},
  };
  for (const Row& row : rows) EXPECT_EQ(mask_middle(row.text, row.front, row.back), row.masked) << row.text;
}

TEST(MaskMiddle, never_shows_a_whole_text) {
  EXPECT_TRUE(rc::check("something is hidden and the length stays", [] {
    const auto length = *rc::gen::inRange<std::size_t>(1, 30);
    const std::string text(length, 'x');
    const auto masked =
        mask_middle(text, *rc::gen::inRange<std::size_t>(0, 40), *rc::gen::inRange<std::size_t>(0, 40));
    RC_ASSERT(masked.size() == length);
    RC_ASSERT(masked.find('*') != masked.npos);
  }));
}

}  // namespace
}  // namespace yichuang::text
