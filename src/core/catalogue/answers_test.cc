#include "core/catalogue/answers.h"

#include <gtest/gtest.h>

#include "core/catalogue/sample_matter.h"

namespace yichuang {
namespace {

using Typed = std::map<std::string, std::string>;

// "area=120 entity=company", or the faults "answers.area out_of_range; …".
std::string read(const Typed& typed) {
  static const Catalogue catalogue = [] {
    Catalogue shop = sample::shop();
    Package package = *shop.package("open-shop");
    package.code = "many";
    Question goods = sample::choice("goods", {"商品", "goods"},
                                    {{"food", {"食品", "food"}}, {"books", {"图书", "books"}}});
    goods.kind = QuestionKind::multi;
    goods.default_answer = "";
    package.questions.push_back(goods);
    shop.packages.add(package);
    return shop;
  }();
  const auto answers = read_answers(catalogue, *catalogue.package("many"), typed);
  std::string told;
  if (answers) {
    for (const auto& [code, text] : write_answers(*answers))
      told += (told.empty() ? "" : " ") + code + "=" + text;
    return told;
  }
  EXPECT_EQ(answers.refusal().kind, RefusalKind::malformed);
  for (const FieldFault& fault : answers.refusal().fields) told += fault.field + " " + fault.code + "; ";
  return told;
}

TEST(Answers, are_read_as_people_type_them) {
  const struct {
    const char* sentence;
    Typed typed;
    const char* read;
  } rows[] = {
      {"what is left out takes its default",
       {{"entity", "company"}, {"area", "120"}},
       "area=120 entity=company goods= simple=false"},
      {"yes and no in three ways",
       {{"entity", "company"}, {"area", "120.5"}, {"simple", "是"}},
       "area=120.5 entity=company goods= simple=true"},
      {"a list is a set",
       {{"entity", "individual"}, {"area", "1"}, {"goods", "food,books,food"}},
       "area=1 entity=individual goods=books,food"},
      {"what is not asked is left out",
       {{"entity", "individual"}, {"area", "1"}, {"simple", "true"}},
       "area=1 entity=individual goods="},
      {"optional items are named",
       {{"entity", "individual"}, {"area", "1"}, {"with", "fund"}},
       "area=1 entity=individual goods= with=fund"},
      {"every missing answer is told", {}, "answers.entity missing; answers.area missing; "},
      {"every wrong answer is told",
       {{"entity", "nobody"}, {"area", "12a"}, {"goods", "food,stones"}, {"with", "seal"}, {"colour", "red"}},
       "answers.area not_a_number; answers.colour unknown_question; answers.entity unknown_option; "
       "answers.goods unknown_option; "
       "answers.with not_an_optional_item; "},
      {"what is not asked is checked all the same",
       {{"entity", "individual"}, {"area", "1"}, {"simple", "maybe"}},
       "answers.simple not_yes_or_no; "},
      {"below the least", {{"entity", "company"}, {"area", "0.9"}}, "answers.area out_of_range; "},
      {"above the most", {{"entity", "company"}, {"area", "1001"}}, "answers.area out_of_range; "},
      {"not a number at all", {{"entity", "company"}, {"area", "nan"}}, "answers.area not_a_number; "},
      {"no exponents", {{"entity", "company"}, {"area", "1e2"}}, "answers.area not_a_number; "},
      {"no blanks", {{"entity", "company"}, {"area", " 12"}}, "answers.area not_a_number; "},
      {"empty is no answer",
       {{"entity", ""}, {"area", ""}},
       "answers.area not_a_number; answers.entity unknown_option; "},
  };
  for (const auto& row : rows) EXPECT_EQ(read(row.typed), row.read) << row.sentence;
}

}  // namespace
}  // namespace yichuang
