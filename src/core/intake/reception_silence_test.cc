#include <gtest/gtest.h>

#include "core/intake/reception.h"
#include "core/intake/test_hall.h"

namespace yichuang::test_hall {
namespace {

std::string accepting(const Hall& hall, const char* when, std::vector<Finding> found = {}) {
  return outcome(decide_acceptance(hall.matter(), found, {kTheClerk, hall.letters, at(when)}));
}
std::string notifying(const Hall& hall, const char* when, std::vector<Finding> found = {}) {
  return outcome(decide_correction_notice(hall.matter(), found, {kTheClerk, hall.letters, at(when)}));
}

TEST(Reception, OfNothingOpenSaysWhoseTurnItIs) {
  Hall hall;
  hall.file("03-01T09:00");
  EXPECT_FALSE(nothing_open(hall.matter()));
  ASSERT_TRUE(hall.take(decide_correction_notice(hall.matter(), {bad("lease"), good("plan")},
                                                 {kTheClerk, hall.letters, at("03-02T09:00")}),
                        kClerk, at("03-02T09:00")));
  EXPECT_EQ(accepting(hall, "03-03T09:00"), "waits_for_applicant");
  EXPECT_EQ(notifying(hall, "03-03T09:00"), "waits_for_applicant");
  const auto waits = nothing_open(hall.matter());
  ASSERT_TRUE(waits.has_value());
  EXPECT_EQ(waits->values.front().second, to_string(hall.kase.notices.back().answer_by));

  hall.add(Supplemented{{{"lease", MaterialForm::paper, 1, {}}}, {}, false}, kFounder, at("03-04T09:00"));
  EXPECT_FALSE(nothing_open(hall.matter())) << "what was brought is to be examined";
  ASSERT_TRUE(hall.take(
      decide_acceptance(hall.matter(), {good("lease")}, {kTheClerk, hall.letters, at("03-04T10:00")}), kClerk,
      at("03-04T10:00")));
  EXPECT_EQ(accepting(hall, "03-05T09:00"), "all_accepted");

  hall.add(Withdrawn{"不办了"}, kFounder, at("03-06T09:00"));
  EXPECT_EQ(nothing_open(hall.matter())->code, "all_done");
}

TEST(Reception, ByItselfNeverAcceptsWhatWaitsForAResultHoweverLongTheSilence) {
  Hall hall;
  hall.file("03-01T09:00");
  for (const CaseFact& fact : decide_deemed_acceptance(hall.matter(), Date(2021, 3, 31)))
    hall.add(fact, PersonId{}, at("03-31T09:00"));
  EXPECT_EQ(hall.state("licence"), TaskState::in_hand);
  EXPECT_EQ(hall.state("record"), TaskState::waiting) << "its papers count as right, and that is all";
  EXPECT_FALSE(hall.kase.task("record")->acceptance);
  EXPECT_TRUE(decide_deemed_acceptance(hall.matter(), Date(2021, 6, 30)).empty());
}

}  // namespace
}  // namespace yichuang::test_hall
