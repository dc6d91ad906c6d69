// 在看: colleagues learn of each other at one case, and of nobody who has gone.
#include "app/intake/presence.h"

#include "app/intake/keeper.h"
#include "tests/scenarios/hall.h"

namespace yichuang::scenarios {
namespace {

class Presence : public ScenarioTest {
 protected:
  void SetUp() override {
    ScenarioTest::SetUp();
    if (IsSkipped()) return;
    kase_ = hall().files_pharmacy();
  }
  // Who else is there, each with the minutes they have been: "周敏 3".
  std::vector<std::string> beside(const Actor& actor) {
    const auto list = app::look_on(hall().centre(), actor, kase_);
    if (!list) return {list.refusal().code};
    std::vector<std::string> names;
    for (const auto& one : list->others) names.push_back(one.name + " " + std::to_string(one.minutes));
    return names;
  }
  std::string named(const Actor& actor, int minutes) { return actor.name + " " + std::to_string(minutes); }
  using Names = std::vector<std::string>;
  CaseId kase_;
};

TEST_P(Presence, two_at_one_case_learn_of_each_other_and_since_when) {
  EXPECT_EQ(beside(cast().clerk), Names{});
  hall().at("2026-03-02T09:01");
  EXPECT_EQ(beside(cast().clerk2), Names{named(cast().clerk, 1)});
  EXPECT_EQ(beside(cast().clerk), Names{named(cast().clerk2, 0)});
  hall().at("2026-03-02T09:02");
  EXPECT_EQ(beside(cast().clerk2), Names{named(cast().clerk, 2)}) << "who stays has been there all the time";
  EXPECT_EQ(beside(cast().market), (Names{named(cast().clerk, 2), named(cast().clerk2, 1)}));
}

TEST_P(Presence, whoever_says_nothing_for_a_minute_is_gone_and_comes_back_as_new) {
  beside(cast().clerk);
  hall().at("2026-03-02T09:02");
  EXPECT_EQ(beside(cast().clerk2), Names{});
  beside(cast().clerk);
  EXPECT_EQ(beside(cast().clerk2), Names{named(cast().clerk, 0)});
}

TEST_P(Presence, whoever_closes_the_case_is_gone_at_once) {
  beside(cast().clerk);
  app::look_away(hall().centre(), cast().clerk, kase_);
  app::look_away(hall().centre(), cast().clerk, kase_);
  EXPECT_EQ(beside(cast().clerk2), Names{});
}

TEST_P(Presence, it_is_told_to_whom_the_case_is_shown_and_never_to_a_party) {
  beside(cast().clerk);
  for (const Actor& other : {cast().construction, cast().ecology, cast().issuer, cast().helper})
    EXPECT_EQ(beside(other), Names{"no_such_case"}) << other.name;
  EXPECT_EQ(beside(cast().manager), Names{named(cast().clerk, 0)});
  EXPECT_EQ(beside(cast().founder), Names{}) << "who looks at an application is no business of its applicant";
  EXPECT_EQ(beside(cast().clerk), Names{named(cast().manager, 0)}) << "the applicant was not noted either";
}

TEST_P(Presence, it_leaves_no_trace_in_the_journal_and_the_keeper_takes_it_away) {
  const std::int64_t before = hall().load(kase_).state.version;
  beside(cast().clerk);
  beside(cast().clerk2);
  EXPECT_EQ(hall().load(kase_).state.version, before);
  EXPECT_EQ(app::keep_house(hall().centre()).presences, 0);
  hall().at("2026-03-02T09:02");
  EXPECT_EQ(app::keep_house(hall().centre()).presences, 2);
  EXPECT_EQ(app::keep_house(hall().centre()).presences, 0);
}

YICHUANG_ON_BOTH_ENGINES(Presence);

}  // namespace
}  // namespace yichuang::scenarios
