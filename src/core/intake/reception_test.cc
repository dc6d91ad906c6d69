// 行政许可法 第三十二条 at the window: told once, whole, in time — and silence accepts as of the day of receipt.
#include "core/intake/reception.h"

#include <gtest/gtest.h>

#include "core/intake/test_hall.h"

namespace yichuang::test_hall {
namespace {

Result<Facts> accept(const Hall& hall, const std::vector<Finding>& found, const std::string& when,
                     const Actor& actor = kTheClerk) {
  return decide_acceptance(hall.matter(), found, {actor, hall.letters, at(when)});
}
Result<Facts> notify(const Hall& hall, const std::vector<Finding>& found, const std::string& when,
                     const Actor& actor = kTheClerk) {
  return decide_correction_notice(hall.matter(), found, {actor, hall.letters, at(when)});
}
Supplemented answer(const std::string& material) {
  return {{{material, MaterialForm::paper, 1, {}}}, {}, false};
}

TEST(Reception, EveryMaterialIsExaminedBeforeAnythingIsSaid) {
  Hall hall;
  hall.file("03-01T09:00");
  EXPECT_EQ(outcome(accept(hall, {good("lease")}, "03-02T09:00")), "not_all_examined");
  EXPECT_EQ(outcome(notify(hall, {bad("lease")}, "03-02T09:00")), "not_all_examined");
  EXPECT_EQ(outcome(accept(hall, {good("lease"), bad("plan")}, "03-02T09:00")), "faults_found");
  EXPECT_EQ(outcome(notify(hall, {good("lease"), good("plan")}, "03-02T09:00")), "nothing_to_correct");
  EXPECT_EQ(outcome(accept(hall, {good("lease"), good("nonsense")}, "03-02T09:00")),
            "findings[1].subject unknown_subject");
  EXPECT_EQ(outcome(accept(hall, {good("lease"), good("lease")}, "03-02T09:00")),
            "findings[1].subject told_twice");
}

TEST(Reception, AnOptionalMaterialIsExaminedOnlyWhereItWasHandedIn) {
  Hall hall;
  hall.plan.materials[1].necessity = Necessity::optional;
  hall.file("03-01T09:00");
  hall.kase.materials.erase("plan");
  EXPECT_EQ(unexamined(hall.matter(), {good("lease")}), std::vector<std::string>{});
  EXPECT_EQ(outcome(notify(hall, {good("lease"), bad("plan")}, "03-02T09:00")),
            "findings[1].subject optional_left_out")
      << "it may be left out: its absence is no fault";
  EXPECT_EQ(outcome(accept(hall, {good("lease")}, "03-02T09:00")), "ok");
  hall.kase.materials["plan"].material = "plan";
  EXPECT_EQ(outcome(accept(hall, {good("lease")}, "03-02T09:00")), "not_all_examined") << "this one is there";
}

TEST(Reception, AcceptanceIsPerItemAndWhatLacksOnlyAnEarlierResultWaits) {
  Hall hall;
  hall.file("03-01T09:00");
  ASSERT_TRUE(
      hall.take(accept(hall, {good("lease"), good("plan")}, "03-02T09:00"), kClerk, at("03-02T09:00")));
  EXPECT_EQ(hall.state("licence"), TaskState::in_hand);
  EXPECT_EQ(hall.state("permit"), TaskState::in_hand);
  EXPECT_EQ(hall.state("record"), TaskState::waiting);
  EXPECT_EQ(to_string(hall.kase.task("licence")->acceptance->on), "2021-03-02");
  EXPECT_FALSE(silent_too_long(hall.matter(), *hall.kase.task("record"), Date(2021, 6, 1)))
      << "waiting has no window";
}

TEST(Reception, OneNoticeTellsAllFaultsAndFaultFreeItemsAreAcceptedAtOnce) {
  Hall hall;
  hall.file("03-01T09:00");
  ASSERT_TRUE(
      hall.take(notify(hall, {bad("lease"), good("plan")}, "03-03T09:00"), kClerk, at("03-03T09:00")));
  EXPECT_EQ(hall.state("permit"), TaskState::in_hand);
  EXPECT_EQ(hall.state("licence"), TaskState::correction);
  EXPECT_EQ(hall.state("record"), TaskState::correction);
  EXPECT_EQ(hall.kase.notices.back().faults.size(), 1u);
  EXPECT_EQ(outcome(notify(hall, {bad("lease")}, "03-04T09:00")), "already_notified");

  Hall all_or_nothing;
  all_or_nothing.plan.all_or_nothing = true;
  all_or_nothing.file("03-01T09:00");
  ASSERT_TRUE(all_or_nothing.take(notify(all_or_nothing, {bad("lease"), good("plan")}, "03-03T09:00"), kClerk,
                                  at("03-03T09:00")));
  EXPECT_EQ(all_or_nothing.state("permit"), TaskState::correction) << "one fault holds up all";
}

TEST(Reception, FiveWorkingDaysOfSilenceAcceptAsOfTheReceipt) {
  Hall hall;
  hall.file("03-01T09:00");  // Monday; the fifth working day is Monday the 8th
  EXPECT_TRUE(decide_deemed_acceptance(hall.matter(), Date(2021, 3, 8)).empty());
  EXPECT_EQ(outcome(accept(hall, {good("lease"), good("plan")}, "03-08T23:59")), "ok");
  EXPECT_EQ(outcome(notify(hall, {bad("lease"), good("plan")}, "03-09T00:00")), "deemed_accepted");
  const Facts silent = decide_deemed_acceptance(hall.matter(), Date(2021, 3, 9));
  ASSERT_EQ(silent.size(), 2u);
  const auto& accepted = std::get<Accepted>(silent.front());
  EXPECT_EQ(accepted.on, Date(2021, 3, 1));
  EXPECT_EQ(accepted.ground, AcceptanceGround::silence);
  EXPECT_EQ(accepted.items, (std::vector<std::string>{"licence", "permit"}));
  const auto& complete = std::get<DeemedComplete>(silent.back());
  EXPECT_EQ(complete.items, std::vector<std::string>{"record"}) << "it lacks an upstream result";
  EXPECT_EQ(complete.on, Date(2021, 3, 1));
}

// What has happened before the day silence is asked about, and what it has done by then.
struct Story {
  const char* why;
  std::vector<std::string> faults;  // told on Wednesday 3 March; empty: nothing was told
  const char* supplemented;  // "": the notice is not answered
  const char* result;  // of licence; "": none yet
  Date today;
  const char* record;  // state of the item that needs licence's result, after the sweep
  const char* permit;  // of the item that stands alone
  Date record_from, permit_from;  // accepted as of; Date{}: not accepted
};

const char* word(TaskState state) {
  switch (state) {
    case TaskState::received:
      return "received";
    case TaskState::correction:
      return "correction";
    case TaskState::waiting:
      return "waiting";
    case TaskState::in_hand:
      return "in hand";
    default:
      return "other";
  }
}

Facts grant_licence(Date on) {
  Decided decided;
  decided.item = "licence";
  decided.result = ItemResult{"licence-result", "licence", "1", on, {}, {}};
  return {decided};
}

// The sweep runs each morning, as it does in the hall; a result frees what waits for it in the same breath.
void live_until(Hall& hall, const Story& story) {
  for (Date day{2021, 3, 1}; day <= story.today; day = day + CalendarDays{1}) {
    const Instant morning{start_of(day).ms + 1}, noon{start_of(day).ms + 12 * 3'600'000};
    hall.take(decide_deemed_acceptance(hall.matter(), day), PersonId{}, morning);
    hall.take(decide_waiting_acceptance(hall.matter(), day), PersonId{}, morning);
    if (day == Date(2021, 3, 3) && !story.faults.empty()) {
      std::vector<Finding> found;
      for (const char* material : {"lease", "plan"})
        found.push_back(std::count(story.faults.begin(), story.faults.end(), material) ? bad(material)
                                                                                       : good(material));
      ASSERT_TRUE(hall.take(decide_correction_notice(hall.matter(), found, {kTheClerk, hall.letters, noon}),
                            kClerk, noon))
          << story.why;
    }
    if (to_string(day) == story.supplemented) {
      Supplemented all;
      for (const std::string& material : story.faults)
        all.materials.push_back({material, MaterialForm::paper, 1, {}});
      ASSERT_TRUE(hall.take(decide_supplement(hall.matter(), all, kTheFounder, noon), kFounder, noon))
          << story.why;
    }
    if (to_string(day) == story.result) {
      hall.take(grant_licence(day), kChief, noon);
      hall.take(decide_waiting_acceptance(hall.matter(), day), PersonId{}, noon);
    }
  }
}

TEST(Reception, SilenceAcceptsWhatIsCompleteAndNeverWhatWaitsForAnEarlierResult) {
  const Date never{};
  const Date first{2021, 3, 1}, answered{2021, 3, 22};
  const Story stories[] = {
      {"the last day of the window", {}, "", "", {2021, 3, 8}, "received", "received", never, never},
      {"the day after it", {}, "", "", {2021, 3, 9}, "waiting", "in hand", never, first},
      {"weeks after it", {}, "", "", {2021, 4, 30}, "waiting", "in hand", never, first},
      {"the result comes weeks later",
       {},
       "",
       "2021-04-12",
       {2021, 4, 12},
       "in hand",
       "in hand",
       {2021, 4, 12},
       first},
      {"the result comes inside the window: it opens no new one",
       {},
       "",
       "2021-03-04",
       {2021, 3, 8},
       "received",
       "received",
       never,
       never},
      {"and silence accepts as of the result, when everything was there",
       {},
       "",
       "2021-03-04",
       {2021, 3, 9},
       "in hand",
       "in hand",
       {2021, 3, 4},
       first},
      {"told, and not answered",
       {"lease"},
       "",
       "",
       {2021, 4, 30},
       "correction",
       "in hand",
       never,
       {2021, 3, 3}},
      {"told of everything, and not answered",
       {"lease", "plan"},
       "",
       "",
       {2021, 4, 30},
       "correction",
       "correction",
       never,
       never},
      {"answered, and the new window is open",
       {"lease", "plan"},
       "2021-03-22",
       "",
       {2021, 3, 29},
       "received",
       "received",
       never,
       never},
      {"answered, and silence again: as of the supplement",
       {"lease", "plan"},
       "2021-03-22",
       "",
       {2021, 3, 30},
       "waiting",
       "in hand",
       never,
       answered},
      {"and the result comes after that",
       {"lease", "plan"},
       "2021-03-22",
       "2021-04-12",
       {2021, 4, 12},
       "in hand",
       "in hand",
       {2021, 4, 12},
       answered},
      {"and the result came before that",
       {"lease", "plan"},
       "2021-03-22",
       "2021-03-24",
       {2021, 3, 30},
       "in hand",
       "in hand",
       {2021, 3, 24},
       answered},
  };
  for (const Story& story : stories) {
    Hall hall;
    hall.file("03-01T09:00");
    live_until(hall, story);
    EXPECT_STREQ(word(hall.state("record")), story.record) << story.why;
    EXPECT_STREQ(word(hall.state("permit")), story.permit) << story.why;
    const auto accepted_from = [&](const char* item) {
      const auto& acceptance = hall.kase.task(item)->acceptance;
      return acceptance ? acceptance->on : Date{};
    };
    EXPECT_EQ(accepted_from("record"), story.record_from) << story.why;
    EXPECT_EQ(accepted_from("permit"), story.permit_from) << story.why;
  }
}

TEST(Reception, WindowTurnsYellowOnTheWorkingDayBeforeItClosesAndRedOnTheLast) {
  const WorkCalendar days = calendar();
  const Date closes{2021, 4, 6};  // Tuesday after a holiday
  EXPECT_EQ(window_light(days, closes, Date(2021, 4, 1)), Light::green);
  EXPECT_EQ(window_light(days, closes, Date(2021, 4, 2)), Light::yellow) << "Friday, three days off follow";
  EXPECT_EQ(window_light(days, closes, Date(2021, 4, 6)), Light::red);
  EXPECT_EQ(window_light(days, closes, Date(2021, 4, 7)), Light::red);
}

TEST(Reception, WhatWasDeemedCompleteCannotBeFaultedLater) {
  Hall hall;
  hall.file("03-01T09:00");
  EXPECT_EQ(outcome(notify(hall, {bad("lease"), good("plan")}, "03-09T09:00")), "deemed_accepted");
  ASSERT_TRUE(
      hall.take(decide_deemed_acceptance(hall.matter(), Date(2021, 3, 9)), PersonId{}, at("03-09T09:00")));
  EXPECT_EQ(outcome(notify(hall, {bad("lease")}, "03-09T10:00")),
            "findings[0].subject settled_with_its_item");
  EXPECT_TRUE(decide_deemed_acceptance(hall.matter(), Date(2021, 4, 30)).empty()) << "once is enough";
  EXPECT_TRUE(decide_waiting_acceptance(hall.matter(), Date(2021, 4, 30)).empty())
      << "no result, no acceptance";
}

TEST(Reception, SupplementsOpenANewWindowAndOnlyWhatTheyTouchedMayBeFaultedAgain) {
  Hall hall;
  hall.file("03-01T09:00");
  ASSERT_TRUE(
      hall.take(notify(hall, {bad("lease"), good("plan")}, "03-03T09:00"), kClerk, at("03-03T09:00")));
  EXPECT_EQ(outcome(decide_supplement(hall.matter(), answer("plan"), kTheFounder, at("03-20T09:00"))),
            "materials.lease not_answered");
  ASSERT_TRUE(hall.take(decide_supplement(hall.matter(), answer("lease"), kTheFounder, at("03-22T10:00")),
                        kFounder, at("03-22T10:00")));
  EXPECT_EQ(*window_closes_on(hall.matter(), *hall.kase.task("licence")), Date(2021, 3, 29));
  EXPECT_EQ(outcome(notify(hall, {bad("lease"), bad("plan")}, "03-23T09:00")),
            "findings[1].subject settled_with_its_item");
  EXPECT_EQ(outcome(notify(hall, {bad("lease")}, "03-23T09:00")), "ok")
      << "a fault the supplement itself brought";
  ASSERT_TRUE(hall.take(accept(hall, {good("lease")}, "03-24T09:00"), kClerk, at("03-24T09:00")));
  EXPECT_EQ(hall.kase.task("licence")->acceptance->on, Date(2021, 3, 22)) << "the day everything was there";

  Hall silent;
  silent.file("03-01T09:00");
  ASSERT_TRUE(
      silent.take(notify(silent, {bad("lease"), good("plan")}, "03-03T09:00"), kClerk, at("03-03T09:00")));
  ASSERT_TRUE(silent.take(decide_supplement(silent.matter(), answer("lease"), kTheFounder, at("03-22T10:00")),
                          kFounder, at("03-22T10:00")));
  const Facts deemed = decide_deemed_acceptance(silent.matter(), Date(2021, 3, 30));
  ASSERT_EQ(deemed.size(), 2u);
  EXPECT_EQ(std::get<Accepted>(deemed.front()).on, Date(2021, 3, 22));
  EXPECT_EQ(std::get<DeemedComplete>(deemed.back()).on, Date(2021, 3, 22));
}

TEST(Reception, ASupplementBringsWhatTheNoticeToldAndNothingElse) {
  Hall hall;
  hall.file("03-01T09:00");
  ASSERT_TRUE(
      hall.take(notify(hall, {bad("lease"), good("plan")}, "03-03T09:00"), kClerk, at("03-03T09:00")));
  Supplemented both = answer("lease");
  both.materials.push_back({"plan", MaterialForm::paper, 1, {}});
  EXPECT_EQ(outcome(decide_supplement(hall.matter(), both, kTheFounder, at("03-04T09:00"))),
            "materials.plan not_asked_again");
  EXPECT_EQ(
      outcome(decide_mending(hall.matter(), answer("lease"), {kTheClerk, hall.letters, at("03-04T09:00")})),
      "answer_the_notice");
}

TEST(Reception, WhatWasMendedIsLookedAtAgainAndWhatIsSettledStaysAsItWasJudged) {
  Hall hall;
  hall.file("03-01T09:00");
  const Acting acting{kTheClerk, hall.letters, at("03-01T09:30")};
  ASSERT_TRUE(hall.take(decide_mending(hall.matter(), answer("lease"), acting), kClerk, at("03-01T09:30")));
  EXPECT_FALSE(examined_clean(hall.kase, hall.plan, "licence"));
  ASSERT_TRUE(
      hall.take(accept(hall, {good("lease"), good("plan")}, "03-01T10:00"), kClerk, at("03-01T10:00")));
  EXPECT_EQ(
      outcome(decide_mending(hall.matter(), answer("lease"), {kTheClerk, hall.letters, at("03-01T11:00")})),
      "already_settled");
}

TEST(Reception, AFaultIsOneThereIsAndSaysWhatIsWrong) {
  Hall hall;
  hall.file("03-01T09:00");
  const auto told = [&](const std::string& fault, const std::string& note) {
    const Finding finding{SubjectKind::material, "lease", false, fault, note};
    return outcome(notify(hall, {finding, good("plan")}, "03-02T09:00"));
  };
  EXPECT_EQ(told("", "缺页"), "findings[0].fault missing");
  EXPECT_EQ(told("missing", " "), "findings[0].note missing");
  EXPECT_EQ(told("other", ""), "findings[0].note missing");
  EXPECT_EQ(told("smells", "缺页"), "findings[0].fault unknown_fault") << "words do not make it known";
  EXPECT_EQ(told("other", "缺页"), "ok");
}

TEST(Reception, NobodyAcceptsTheirOwnCaseOrWithoutALetter) {
  Hall hall;
  hall.file("03-01T09:00");
  Actor own = kTheClerk;
  own.person = kFounder;
  EXPECT_EQ(outcome(accept(hall, {good("lease"), good("plan")}, "03-02T09:00", own)), "own_case");
  EXPECT_EQ(outcome(accept(hall, {good("lease"), good("plan")}, "03-02T09:00", kTheChief)),
            "letter_not_covering");
  hall.letters.front().revocation = LetterRevocation{kHead, at("03-02T08:59"), ""};
  EXPECT_EQ(outcome(accept(hall, {good("lease"), good("plan")}, "03-02T09:00")), "letter_revoked");
}

TEST(Reception, NotAcceptingSaysWhereToGoAndEndsWhatDependsOnIt) {
  Hall hall;
  hall.file("03-01T09:00");
  const Acting acting{kTheClerk, hall.letters, at("03-02T09:00")};
  EXPECT_EQ(outcome(decide_non_acceptance(
                hall.matter(), {{"licence"}, NonAcceptanceGround::not_this_organ, "", "不属于", {}}, acting)),
            "organ missing");
  ASSERT_TRUE(hall.take(
      decide_non_acceptance(hall.matter(),
                            {{"licence"}, NonAcceptanceGround::not_this_organ, "另一机关", "不属于", {}},
                            acting),
      kClerk, at("03-02T09:00")));
  EXPECT_EQ(hall.state("licence"), TaskState::not_accepted);
  EXPECT_EQ(hall.state("record"), TaskState::ended);
  EXPECT_EQ(hall.state("permit"), TaskState::received);
}

TEST(Reception, OnlyWhoeverSpeaksForTheCaseWithdrawsIt) {
  Hall hall;
  hall.file("03-01T09:00");
  EXPECT_EQ(outcome(decide_withdrawal(hall.matter(), "不办了", kTheChief)), "no_such_case");
  ASSERT_TRUE(
      hall.take(decide_withdrawal(hall.matter(), "不办了", kTheFounder), kFounder, at("03-02T09:00")));
  EXPECT_EQ(hall.state("licence"), TaskState::withdrawn);
  EXPECT_EQ(outcome(accept(hall, {good("lease"), good("plan")}, "03-02T10:00")), "case_closed");
}

}  // namespace
}  // namespace yichuang::test_hall
