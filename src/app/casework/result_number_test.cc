// A result's number: readable, marked where the organ is not real, and of no other item of the same organ.
#include "app/casework/result_number.h"

#include <gtest/gtest.h>

#include <map>

#include "app/catalogue/load.h"

namespace yichuang::app {
namespace {

Catalogue shipped() { return read_catalogue(catalogue_in("catalogue")).catalogue; }

TEST(result_number, word_is_short_and_says_what_the_result_is) {
  const struct {
    const char* name;
    ResultKind kind;
    const char* word;
  } rows[] = {
      {"药品经营许可证", ResultKind::licence, "药经许"},
      {"出版物经营许可证（零售）", ResultKind::licence, "出物营许"},
      {"第二类医疗器械经营备案凭证", ResultKind::record, "医器经备"},
      {"医疗器械经营许可证", ResultKind::licence, "医器经许"},
      {"营业执照", ResultKind::licence, "营业许"},
      {"社会保险登记", ResultKind::information, "社保登"},
      {"公众聚集场所投入使用、营业前消防安全检查意见书", ResultKind::approval, "公聚场投批"},
  };
  for (const auto& row : rows) {
    ResultSpecification result;
    result.name.zh = row.name;
    result.kind = row.kind;
    EXPECT_EQ(result_word(result), row.word) << row.name;
  }
}

TEST(result_number, names_organ_result_year_and_serial) {
  Catalogue catalogue;
  catalogue.district.name.zh = "重庆市渝北区";
  Department organ;
  organ.code = "market-regulation";
  organ.short_name.zh = "区市场监管局";
  organ.demo = false;
  catalogue.departments.add(organ);
  Item item;
  item.department = "market-regulation";
  item.result.name.zh = "药品经营许可证";
  EXPECT_EQ(result_number(catalogue, item, 2026, 12), "渝北市监药经许〔2026〕12号");
}

TEST(result_number, says_that_a_demonstration_organ_is_none) {
  const Catalogue catalogue = shipped();
  const Item* item = catalogue.item("drug-retail-licence");
  ASSERT_NE(item, nullptr);
  ASSERT_TRUE(catalogue.department(item->department)->demo);
  EXPECT_EQ(result_number(catalogue, *item, 2026, 1), "（演示）渝北市监药经许〔2026〕1号");
}

TEST(result_number, differs_for_items_that_do_not_share_a_series) {
  const Catalogue catalogue = shipped();
  ASSERT_GT(catalogue.items.size(), 20U);
  std::map<std::string, std::string> known;  // number to series
  for (const Item& item : catalogue.items) {
    const std::string series = result_series(catalogue, item);
    const auto [other, fresh] = known.emplace(result_number(catalogue, item, 2026, 1), series);
    EXPECT_TRUE(fresh || other->second == series)
        << item.code << " of " << series << " and one of " << other->second << " are both " << other->first;
  }
}

TEST(result_number, is_of_one_series_for_items_that_make_the_same_certificate) {
  const Catalogue catalogue = shipped();
  const auto series = [&](const char* item) { return result_series(catalogue, *catalogue.item(item)); };
  EXPECT_EQ(series("real-estate-first-registration"), series("real-estate-transfer-registration"));
  EXPECT_NE(series("drug-retail-licence"), series("food-business-licence"));
}

}  // namespace
}  // namespace yichuang::app
