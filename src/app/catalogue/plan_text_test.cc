#include "app/catalogue/plan_text.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <sstream>

#include "app/catalogue/plan_json.h"
#include "app/catalogue/sample_catalogue.h"
#include "app/catalogue/terminal.h"
#include "core/catalogue/compile.h"

namespace yichuang::app {
namespace {

using Typed = std::map<std::string, std::string>;

const Catalogue& sample() {
  static const Catalogue catalogue = read_catalogue(SampleCatalogue().files()).catalogue;
  return catalogue;
}

std::string refused(const std::string& package, const Typed& answers, Language language) {
  const auto plan = compile(sample(), package, answers);
  EXPECT_FALSE(plan.ok());
  return refusal_text(plan.refusal(), sample().package(package), language);
}

TEST(RefusalText, says_what_to_do) {
  EXPECT_EQ(refused("open-sesame", {}, Language::en),
            "there is no package open-sesame; yichuang plan --list lists all\n");
  EXPECT_EQ(refused("open-shop", {{"entity", "king"}, {"area", "0"}, {"colour", "red"}}, Language::en),
            "area: lies between 1 and 1000, not 0\n"
            "colour: there is no such question\n"
            "entity: is one of company|individual, not king\n"
            "yichuang plan open-shop --help lists every question.\n");
  EXPECT_EQ(refused("open-shop", {{"area", "x"}}, Language::zh),
            "area：要填数字，不是 x\nentity：还没有回答：用什么身份？\nyichuang plan open-shop --help "
            "列出全部问题。\n");
  EXPECT_EQ(refused("open-shop", {{"entity", "individual"}, {"area", "900"}}, Language::zh),
            "个体不能开这么大的店（样例法 第一条）\n");
}

TEST(PackageHelp, names_every_answer_key_with_what_may_be_answered) {
  const std::string help = package_help(*sample().package("open-shop"), sample(), Language::en);
  for (const char* line : {"  entity        In what form?", "= company (Company) | individual (Individual)",
                           "= a number of m², 1–1000", "= true | false", "not answered: false",
                           "only asked when earlier answers call for it",
                           "  yichuang plan open-shop --answer entity=company --answer area=120"})
    EXPECT_NE(help.find(line), help.npos) << line << "\n" << help;
}

TEST(PackageHelp, keeps_the_longest_key_apart_from_its_text) {
  Package package = *sample().package("open-shop");
  Question longer = package.questions.front();
  longer.code = "a-key-of-letters";  // longer than any column that was there before
  package.questions.push_back(longer);
  const std::string help = package_help(package, sample(), Language::en);
  for (const char* line : {"  a-key-of-letters  In what form?", "  entity            In what form?"})
    EXPECT_NE(help.find(line), help.npos) << line << "\n" << help;
}

TEST(PlanText, puts_no_empty_brackets_after_a_limit_nobody_knows_and_counts_one_material_as_one) {
  const auto compiled = compile(sample(), "open-shop", Typed{{"entity", "company"}, {"area", "400"}});
  ASSERT_TRUE(compiled.ok());
  Plan plan = *compiled;
  plan.uncertain.push_back({"item:x.statutory",
                            {"甲·法定时限", "x: statutory limit"},
                            {"待本区确认", "to be confirmed by the district"},
                            "",
                            Confidence::unconfirmed});
  for (const Language language : {Language::zh, Language::en}) {
    const std::string text = plan_text(plan, sample(), language);
    EXPECT_EQ(text.find("（）"), text.npos) << text;
    EXPECT_EQ(text.find("()"), text.npos) << text;
  }
  bool first = true;
  for (PlannedMaterial& material : plan.materials) {
    material.asked = first;
    first = false;
  }
  const std::string text = plan_text(plan, sample(), Language::en);
  EXPECT_NE(text.find("Please prepare 1 material, one set for all"), text.npos) << text;
}

TEST(PlanText, keeps_to_the_page) {
  const auto plan = compile(sample(), "open-shop", Typed{{"entity", "company"}, {"area", "400"}});
  ASSERT_TRUE(plan.ok());
  for (const Language language : {Language::zh, Language::en}) {
    const std::string text = plan_text(*plan, sample(), language);
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
      EXPECT_LE(columns(line), kPageWidth + 20) << line;  // a row of the timetable may stand out
      EXPECT_FALSE(line.ends_with(' ')) << line;
    }
  }
}

TEST(PlanJson, has_null_where_there_is_no_value) {
  const auto plan =
      compile(sample(), "open-shop", Typed{{"entity", "company"}, {"area", "400"}, {"simple", "true"}});
  ASSERT_TRUE(plan.ok());
  Plan without_limit = *plan;
  without_limit.items[0].statutory.reset();
  const auto json = boost::json::parse(plan_json(without_limit, Language::en));
  const auto& items = json.at("items").as_array();
  EXPECT_TRUE(items.at(0).at("statutory_days").is_null());
  EXPECT_TRUE(items.at(0).at("statutory_unit").is_null());
  EXPECT_EQ(items.at(1).at("statutory_days").as_int64(), 20);
  EXPECT_EQ(items.at(1).at("statutory_unit").as_string(), "working");
  EXPECT_EQ(items.at(1).at("promised_days").as_int64(), 0);
  EXPECT_TRUE(items.at(1).at("instant").as_bool());
  EXPECT_EQ(json.at("checks").as_array().at(0).at("months").as_int64(), 3);
  EXPECT_TRUE(json.at("materials").as_array().at(0).at("from_item").is_null());
  for (const char* member : {"package", "items", "dropped", "materials", "fields", "edges", "critical_path",
                             "promised_days", "trips", "before", "after", "uncertain"})
    EXPECT_TRUE(json.as_object().contains(member)) << member;
}

}  // namespace
}  // namespace yichuang::app
