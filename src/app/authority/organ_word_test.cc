#include "app/authority/organ_word.h"

#include <gtest/gtest.h>

#include <map>

#include "app/catalogue/load.h"

namespace yichuang::app {
namespace {

TEST(organ_word, is_the_catalogues_and_of_an_older_catalogue_the_short_name) {
  Department department;
  department.short_name.zh = "区市场监管局";
  EXPECT_EQ(organ_word(department), "区市场监管局");
  department.word = "渝北市监";
  EXPECT_EQ(organ_word(department), "渝北市监");
}

TEST(organ_word, differs_for_every_organ_of_the_catalogue) {
  const Catalogue catalogue = read_catalogue(catalogue_in("catalogue")).catalogue;
  std::map<std::string, std::string> known{{centre_word(catalogue), "centre"}};
  for (const Department& department : catalogue.departments) {
    EXPECT_FALSE(department.word.empty()) << department.code;
    const auto [other, fresh] = known.emplace(organ_word(department), department.code);
    EXPECT_TRUE(fresh) << department.code << " and " << other->second << " are both " << other->first;
  }
}

}  // namespace
}  // namespace yichuang::app
