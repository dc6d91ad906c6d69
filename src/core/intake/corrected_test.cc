#include "core/intake/corrected.h"

#include <gtest/gtest.h>

#include "core/intake/test_hall.h"

namespace yichuang::test_hall {
namespace {

struct Corrected : testing::Test {
  Hall hall;

  void SetUp() override {
    Filed filed;
    filed.applicant.person = kFounder;
    filed.package = "shop";
    filed.fields = {{"name", "平安堂"}, {"area", "80"}};
    filed.materials = {{"lease", MaterialForm::electronic, 1, {"old"}},
                       {"plan", MaterialForm::electronic, 1, {"same"}}};
    hall.add(filed, kFounder, at("03-01T09:00"));
  }
  void answers(std::map<std::string, std::string> fields, std::vector<HandedMaterial> materials) {
    hall.add(NoticeIssued{}, kClerk, at("03-02T09:00"));
    hall.add(Supplemented{std::move(materials), std::move(fields), false}, kFounder, at("03-03T09:00"));
  }
};

TEST_F(Corrected, is_shown_with_what_was_handed_in_first) {
  answers({{"name", "平安大药房"}, {"capital", "50"}}, {{"lease", MaterialForm::electronic, 1, {"new"}}});
  EXPECT_EQ(value_before(hall.kase, "name"), "平安堂");
  EXPECT_EQ(value_before(hall.kase, "capital"), "") << "nothing had been there";
  EXPECT_EQ(files_before(hall.kase, "lease"), std::vector<std::string>{"old"});
}

TEST_F(Corrected, is_nothing_that_the_answer_left_as_it_was) {
  EXPECT_EQ(value_before(hall.kase, "name"), std::nullopt) << "nothing was answered yet";
  answers({{"name", "平安堂"}}, {{"plan", MaterialForm::electronic, 1, {"same"}}});
  EXPECT_EQ(value_before(hall.kase, "name"), std::nullopt);
  EXPECT_EQ(value_before(hall.kase, "area"), std::nullopt);
  EXPECT_TRUE(files_before(hall.kase, "plan").empty());
  EXPECT_TRUE(files_before(hall.kase, "lease").empty());
}

}  // namespace
}  // namespace yichuang::test_hall
