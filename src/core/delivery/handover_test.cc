// Results leave through one window, to a named person, with proof; then the case is closed.
#include "core/delivery/handover.h"

#include <gtest/gtest.h>

#include "core/casework/decision.h"
#include "core/intake/reception.h"
#include "core/intake/test_hall.h"

namespace yichuang::test_hall {
namespace {

const std::string kNumber = "500112198803162042", kOther = "500112197909221018";

Identity card(const std::string& number) { return {IdentityKind::id_card, number}; }
Identity other(const std::string& number) { return {IdentityKind::other, number}; }

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

TEST(Delivery, OnlyWhatMayGoElectronicallyIsFetchedOnline) {
  Hall hall = accepted_hall();
  Item permit = *hall.catalogue.item("permit");
  permit.particulars.delivery = {"window", "courier"};
  Catalogue catalogue;
  catalogue.items.add(permit);
  ASSERT_TRUE(hall.take(decide(hall, "permit", Outcome::granted, "03-02T09:00"), kChief, at("03-02T09:00")));
  const HandedOver fetched{{"permit"}, HandoverWay::electronic, {}, Relation::self, {}};
  const Actor founder = person(kFounder, Role::applicant);
  const Matter matter{hall.kase, hall.plan, catalogue, hall.days};
  EXPECT_EQ(outcome(decide_handover(matter, fetched, {}, founder)), "not_electronic");
  EXPECT_EQ(outcome(decide_handover(hall.matter(), fetched, {}, founder)), "ok") << "it says nothing of ways";
}

TEST(Delivery, ResultsGoToANamedReceiverWithProofAndTheCaseClosesWhenAllAreOut) {
  Hall hall = accepted_hall();
  const Actor issuer = person(PersonId{9}, Role::issuer);
  const HandedOver wanted{{"permit"}, HandoverWay::window, {}, Relation::self, {}};
  EXPECT_EQ(outcome(decide_handover(hall.matter(), wanted, card(kNumber), issuer)), "not_granted");
  ASSERT_TRUE(hall.take(decide(hall, "permit", Outcome::granted, "03-02T09:00"), kChief, at("03-02T09:00")));
  EXPECT_EQ(outcome(decide_handover(hall.matter(), wanted, card(kNumber), kTheChief)), "not_an_issuer");
  Actor unproven = person(kFounder, Role::applicant);
  unproven.proven = false;
  EXPECT_EQ(outcome(decide_handover(
                hall.matter(), {{"permit"}, HandoverWay::electronic, {}, Relation::self, {}}, {}, unproven)),
            "identity_not_proven");
  EXPECT_EQ(outcome(decide_archiving(hall.matter(), issuer)), "tasks_open");
  ASSERT_TRUE(hall.take(decide(hall, "licence", Outcome::refused, "03-02T09:00"), kChief, at("03-02T09:00")));
  EXPECT_EQ(outcome(decide_archiving(hall.matter(), issuer)), "results_not_delivered");
  ASSERT_TRUE(
      hall.take(decide_handover(hall.matter(), wanted, card(kNumber), issuer), PersonId{9}, at("03-03T09:00")));
  EXPECT_EQ(outcome(decide_handover(hall.matter(), wanted, card(kNumber), issuer)), "already_handed_over");
  EXPECT_EQ(outcome(decide_archiving(hall.matter(), issuer)), "ok");
}

struct Collecting {
  const char* what;
  HandoverWay way;
  Relation relation;
  std::string receiver, proof;
  std::optional<Identity> shown;
  std::string expected;
};

TEST(Delivery, ResultsGoToTheRightPersonAndToNobodyElse) {
  Hall hall = accepted_hall();
  ASSERT_TRUE(hall.take(decide(hall, "permit", Outcome::granted, "03-02T09:00"), kChief, at("03-02T09:00")));
  const Actor issuer = person(PersonId{9}, Role::issuer);
  const auto window = HandoverWay::window, courier = HandoverWay::courier;
  const std::vector<Collecting> rows = {
      {"the applicant with their own paper", window, Relation::self, "", "", card(kNumber), "ok"},
      {"somebody else says to be the applicant", window, Relation::self, "店主", "", card(kOther),
       "not_the_applicant"},
      {"the applicant's number as a passport's", window, Relation::self, "", "", other(kNumber),
       "not_the_applicant"},
      {"no paper was shown", window, Relation::self, "", "", {}, "identity_number missing"},
      {"an agent where none is on file", window, Relation::agent, "", "", card(kOther), "no_agent"},
      {"family with a proof", window, Relation::family, "店主之子", "户口簿", card(kOther), "ok"},
      {"family without a name", window, Relation::family, "", "户口簿", card(kOther), "receiver missing"},
      {"family without a proof", window, Relation::family, "店主之子", "", card(kOther), "proof missing"},
      {"an identity number with a slip", window, Relation::authorised, "店员", "委托书",
       card("500112197909221010"), "identity_number bad_id_number"},
      {"a short number that is said to be an identity card's", window, Relation::authorised, "店员", "委托书",
       card("E12345678"), "identity_number bad_id_number"},
      {"a foreigner's permanent residence card, as long as an identity card", window, Relation::authorised,
       "店员", "委托书", other("911310197909221010"), "ok"},
      {"a company's code for somebody who came", window, Relation::authorised, "店员", "委托书",
       Identity{IdentityKind::credit_code, "91500112DEM0000AXD"}, "identity_kind not_allowed"},
      {"somebody authorised, with a passport", window, Relation::authorised, "店员", "委托书",
       other("E12345678"), "ok"},
      {"by courier, under its number", courier, Relation::self, "", "EMS 1", {}, "ok"},
      {"by courier without a number", courier, Relation::self, "", "", {}, "proof missing"},
  };
  for (const Collecting& row : rows)
    EXPECT_EQ(
        outcome(decide_handover(hall.matter(), {{"permit"}, row.way, row.receiver, row.relation, row.proof},
                                row.shown, issuer)),
        row.expected)
        << row.what;
}

TEST(Delivery, AgentOnFileIsKnownByTheirOwnNumberAndNamedOnTheSlip) {
  Hall hall = accepted_hall();
  ASSERT_TRUE(hall.take(decide(hall, "permit", Outcome::granted, "03-02T09:00"), kChief, at("03-02T09:00")));
  hall.kase.filed.agent =
      Applicant{PersonId{8}, PersonKind::natural, "代办人", {IdentityKind::id_card, kOther}, {}};
  const Actor issuer = person(PersonId{9}, Role::issuer);
  const HandedOver wanted{{"permit"}, HandoverWay::window, "别人", Relation::agent, {}};
  EXPECT_EQ(outcome(decide_handover(hall.matter(), wanted, card(kNumber), issuer)), "not_the_agent");
  const auto handed = decide_handover(hall.matter(), wanted, card(kOther), issuer);
  ASSERT_TRUE(handed.ok());
  EXPECT_EQ(std::get<HandedOver>(handed->front()).receiver, "代办人");
}

}  // namespace
}  // namespace yichuang::test_hall
