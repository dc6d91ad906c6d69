#include "app/record/dates_in_words.h"

#include <gtest/gtest.h>

#include "app/record/answers.h"

namespace yichuang::app {
namespace {

TEST(dates, are_written_as_people_write_them) {
  EXPECT_EQ(in_words(Date{2026, 11, 27}).zh, "2026年11月27日");
  EXPECT_EQ(in_words(Date{2026, 11, 27}).en, "27 November 2026");
  EXPECT_EQ(in_words(Date{2027, 1, 4}).zh, "2027年1月4日");
  EXPECT_EQ(in_words(Date{2027, 1, 4}).en, "4 January 2027");
}

TEST(dates, in_a_text_are_of_its_language_and_other_values_stay) {
  Catalogue catalogue;
  catalogue.texts.add(
      {"ends", {"{name}到{until}结束，编号 {number}。", "{name} ends on {until}, number {number}."}, {}});
  const Words text =
      text_of(catalogue, "ends",
              {{"name", "2026-02-30"}, {"until", "2026-11-27"}, {"number", "500112-2026-0000001-3"}});
  EXPECT_EQ(text.zh, "2026-02-30到2026年11月27日结束，编号 500112-2026-0000001-3。");
  EXPECT_EQ(text.en, "2026-02-30 ends on 27 November 2026, number 500112-2026-0000001-3.");
}

}  // namespace
}  // namespace yichuang::app
