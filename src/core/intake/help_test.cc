#include "core/intake/help.h"

#include <gtest/gtest.h>

#include "core/intake/test_hall.h"

namespace yichuang::test_hall {
namespace {

constexpr PersonId kHelper{8};

struct Row {
  const char* why;
  Actor actor;
  bool withdrawn, twice;
  const char* answer;
};

TEST(help, is_taken_on_by_helpers_once_while_the_case_is_open_and_not_their_own) {
  const Row rows[] = {
      {"a helper who was shown the receipt", person(kHelper, Role::helper), false, false, "ok"},
      {"the same helper again", person(kHelper, Role::helper), false, true, "already_helping"},
      {"a clerk", kTheClerk, false, false, "only_helpers_help"},
      {"the applicant", kTheFounder, false, false, "only_helpers_help"},
      {"a helper who is the applicant", person(kFounder, Role::helper), false, false, "own_case"},
      {"a case that was withdrawn", person(kHelper, Role::helper), true, false, "case_closed"},
  };
  for (const Row& row : rows) {
    Hall hall;
    hall.file("03-01T09:00");
    if (row.withdrawn) hall.add(Withdrawn{"-"}, kFounder, at("03-01T10:00"));
    if (row.twice)
      EXPECT_TRUE(hall.take(decide_help(hall.matter(), row.actor), row.actor.person, at("03-01T11:00")));
    EXPECT_EQ(outcome(decide_help(hall.matter(), row.actor)), row.answer) << row.why;
  }
}

TEST(help, ties_the_helper_to_the_case) {
  Hall hall;
  hall.file("03-01T09:00");
  const Actor helper = person(kHelper, Role::helper);
  EXPECT_FALSE(sight_of(helper, ties_of(hall.kase, hall.plan)).at_all);
  EXPECT_TRUE(hall.take(decide_help(hall.matter(), helper), kHelper, at("03-01T10:00")));
  EXPECT_TRUE(sight_of(helper, ties_of(hall.kase, hall.plan)).form);
}

}  // namespace
}  // namespace yichuang::test_hall
