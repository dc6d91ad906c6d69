// Letters of authorisation: nobody accepts, examines or decides without one that covers item and power at that instant,
// except the head of the organ. It is stored with what was done under it.
#include "app/authority/letters.h"
#include "core/casework/decision.h"
#include "tests/scenarios/posts.h"

namespace yichuang::scenarios {
namespace {

class Authority : public ScenarioTest {
 protected:
  CaseId accepted() {
    const CaseId kase = hall().files_pharmacy();
    EXPECT_EQ(hall().accepts(cast().clerk, kase), "done");
    return kase;
  }
  std::vector<Letter> letters_of(const Actor& actor) {
    std::vector<Letter> letters;
    hall().centre().store.read([&](store::Reader& reader) {
      letters.clear();
      for (auto& held : app::letters_of(reader, hall().centre(), actor.person))
        letters.push_back(held.letter);
    });
    return letters;
  }
  std::string issues(const Actor& head, const Actor& grantee, const std::string& power,
                     const std::string& item, Date from = {2026, 3, 1}, Date to = {2026, 12, 31}) {
    const auto taken = app::issue_letter(hall().centre(), hall().command(head),
                                         {to_string(grantee.person), {{power, {item}}}, from, to});
    if (taken) return "done";
    const Refusal& refusal = taken.refusal();
    return refusal.fields.empty() ? refusal.code : refusal.fields[0].field + ": " + refusal.fields[0].code;
  }
  std::string revokes(const Actor& head, LetterId letter) {
    const auto taken = app::revoke_letter(hall().centre(), hall().command(head), letter, {"岗位调整"});
    return taken ? "done" : taken.refusal().code;
  }
};

TEST_P(Authority, letter_stands_with_the_decision_made_under_it) {
  const CaseId kase = accepted();
  EXPECT_EQ(hall().grants(cast().market, kase, kRegistration), "done");
  const auto loaded = hall().load(kase);
  const auto letter = letters_of(cast().market).at(0);
  EXPECT_EQ(loaded.kase.task(kRegistration)->decision->decided.mandate.letter, letter.id);
  EXPECT_EQ(loaded.kase.task(kRegistration)->decision->decided.mandate.number, letter.number);
  EXPECT_TRUE(letter.number.starts_with("渝北市监授〔2026〕")) << letter.number;
  // The clerk's acceptance names a letter of each organ whose item was accepted.
  EXPECT_EQ(loaded.kase.task(kRegistration)->acceptance->mandates.size(), 2U);
}

TEST_P(Authority, approver_without_the_power_is_sent_to_the_head) {
  const CaseId kase = accepted();
  EXPECT_EQ(hall().grants(cast().deputy, kase, kRegistration), "letter_not_covering");
  EXPECT_EQ(hall().grants(cast().health, kase, kRegistration), "no_letter");
  EXPECT_EQ(hall().state(kase, kRegistration), "in_hand");
  // The head needs no letter, and is not held by one.
  EXPECT_EQ(hall().grants(cast().market_head, kase, kRegistration), "done");
  EXPECT_FALSE(hall().load(kase).kase.task(kRegistration)->decision->decided.mandate.letter);
}

TEST_P(Authority, head_of_another_organ_is_nobody_here) {
  const CaseId kase = accepted();
  EXPECT_EQ(hall().grants(cast().ecology_head, kase, kRegistration), "no_such_case");
}

TEST_P(Authority, clerk_without_a_letter_for_one_organ_cannot_accept_its_item) {
  Actor newcomer = cast().clerk;
  newcomer.person = cast().manager.person;
  take_post(hall(), newcomer);
  const CaseId kase = hall().files_pharmacy();
  EXPECT_EQ(hall().accepts(newcomer, kase), "no_letter");
  EXPECT_EQ(hall().state(kase), "received");
}

TEST_P(Authority, letter_is_in_force_from_its_first_to_its_last_day) {
  const CaseId kase = accepted();
  EXPECT_EQ(issues(cast().market_head, cast().deputy, "decide", kRegistration, {2026, 3, 3}, {2026, 3, 4}),
            "done");
  EXPECT_EQ(hall().grants(cast().deputy, kase, kRegistration), "letter_not_yet");
  hall().at("2026-03-05T00:00");
  EXPECT_EQ(hall().grants(cast().deputy, kase, kRegistration), "letter_expired");
}

TEST_P(Authority, letter_holds_until_the_last_minute_of_its_last_day) {
  const CaseId kase = accepted();
  EXPECT_EQ(issues(cast().market_head, cast().deputy, "decide", kRegistration, {2026, 3, 3}, {2026, 3, 4}),
            "done");
  hall().at("2026-03-04T23:59");
  EXPECT_EQ(hall().grants(cast().deputy, kase, kRegistration), "done");
}

TEST_P(Authority, revoked_letter_carries_nothing_from_that_instant_on) {
  const CaseId kase = accepted();
  const LetterId letter = letters_of(cast().market).at(0).id;
  EXPECT_EQ(revokes(cast().ecology_head, letter), "only_head_revokes");
  EXPECT_EQ(revokes(cast().market_head, LetterId{7}), "no_such_letter");
  EXPECT_EQ(revokes(cast().market_head, letter), "done");
  EXPECT_EQ(revokes(cast().market_head, letter), "letter_already_revoked");
  EXPECT_EQ(hall().grants(cast().market, kase, kRegistration), "letter_revoked");
  EXPECT_EQ(letters_of(cast().market).at(0).revocation->reason, "岗位调整");
}

TEST_P(Authority, decision_loses_against_a_revocation_made_while_it_was_being_taken) {
  const CaseId kase = accepted();
  const LetterId letter = letters_of(cast().market).at(0).id;
  bool revoked = false;
  const auto decide = [&](const Matter& matter, const Acting& acting) {
    if (!revoked) {
      EXPECT_EQ(revokes(cast().market_head, letter), "done");
    }
    revoked = true;
    return decide_decision(matter, {kRegistration, Outcome::granted, {}, {}, "1", kWithItsCode}, acting);
  };
  EXPECT_EQ(hall().does(cast().market, kase, decide), "letter_revoked");
  EXPECT_EQ(hall().state(kase, kRegistration), "in_hand");
}

TEST_P(Authority, only_the_head_of_the_organ_gives_letters_and_only_for_its_items) {
  EXPECT_EQ(issues(cast().market, cast().deputy, "decide", kRegistration), "only_head_grants");
  EXPECT_EQ(issues(cast().market_head, cast().deputy, "decide", kHealthCheck),
            "grants[0].items[0]: unknown_item");
  EXPECT_EQ(issues(cast().market_head, cast().market_head, "decide", kRegistration), "letter_to_oneself");
  EXPECT_EQ(issues(cast().market_head, cast().founder, "decide", kRegistration), "grantee: unknown_grantee");
  EXPECT_EQ(issues(cast().market_head, cast().deputy, "decide", kRegistration, {2026, 4, 1}, {2026, 3, 1}),
            "valid_to: days_out_of_order");
  EXPECT_EQ(issues(cast().market_head, cast().deputy, "decide", kRegistration, {2026, 1, 1}, {2026, 2, 1}),
            "valid_to: in_the_past");
  EXPECT_EQ(issues(cast().market_head, cast().deputy, "decide", kRegistration, {2026, 1, 1}, {2029, 12, 31}),
            "valid_to: letter_too_long");
}

TEST_P(Authority, letter_issued_twice_with_one_key_is_one_letter) {
  app::Command command = hall().command(cast().market_head);
  const app::LetterInput wanted{
      to_string(cast().deputy.person), {{"decide", {kRegistration}}}, {2026, 3, 1}, {2026, 12, 31}};
  const auto first = app::issue_letter(hall().centre(), command, wanted);
  const auto second = app::issue_letter(hall().centre(), command, wanted);
  ASSERT_TRUE(first.ok() && second.ok());
  EXPECT_EQ(first->id, second->id);
  EXPECT_EQ(letters_of(cast().deputy).size(), 2U);  // this one and the one everybody starts with
  command.digest = "of another request";
  EXPECT_EQ(app::issue_letter(hall().centre(), command, wanted).refusal().code, "key_reused");
}

TEST_P(Authority, who_accepted_an_item_does_not_decide_it) {
  const CaseId kase = hall().files_pharmacy();
  Actor both = cast().clerk;
  both.roles.push_back(Role::approver);
  both.department = "market-regulation";
  take_post(hall(), both);
  EXPECT_EQ(issues(cast().market_head, both, "decide", kRegistration), "done");
  EXPECT_EQ(hall().accepts(both, kase), "done");
  EXPECT_EQ(hall().grants(both, kase, kRegistration), "accepted_it_oneself");
  EXPECT_EQ(hall().grants(cast().market, kase, kRegistration), "done");
}

TEST_P(Authority, nobody_works_on_their_own_case) {
  Actor founder = cast().founder;
  founder.roles = {Role::applicant, Role::clerk, Role::approver};
  founder.department = "market-regulation";
  take_post(hall(), founder);
  const CaseId kase = hall().files_pharmacy();
  EXPECT_EQ(hall().accepts(founder, kase), "own_case");
  EXPECT_EQ(hall().accepts(cast().clerk, kase), "done");
  EXPECT_EQ(hall().grants(founder, kase, kRegistration), "own_case");
  EXPECT_EQ(hall().state(kase, kRegistration), "in_hand");
}

TEST_P(Authority, applicants_see_letters_in_force_and_staff_all_of_them) {
  const LetterId letter = letters_of(cast().market).at(0).id;
  const auto all = app::list_letters(hall().centre(), cast().clerk, {false, "market-regulation", 0, 100});
  const auto open = app::list_letters(hall().centre(), cast().founder, {false, "market-regulation", 0, 100});
  ASSERT_EQ(all.letters.size(), open.letters.size());
  EXPECT_EQ(revokes(cast().market_head, letter), "done");
  const auto after = app::list_letters(hall().centre(), cast().founder, {false, "market-regulation", 0, 100});
  EXPECT_EQ(after.letters.size() + 1, open.letters.size());
  const auto staff = app::list_letters(hall().centre(), cast().clerk, {false, "market-regulation", 0, 100});
  EXPECT_EQ(staff.letters.size(), all.letters.size());
  EXPECT_EQ(std::count_if(staff.letters.begin(), staff.letters.end(),
                          [](const auto& one) { return one.state == "revoked"; }),
            1);
}

TEST_P(Authority, head_is_offered_the_own_section_and_the_clerks_of_the_hall_and_nobody_else) {
  const auto choices = app::letter_choices(hall().centre(), cast().market_head);
  std::map<std::string, std::string> offered;
  for (const auto& grantee : choices.grantees) {
    std::string powers;
    for (const auto& power : grantee.powers) powers += (powers.empty() ? "" : " ") + power.code;
    offered[grantee.name] = powers;
  }
  const std::map<std::string, std::string> wanted{{"周敏", "accept"},
                                                  {"吴涛", "accept"},
                                                  {"郑凯", "accept"},
                                                  {"李文博", "examine decide"},
                                                  {"冯楠", "examine decide"}};
  EXPECT_EQ(offered, wanted);
  // Every item offered can be put in a letter, and none of another organ is.
  for (const auto& item : choices.items)
    EXPECT_EQ(issues(cast().market_head, cast().deputy, "decide", item.code), "done") << item.code;
  EXPECT_TRUE(std::none_of(choices.items.begin(), choices.items.end(),
                           [](const auto& item) { return item.code == kHealthCheck; }));
}

TEST_P(Authority, letters_are_listed_page_by_page_without_gap_or_double) {
  const auto whole = app::list_letters(hall().centre(), cast().manager, {false, {}, 0, 100});
  EXPECT_FALSE(whole.next.has_value());
  std::vector<std::string> ids, paged;
  for (const auto& letter : whole.letters) ids.push_back(letter.id);
  std::optional<std::string> next = "0";
  while (next) {
    const auto page = app::list_letters(hall().centre(), cast().manager, {false, {}, std::stoll(*next), 4});
    for (const auto& letter : page.letters) paged.push_back(letter.id);
    next = page.next;
  }
  EXPECT_EQ(paged, ids);
  const auto mine = app::list_letters(hall().centre(), cast().deputy, {true, {}, 0, 100});
  ASSERT_EQ(mine.letters.size(), 1U);
  EXPECT_EQ(mine.letters[0].grantee, "冯楠");
  EXPECT_EQ(mine.letters[0].grants.at(0).power.code, "examine");
}

YICHUANG_ON_BOTH_ENGINES(Authority);

}  // namespace
}  // namespace yichuang::scenarios
