// Results leave through one window, to a named person, with proof; then the case is closed.
#include "core/delivery/handover.h"

#include <gtest/gtest.h>

#include "core/casework/decision.h"
#include "core/intake/reception.h"
#include "core/intake/test_hall.h"

namespace yichuang::test_hall {
namespace {

Hall accepted_hall() {
  Hall hall;
  hall.file("03-01T09:00");
  const Acting acting{kTheClerk, hall.letters, at("03-01T10:00")};
  EXPECT_TRUE(hall.take(decide_acceptance(hall.matter(), {good("lease"), good("plan")}, acting), kClerk,
                        at("03-01T10:00")));
  return hall;
}

Result<Facts> decide(const Hall& hall, const std::string& item, Outcome wanted, const std::string& when) {
  return decide_decision(hall.matter(), {item, wanted, "unfit", "不合条件", "号"},
                         {kTheChief, hall.letters, at(when)});
}

TEST(Delivery, ResultsGoToANamedReceiverWithProofAndTheCaseClosesWhenAllAreOut) {
  Hall hall = accepted_hall();
  const Actor issuer = person(PersonId{9}, Role::issuer);
  const HandedOver wanted{{"permit"}, HandoverWay::window, "店主", "本人", "身份证"};
  EXPECT_EQ(outcome(decide_handover(hall.matter(), wanted, issuer)), "not_granted");
  ASSERT_TRUE(hall.take(decide(hall, "permit", Outcome::granted, "03-02T09:00"), kChief, at("03-02T09:00")));
  EXPECT_EQ(outcome(decide_handover(hall.matter(), wanted, kTheChief)), "not_an_issuer");
  HandedOver unproven = wanted;
  unproven.proof.clear();
  EXPECT_EQ(outcome(decide_handover(hall.matter(), unproven, issuer)), "proof missing");
  EXPECT_EQ(outcome(decide_archiving(hall.matter(), issuer)), "tasks_open");
  ASSERT_TRUE(hall.take(decide(hall, "licence", Outcome::refused, "03-02T09:00"), kChief, at("03-02T09:00")));
  EXPECT_EQ(outcome(decide_archiving(hall.matter(), issuer)), "results_not_delivered");
  ASSERT_TRUE(hall.take(decide_handover(hall.matter(), wanted, issuer), PersonId{9}, at("03-03T09:00")));
  EXPECT_EQ(outcome(decide_handover(hall.matter(), wanted, issuer)), "already_handed_over");
  EXPECT_EQ(outcome(decide_archiving(hall.matter(), issuer)), "ok");
}

}  // namespace
}  // namespace yichuang::test_hall
