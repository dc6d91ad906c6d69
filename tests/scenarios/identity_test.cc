// Whose account is whose: an identity number is no secret, so that knowing one opens nobody's cases.
#include "app/intake/case_lists.h"
#include "app/intake/case_queries.h"
#include "app/intake/filing.h"
#include "app/people/accounts.h"
#include "app/people/people.h"
#include "app/people/sessions.h"
#include "app/people/staff_accounts.h"
#include "tests/scenarios/hall.h"

namespace yichuang::scenarios {
namespace {

constexpr const char* kVisitor = "51022119610508001X";
constexpr const char* kPassword = "correct horse battery";

class Identities : public ScenarioTest {
 protected:
  app::ApplicantInput visitor(const std::string& name = "张德福") {
    return {"natural", name, {"id_card", kVisitor}, "023-67810001"};
  }
  // "done", or the code of the refusal.
  std::string registers(const std::string& account, const app::ApplicantInput& person,
                        std::optional<std::string> code = {}) {
    const auto made = app::register_account(hall().centre(), hasher_, {account, kPassword, person, code});
    if (made) return "done";
    const Refusal& refusal = made.refusal();
    return refusal.fields.empty() ? refusal.code : refusal.fields[0].code;
  }
  PersonId on_record_at_the_window() {
    const auto person = app::find_or_create_person(hall().centre(), visitor(), "");
    EXPECT_TRUE(person.ok());
    return person->id;
  }
  CaseId filed_at_the_window(PersonId person) {
    app::FileCase wanted = hall().pharmacy();
    wanted.applicant = to_string(person);
    const auto taken = app::file_case(hall().centre(), hall().command(cast().clerk), wanted);
    EXPECT_TRUE(taken.ok());
    return *parse_id<CaseId>(taken->id);
  }
  std::string code_for(PersonId person, const Actor& clerk, const std::string& number = kVisitor) {
    const auto given = app::issue_activation(hall().centre(), clerk, person, {number});
    if (given) return given->code;
    return given.refusal().fields.empty() ? given.refusal().code : given.refusal().fields[0].code;
  }
  // Signed in as the routes sign people in; nobody when the account or the password is not good.
  std::optional<Actor> signed_in(const std::string& account) {
    app::Sessions sessions(hall().centre());
    const auto token = sessions.sign_in({account, kPassword}, account);
    return token ? sessions.find(*token) : std::nullopt;
  }
  std::string opens(const std::string& account, CaseId kase) {
    const auto actor = signed_in(account);
    if (!actor) return "not signed in";
    const auto list = app::list_cases(hall().centre(), *actor, {app::Scope::mine, "", "", "", 0, 10});
    const auto view = app::view_case(hall().centre(), *actor, kase);
    EXPECT_EQ(view.ok(), !list->cases.empty()) << account << ": list and page differ";
    return view ? "open" : view.refusal().code;
  }

  crypto::PasswordHasher hasher_;
};

TEST_P(Identities, visitor_of_a_window_registers_with_its_code_and_sees_the_case) {
  const PersonId person = on_record_at_the_window();
  const CaseId kase = filed_at_the_window(person);
  EXPECT_EQ(registers("somebody", visitor()), "identity_known");
  EXPECT_EQ(registers("somebody", visitor("李四")), "identity_known") << "a wrong name tells no more";
  EXPECT_EQ(registers("somebody", visitor(), "ABCDEFGH"), "activation_code_wrong");
  EXPECT_EQ(code_for(person, cast().clerk, "500112197909221018"), "identity_differs");
  const std::string code = code_for(person, cast().clerk);
  EXPECT_EQ(registers("somebody", visitor(), "ABCDEFGH"), "activation_code_wrong");
  EXPECT_EQ(registers("zhang", visitor(), code), "done");
  EXPECT_EQ(opens("zhang", kase), "open");
  EXPECT_TRUE(signed_in("zhang")->proven);
  EXPECT_EQ(registers("zhang2", visitor(), code), "has_account");
  EXPECT_EQ(code_for(person, cast().clerk), "has_account");
}

TEST_P(Identities, who_was_quicker_with_a_number_sees_nothing_a_window_files_later) {
  EXPECT_EQ(registers("quick", visitor()), "done");
  const PersonId person = signed_in("quick")->person;
  EXPECT_FALSE(signed_in("quick")->proven);
  EXPECT_EQ(on_record_at_the_window(), person);
  const CaseId kase = filed_at_the_window(person);
  EXPECT_EQ(opens("quick", kase), "no_such_case");
  EXPECT_EQ(registers("zhang", visitor()), "identity_known");
  // The person comes with the document: their account opens, the other one ends.
  EXPECT_EQ(registers("zhang", visitor(), code_for(person, cast().clerk)), "done");
  EXPECT_EQ(opens("zhang", kase), "open");
  EXPECT_EQ(opens("quick", kase), "not signed in");
}

TEST_P(Identities, account_opened_online_is_proven_later_with_a_code) {
  EXPECT_EQ(registers("zhang", visitor()), "done");
  const Actor before = *signed_in("zhang");
  const CaseId kase = filed_at_the_window(before.person);
  const auto proves = [&](const std::string& code) {
    const auto proven = app::prove_identity(hall().centre(), *signed_in("zhang"), {code});
    if (proven) return std::string("done");
    return proven.refusal().fields.empty() ? proven.refusal().code : proven.refusal().fields[0].code;
  };
  EXPECT_EQ(proves("ABCDEFGH"), "activation_code_wrong");
  const std::string first = code_for(before.person, cast().clerk);
  const std::string second = code_for(before.person, cast().clerk2);
  EXPECT_EQ(proves(first), "activation_code_wrong") << "the newer code ends the older one";
  EXPECT_EQ(proves(second), "done");
  EXPECT_EQ(proves(second), "already_proven");
  EXPECT_EQ(opens("zhang", kase), "open");
}

TEST_P(Identities, code_lasts_seven_days) {
  const PersonId person = on_record_at_the_window();
  const std::string code = code_for(person, cast().helper);
  hall().at("2026-03-10T00:00");
  EXPECT_EQ(registers("zhang", visitor(), code), "activation_code_expired");
  const std::string again = code_for(person, cast().helper);
  hall().at("2026-03-17T23:59");
  EXPECT_EQ(registers("zhang", visitor(), again), "done");
}

TEST_P(Identities, nobody_gives_themselves_a_code) {
  Actor clerk = cast().clerk;
  clerk.person = on_record_at_the_window();
  EXPECT_EQ(code_for(clerk.person, clerk), "own_activation");
  EXPECT_EQ(code_for(PersonId{7}, clerk), "no_such_person");
}

YICHUANG_ON_BOTH_ENGINES(Identities);

TEST_P(Identities, the_operator_can_renew_and_end_an_account_that_was_opened_online) {
  EXPECT_EQ(registers("zhang", visitor()), "done");
  ASSERT_TRUE(signed_in("zhang"));
  EXPECT_TRUE(app::set_password(hall().centre(), hasher_, "zhang", "a new password of length").ok());
  EXPECT_FALSE(signed_in("zhang"));
  EXPECT_TRUE(app::set_password(hall().centre(), hasher_, "zhang", kPassword).ok());
  EXPECT_TRUE(app::close_account(hall().centre(), "zhang").ok());
  EXPECT_FALSE(signed_in("zhang"));
}

}  // namespace
}  // namespace yichuang::scenarios
