#include "core/catalogue/search.h"

#include <gtest/gtest.h>

#include "core/catalogue/sample_matter.h"

namespace yichuang {
namespace {

// Pinyin of the characters of this test.
Transliteration spell(const std::string& text) {
  static const std::pair<const char*, const char*> kReadings[] = {
      {"开", "kai"},  {"药", "yao"},  {"要", "yao"},  {"店", "dian"}, {"点", "dian"}, {"卖", "mai"},
      {"餐", "can"},  {"馆", "guan"}, {"品", "pin"},  {"经", "jing"}, {"营", "ying"}, {"许", "xu"},
      {"新", "xin"},  {"业", "ye"},   {"更", "geng"}, {"换", "huan"}, {"印", "yin"},  {"章", "zhang"},
      {"及", "ji"},   {"备", "bei"},  {"案", "an"},   {"回", "hui"},  {"可", "ke"},   {"执", "zhi"},
      {"照", "zhao"}, {"书", "shu"},  {"房", "fang"}, {"西", "xi"},
      {"宠", "chong"}, {"物", "wu"}, {"看", "kan"}, {"病", "bing"}, {"烟", "yan"}, {"证", "zheng"}};
  Transliteration out;
  for (std::size_t at = 0; at < text.size(); at += 3)
    for (const auto& [character, reading] : kReadings)
      if (text.compare(at, 3, character) == 0) {
        out.full += reading;
        out.initials += reading[0];
      }
  return out;
}

Catalogue trades() {
  Catalogue catalogue;
  const auto package = [&](const char* code, Text words, std::vector<std::string> aliases) {
    Package made;
    made.code = code;
    made.name = std::move(words);
    if (made.code == "open-restaurant") made.summary = {"餐饮的手续一次办齐。", "Food at once."};
    made.aliases = std::move(aliases);
    catalogue.packages.add(made);
  };
  package("open-restaurant", {"开餐馆", "Open a restaurant"}, {"餐馆"});
  package("open-pharmacy", {"开药店", "Open a pharmacy"}, {"药店", "药房", "卖药"});
  package("open-clinic", {"开宠物医院", "Open an animal hospital"}, {"宠物店"});
  package("open-pet-shop", {"开宠物店兼卖咖啡", "Open a pet shop with coffee"}, {});
  package("open-bookshop", {"开书店", "Open a bookshop"}, {"书店"});
  Item drug = sample::item("drug-licence", "market", 9);
  drug.name = {"药品经营许可", "Drug licence"};
  catalogue.items.add(drug);
  Item registration = sample::item("registration", "market", 1);
  registration.name = {"开店登记", "Registration"};
  registration.result.name = {"营业执照", "Business licence"};
  catalogue.items.add(registration);
  Item twin = sample::item("twin", "market", 1);
  twin.name = {"药店", "Twin"};
  catalogue.items.add(twin);
  Item seals = sample::item("seal-change", "police", 1);
  seals.name = {"印章更换", "New seals"};
  seals.result.name = {"新印章及备案回执", "New seals and the record slip"};
  catalogue.items.add(seals);
  Item clinic = sample::item("animal-clinic-licence", "farming", 7);
  clinic.name = {"动物诊疗许可", "Animal clinic licence"};
  catalogue.items.add(clinic);
  Item tobacco = sample::item("smoke-licence", "tobacco", 7);
  tobacco.name = {"烟草专卖零售许可", "Cigarette licence"};
  catalogue.items.add(tobacco);
  return catalogue;
}

SearchIndex index() {
  return SearchIndex(trades(), spell,
                     {{"animal-clinic-licence", {"宠物看病", "宠物证"}}, {"smoke-licence", {"卖烟", "烟证"}}});
}

std::string first(const std::string& query) {
  const auto hits = index().find(query, 10);
  return hits.empty() ? "" : hits.front().code;
}

TEST(Search, finds_the_pharmacy_first_however_it_is_typed) {
  for (const char* query : {"开药店",
                            "药店",
                            "卖药",
                            "kai yao dian",
                            "kaiyaodian",
                            "KaiYaoDian",
                            "ｋａｉｙａｏｄｉａｎ",
                            "kyd",
                            "kaiyaod",
                            "kaiyodian",
                            "kaiyaodain",
                            "kaiyaodiann",
                            "kaixaodian",
                            "开要店",
                            "开药点",
                            " 开 药 店 ",
                            "开药店！",
                            "pharmacy",
                            "open a pharmacy",
                            "pharmcy",
                            "open-pharmacy"})
    EXPECT_EQ(first(query), "open-pharmacy") << query;
}

TEST(Search, finds_items_by_part_of_a_name_and_by_what_comes_out) {
  EXPECT_EQ(first("药品"), "drug-licence");
  EXPECT_EQ(first("许可"), "drug-licence");
  EXPECT_EQ(first("执照"), "registration");
  EXPECT_EQ(first("药品许可"), "drug-licence") << "most pairs of characters are there";
  EXPECT_EQ(first("jingyingxuke"), "drug-licence");
  EXPECT_EQ(first("餐"), "open-restaurant") << "one character is enough";
}

TEST(Search, believes_a_few_initials_only_where_they_are_half_of_a_name) {
  const struct {
    const char* query;
    const char* first;
  } rows[] = {
      {"xyz", ""},  // three of the eight of 新印章及备案回执
      {"xy", ""},
      {"ba", ""},
      {"xyzj", "seal-change"},  // four tell
      {"kyd", "open-pharmacy"},
      {"yd", "open-pharmacy"},
      {"my", "open-pharmacy"},
      {"yyz", "registration"},  // on the way to yyzz
      {"yyzz", "registration"},
      {"ypj", "drug-licence"},
      {"cg", "open-restaurant"},
      {"餐馆", "open-restaurant"},
  };
  for (const auto& row : rows) EXPECT_EQ(first(row.query), row.first) << row.query;
}

const CatalogueHit* hit_of(const std::vector<CatalogueHit>& hits, const std::string& code) {
  for (const CatalogueHit& hit : hits)
    if (hit.code == code) return &hit;
  return nullptr;
}

TEST(Search, finds_an_item_by_what_people_call_it_and_says_by_what) {
  const struct {
    const char *query, *code;
    FoundBy by;
    const char* matched;
  } rows[] = {{"宠物", "animal-clinic-licence", FoundBy::other_name, "宠物看病"},
              {"chongwu", "animal-clinic-licence", FoundBy::other_name, "宠物看病"},
              {"卖烟", "smoke-licence", FoundBy::other_name, "卖烟"},
              {"烟草", "smoke-licence", FoundBy::name, "烟草专卖零售许可"},
              {"营业执照", "registration", FoundBy::result, "营业执照"},
              {"xyzj", "seal-change", FoundBy::initials, "新印章及备案回执"},
              {"cigarette", "smoke-licence", FoundBy::english, "Cigarette licence"},
              {"yaopinjingying", "drug-licence", FoundBy::pinyin, "药品经营许可"},
              {"药品许可", "drug-licence", FoundBy::near, "药品经营许可"},
              {"要看烟证", "smoke-licence", FoundBy::spoken, ""}};
  for (const auto& row : rows) {
    const auto hits = index().find(row.query, 20);
    const CatalogueHit* hit = hit_of(hits, row.code);
    ASSERT_NE(hit, nullptr) << row.query;
    EXPECT_EQ(static_cast<int>(hit->by), static_cast<int>(row.by)) << row.query;
    EXPECT_EQ(hit->matched, row.matched) << row.query;
  }
}

TEST(Search, puts_a_package_whose_name_has_the_words_before_what_is_also_called_so) {
  const auto hits = index().find("宠物店", 10);
  ASSERT_EQ(hits.size(), 2U);
  EXPECT_EQ(hits[0].code, "open-pet-shop");
  EXPECT_EQ(hits[1].code, "open-clinic");
  EXPECT_EQ(first("宠物医院"), "open-clinic") << "its name, before the item that is also called so";
}

TEST(Search, puts_a_package_before_an_item_of_the_same_score) {
  const auto hits = index().find("药店", 10);
  ASSERT_EQ(hits.size(), 2U);
  EXPECT_EQ(hits[0].code, "open-pharmacy");
  EXPECT_EQ(hits[1].code, "twin");
  EXPECT_EQ(hits[0].score, hits[1].score);
}

TEST(Search, leaves_near_misses_out_where_something_fits) {
  EXPECT_EQ(index().find("开药店", 10).size(), 1U) << "开书店 is one character away";
  const auto near = index().find("开西店", 10);
  EXPECT_EQ(near.size(), 2U) << "nothing fits, so both near ones are offered";
}

TEST(Search, finds_nothing_where_there_is_nothing) {
  for (const char* query : {"", "   ", "，。！", "zzzzzz", "天上的云", "\xff\xfe"})
    EXPECT_EQ(first(query), "") << query;
  EXPECT_EQ(first(std::string(100'000, 'z')), "");
  EXPECT_TRUE(index().find("药店", 0).empty());
}

TEST(Search, tries_several_words_together_and_then_each) {
  EXPECT_EQ(first("药 店"), "open-pharmacy");
  EXPECT_EQ(first("许可 药品"), "drug-licence") << "in another order than in the name";
}

TEST(Search, finds_what_a_sentence_speaks_of) {
  EXPECT_EQ(first("我想开个药店"), "open-pharmacy");
  EXPECT_EQ(first("我想在渝北开个药房，卖药"), "open-pharmacy");
  EXPECT_EQ(first("请问营业执照怎么办"), "registration");
  EXPECT_EQ(first("家里要开一个卖花的书店"), "open-bookshop");
  EXPECT_EQ(first("我要办餐饮的手续"), "open-restaurant") << "by its summary";
  EXPECT_EQ(first("我想吃饭"), "") << "what no name has is no guess";
}

TEST(Search, says_of_a_guess_that_it_is_one) {
  const auto guessed = index().find("我想开个药店", 10), told = index().find("开药店", 10);
  ASSERT_FALSE(guessed.empty());
  EXPECT_LT(guessed.front().score, told.front().score);
}

TEST(PairIndex, believes_rare_pairs_more_than_common_ones) {
  PairIndex pairs;
  const char32_t* names[] = {U"食品经营许可", U"烟草专卖许可", U"公共场所许可", U"动物诊疗许可", U"办学许可",
                             U"娱乐场所许可", U"网吧许可",     U"出版物许可",   U"印刷许可",     U"道路运输许可"};
  for (std::size_t i = 0; i < std::size(names); ++i) pairs.add(i, names[i]);
  const auto hits = pairs.find(U"我要个动物诊疗的许可");
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_EQ(hits.front().thing, 3U);
  EXPECT_TRUE(pairs.find(U"我要许可").empty()) << "everything has it";
  EXPECT_EQ(pairs.find(U"公共的场所").front().thing, 2U);
  EXPECT_EQ(pairs.find(U"场所").size(), 2U);
  EXPECT_TRUE(pairs.find(U"").empty());
}

TEST(Search, names_the_packages_in_whose_names_the_words_stand) {
  using Codes = std::vector<std::string>;
  const Catalogue catalogue = trades();
  EXPECT_EQ(packages_named(catalogue, "药房"), Codes{"open-pharmacy"}) << "by another name";
  EXPECT_EQ(packages_named(catalogue, "ＯＰＥＮ a Book"), Codes{"open-bookshop"});
  EXPECT_EQ(packages_named(catalogue, "pharmacy"), Codes{"open-pharmacy"});
  EXPECT_EQ(packages_named(catalogue, "店"), (Codes{"open-pharmacy", "open-clinic", "open-pet-shop", "open-bookshop"}));
  for (const char* none : {"", " ，", "药品经营许可", "简晓雯", "\xff\xfe"})
    EXPECT_EQ(packages_named(catalogue, none), Codes{}) << none;
}

}  // namespace
}  // namespace yichuang
