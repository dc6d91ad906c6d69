#include "platform/text/pinyin.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <thread>
#include <vector>

#include "platform/text/pinyin_readings.h"
#include "platform/text/text.h"

namespace yichuang::text {
namespace {

struct Row {
  const char* text;
  const char* full;
  const char* initials;
};

TEST(Pinyin, is_read_by_phrases_where_a_character_has_several_readings) {
  const Row rows[] = {
      {"重庆", "chongqing", "cq"},
      {"重要", "zhongyao", "zy"},
      {"银行", "yinhang", "yh"},
      {"行政许可", "xingzhengxuke", "xzxk"},
      {"长安", "changan", "ca"},
      {"校长", "xiaozhang", "xz"},
      {"音乐", "yinyue", "yy"},
      {"歌乐山", "geleshan", "gls"},
      {"会计变更", "kuaijibiangeng", "kjbg"},
      {"药品经营许可（零售）A区 3号", "yaopinjingyingxukelingshouaqu3hao", "ypjyxklsaq3h"},
      {"女律师", "nvlvshi", "nls"},
      {"首都", "shoudu", "sd"},
      {"ＡＴＭ机", "atmji", "atmj"},
      {"", "", ""},
      {"，。！", "", ""},
      {"\xff窗", "chuang", "c"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(pinyin(row.text).full, row.full) << row.text;
    EXPECT_EQ(pinyin(row.text).initials, row.initials) << row.text;
  }
}

TEST(NamePinyin, begins_with_a_surname) {
  const Row rows[] = {{"曾祥", "zengxiang", "zx"}, {"单于", "shanyu", "sy"},
                      {"仇芳", "qiufang", "qf"},   {"尉迟恭", "yuchigong", "ycg"},
                      {"解放", "xiefang", "xf"},   {"陈长重", "chenchangzhong", "ccz"}};
  for (const Row& row : rows) {
    EXPECT_EQ(name_pinyin(row.text).full, row.full) << row.text;
    EXPECT_EQ(name_pinyin(row.text).initials, row.initials) << row.text;
  }
  EXPECT_EQ(pinyin("解放").full, "jiefang") << "elsewhere 解 is jie";
}

TEST(Pinyin, a_person_may_correct_a_reading) {
  const Reading corrections[] = {{"乐", "yue"}, {"重", "chong"}};
  EXPECT_EQ(pinyin("乐重").full, "lezhong");
  EXPECT_EQ(pinyin("乐重", corrections).full, "yuechong");
}

TEST(Pinyin, every_built_in_reading_has_a_syllable_a_character_and_is_said_once) {
  std::set<std::string_view> seen;
  for (const Reading& reading : kPhraseReadings) {
    const auto syllables = static_cast<std::size_t>(std::ranges::count(reading.second, ' ')) + 1;
    EXPECT_EQ(syllables, characters(reading.first)) << reading.first;
    EXPECT_TRUE(seen.insert(reading.first).second) << reading.first;
  }
}

TEST(Pinyin, several_threads_may_read_at_once) {
  std::vector<std::jthread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([] {
      for (int n = 0; n < 50; ++n) EXPECT_EQ(pinyin("食品经营许可注销").initials, "spjyxkzx");
    });
}

}  // namespace
}  // namespace yichuang::text
