// A process remembers the cases it had in its hands, and several processes work on one database: what one of them
// remembers is never what is decided on when another has acted meanwhile. A shelf stands here for a process: it is all
// that a process remembers of a case.
#include "app/casework/task_actions.h"
#include "app/intake/case_shelf.h"
#include "app/intake/keeper.h"
#include "core/delivery/handover.h"
#include "core/intake/reception.h"
#include "tests/scenarios/hall.h"

namespace yichuang::scenarios {
namespace {

class Remembered : public ScenarioTest {
 protected:
  void SetUp() override {
    ScenarioTest::SetUp();
    if (!IsSkipped()) in(here_);
  }
  // From now on this process acts.
  void in(app::CaseShelf& process) { hall().centre().cases = &process; }
  store::StreamKey key(CaseId kase) { return app::stream_of(hall().centre(), kase); }

  std::string withdraws(CaseId kase) {
    return hall().does(cast().founder, kase, [](const Matter& matter, const Acting& acting) {
      return decide_withdrawal(matter, "不开了", acting.actor);
    });
  }
  CaseId accepted() {
    const CaseId kase = hall().files_pharmacy();
    EXPECT_EQ(hall().accepts(cast().clerk, kase), "done");
    return kase;
  }

  Clock clock_ = [this] { return hall().centre().clock(); };
  app::CaseShelf here_{clock_}, elsewhere_{clock_};
};

TEST_P(Remembered, a_case_another_process_closed_is_not_acted_on_as_it_is_remembered_here) {
  const CaseId kase = accepted();
  in(elsewhere_);
  EXPECT_EQ(withdraws(kase), "done");
  in(here_);
  ASSERT_EQ(here_.size(), 1U) << "remembered as it was when it was open";
  EXPECT_EQ(hall().grants(cast().market, kase, kRegistration), "case_closed");
}

TEST_P(Remembered, cases_lent_together_are_what_their_facts_say_and_go_back_to_their_shelf) {
  const CaseId mine = accepted(), moved = accepted();
  in(elsewhere_);
  EXPECT_EQ(withdraws(moved), "done");
  in(here_);
  {
    const auto lent = app::lent_cases(hall().centre(), {mine, moved, CaseId{1}});
    ASSERT_EQ(lent.size(), 2U) << "one that does not exist is not among them";
    EXPECT_EQ(lent.at(mine)->kase.version, hall().load(mine).kase.version);
    EXPECT_TRUE(lent.at(moved)->kase.withdrawal.has_value());
    EXPECT_EQ(here_.size(), 0U);
  }
  EXPECT_EQ(here_.size(), 1U) << "what people wrote in a case that is over is not kept";
}

TEST_P(Remembered, a_case_that_goes_back_and_forth_between_processes_is_what_its_facts_say) {
  const CaseId kase = hall().files_pharmacy();
  in(elsewhere_);
  EXPECT_EQ(hall().accepts(cast().clerk, kase), "done");
  in(here_);
  EXPECT_EQ(hall().grants(cast().market, kase, kRegistration), "done");
  EXPECT_EQ(hall().grants(cast().market, kase, kRegistration), "not_in_hand");
  in(elsewhere_);
  EXPECT_EQ(hall().grants(cast().market, kase, kRegistration), "not_in_hand");
  EXPECT_EQ(hall().grants(cast().health, kase, kHealthCheck), "done");
  EXPECT_EQ(hall().grants(cast().police, kase, kSeals), "done");
  in(here_);
  EXPECT_EQ(hall().records_visit(cast().deputy, kase, kDrugLicence), "done");
  in(elsewhere_);
  EXPECT_EQ(hall().grants(cast().market, kase, kDrugLicence), "done");
  EXPECT_EQ(hall().hands_over(cast().issuer, kase, {kDrugLicence, kHealthCheck}), "done");
  in(here_);
  EXPECT_EQ(hall().hands_over(cast().issuer, kase, {kSeals}), "done");
}

TEST_P(Remembered, a_page_that_shows_what_only_this_process_remembers_is_stale) {
  const CaseId kase = accepted();
  const std::int64_t seen = hall().load(kase).kase.version;
  in(elsewhere_);
  EXPECT_EQ(hall().grants(cast().health, kase, kHealthCheck), "done");
  in(here_);
  app::Command command = hall().command(cast().market);
  command.seen = seen;
  const auto grant = app::deciding(hall().centre(), {"granted", {}, {}, kWithItsCode}, kRegistration);
  EXPECT_EQ(hall().does(command, kase, grant), "stale");
}

TEST_P(Remembered, a_case_whose_history_is_another_than_was_remembered_is_read_anew) {
  const CaseId kase = accepted();
  auto remembered = here_.take(key(kase));
  ASSERT_TRUE(remembered);
  remembered->state.head[0] = static_cast<char>(remembered->state.head[0] ^ 1);
  remembered->kase.withdrawal = Withdrawn{"as a database that was restored would not know"};
  here_.put(key(kase), std::move(*remembered));
  EXPECT_EQ(hall().grants(cast().market, kase, kRegistration), "done");
}

TEST_P(Remembered, what_is_remembered_is_what_reading_the_facts_gives) {
  const CaseId kase = accepted();
  EXPECT_EQ(hall().grants(cast().market, kase, kRegistration), "done");
  EXPECT_EQ(hall().grants(cast().market, kase, kRegistration), "not_in_hand")
      << "a refusal leaves it as it was";
  const auto remembered = here_.take(key(kase));
  ASSERT_TRUE(remembered);
  const app::LoadedCase read = hall().load(kase);
  EXPECT_EQ(remembered->state.version, read.state.version);
  EXPECT_EQ(remembered->state.head, read.state.head);
  EXPECT_EQ(remembered->kase.documents.size(), read.kase.documents.size());
  EXPECT_EQ(remembered->kase.fields, read.kase.fields);
  const Instant now = hall().centre().clock();
  const app::ListRows rows = app::list_rows(read, hall().centre(), now);
  ASSERT_TRUE(remembered->rows);
  EXPECT_EQ(remembered->rows->kase, rows.kase);
  EXPECT_EQ(remembered->rows->tasks, rows.tasks);
  EXPECT_EQ(remembered->rows->ties, rows.ties);
}

TEST_P(Remembered, no_more_cases_than_there_is_room_for_are_kept_and_no_form_of_any_size) {
  app::CaseShelf small(clock_, 2);
  in(small);
  const CaseId first = hall().files_pharmacy(), second = hall().files_pharmacy();
  EXPECT_EQ(hall().accepts(cast().clerk, first), "done");
  const CaseId third = hall().files_pharmacy();
  EXPECT_EQ(small.size(), 2U);
  EXPECT_TRUE(small.take(key(first))) << "touched after the second";
  EXPECT_FALSE(small.take(key(second)));
  auto large = small.take(key(third));
  ASSERT_TRUE(large);
  large->kase.fields["business_scope"] = std::string(app::kMostShelvedForm + 1, 'x');
  small.put(key(third), std::move(*large));
  EXPECT_FALSE(small.take(key(third)));
  const CaseId over = hall().files_pharmacy();
  EXPECT_EQ(withdraws(over), "done");
  EXPECT_FALSE(small.take(key(over))) << "nothing more is done to it";
}

TEST_P(Remembered, what_people_wrote_is_in_memory_no_longer_than_a_quarter_of_an_hour_after_the_last_act) {
  const CaseId left = accepted();
  hall().at("2026-03-02T09:10");
  const CaseId worked = accepted();
  app::keep_house(hall().centre());
  EXPECT_EQ(here_.size(), 2U);
  hall().at("2026-03-02T09:16");
  app::keep_house(hall().centre());
  EXPECT_EQ(here_.size(), 1U);
  hall().at("2026-03-02T09:24");
  EXPECT_EQ(hall().grants(cast().market, worked, kRegistration), "done");
  hall().at("2026-03-02T09:39");
  app::keep_house(hall().centre());
  EXPECT_EQ(here_.size(), 1U) << "the last act was fifteen minutes ago, not more";
  EXPECT_EQ(hall().grants(cast().market, left, kRegistration), "done") << "it is read anew";
  hall().at("2026-03-02T09:40");
  EXPECT_FALSE(here_.take(key(worked))) << "nor before somebody came to let go of it";
}

YICHUANG_ON_BOTH_ENGINES(Remembered);

}  // namespace
}  // namespace yichuang::scenarios
