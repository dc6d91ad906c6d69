// Networks fail and people click twice: every action on a case may be sent again and happens once, and what was decided
// on an old page is not carried out.
#include "app/authority/letters.h"
#include "app/casework/task_actions.h"
#include "app/intake/filing.h"
#include "app/people/staff_accounts.h"
#include "core/casework/decision.h"
#include "core/delivery/handover.h"
#include "core/intake/reception.h"
#include "platform/json/codec.h"
#include "tests/scenarios/posts.h"

namespace yichuang::scenarios {
namespace {

std::vector<Finding> every_material_right(Hall& hall, CaseId kase) {
  std::vector<Finding> findings;
  const auto loaded = hall.load(kase);
  for (const std::string& material : unexamined(loaded.matter(hall.centre()), {}))
    findings.push_back({SubjectKind::material, material, true, {}, {}});
  return findings;
}

// One action of each kind, and what must have happened before it can be taken.
struct Row {
  const char* action;
  std::function<CaseId(Hall&)> before;
  std::function<const Actor&(Hall&)> by;
  std::function<app::Decide(Hall&, CaseId)> decide;
};

CaseId filed(Hall& hall) { return hall.files_pharmacy(); }
CaseId notified(Hall& hall) {
  const CaseId kase = filed(hall);
  EXPECT_EQ(hall.gives_notice(hall.cast().clerk, kase, {{"premises-proof", "expired"}}), "done");
  return kase;
}
CaseId accepted(Hall& hall) {
  const CaseId kase = filed(hall);
  EXPECT_EQ(hall.accepts(hall.cast().clerk, kase), "done");
  return kase;
}
CaseId drug_licence_in_hand(Hall& hall) {
  const CaseId kase = accepted(hall);
  EXPECT_EQ(hall.grants(hall.cast().market, kase, kRegistration), "done");
  EXPECT_EQ(hall.grants(hall.cast().health, kase, kHealthCheck), "done");
  return kase;
}
CaseId report_accepted(Hall& hall) {
  const auto taken =
      app::file_case(hall.centre(), hall.command(hall.cast().construction), hall.environmental_report());
  const CaseId kase = *parse_id<CaseId>(taken->id);
  EXPECT_EQ(hall.accepts(hall.cast().construction, kase), "done");
  return kase;
}
CaseId report_stopped(Hall& hall) {
  const CaseId kase = report_accepted(hall);
  EXPECT_EQ(
      hall.does(hall.cast().ecology, kase, app::stopping({"hearing", "区生态环境局", 20}, kEnvironment)),
      "done");
  return kase;
}
CaseId withdrawn(Hall& hall) {
  const CaseId kase = filed(hall);
  EXPECT_EQ(hall.does(hall.cast().founder, kase,
                      [](const Matter& matter, const Acting& acting) {
                        return decide_withdrawal(matter, "不开了", acting.actor);
                      }),
            "done");
  return kase;
}

// Registration refused, so everything but the health check has ended; that one is in the applicant's hands.
CaseId complete(Hall& hall) {
  const CaseId kase = accepted(hall);
  EXPECT_EQ(hall.refuses(hall.cast().market, kase, kRegistration, "not_legal_form"), "done");
  EXPECT_EQ(hall.grants(hall.cast().health, kase, kHealthCheck), "done");
  EXPECT_EQ(hall.hands_over(hall.cast().issuer, kase, {kHealthCheck}), "done");
  return kase;
}

const Actor& clerk(Hall& hall) { return hall.cast().clerk; }
const Actor& founder(Hall& hall) { return hall.cast().founder; }
const Actor& market(Hall& hall) { return hall.cast().market; }
const Actor& market_head(Hall& hall) { return hall.cast().market_head; }
const Actor& ecology(Hall& hall) { return hall.cast().ecology; }
const Actor& issuer(Hall& hall) { return hall.cast().issuer; }

const std::vector<Row>& rows() {
  static const std::vector<Row> rows = {
      {"accept", filed, clerk,
       [](Hall& hall, CaseId kase) -> app::Decide {
         return [found = every_material_right(hall, kase)](const Matter& matter, const Acting& acting) {
           return decide_acceptance(matter, found, acting);
         };
       }},
      {"give_notice", filed, clerk,
       [](Hall& hall, CaseId kase) -> app::Decide {
         auto found = every_material_right(hall, kase);
         for (Finding& finding : found)
           if (finding.subject == "premises-proof")
             finding = {SubjectKind::material, finding.subject, false, "expired", {}};
         return [found](const Matter& matter, const Acting& acting) {
           return decide_correction_notice(matter, found, acting);
         };
       }},
      {"decline", filed, clerk,
       [](Hall&, CaseId) -> app::Decide {
         return [](const Matter& matter, const Acting& acting) {
           return decide_non_acceptance(
               matter, {{kHealthCheck}, NonAcceptanceGround::no_licence_needed, {}, "不需要", {}}, acting);
         };
       }},
      {"mend", filed, clerk,
       [](Hall&, CaseId) -> app::Decide {
         return [](const Matter& matter, const Acting& acting) {
           return decide_mending(matter, {{{"floor-plan", MaterialForm::paper, 1, {}}}, {}, true}, acting);
         };
       }},
      {"supplement", notified, founder,
       [](Hall&, CaseId) -> app::Decide {
         return [](const Matter& matter, const Acting& acting) {
           return decide_supplement(matter, {{{"premises-proof", MaterialForm::paper, 1, {}}}, {}, false},
                                    acting.actor, acting.at);
         };
       }},
      {"withdraw", filed, founder,
       [](Hall&, CaseId) -> app::Decide {
         return [](const Matter& matter, const Acting& acting) {
           return decide_withdrawal(matter, "不开了", acting.actor);
         };
       }},
      {"review", accepted, market,
       [](Hall&, CaseId) { return app::reviewing({true, "符合条件"}, kRegistration); }},
      {"record_visit", drug_licence_in_hand, market,
       [](Hall& hall, CaseId) {
         return app::recording_visit(hall.centre(),
                                     {{kDrugLicence},
                                      {{"李文博", "渝A001"}, {"冯楠", "渝A002"}},
                                      hall.centre().clock(),
                                      "店",
                                      "合格",
                                      true,
                                      "简晓雯",
                                      {},
                                      {}},
                                     hall.command(hall.cast().market));
       }},
      {"post_publicity", report_accepted, ecology,
       [](Hall&, CaseId) {
         return app::posting_publicity({"acceptance", {2026, 3, 2}, {2026, 3, 9}, "区政务网"}, kEnvironment);
       }},
      {"grant", accepted, market,
       [](Hall& hall, CaseId) {
         return app::deciding(hall.centre(), {"granted", {}, {}, kWithItsCode}, kRegistration);
       }},
      {"refuse", accepted, market,
       [](Hall& hall, CaseId) {
         return app::deciding(hall.centre(), {"refused", "not_legal_form", "不符合规定"}, kRegistration);
       }},
      {"start_stop", report_accepted, ecology,
       [](Hall&, CaseId) { return app::stopping({"hearing", "区生态环境局", 20}, kEnvironment); }},
      {"end_stop", report_stopped, ecology,
       [](Hall&, CaseId) { return app::ending_stop({"听证结束"}, kEnvironment); }},
      {"extend", accepted, market_head,
       [](Hall&, CaseId) { return app::extending({3, "需要核实"}, kRegistration); }},
      {"hand_over", drug_licence_in_hand, issuer,
       [](Hall&, CaseId) -> app::Decide {
         return [](const Matter& matter, const Acting& acting) {
           return decide_handover(matter, {{kRegistration}, HandoverWay::window, {}, Relation::self, {}},
                                  Identity{IdentityKind::id_card, "500112198803162042"}, acting.actor);
         };
       }},
      {"archive", complete, issuer,
       [](Hall&, CaseId) -> app::Decide {
         return [](const Matter& matter, const Acting& acting) {
           return decide_archiving(matter, acting.actor);
         };
       }},
  };
  return rows;
}

class Retrying : public ScenarioTest {};

TEST_P(Retrying, action_on_an_old_page_is_refused_and_changes_nothing) {
  for (const Row& row : rows()) {
    const CaseId kase = row.before(hall());
    const auto version = hall().load(kase).kase.version;
    app::Command old = hall().command(row.by(hall()));
    old.seen = version - 1;
    EXPECT_EQ(hall().does(old, kase, row.decide(hall(), kase)), "stale") << row.action;
    EXPECT_EQ(hall().load(kase).kase.version, version) << row.action;
    app::Command fresh = hall().command(row.by(hall()));
    fresh.seen = version;
    EXPECT_EQ(hall().does(fresh, kase, row.decide(hall(), kase)), "done") << row.action;
  }
}

TEST_P(Retrying, action_sent_twice_with_one_key_happens_once_and_is_answered_alike) {
  for (const Row& row : rows()) {
    const CaseId kase = row.before(hall());
    const app::Command command = hall().command(row.by(hall()));
    const auto first = app::act_on_case(hall().centre(), command, kase, row.decide(hall(), kase));
    ASSERT_TRUE(first.ok()) << row.action << " " << first.refusal().code;
    const auto version = hall().load(kase).kase.version;
    const auto second = app::act_on_case(hall().centre(), command, kase, row.decide(hall(), kase));
    ASSERT_TRUE(second.ok()) << row.action << " " << second.refusal().code;
    EXPECT_EQ(json::write(*first), json::write(*second)) << row.action;
    EXPECT_EQ(hall().load(kase).kase.version, version) << row.action;

    app::Command other = command;
    other.digest = "of another body";
    EXPECT_EQ(hall().does(other, kase, row.decide(hall(), kase)), "key_reused") << row.action;
    EXPECT_EQ(hall().load(kase).kase.version, version) << row.action;
  }
}

TEST_P(Retrying, case_filed_twice_with_one_key_is_one_case) {
  const app::FileCase wanted = hall().pharmacy();
  app::Command command = hall().command(cast().clerk);
  const auto first = app::file_case(hall().centre(), command, wanted);
  const auto second = app::file_case(hall().centre(), command, wanted);
  ASSERT_TRUE(first.ok() && second.ok());
  EXPECT_EQ(json::write(*first), json::write(*second));
  command.digest = "of another body";
  EXPECT_EQ(app::file_case(hall().centre(), command, wanted).refusal().code, "key_reused");
  hall().expect_rows_right(*parse_id<CaseId>(first->id));
}

TEST_P(Retrying, action_that_loses_a_race_is_decided_anew_on_what_stands_then) {
  const CaseId kase = accepted(hall());
  int tries = 0;
  const auto decide = [&](const Matter& matter, const Acting& acting) -> Result<Facts> {
    // While the chief decides, somebody gives an opinion: the first write is stale, the second decision stands.
    if (++tries == 1) {
      EXPECT_EQ(hall().does(cast().deputy, kase, app::reviewing({true, "符合条件"}, kRegistration)), "done");
    }
    return decide_decision(matter, {kRegistration, Outcome::granted, {}, {}, "1", kWithItsCode}, acting);
  };
  EXPECT_EQ(hall().does(cast().market, kase, decide), "done");
  EXPECT_EQ(tries, 2);
  EXPECT_EQ(hall().load(kase).kase.task(kRegistration)->reviews.size(), 1U);
}

// The operator ends an account, or moves it to another post, while a decision is being made under it.
void moves(Hall& hall, Actor actor, const char* department) {
  actor.department = department;
  take_post(hall, actor);
}

std::string login(const Actor& actor) { return "account" + to_string(actor.person); }

TEST_P(Retrying, decision_is_refused_when_the_account_or_the_post_it_is_made_under_ends_meanwhile) {
  const std::pair<const char*, std::function<void()>> ends[] = {
      {"post", [&] { moves(hall(), cast().market, "health"); }},
      {"account", [&] { EXPECT_TRUE(app::close_account(hall().centre(), login(cast().market)).ok()); }}};
  const CaseId kase = accepted(hall());
  const auto version = hall().load(kase).kase.version;
  for (const auto& [what, happens] : ends) {
    int tries = 0;
    const auto decide = [&](const Matter& matter, const Acting& acting) -> Result<Facts> {
      if (++tries == 1) happens();
      return decide_decision(matter, {kRegistration, Outcome::granted, {}, {}, "1", kWithItsCode}, acting);
    };
    EXPECT_EQ(hall().does(cast().market, kase, decide), "account_changed") << what;
    EXPECT_EQ(hall().load(kase).kase.version, version) << what;
    if (std::string(what) == "post") moves(hall(), cast().market, "market-regulation");
  }
}

TEST_P(Retrying, decision_stands_when_its_account_gets_a_new_password_meanwhile) {
  const CaseId kase = accepted(hall());
  crypto::PasswordHasher hasher;
  int tries = 0;
  const auto decide = [&](const Matter& matter, const Acting& acting) -> Result<Facts> {
    if (++tries == 1) {
      EXPECT_TRUE(
          app::set_password(hall().centre(), hasher, login(cast().market), "correct horse battery").ok());
    }
    return decide_decision(matter, {kRegistration, Outcome::granted, {}, {}, "1", kWithItsCode}, acting);
  };
  EXPECT_EQ(hall().does(cast().market, kase, decide), "done");
  EXPECT_EQ(tries, 2);
}

TEST_P(Retrying, nothing_is_filed_and_no_letter_made_out_or_revoked_under_an_account_that_has_ended) {
  const auto letters =
      app::list_letters(hall().centre(), cast().market_head, {false, "market-regulation", 0, 10});
  const LetterId letter = *parse_id<LetterId>(letters.letters.front().id);
  for (const Actor& actor : {cast().clerk, cast().market_head})
    EXPECT_TRUE(app::close_account(hall().centre(), login(actor)).ok());
  const auto filed = app::file_case(hall().centre(), hall().command(cast().clerk), hall().pharmacy());
  EXPECT_EQ(filed.refusal().code, "account_changed");
  app::LetterInput wanted;
  wanted.grantee = to_string(cast().deputy.person);
  wanted.grants = {{"decide", {kRegistration}}};
  wanted.valid_from = Date{2026, 3, 2};
  wanted.valid_to = Date{2026, 12, 31};
  const auto issued = app::issue_letter(hall().centre(), hall().command(cast().market_head), wanted);
  EXPECT_EQ(issued.refusal().code, "account_changed");
  const auto revoked =
      app::revoke_letter(hall().centre(), hall().command(cast().market_head), letter, {"调岗"});
  EXPECT_EQ(revoked.refusal().code, "account_changed");
}

TEST_P(Retrying, refused_decision_uses_up_no_number) {
  const CaseId kase = drug_licence_in_hand(hall());
  EXPECT_EQ(hall().grants(cast().market, kase, kDrugLicence), "no_site_record");
  EXPECT_EQ(hall().grants(cast().deputy, kase, kDrugLicence), "letter_not_covering");
  EXPECT_EQ(hall().records_visit(cast().deputy, kase, kDrugLicence), "done");
  EXPECT_EQ(hall().grants(cast().market, kase, kDrugLicence), "done");
  EXPECT_TRUE(hall().load(kase).kase.results.at(kDrugLicence).number.ends_with("〔2026〕1号"));
}

TEST_P(Retrying, closed_case_refuses_every_action) {
  const CaseId kase = withdrawn(hall());
  EXPECT_EQ(hall().does(cast().clerk, kase, rows()[3].decide(hall(), kase)), "case_closed");
  EXPECT_EQ(hall().grants(cast().market, kase, kRegistration), "case_closed");
  EXPECT_EQ(hall().refuses(cast().market, kase, kRegistration, "not_legal_form"), "case_closed");
  EXPECT_EQ(hall().does(cast().market, kase, app::reviewing({true, "符合条件"}, kRegistration)),
            "case_closed");
}

YICHUANG_ON_BOTH_ENGINES(Retrying);

}  // namespace
}  // namespace yichuang::scenarios
