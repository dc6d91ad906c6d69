// Whose account is whose: an identity number is no secret, so that knowing one opens nobody's cases.
#include "app/intake/case_lists.h"
#include "app/intake/case_queries.h"
#include "app/intake/drafts.h"
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
    const auto person = app::find_or_create_person(hall().centre(), cast().clerk.person, visitor(), "");
    EXPECT_TRUE(person.ok());
    return person->id;
  }
  CaseId filed_online(const Actor& actor) {
    app::FileCase wanted = hall().pharmacy();
    wanted.applicant.reset();
    wanted.window.reset();
    for (auto& material : wanted.materials) {
      material.form = "electronic";
      material.files = {hall().upload(actor)};
    }
    const auto taken = app::file_case(hall().centre(), hall().command(actor), wanted);
    EXPECT_TRUE(taken.ok());
    return *parse_id<CaseId>(taken->id);
  }
  void begins_draft(const Actor& actor) {
    EXPECT_TRUE(app::save_draft(hall().centre(), actor.person, {}, {"open-pharmacy", {}, {}, {}, {}}).ok());
  }
  std::size_t drafts(const Actor& actor) {
    return app::list_drafts(hall().centre(), actor.person).drafts.size();
  }
  std::string may_open(const Actor& actor, CaseId kase) {
    const auto view = app::view_case(hall().centre(), actor, kase);
    return view ? "open" : view.refusal().code;
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

// What the clerk reads from the document wins over what somebody typed; what was done with that account stays with it.
TEST_P(Identities, wrong_name_typed_online_keeps_the_owner_from_nothing_and_gets_nothing_of_theirs) {
  EXPECT_EQ(registers("quick", visitor("李四")), "done");
  const Actor quick = *signed_in("quick");
  begins_draft(quick);
  const CaseId own = filed_online(quick);
  EXPECT_TRUE(app::look_up_person(hall().centre(), kVisitor).people.empty()) << "nobody has seen a document";
  EXPECT_EQ(code_for(quick.person, cast().clerk), "document_not_seen");

  const PersonId owner = on_record_at_the_window();
  EXPECT_NE(owner, quick.person);
  EXPECT_EQ(app::look_up_person(hall().centre(), kVisitor).people.at(0).name, "张德福");
  const CaseId kase = filed_at_the_window(owner);
  EXPECT_EQ(registers("zhang", visitor(), code_for(owner, cast().clerk)), "done");
  const Actor zhang = *signed_in("zhang");
  EXPECT_TRUE(zhang.proven);
  EXPECT_EQ(may_open(zhang, kase), "open");

  // The account keeps its draft and its case, unproven; neither is anybody else's.
  ASSERT_TRUE(signed_in("quick"));
  EXPECT_FALSE(signed_in("quick")->proven);
  EXPECT_EQ(drafts(quick), 1U);
  EXPECT_EQ(may_open(quick, own), "open");
  EXPECT_EQ(may_open(quick, kase), "no_such_case");
  EXPECT_EQ(drafts(zhang), 0U);
  EXPECT_EQ(may_open(zhang, own), "no_such_case");
  EXPECT_EQ(code_for(quick.person, cast().clerk), "number_released") << "it is never proven for this number";
  EXPECT_EQ(registers("quick2", visitor("李四")), "has_account");
}

TEST_P(Identities, name_typed_online_as_the_document_says_is_the_owners_record_from_then_on) {
  app::ApplicantInput typed = visitor();
  typed.phone = "13900000000";  // whoever typed it
  EXPECT_EQ(registers("quick", typed), "done");
  const Actor quick = *signed_in("quick");
  begins_draft(quick);
  const CaseId filed = filed_online(quick);
  EXPECT_EQ(on_record_at_the_window(), quick.person);
  EXPECT_EQ(app::look_up_person(hall().centre(), kVisitor).people.at(0).phone, "023*****0001");
  const auto other = app::find_or_create_person(hall().centre(), cast().clerk2.person, visitor("李四"), "");
  EXPECT_EQ(other.refusal().code, "identity_taken") << "two documents never say two names";
  // Somebody else brings the code: the account ends with what was begun in it; what was filed in the owner's name is theirs.
  EXPECT_EQ(registers("zhang", visitor(), code_for(quick.person, cast().clerk)), "done");
  const Actor zhang = *signed_in("zhang");
  EXPECT_EQ(drafts(zhang), 0U);
  EXPECT_EQ(may_open(zhang, filed), "open");
  EXPECT_FALSE(signed_in("quick"));
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
  EXPECT_EQ(on_record_at_the_window(), before.person);
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
