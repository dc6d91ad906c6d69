// Numbers begin with the organ's short word: it must read as the hall says it, and no two organs may share one.
#include "app/authority/organ_word.h"

#include <gtest/gtest.h>

#include <map>

#include "app/catalogue/load.h"

namespace yichuang::app {
namespace {

TEST(organ_word, is_made_of_the_place_and_the_first_characters_of_the_organ) {
  const struct {
    const char* short_name;
    const char* word;
  } rows[] = {
      {"区市场监管局", "渝北市监"},     {"区卫生健康委", "渝北卫健"}, {"区公安分局", "渝北公安"},
      {"区税务局", "渝北税务"},         {"区人力社保局", "渝北人社"}, {"公积金渝北分中心", "渝北公积金"},
      {"区住房城乡建委", "渝北住城建"},
  };
  District district;
  district.name.zh = "重庆市渝北区";
  for (const auto& row : rows) {
    Department department;
    department.short_name.zh = row.short_name;
    EXPECT_EQ(organ_word(district, department), row.word) << row.short_name;
  }
}

TEST(organ_word, leaves_a_word_of_three_characters_whole) {
  EXPECT_EQ(word_initials("公积金"), "公积金");
  EXPECT_EQ(word_initials("市场监管"), "市监");
  EXPECT_EQ(word_initials(""), "");
}

TEST(organ_word, differs_for_every_organ_of_the_catalogue) {
  const Catalogue catalogue = read_catalogue(catalogue_in("catalogue")).catalogue;
  ASSERT_GT(catalogue.departments.size(), 10U);
  std::map<std::string, std::string> known;
  for (const Department& department : catalogue.departments) {
    const auto [other, fresh] = known.emplace(organ_word(catalogue.district, department), department.code);
    EXPECT_TRUE(fresh) << department.code << " and " << other->second << " are both " << other->first;
  }
}

}  // namespace
}  // namespace yichuang::app
