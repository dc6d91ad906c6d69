// Deciding: within the letter or by the head, never what one accepted, never without the record the law asks for.
#include "core/casework/decision.h"

#include <gtest/gtest.h>

#include "core/casework/clocks.h"
#include "core/intake/reception.h"
#include "core/intake/test_hall.h"

namespace yichuang::test_hall {
namespace {

Hall accepted_hall(void (*change)(Hall&) = nullptr) {
  Hall hall;
  if (change != nullptr) change(hall);
  hall.file("03-01T09:00");
  const Acting acting{kTheClerk, hall.letters, at("03-01T10:00")};
  EXPECT_TRUE(hall.take(decide_acceptance(hall.matter(), {good("lease"), good("plan")}, acting), kClerk,
                        at("03-01T10:00")));
  return hall;
}

Result<Facts> decide(const Hall& hall, const std::string& item, Outcome wanted, const std::string& when,
                     const Actor& actor = kTheChief, const std::string& ground = "unfit",
                     const std::string& reason = "不合条件") {
  return decide_decision(hall.matter(), {item, wanted, ground, reason, "号", {}},
                         {actor, hall.letters, at(when)});
}

TEST(Decision, TheChiefDecidesWithinTheLetterAndTheHeadBeyondIt) {
  const Hall hall = accepted_hall();
  EXPECT_EQ(outcome(decide(hall, "licence", Outcome::granted, "03-02T09:00")), "ok");
  EXPECT_EQ(outcome(decide(hall, "licence", Outcome::granted, "03-02T09:00", kTheClerk)),
            "letter_not_covering");
  EXPECT_EQ(outcome(decide(hall, "licence", Outcome::granted, "03-02T09:00", kTheHead)), "ok");
  EXPECT_EQ(outcome(decide(hall, "record", Outcome::granted, "03-02T09:00")), "not_in_hand");
  EXPECT_EQ(outcome(decide(hall, "nothing", Outcome::granted, "03-02T09:00")), "no_such_task");
}

TEST(Decision, FillsInWhatTheResultSaysForTheItemsAfterIt) {
  Hall hall = accepted_hall([](Hall& one) {
    for (const char* code : {"credit_code", "founded_on"}) {
      Field field;
      field.code = code;
      field.kind = code == std::string("credit_code") ? FieldKind::credit_code : FieldKind::date;
      one.catalogue.fields.add(field);
      PlannedField planned;
      planned.code = code;
      planned.label = {"统一社会信用代码", "Unified social credit code"};
      planned.kind = field.kind;
      planned.from_item = code == std::string("credit_code") ? "licence" : "permit";
      one.plan.fields.push_back(planned);
    }
  });
  const auto grant = [&](const std::map<std::string, std::string>& fields) {
    WantedDecision wanted{"licence", Outcome::granted, {}, {}, "号", fields};
    return decide_decision(hall.matter(), wanted, {kTheChief, hall.letters, at("03-02T09:00")});
  };
  EXPECT_EQ(outcome(grant({{"credit_code", "91500112MA"}})), "fields.credit_code bad_credit_code");
  EXPECT_EQ(outcome(grant({{"founded_on", "2021-03-02"}})), "fields.founded_on not_filled_by_it")
      << "another's";
  EXPECT_EQ(outcome(grant({{"lease", "x"}})), "fields.lease not_filled_by_it");
  EXPECT_EQ(outcome(grant({})), "fields.credit_code result_does_not_say") << "later items wait for it";
  EXPECT_EQ(outcome(grant({{"credit_code", "  "}})), "fields.credit_code bad_credit_code");
  const Values said = grant({}).refusal().fields.front().values;
  EXPECT_EQ(said, (Values{{"zh", "统一社会信用代码"}, {"en", "Unified social credit code"}}));
  ASSERT_TRUE(hall.take(grant({{"credit_code", "11500112DEM000014Y"}}), kChief, at("03-02T09:00")));
  EXPECT_EQ(hall.kase.fields.at("credit_code"), "11500112DEM000014Y");
  EXPECT_EQ(hall.state("licence"), TaskState::granted);
}

TEST(Decision, WhoAcceptedDoesNotDecideUnlessTheItemAllowsIt) {
  Hall hall = accepted_hall([](Hall& one) { one.add_letter(kClerk, Power::decide, {"licence"}); });
  EXPECT_EQ(outcome(decide(hall, "licence", Outcome::granted, "03-02T09:00", kTheClerk)),
            "accepted_it_oneself");
}

TEST(Decision, ASiteCheckNeedsARecordByTwoNamedOfficers) {
  Hall hall = accepted_hall([](Hall& one) { one.plan.items.front().site_check = true; });
  EXPECT_EQ(outcome(decide(hall, "licence", Outcome::granted, "03-02T09:00")), "no_site_record");
  SiteVisited visit{{"licence"}, {{"甲", "1"}}, at("03-02T09:00"), "店", "合格", true, "店主", {}, {}};
  const Acting acting{kTheChief, hall.letters, at("03-02T10:00")};
  EXPECT_EQ(outcome(decide_site_visit(hall.matter(), visit, acting)), "officers too_few_officers");
  visit.officers.push_back({"乙", "1"});
  EXPECT_EQ(outcome(decide_site_visit(hall.matter(), visit, acting)),
            "officers[1].certificate same_officer_twice");
  visit.officers.back().certificate = "2";
  visit.visited_at = at("03-02T11:00");
  EXPECT_EQ(outcome(decide_site_visit(hall.matter(), visit, acting)), "visited_at visit_in_future");
  visit.visited_at = at("03-01T00:00");
  EXPECT_EQ(outcome(decide_site_visit(hall.matter(), visit, acting)), "visited_at visit_before_acceptance")
      << "on the day it was accepted, before anybody had applied";
  visit.visited_at = at("03-02T09:00");
  ASSERT_TRUE(hall.take(decide_site_visit(hall.matter(), visit, acting), kChief, at("03-02T10:00")));
  EXPECT_EQ(outcome(decide(hall, "licence", Outcome::granted, "03-02T10:01")), "ok");
  EXPECT_EQ(outcome(decide(hall, "licence", Outcome::refused, "03-02T10:01")), "ok")
      << "a refusal needs no visit";
}

TEST(Decision, AResultFreesWhatWaitedForItOnThatDay) {
  Hall hall = accepted_hall();
  ASSERT_TRUE(hall.take(decide(hall, "licence", Outcome::granted, "03-05T09:00"), kChief, at("03-05T09:00")));
  const Facts freed = decide_waiting_acceptance(hall.matter(), Date(2021, 3, 5));
  ASSERT_EQ(freed.size(), 1u);
  EXPECT_EQ(std::get<Accepted>(freed.front()).items, std::vector<std::string>{"record"});
  EXPECT_EQ(std::get<Accepted>(freed.front()).on, Date(2021, 3, 5));
}

// A hall whose licence is granted on a commitment that is checked afterwards.
Hall committed_hall(int months, int days) {
  Hall hall;
  Catalogue changed;
  for (const char* code : {"licence", "record", "permit"}) {
    Item item = *hall.catalogue.item(code);
    if (item.code == "licence") {
      item.commitment = Commitment{};
      item.commitment->after_check_months = months;
      item.commitment->after_check_days = days;
    }
    changed.items.add(item);
  }
  hall.catalogue = changed;
  hall.plan.items.front().by_commitment = true;
  hall.file("03-01T09:00");
  const Acting acting{kTheClerk, hall.letters, at("03-01T10:00")};
  EXPECT_TRUE(hall.take(decide_acceptance(hall.matter(), {good("lease"), good("plan")}, acting), kClerk,
                        at("03-01T10:00")));
  return hall;
}

TEST(Decision, ACommitmentLeavesACheckInMonthsOrInCountedDays) {
  const struct {
    int months, days;
    std::optional<Date> check_by;
  } rows[] = {{3, 0, Date(2021, 6, 1)}, {0, 20, Date(2021, 3, 29)}, {0, 0, std::nullopt}};
  for (const auto& row : rows) {
    const auto granted =
        decide(committed_hall(row.months, row.days), "licence", Outcome::granted, "03-01T11:00");
    ASSERT_EQ(outcome(granted), "ok");
    const auto& decided = std::get<Decided>(granted->front());
    EXPECT_TRUE(decided.by_commitment);
    EXPECT_EQ(decided.check_by, row.check_by) << row.months << " months, " << row.days << " days";
  }
}

TEST(Decision, ARefusalNeedsAGroundAndReasonsAndEndsWhatDependsOnIt) {
  Hall hall = accepted_hall();
  EXPECT_EQ(outcome(decide(hall, "licence", Outcome::refused, "03-05T09:00", kTheChief, "")),
            "ground missing");
  EXPECT_EQ(outcome(decide(hall, "licence", Outcome::refused, "03-05T09:00", kTheChief, "mood")),
            "ground unknown_ground");
  EXPECT_EQ(outcome(decide(hall, "licence", Outcome::refused, "03-05T09:00", kTheChief, "unfit", "")),
            "reason missing");
  ASSERT_TRUE(hall.take(decide(hall, "licence", Outcome::refused, "03-05T09:00"), kChief, at("03-05T09:00")));
  EXPECT_EQ(hall.state("licence"), TaskState::refused);
  EXPECT_EQ(hall.state("record"), TaskState::ended);
  EXPECT_EQ(hall.state("permit"), TaskState::in_hand);
}

TEST(Decision, PublicityRunsInsideTheLimitAndEndsOnTheDayOfTheDecision) {
  Hall hall = accepted_hall([](Hall& one) {
    Item item = *one.catalogue.item("permit");
    item.publicity = {{"acceptance", {"受理公示", ""}, 5}, {"decision", {"拟审批公示", ""}, 5}};
    item.code = "permit";
    Catalogue renewed;
    for (const Item& other : one.catalogue.items) renewed.items.add(other.code == "permit" ? item : other);
    one.catalogue = std::move(renewed);
  });
  const auto post = [&](const char* code, Date from, Date to, const char* when) {
    return decide_publicity(hall.matter(), {"permit", code, from, to, "网站"},
                            {kTheChief, hall.letters, at(when)});
  };
  EXPECT_EQ(outcome(post("decision", Date(2021, 3, 1), Date(2021, 3, 8), "03-01T11:00")),
            "publicity_out_of_order");
  EXPECT_EQ(outcome(post("acceptance", Date(2021, 3, 1), Date(2021, 3, 7), "03-01T11:00")),
            "to publicity_too_short");
  ASSERT_TRUE(hall.take(post("acceptance", Date(2021, 3, 1), Date(2021, 3, 8), "03-01T11:00"), kChief,
                        at("03-01T11:00")));
  // What is proposed for the second is what it may be.
  const Publicity& second = hall.catalogue.item("permit")->publicity[1];
  const auto next = next_publicity(hall.matter(), *hall.kase.task("permit"), second, Date(2021, 3, 3));
  ASSERT_TRUE(next.has_value());
  EXPECT_EQ(to_string(next->from), "2021-03-09");
  EXPECT_EQ(to_string(next->to), "2021-03-16");
  EXPECT_EQ(outcome(post("decision", next->from, next->to, "03-09T09:00")), "ok");
  EXPECT_EQ(outcome(post("decision", next->from, Date(2021, 3, 15), "03-09T09:00")),
            "to publicity_too_short");
  EXPECT_EQ(outcome(decide(hall, "permit", Outcome::granted, "03-08T09:00")), "publicity_missing");
  ASSERT_TRUE(hall.take(post("decision", Date(2021, 3, 9), Date(2021, 3, 16), "03-09T09:00"), kChief,
                        at("03-09T09:00")));
  EXPECT_EQ(outcome(decide(hall, "permit", Outcome::granted, "03-15T23:59")), "publicity_not_over");
  EXPECT_EQ(outcome(decide(hall, "permit", Outcome::granted, "03-16T00:00")), "ok");
}

TEST(Decision, OnlyTheListedProceduresStopTheClockAndTheDueDateMovesByThem) {
  Hall hall = accepted_hall();
  const auto stop = [&](const char* procedure, const char* when) {
    return decide_stop(hall.matter(), {"licence", procedure, {}, "专家组", 10, {}, {}},
                       {kTheChief, hall.letters, at(when)});
  };
  EXPECT_EQ(outcome(stop("lunch", "03-10T09:00")), "procedure procedure_not_listed");
  ASSERT_TRUE(hall.take(stop("expert_review", "03-10T09:00"), kChief, at("03-10T09:00")));
  EXPECT_EQ(hall.state("licence"), TaskState::stopped);
  EXPECT_EQ(outcome(stop("expert_review", "03-11T09:00")), "clock_already_stopped");
  EXPECT_EQ(outcome(decide(hall, "licence", Outcome::granted, "03-11T09:00")), "clock_stopped");
  const Acting acting{kTheChief, hall.letters, at("03-24T09:00")};
  ASSERT_TRUE(hall.take(decide_stop_end(hall.matter(), {"licence", {}, "通过", {}}, acting), kChief,
                        at("03-24T09:00")));
  const auto clocks = clocks_of(hall.matter(), *hall.kase.task("licence"), at("03-24T09:00"));
  ASSERT_TRUE(clocks && clocks->statutory);
  EXPECT_EQ(to_string(clocks->statutory->date), "2021-04-13") << "T15 of the clock's vectors";
}

TEST(Decision, OnlyTheHeadExtendsOnceWithReasonsAndWithinTheLaw) {
  Hall hall = accepted_hall();
  const auto extend = [&](int days, const char* reason, const Actor& actor, const char* when) {
    return decide_extension(hall.matter(), {"licence", days, reason}, {actor, hall.letters, at(when)});
  };
  EXPECT_EQ(outcome(extend(10, "复杂", kTheChief, "03-20T09:00")), "only_head_extends");
  EXPECT_EQ(outcome(extend(11, "复杂", kTheHead, "03-20T09:00")), "days extension_too_long");
  EXPECT_EQ(outcome(extend(10, "", kTheHead, "03-20T09:00")), "reason missing");
  EXPECT_EQ(outcome(extend(10, "复杂", kTheHead, "03-30T09:00")), "limit_passed");
  ASSERT_TRUE(hall.take(extend(10, "复杂", kTheHead, "03-29T09:00"), kHead, at("03-29T09:00")));
  EXPECT_EQ(outcome(extend(1, "又", kTheHead, "03-29T10:00")), "already_extended");
}

}  // namespace
}  // namespace yichuang::test_hall
