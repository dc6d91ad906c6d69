#include "app/catalogue/differences.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "app/catalogue/difference_words.h"
#include "app/catalogue/differences_text.h"
#include "app/catalogue/sample_catalogue.h"

namespace yichuang::app {
namespace {

std::string told(const std::optional<boost::json::value>& side) {
  return side ? boost::json::serialize(*side) : "-";
}
std::string told(const std::vector<DifferenceRow>& rows) {
  std::string text;
  for (const DifferenceRow& row : rows)
    text += row.pointer + ": " + told(row.before) + " > " + told(row.after) + "\n";
  return text;
}

TEST(Differences, name_the_place_and_both_values) {
  struct Row {
    const char* before;
    const char* after;
    const char* rows;
  };
  for (const Row& row : std::initializer_list<Row>{
           {R"({"a":1,"b":2})", R"({"b":2,"a":1})", ""},
           {R"({"a":1})", R"({"a":"1"})", "/a: 1 > \"1\"\n"},
           {R"({"a":null})", R"({})", "/a: null > -\n"},
           {R"({"a":{"b/c":[1]}})", R"({"a":{"b/c":[1,2]}})", "/a/b~1c/1: - > 2\n"},
           // An element put in front is one row; the one behind it is compared with itself.
           {R"({"m":[{"material":"x","copies":1}]})",
            R"({"m":[{"material":"w"},{"material":"x","copies":2}]})",
            "/m/1/copies: 1 > 2\n/m/0: - > {\"material\":\"w\"}\n"},
           {R"({"b":[{"law":"L","article":"1","c":"C"}]})", R"({"b":[{"law":"L","article":"1","c":"L"}]})",
            "/b/0/c: \"C\" > \"L\"\n"},
           {R"({"m":[{"code":"x"},{"code":"y"}]})", R"({"m":[{"code":"y"}]})",
            "/m/0: {\"code\":\"x\"} > -\n"},
           {R"(["a","b"])", R"(["b","a"])", ": [\"a\",\"b\"] > [\"b\",\"a\"]\n"},
           {R"(["a","a"])", R"(["a"])", "/1: \"a\" > -\n"},
           {R"([{"text":"a"}])", R"([{"text":"b"}])", "/0/text: \"a\" > \"b\"\n"}})
    EXPECT_EQ(told(difference_rows(boost::json::parse(row.before), boost::json::parse(row.after))), row.rows)
        << row.before << row.after;
}

TEST(Differences, by_sentence_name_papers_questions_and_edges_and_keep_a_sentence_whole) {
  const NameOfRecord name_of = [](const RecordName& name) {
    return name.second == "x" ? Words{"租赁合同", "Lease"} : Words{};
  };
  const auto told_of = [&](const char* before, const char* after) {
    std::string text;
    for (const DifferenceRow& row :
         difference_rows(boost::json::parse(before), boost::json::parse(after), Grain::sentence)) {
      const DifferenceRowView view = row_in_words(row, name_of);
      text += view.pointer;
      for (const Words& name : view.names) text += " <" + name.zh + ">";
      text += (view.order ? " order: " : ": ") + boost::json::serialize(view.before) + " > " +
              boost::json::serialize(view.after) + "\n";
    }
    return text;
  };
  EXPECT_EQ(told_of(R"({"m":[{"material":"x","why":{"zh":"甲","en":"a"}}]})",
                    R"({"m":[{"material":"x","why":{"zh":"乙","en":"a"}}]})"),
            "/m/0/why <租赁合同>: {\"zh\":\"甲\",\"en\":\"a\"} > {\"zh\":\"乙\",\"en\":\"a\"}\n");
  EXPECT_EQ(told_of(R"({})", R"({"q":[{"code":"a","label":{"zh":"面积","en":"Area"}}]})"),
            "/q/0 <面积>: null > {\"code\":\"a\",\"label\":{\"zh\":\"面积\",\"en\":\"Area\"}}\n")
      << "a list that is new is told element by element";
  EXPECT_EQ(told_of(R"({"edges":[]})", R"({"edges":[["x","x"]]})"),
            "/edges/0 <租赁合同 → 租赁合同>: null > [\"x\",\"x\"]\n");
  EXPECT_EQ(told_of(R"({"when":{"is":["a","b"]}})", R"({"when":{"all":[{"is":["a","c"]}]}})"),
            "/when: {\"is\":[\"a\",\"b\"]} > {\"all\":[{\"is\":[\"a\",\"c\"]}]}\n");
  EXPECT_EQ(told_of(R"({"c":["window","online"]})", R"({"c":["window"]})"),
            "/c: [\"window\",\"online\"] > [\"window\"]\n");
  EXPECT_EQ(told_of(R"({"b":[{"law":"消防法","article":"第十五条","c":"C"}]})",
                    R"({"b":[{"law":"消防法","article":"第十五条","c":"L"}]})"),
            "/b/0/c <《消防法》第十五条>: \"C\" > \"L\"\n");
  EXPECT_EQ(told_of(R"({"i":[{"item":"x"},{"item":"y","label":{"zh":"乙","en":"B"}}]})",
                    R"({"i":[{"item":"y","label":{"zh":"乙","en":"B"}},{"item":"x"}]})"),
            "/i order: [{\"zh\":\"租赁合同\",\"en\":\"Lease\"},{\"zh\":\"乙\",\"en\":\"B\"}] > "
            "[{\"zh\":\"乙\",\"en\":\"B\"},{\"zh\":\"租赁合同\",\"en\":\"Lease\"}]\n");
}

TEST(Differences, name_the_members_that_a_save_says_otherwise) {
  const auto members = members_changed(boost::json::parse(R"({"a":1,"b":{"x":1},"c":2})"),
                                       boost::json::parse(R"({"d":3,"b":{"x":2},"c":2})"));
  EXPECT_EQ(members, (std::vector<std::string>{"d", "b", "a"}));
}

TEST(Differences, tell_what_came_what_went_and_what_changed) {
  SampleCatalogue before, after;
  EXPECT_TRUE(differences(before.files(), after.files()).empty());
  after.remove("items/trade-licence.yaml");
  after.put("items/new-thing.yaml", "code: new-thing\nname: {zh: 新事项, en: New thing}\n");
  after.put("texts/more.yaml", "texts:\n  more.text: {zh: 多, en: More}\n");
  const auto found = differences(before.files(), after.files());
  ASSERT_EQ(found.size(), 3u);
  EXPECT_EQ(found[0].key, (RecordKey{"item", "new-thing"}));
  EXPECT_EQ(found[0].change, RecordChange::added);
  EXPECT_EQ(found[0].name.en, "New thing");
  EXPECT_EQ(found[1].key, (RecordKey{"item", "trade-licence"}));
  EXPECT_EQ(found[1].change, RecordChange::removed);
  EXPECT_FALSE(found[1].name.zh.empty());
  EXPECT_EQ(found[2].key, (RecordKey{"text", "more.text"}));
  EXPECT_EQ(found[2].name.zh, "多");
}

TEST(Differences, are_not_told_of_a_catalogue_that_cannot_be_read) {
  SampleCatalogue before, after;
  after.put("items/trade-licence.yaml", "code: [\n");
  EXPECT_THROW(differences(before.files(), after.files()), Failure);
}

TEST(Differences, are_told_to_people_a_line_a_place_and_to_programs_with_both_sides) {
  SampleCatalogue before, after;
  after.change({"items/trade-licence.yaml", "supplement_days: 30\n", "supplement_days: 31\n"});
  after.change({"items/trade-licence.yaml", "fee: null\n", "fee: null\nkind_note: {zh: 注, en: Note}\n"});
  const auto found = differences(before.files(), after.files());
  const std::string text = differences_text(found, Language::en);
  EXPECT_TRUE(text.starts_with("~ item trade-licence  ")) << text;
  EXPECT_NE(text.find("    /supplement_days: 30 → 31\n"), text.npos) << text;
  EXPECT_NE(text.find("    /kind_note: (nothing) → {zh: 注, en: Note}\n"), text.npos) << text;
  EXPECT_TRUE(text.ends_with("1 record differs\n")) << text;
  const auto json = boost::json::parse(differences_json(found));
  const auto& one = json.at("differences").at(0);
  EXPECT_EQ(one.at("code").as_string(), "trade-licence");
  EXPECT_EQ(
      boost::json::serialize(one.at("rows")),
      R"([{"pointer":"/supplement_days","before":30,"after":31},{"pointer":"/kind_note","after":{"zh":"注","en":"Note"}}])");
}

}  // namespace
}  // namespace yichuang::app
