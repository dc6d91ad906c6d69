// 年度自查评估: what the follower counts of a year is what a recount of its cases finds, and a department concludes it once.
#include "app/oversight/self_assessment.h"

#include "app/oversight/item_counts.h"
#include "tests/scenarios/hall.h"

namespace yichuang::scenarios {
namespace {

using app::AssessmentInput;

class SelfAssessments : public ScenarioTest {
 protected:
  void count() {
    app::ItemCounter counter(hall().centre());
    hall().centre().store.sequence(hall().centre().district);
    while (counter.run_once() > 0) continue;
  }
  app::SelfAssessmentView read(const Actor& actor, const std::string& item, int year) {
    return app::read_self_assessment(hall().centre(), actor, item, year).value();
  }
  double figure(const app::SelfAssessmentView& view, const std::string& code, bool before = false) {
    for (const auto& one : view.figures)
      if (one.code == code) return (before ? one.before : one.value).value_or(-1);
    ADD_FAILURE() << "no figure " << code;
    return -1;
  }
  std::string concludes(const Actor& actor, const std::string& item, const AssessmentInput& input) {
    const auto done = app::conclude_self_assessment(hall().centre(), hall().command(actor), item, input);
    return done ? "done" : done.refusal().code;
  }
};

TEST_P(SelfAssessments, an_items_year_is_counted_from_its_cases_once) {
  hall().at("2026-03-02T09:00");
  const CaseId first = hall().files_pharmacy(), second = hall().files_pharmacy();
  const auto asked = [&] {
    for (const auto& material : hall().load(first).plan->materials)
      if (material.asked &&
          item_relies_on(*hall().load(first).plan, kRegistration, "material:" + material.code))
        return material.code;
    return std::string();
  }();
  ASSERT_FALSE(asked.empty());
  EXPECT_EQ(hall().gives_notice(cast().clerk, second, {{asked, "missing"}}), "done");
  hall().at("2026-03-03T09:00");
  EXPECT_EQ(hall().accepts(cast().clerk, first), "done");
  EXPECT_EQ(hall().grants(cast().market, first, kRegistration), "done");
  count();
  count();  // nothing new: nothing is counted twice
  const auto view = read(cast().market_head, kRegistration, 2026);
  EXPECT_EQ(figure(view, "filed"), 2);
  EXPECT_EQ(figure(view, "accepted"), 1);
  EXPECT_EQ(figure(view, "notices"), 1);
  EXPECT_EQ(figure(view, "granted"), 1);
  EXPECT_EQ(figure(view, "refused"), 0);
  EXPECT_EQ(figure(view, "red"), 0);
  EXPECT_EQ(figure(view, "average_days"), 0) << "decided on the day of acceptance";
  ASSERT_EQ(view.faults.size(), 1u);
  EXPECT_EQ(view.faults[0].subject.code, "material:" + asked);
  EXPECT_EQ(view.faults[0].times, 1);
  EXPECT_FALSE(view.may_conclude) << "the year is not over";
}

TEST_P(SelfAssessments, the_numbers_are_those_of_the_cases_behind_them) {
  hall().at("2026-03-02T09:00");
  for (int one = 0; one < 3; ++one) hall().files_pharmacy();
  count();
  const auto list =
      app::list_assessed_cases(hall().centre(), cast().manager, kRegistration, 2026, "", 2).value();
  EXPECT_EQ(list.total, 3);
  ASSERT_EQ(list.tasks.size(), 2u);
  ASSERT_TRUE(list.next);
  const auto rest =
      app::list_assessed_cases(hall().centre(), cast().manager, kRegistration, 2026, *list.next, 2).value();
  EXPECT_EQ(rest.tasks.size(), 1u);
  EXPECT_FALSE(rest.next);
  const auto before =
      app::list_assessed_cases(hall().centre(), cast().manager, kRegistration, 2025, "", 2).value();
  EXPECT_TRUE(before.tasks.empty());
}

TEST_P(SelfAssessments, a_department_sees_and_concludes_its_own_items_once_when_the_year_is_over) {
  hall().at("2026-03-02T09:00");
  hall().files_pharmacy();
  count();
  const AssessmentInput input{2026, "keep", "继续保留"};
  EXPECT_EQ(concludes(cast().market_head, kRegistration, input), "year_not_over");
  hall().at("2027-01-04T09:00");
  EXPECT_EQ(concludes(cast().ecology_head, kRegistration, input), "only_department_assesses");
  const auto foreign = app::read_self_assessment(hall().centre(), cast().ecology_head, kRegistration, 2026);
  ASSERT_FALSE(foreign);
  EXPECT_EQ(foreign.refusal().code, "no_such_item");
  auto list = app::list_self_assessments(hall().centre(), cast().market_head, 0).value();
  EXPECT_EQ(list.year, 2026);
  EXPECT_EQ(to_string(list.due_on), "2027-03-31");
  for (const auto& one : list.items) EXPECT_EQ(one.department.code, cast().market_head.department);
  const auto all = app::list_self_assessments(hall().centre(), cast().manager, 0).value();
  EXPECT_GT(all.items.size(), list.items.size());
  EXPECT_TRUE(read(cast().market_head, kRegistration, 2026).may_conclude);
  EXPECT_FALSE(read(cast().manager, kRegistration, 2026).may_conclude);
  EXPECT_EQ(concludes(cast().market_head, kRegistration, input), "done");
  EXPECT_EQ(concludes(cast().market_head, kRegistration, input), "already_assessed");
  const auto view = read(cast().manager, kRegistration, 2026);
  ASSERT_TRUE(view.conclusion);
  EXPECT_EQ(view.conclusion->text, "继续保留");
  EXPECT_EQ(view.conclusion->by, cast().market_head.name);
  list = app::list_self_assessments(hall().centre(), cast().market_head, 2026).value();
  EXPECT_EQ(list.assessed, 1);
  EXPECT_EQ(list.items.back().conclusion, "keep") << "what waits comes first";
  EXPECT_FALSE(list.overdue);
  hall().at("2027-04-01T09:00");
  EXPECT_TRUE(app::list_self_assessments(hall().centre(), cast().market_head, 2026).value().overdue);
  EXPECT_EQ(figure(read(cast().manager, kRegistration, 2027), "filed", true), 1) << "last year stands beside";
  EXPECT_EQ(hall().sealed_journal().find("继续保留"), std::string::npos);
}

TEST_P(SelfAssessments, a_year_that_has_no_figures_is_refused) {
  hall().at("2026-03-02T09:00");
  for (const int year : {2019, 2027})
    EXPECT_FALSE(app::list_self_assessments(hall().centre(), cast().manager, year)) << year;
  EXPECT_EQ(app::list_self_assessments(hall().centre(), cast().manager, 0).value().year, 2025);
}

TEST_P(SelfAssessments, a_year_before_the_first_case_has_no_data_and_nothing_in_it_is_late) {
  hall().at("2026-11-02T09:00");
  hall().files_pharmacy();
  count();
  const auto list = app::list_self_assessments(hall().centre(), cast().manager, 2025).value();
  EXPECT_FALSE(list.recorded);
  EXPECT_FALSE(list.overdue) << "past March, but there was no hall yet";
  for (const auto& one : list.items) EXPECT_EQ(one.findings, 0) << one.item.code;
  const auto view = read(cast().market_head, kRegistration, 2025);
  EXPECT_FALSE(view.recorded);
  EXPECT_FALSE(view.overdue);
  EXPECT_EQ(figure(view, "filed"), -1) << "no figure, which is not none";
  EXPECT_TRUE(app::list_self_assessments(hall().centre(), cast().manager, 2026).value().recorded);
  EXPECT_EQ(figure(read(cast().market_head, kRegistration, 2026), "filed", true), -1);
}

TEST_P(SelfAssessments, a_conclusion_that_came_late_says_so_for_good) {
  hall().at("2026-03-02T09:00");
  hall().files_pharmacy();
  count();
  hall().at("2027-04-10T09:00");
  EXPECT_EQ(concludes(cast().market_head, kRegistration, {2026, "revise", "承诺要改"}), "done");
  const auto view = read(cast().manager, kRegistration, 2026);
  EXPECT_FALSE(view.overdue);
  EXPECT_EQ(view.conclusion->late_days, 10);
  const auto list = app::list_self_assessments(hall().centre(), cast().market_head, 2026).value();
  EXPECT_EQ(list.items.back().late_days, 10);
}

YICHUANG_ON_BOTH_ENGINES(SelfAssessments);

}  // namespace
}  // namespace yichuang::scenarios
