#include "core/intake/rating.h"

#include <gtest/gtest.h>

#include "core/intake/test_hall.h"

namespace yichuang::test_hall {
namespace {

constexpr PersonId kHelper{8};
const Actor kTheHelper = person(kHelper, Role::helper);

Rated rated(RatingLevel level, std::vector<RatingReason> reasons = {}) {
  return {RatingStage::submission, level, std::move(reasons), "谢谢", false};
}

struct Row {
  const char* why;
  Actor actor;
  Rated wanted;
  bool helping, consent, twice;
  const char* answer;
};

TEST(rating, is_the_applicants_alone_or_a_helpers_they_asked_and_given_once) {
  const Rated good_one = rated(RatingLevel::fair);
  const Row rows[] = {
      {"the applicant", kTheFounder, good_one, false, false, false, "ok"},
      {"the applicant again", kTheFounder, good_one, false, false, true, "already_rated"},
      {"a helper of the case, asked to", kTheHelper, good_one, true, true, false, "ok"},
      {"a helper of the case, not asked to", kTheHelper, good_one, true, false, false, "consent_needed"},
      {"a helper of other cases", kTheHelper, good_one, false, true, false, "only_applicant_rates"},
      {"the clerk who is rated", kTheClerk, good_one, false, true, false, "only_applicant_rates"},
      {"a reason of a bad rating", kTheFounder, rated(RatingLevel::dissatisfied, {RatingReason::slow}), false,
       false, false, "ok"},
      {"a reason of a good rating", kTheFounder, rated(RatingLevel::fair, {RatingReason::slow}), false, false,
       false, "reasons reasons_only_below"},
      {"the same reason twice", kTheFounder,
       rated(RatingLevel::very_dissatisfied, {RatingReason::slow, RatingReason::slow}), false, false, false,
       "reasons told_twice"},
  };
  for (const Row& row : rows) {
    Hall hall;
    hall.file("03-01T09:00");
    if (row.helping) hall.add(HelpBegan{"receipt"}, kHelper, at("03-01T09:30"));
    if (row.twice) hall.add(good_one, kFounder, at("03-01T10:00"));
    EXPECT_EQ(outcome(decide_rating(hall.matter(), row.wanted, row.consent, row.actor)), row.answer)
        << row.why;
  }
}

TEST(rating, is_of_handing_in_until_all_is_over_and_then_of_the_end) {
  Hall hall;
  hall.file("03-01T09:00");
  EXPECT_TRUE(hall.take(decide_rating(hall.matter(), rated(RatingLevel::satisfied), false, kTheFounder),
                        kFounder, at("03-01T10:00")));
  EXPECT_EQ(hall.kase.ratings.back().rated.stage, RatingStage::submission);
  hall.add(Withdrawn{"-"}, kFounder, at("03-01T11:00"));
  EXPECT_EQ(rating_stage(hall.matter()), RatingStage::completion);
  EXPECT_TRUE(
      hall.take(decide_rating(hall.matter(), rated(RatingLevel::very_dissatisfied), false, kTheFounder),
                kFounder, at("03-01T12:00")));
  EXPECT_EQ(hall.kase.ratings.back().rated.stage, RatingStage::completion);
  EXPECT_EQ(outcome(decide_rating(hall.matter(), rated(RatingLevel::fair), false, kTheFounder)),
            "already_rated");
}

TEST(rating, says_itself_that_a_helper_wrote_it_down) {
  Hall hall;
  hall.file("03-01T09:00");
  hall.add(HelpBegan{"receipt"}, kHelper, at("03-01T09:30"));
  EXPECT_TRUE(hall.take(decide_rating(hall.matter(), rated(RatingLevel::fair), true, kTheHelper), kHelper,
                        at("03-01T10:00")));
  EXPECT_TRUE(hall.kase.ratings.back().rated.through_helper);
}

TEST(rating, is_bad_below_the_third_of_five_grades) {
  EXPECT_FALSE(bad(RatingLevel::fair));
  EXPECT_TRUE(bad(RatingLevel::dissatisfied));
  EXPECT_EQ(stars(RatingLevel::very_satisfied), 5);
  EXPECT_EQ(stars(RatingLevel::very_dissatisfied), 1);
}

}  // namespace
}  // namespace yichuang::test_hall
