#include "core/catalogue/condition.h"

#include <gtest/gtest.h>

#include "core/catalogue/answers.h"
#include "core/catalogue/explain.h"
#include "core/catalogue/sample_matter.h"
#include "core/catalogue/selection.h"

namespace yichuang {
namespace {

using namespace sample;

const Answers kAnswers{{"yes", true},
                       {"no", false},
                       {"n", 300.0},
                       {"c", std::string("a")},
                       {"m", std::set<std::string>{"x", "y"}}};

bool judged(const Condition& condition) {
  const std::function<const Parameter*(const std::string&)> parameter =
      [](const std::string& code) -> const Parameter* {
    static const Parameter kThreshold{"threshold", 300, "m2", {}, "", Confidence::unconfirmed, {}};
    return code == "threshold" ? &kThreshold : nullptr;
  };
  const std::function<bool(const std::string&)> kept = [](const std::string& item) { return item == "in"; };
  return holds(condition, Situation{kAnswers, parameter, kept});
}

TEST(Condition, is_a_test_on_answers) {
  const struct {
    const char* sentence;
    Condition condition;
    bool holds;
  } rows[] = {
      {"a yes is true", is("yes", "true"), true},
      {"a yes is not false", is("yes", "false"), false},
      {"a no is false", is("no", "false"), true},
      {"a choice is its option", is("c", "a"), true},
      {"a choice is no other option", is("c", "b"), false},
      {"several contain each of them", is("m", "y"), true},
      {"several do not contain another", is("m", "z"), false},
      {"a number is no option", is("n", "300"), false},
      {"a question without answer is nothing", is("none", "a"), false},
      {"a question without answer is not false either", is("none", "false"), false},
      {"but its negation holds", no(is("none", "a")), true},
      {"at least counts the threshold in", at_least("n", 300.0), true},
      {"at least fails below", at_least("n", 300.01), false},
      {"less than leaves the threshold out", less_than("n", 300.0), false},
      {"less than holds below", less_than("n", 300.01), true},
      {"a parameter is a threshold", at_least("n", "threshold"), true},
      {"an unknown parameter is none", at_least("n", "nothing"), false},
      {"an unknown parameter is none the other way either", less_than("n", "nothing"), false},
      {"no answer is not at least anything", at_least("none", 0.0), false},
      {"no answer is not less than anything", less_than("none", 9e9), false},
      {"a choice is not at least anything", at_least("c", 0.0), false},
      {"answered", answered("c"), true},
      {"not answered", answered("none"), false},
      {"kept", kept("in"), true},
      {"not kept", kept("out"), false},
      {"all of nothing", all({}), true},
      {"any of nothing", any({}), false},
      {"all needs each", all({is("yes", "true"), is("c", "b")}), false},
      {"any needs one", any({is("c", "b"), is("yes", "true")}), true},
      {"trees nest", all({any({is("c", "b"), at_least("n", 1.0)}), no(kept("out"))}), true},
  };
  for (const auto& row : rows) EXPECT_EQ(judged(row.condition), row.holds) << row.sentence;
}

TEST(Condition, tells_what_it_mentions) {
  Mentions mentions;
  collect(all({is("a", "x"), any({at_least("b", "p"), less_than("c", 3.0)}), no(answered("d")), kept("i")}),
          mentions);
  EXPECT_EQ(mentions.questions, (std::set<std::string>{"a", "b", "c", "d"}));
  EXPECT_EQ(mentions.parameters, std::set<std::string>{"p"});
  EXPECT_EQ(mentions.items, std::set<std::string>{"i"});
}

TEST(Explain, says_which_answers_decided) {
  const Catalogue catalogue = shop();
  const Package& package = *catalogue.package("open-shop");
  const struct {
    Condition condition;
    const char* zh;
    const char* en;
  } rows[] = {
      {is("entity", "company"), "身份：公司", "form: company"},
      {is("entity", "individual"), "身份：公司", "form: company"},
      {is("simple", "true"), "愿意承诺：否", "commitment: no"},
      {at_least("area", "threshold"), "面积 120 平方米，小于 300 平方米（以本区公布为准）",
       "area 120 m², below 300 m² (as published by the district)"},
      {less_than("area", 100.0), "面积 120 平方米，达到 100 平方米", "area 120 m², reaches 100 m²"},
      {at_least("area", 120.0), "面积 120 平方米，达到 120 平方米", "area 120 m², reaches 120 m²"},
      {kept("seal"), "一并办理“seal”", "seal is part of the matter"},
      {no(kept("fire-check")), "不办理“fire-check”", "fire-check is not part of the matter"},
      {answered("nothing"), "本件事不问“nothing”", "this matter does not ask “nothing”"},
      {all({is("entity", "company"), at_least("area", 200.0)}), "面积 120 平方米，小于 200 平方米",
       "area 120 m², below 200 m²"},
      {all({is("entity", "company"), at_least("area", 100.0)}),
       "身份：公司；面积 120 平方米，达到 100 平方米", "form: company; area 120 m², reaches 100 m²"},
      {any({is("entity", "individual"), at_least("area", 100.0)}), "面积 120 平方米，达到 100 平方米",
       "area 120 m², reaches 100 m²"},
      {any({is("entity", "individual"), is("entity", "nobody")}), "身份：公司", "form: company"},
  };
  const auto answers = read_answers(catalogue, package, {{"entity", "company"}, {"area", "120"}});
  ASSERT_TRUE(answers.ok());
  const Selection selection(catalogue, package, *answers);
  for (const auto& row : rows) {
    const Text told = explain(row.condition, catalogue, package, selection.situation());
    EXPECT_EQ(told.zh, row.zh);
    EXPECT_EQ(told.en, row.en);
  }
}

TEST(Explain, writes_values_as_people_do) {
  EXPECT_EQ(days_in_words(0, Unit::working).zh, "当场");
  EXPECT_EQ(days_in_words(1, Unit::working).en, "1 working day");
  EXPECT_EQ(days_in_words(30, Unit::calendar).zh, "30 日");
  EXPECT_EQ(number_in_words(120), "120");
  EXPECT_EQ(number_in_words(0.5), "0.5");
  EXPECT_EQ(number_in_words(1e7), "10000000");
  EXPECT_EQ(join({{"甲", "a"}, {"", ""}, {"甲", "a"}, {"乙", "b"}}).zh, "甲；乙") << "each fact once";
}

}  // namespace
}  // namespace yichuang
