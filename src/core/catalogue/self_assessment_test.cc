#include "core/catalogue/self_assessment.h"

#include <gtest/gtest.h>

#include "core/catalogue/sample_matter.h"

namespace yichuang {
namespace {

using namespace sample;

const AssessmentLimits kLimits;

Item promised(int days) {
  Item one = item("one", "market", days);
  one.instant = false;
  return one;
}

using Codes = std::vector<std::string>;

Codes found(const Item& item, const ItemYear& year) {
  Codes codes;
  for (const AssessmentFinding& finding : assess(shop(), item, year, kLimits)) {
    codes.push_back(finding.code);
    EXPECT_FALSE(finding.sentence.zh.empty());
    EXPECT_FALSE(finding.sentence.en.empty());
  }
  return codes;
}

// A year in which nothing is remarkable; what a row changes is what it is about.
ItemYear ordinary() {
  ItemYear year;
  year.filed = year.accepted = 20;
  year.granted = 20;
  year.notices = 20;
  year.most_percent = 90;
  return year;
}

TEST(self_assessment, turns_figures_into_findings_at_the_districts_limits) {
  struct Row {
    const char* why;
    void (*change)(ItemYear&);
    Codes codes;
  };
  const Row rows[] = {
      {"an ordinary year", [](ItemYear&) {}, {}},
      {"nobody came", [](ItemYear& year) { year = {}; }, {"never_used"}},
      {"nobody filed, but last year's cases were decided", [](ItemYear& year) { year.filed = 0; }, {}},
      {"the promise is used to 40 % at most",
       [](ItemYear& year) { year.most_percent = 40; },
       {"promise_long"}},
      {"once it was used to 41 %", [](ItemYear& year) { year.most_percent = 41; }, {}},
      {"nine decisions say nothing",
       [](ItemYear& year) {
         year.most_percent = 10;
         year.granted = 9;
       },
       {}},
      {"one decision after the statute", [](ItemYear& year) { year.red = 1; }, {"statute_passed"}},
      {"a paper in six of twenty notices",
       [](ItemYear& year) {
         year.faults = {{"material:lease", "missing", 4}, {"material:lease", "unclear", 2}};
       },
       {"paper_often_named"}},
      {"a paper in five of twenty notices",
       [](ItemYear& year) { year.faults = {{"material:lease", "missing", 5}}; },
       {}},
      {"the same with nine notices in all",
       [](ItemYear& year) {
         year.notices = 9;
         year.faults = {{"material:lease", "missing", 9}};
       },
       {}},
      {"six of twenty refused",
       [](ItemYear& year) {
         year.granted = 14;
         year.refused = 6;
       },
       {"often_refused"}},
      {"readers and applicants complain",
       [](ItemYear& year) {
         year.wrong_guides = 3;
         year.bad_ratings = 3;
       },
       {"guide_often_wrong", "badly_rated"}},
      {"two of each are chance", [](ItemYear& year) { year.wrong_guides = year.bad_ratings = 2; }, {}}};
  for (const Row& row : rows) {
    ItemYear year = ordinary();
    row.change(year);
    EXPECT_EQ(found(promised(5), year), row.codes) << row.why;
  }
  ItemYear quick = ordinary();
  quick.most_percent = 0;
  EXPECT_EQ(found(promised(1), quick), Codes{}) << "a promise of a day cannot be shortened";
}

TEST(self_assessment, finds_nothing_in_a_year_before_the_halls_first_case) {
  ItemYear before;
  EXPECT_EQ(found(promised(5), before), Codes{"never_used"});
  before.recorded = false;
  EXPECT_EQ(found(promised(5), before), Codes{});
}

TEST(self_assessment, counts_how_many_days_a_conclusion_came_late) {
  const Date due = assessment_due(2025, kLimits);
  EXPECT_EQ(assessment_late_days(due, due), 0);
  EXPECT_EQ(assessment_late_days(due, Date{2026, 1, 2}), 0);
  EXPECT_EQ(assessment_late_days(due, Date{2026, 4, 1}), 1);
  EXPECT_EQ(assessment_late_days(due, Date{2026, 11, 28}), 242);
}

TEST(self_assessment, says_in_the_sentence_what_it_rests_on) {
  ItemYear year = ordinary();
  year.faults = {{"material:lease", "missing", 7}};
  const auto findings = assess(shop(), promised(5), year, kLimits);
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].sentence.en,
            "“lease” was named 7 times in 20 notices (35%): explain what is asked, or ask for it no longer.");
}

TEST(self_assessment, counts_days_as_a_mean_and_as_what_nine_in_ten_were_done_within) {
  ItemYear year;
  EXPECT_FALSE(average_days_hundredths(year));
  EXPECT_FALSE(days_of_percentile(year, 90));
  year.days = {{1, 8}, {2, 1}, {9, 1}};
  EXPECT_EQ(average_days_hundredths(year), 190);
  EXPECT_EQ(days_of_percentile(year, 90), 2);
  EXPECT_EQ(days_of_percentile(year, 91), 9);
  EXPECT_EQ(days_of_percentile(year, 50), 1);
  year.days = {{3, 2}, {4, 1}};
  EXPECT_EQ(average_days_hundredths(year), 333);
}

TEST(self_assessment, is_due_at_the_end_of_the_month_the_district_sets) {
  EXPECT_EQ(to_string(assessment_due(2025, kLimits)), "2026-03-31");
  AssessmentLimits other;
  other.due_months = 2;
  EXPECT_EQ(to_string(assessment_due(2027, other)), "2028-02-29");
  other.due_months = 12;
  EXPECT_EQ(to_string(assessment_due(2025, other)), "2026-12-31");
  Catalogue catalogue = shop();
  catalogue.parameters.add(
      {"self_assessment_due_months", 6, "months", {}, "district", Confidence::unconfirmed, {}});
  EXPECT_EQ(assessment_limits(catalogue).due_months, 6);
  EXPECT_EQ(assessment_limits(catalogue).promise_percent, 40);
}

TEST(self_assessment, is_concluded_once_when_the_year_is_over_by_the_department_or_the_catalogues_keeper) {
  const Actor head{PersonId{1}, "", {Role::head}, "", "market", {}};
  const Actor other{PersonId{2}, "", {Role::head}, "", "police", {}};
  const Actor approver{PersonId{3}, "", {Role::approver}, "", "market", {}};
  const Actor maintainer{PersonId{4}, "", {Role::maintainer}, "", "", {}};
  struct Row {
    const char* why;
    const Actor& actor;
    AssessmentWanted wanted;
    std::string answer;
  };
  const Row rows[] = {
      {"the head", head, {2025, "保留", false}, "ok"},
      {"whoever keeps the catalogue", maintainer, {2025, "保留", false}, "ok"},
      {"another department's head", other, {2025, "保留", false}, "only_department_assesses"},
      {"somebody of the department", approver, {2025, "保留", false}, "only_department_assesses"},
      {"a year that is not over", head, {2026, "保留", false}, "year_not_over"},
      {"a second time", head, {2025, "保留", true}, "already_assessed"},
      {"without a word", head, {2025, " ", false}, "malformed"}};
  for (const Row& row : rows) {
    const auto done = decide_assessment(promised(5), row.wanted, row.actor, Date{2026, 2, 1});
    EXPECT_EQ(done ? "ok" : done.refusal().code, row.answer) << row.why;
  }
}

}  // namespace
}  // namespace yichuang
