// What the shipped catalogue says to people: true of the product, and one law under one name.
#include <gtest/gtest.h>

#include <regex>

#include "app/catalogue/load.h"
#include "app/catalogue/plan_view.h"

namespace yichuang::app {
namespace {

const Catalogue& shipped() {
  static const CatalogueReading reading = read_catalogue(catalogue_in("catalogue"));
  return reading.catalogue;
}

std::vector<Text> said_of(const Material& material) {
  std::vector<Text> all{material.how_to_get, material.good_example, material.bad_example};
  for (const CommonFault& fault : material.common_faults) all.push_back(fault.text);
  return all;
}

TEST(ShippedWords, promise_no_template_picture_look_up_or_signature_that_the_product_does_not_have) {
  std::vector<Text> all;
  for (const Material& material : shipped().materials)
    for (const Text& text : said_of(material)) all.push_back(text);
  for (const Field& field : shipped().fields) all.push_back(field.hint);
  for (const CodedText& coded : shipped().texts) all.push_back(coded.text);
  ASSERT_GT(all.size(), 1000u);
  for (const Text& text : all)
    for (const char* promise :
         {"范本", "示范文本", "样图", "自动查询", "系统提供", "页面上签名", "窗口有模板"})
      EXPECT_EQ(text.zh.find(promise), std::string::npos) << text.zh;
}

TEST(ShippedWords, name_one_law_in_one_basis) {
  const std::regex joined("(法|条例|办法|规定)、.*(法|条例|办法|规定)$|等$");
  for (const Item& item : shipped().items) {
    for (const Basis& basis : item.basis) EXPECT_FALSE(std::regex_search(basis.law, joined)) << basis.law;
    for (const ItemMaterial& material : item.materials)
      EXPECT_FALSE(std::regex_search(material.basis.law, joined)) << item.code << " " << material.basis.law;
  }
  for (const Package& package : shipped().packages)
    for (const Block& block : package.blocks)
      EXPECT_FALSE(std::regex_search(block.basis.law, joined)) << package.code << " " << block.basis.law;
}

TEST(ShippedWords, say_something_after_every_name_that_the_district_decides_on) {
  const auto plan = view_plan(shipped(), *shipped().package("open-pharmacy"),
                              {{"entity", "company"},
                               {"area", "120"},
                               {"otc_only", "false"},
                               {"devices", "class2"},
                               {"food", "none"},
                               {"signboard", "false"},
                               {"chain", "false"}},
                              Date{2026, 3, 2});
  ASSERT_TRUE(plan.ok());
  ASSERT_FALSE(plan->uncertain.empty());
  for (const Words& one : plan->uncertain) {
    EXPECT_FALSE(one.zh.ends_with("：")) << one.zh;
    EXPECT_FALSE(one.en.ends_with(": ")) << one.en;
  }
}

}  // namespace
}  // namespace yichuang::app
