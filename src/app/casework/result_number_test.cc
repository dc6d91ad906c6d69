// A result's number: readable, marked where the organ is not real, and of no other item of the same organ.
#include "app/casework/result_number.h"

#include <gtest/gtest.h>

#include <map>

#include "app/catalogue/load.h"

namespace yichuang::app {
namespace {

Catalogue shipped() { return read_catalogue(catalogue_in("catalogue")).catalogue; }

TEST(result_number, is_made_of_the_words_that_the_catalogue_gives_to_organ_and_result) {
  Catalogue catalogue;
  Department organ;
  organ.code = "market-regulation";
  organ.short_name.zh = "区市场监管局";
  organ.word = "渝北市监";
  organ.demo = false;
  catalogue.departments.add(organ);
  Item item;
  item.department = "market-regulation";
  item.result.name.zh = "药品经营许可证";
  item.result.word = "药许";
  EXPECT_EQ(result_number(catalogue, item, 2026, 12), "渝北市监药许〔2026〕12号");
}

TEST(result_number, of_a_result_without_a_word_says_its_kind) {
  const struct {
    ResultKind kind;
    const char* number;
  } rows[] = {
      {ResultKind::licence, "渝北许〔2026〕1号"}, {ResultKind::approval, "渝北批〔2026〕1号"},
      {ResultKind::record, "渝北备〔2026〕1号"},  {ResultKind::certificate, "渝北证〔2026〕1号"},
      {ResultKind::seal, "渝北章〔2026〕1号"},    {ResultKind::information, "渝北办〔2026〕1号"},
  };
  Catalogue catalogue;
  Department organ;
  organ.word = "渝北";
  organ.demo = false;
  catalogue.departments.add(organ);
  for (const auto& row : rows) {
    Item item;
    item.result.kind = row.kind;
    EXPECT_EQ(result_number(catalogue, item, 2026, 1), row.number);
  }
}

TEST(result_number, says_that_a_demonstration_organ_is_none) {
  const Catalogue catalogue = shipped();
  const Item* item = catalogue.item("drug-retail-licence");
  ASSERT_NE(item, nullptr);
  ASSERT_TRUE(catalogue.department(item->department)->demo);
  EXPECT_EQ(result_number(catalogue, *item, 2026, 1), "（演示）渝北市监药许〔2026〕1号");
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
