// The article's own case: somebody opens a pharmacy. One matter, seven items, five organs.
#include "app/intake/case_queries.h"
#include "app/intake/filing.h"
#include "core/casework/decision.h"
#include "core/intake/reception.h"
#include "tests/scenarios/hall.h"

namespace yichuang::scenarios {
namespace {

using Items = std::vector<std::string>;

class Pharmacy : public ScenarioTest {
 protected:
  // Registered on 3 March, health checks done: what waited is in hand.
  CaseId registered() {
    const CaseId kase = hall().files_pharmacy();
    EXPECT_EQ(hall().accepts(cast().clerk, kase), "done");
    hall().at("2026-03-03T10:00");
    EXPECT_EQ(hall().grants(cast().market, kase, kRegistration), "done");
    EXPECT_EQ(hall().grants(cast().health, kase, kHealthCheck), "done");
    return kase;
  }
};

TEST_P(Pharmacy, with_two_faults_gets_one_notice_with_exactly_those_faults) {
  const CaseId kase = hall().files_pharmacy();
  EXPECT_EQ(hall().state(kase), "received");
  EXPECT_EQ(hall().documents(kase, DocumentKind::receipt), 1);

  EXPECT_EQ(hall().gives_notice(cast().clerk, kase,
                                {{"premises-proof", "expired"}, {"floor-plan", "zones_not_shown"}}),
            "done");
  const auto loaded = hall().load(kase);
  ASSERT_EQ(loaded.kase.notices.size(), 1U);
  std::map<std::string, std::string> told;
  for (const Finding& fault : loaded.kase.notices[0].faults) told[fault.subject] = fault.fault;
  EXPECT_EQ(told, (std::map<std::string, std::string>{{"premises-proof", "expired"},
                                                      {"floor-plan", "zones_not_shown"}}));
  EXPECT_EQ(hall().documents(kase, DocumentKind::deficiency_notice), 1);
  // What relies on a faulty paper is held up; the health check, which does not, is accepted in the same breath; what
  // lacks only the registration waits, without a clock and without a fault.
  EXPECT_EQ(hall().items_in(kase, "correction"), (Items{kRegistration, kDrugLicence, kDeviceRecord}));
  EXPECT_EQ(hall().items_in(kase, "in_hand"), (Items{kHealthCheck}));
  EXPECT_EQ(hall().items_in(kase, "waiting"), (Items{kSeals, kTaxpayer, kInsurance}));
  EXPECT_EQ(hall().state(kase), "correction");
  EXPECT_EQ(hall().documents(kase, DocumentKind::acceptance_notice), 1);
}

TEST_P(Pharmacy, tells_the_clerk_after_the_notice_that_the_applicant_is_to_answer_and_until_when) {
  const CaseId kase = hall().files_pharmacy();
  EXPECT_EQ(hall().gives_notice(cast().clerk, kase, {{"premises-proof", "expired"}}), "done");
  const auto view = app::view_case(hall().centre(), cast().clerk, kase);
  ASSERT_TRUE(view.ok());
  int told = 0;
  for (const app::Can& can : view->can)
    if (can.action == "accept" || can.action == "give_notice") {
      EXPECT_EQ(can.code, "waits_for_applicant") << can.action;
      EXPECT_NE(can.why_not->zh.find("最晚 2026年4月14日"), std::string::npos) << can.why_not->zh;
      ++told;
    }
  EXPECT_EQ(told, 2);
}

TEST_P(Pharmacy, promises_no_acceptance_by_silence_of_what_waits_for_a_result) {
  const CaseId kase = hall().files_pharmacy();
  const auto view = app::view_case(hall().centre(), cast().clerk, kase);
  ASSERT_TRUE(view.ok());
  for (const app::TaskView& task : view->tasks)
    EXPECT_EQ(task.window_closes_on.has_value(), task.waits_for.empty()) << task.item.code;
}

TEST_P(Pharmacy, says_on_which_day_it_was_done_and_what_each_acceptance_speaks_of) {
  const CaseId kase = registered();
  const auto seen = [&] { return app::view_case(hall().centre(), cast().founder, kase); };
  EXPECT_FALSE(seen()->done_on) << "most of it is still open";
  EXPECT_EQ(hall().refuses(cast().market, kase, kDrugLicence, "no_qualified_pharmacist"), "done");
  hall().at("2026-03-05T10:00");
  for (const auto& [chief, item] : {std::pair{cast().market, kDeviceRecord},
                                    {cast().police, kSeals},
                                    {cast().tax, kTaxpayer},
                                    {cast().labour, kInsurance}})
    EXPECT_EQ(hall().grants(chief, kase, item), "done") << item;
  ASSERT_TRUE(seen().ok());
  EXPECT_EQ(to_string(*seen()->done_on), "2026-03-05");
  std::vector<Items> accepted;
  const auto view = seen();
  for (const app::DocumentView& document : view->documents)
    if (document.kind == "acceptance_notice") accepted.push_back(document.items);
  // The drug licence also waits for the health check, which came last.
  EXPECT_EQ(accepted, (std::vector<Items>{{kRegistration, kHealthCheck},
                                          {kSeals, kTaxpayer, kInsurance, kDeviceRecord},
                                          {kDrugLicence}}));
}

TEST_P(Pharmacy, pictures_of_a_site_check_stay_with_the_case_for_the_section_whose_item_it_is) {
  const CaseId kase = registered();
  const std::string picture = hall().upload(cast().market), other = std::string(64, 'a');
  EXPECT_EQ(hall().records_visit(cast().market, kase, kDrugLicence, true, {picture}), "done");
  const auto view = app::view_case(hall().centre(), cast().market, kase);
  ASSERT_TRUE(view.ok());
  for (const app::TaskView& task : view->tasks)
    if (task.item.code == kDrugLicence) {
      ASSERT_EQ(task.visits.size(), 1U);
      ASSERT_EQ(task.visits[0].files.size(), 1U);
      EXPECT_EQ(task.visits[0].files[0].file, picture);
    }
  EXPECT_TRUE(app::case_file(hall().centre(), cast().market, kase, picture).ok());
  EXPECT_EQ(app::case_file(hall().centre(), cast().market, kase, other).refusal().code, "no_such_file");
  // Another section has an item in the case, but not this one; a third has none at all.
  EXPECT_EQ(app::case_file(hall().centre(), cast().health, kase, picture).refusal().code, "no_such_file");
  EXPECT_FALSE(app::case_file(hall().centre(), cast().ecology, kase, picture).ok());
}

TEST_P(Pharmacy, is_not_told_a_second_time_what_could_be_seen_the_first_time) {
  const CaseId kase = hall().files_pharmacy();
  EXPECT_EQ(hall().gives_notice(cast().clerk, kase, {{"premises-proof", "expired"}}), "done");
  EXPECT_EQ(hall().gives_notice(cast().clerk, kase, {{"floor-plan", "zones_not_shown"}}), "already_notified");
  hall().at("2026-03-04T10:00");
  EXPECT_EQ(hall().supplements(cast().founder, kase, {"premises-proof"}), "done");
  EXPECT_EQ(hall().gives_notice(cast().clerk, kase, {{"floor-plan", "zones_not_shown"}}),
            "fault_was_visible_before");
  // What the answer itself brought may still be wrong.
  EXPECT_EQ(hall().gives_notice(cast().clerk, kase, {{"premises-proof", "not_signed"}}), "done");
}

TEST_P(Pharmacy, is_told_nothing_before_every_material_is_examined) {
  const CaseId kase = hall().files_pharmacy();
  const std::vector<Finding> one{{SubjectKind::material, "premises-proof", false, "expired", {}}};
  EXPECT_EQ(hall().does(cast().clerk, kase,
                        [&](const Matter& matter, const Acting& acting) {
                          return decide_correction_notice(matter, one, acting);
                        }),
            "not_all_examined");
  EXPECT_EQ(hall().state(kase), "received");
}

TEST_P(Pharmacy, answered_notice_opens_a_new_window_of_five_days) {
  const CaseId kase = hall().files_pharmacy();
  EXPECT_EQ(hall().gives_notice(cast().clerk, kase,
                                {{"premises-proof", "expired"}, {"floor-plan", "zones_not_shown"}}),
            "done");
  hall().at("2026-03-06T15:00");
  EXPECT_EQ(hall().supplements(cast().founder, kase, {"premises-proof"}),
            "materials.floor-plan: not_answered");
  EXPECT_EQ(hall().supplements(cast().stranger, kase, {"premises-proof", "floor-plan"}), "no_such_case");
  EXPECT_EQ(hall().supplements(cast().founder, kase, {"premises-proof", "floor-plan"}), "done");
  EXPECT_EQ(hall().supplements(cast().founder, kase, {"premises-proof", "floor-plan"}), "no_open_notice");
  // 6 March is a Friday: five working days are 9–13 March.
  const auto loaded = hall().load(kase);
  const auto closes = window_closes_on(loaded.matter(hall().centre()), *loaded.kase.task(kRegistration));
  EXPECT_EQ(to_string(*closes), "2026-03-13");
  hall().at("2026-03-13T16:00");
  EXPECT_EQ(hall().accepts(cast().clerk, kase), "done");
  // Accepted as of the day everything was there.
  EXPECT_EQ(to_string(hall().load(kase).kase.task(kRegistration)->acceptance->on), "2026-03-06");
}

TEST_P(Pharmacy, registration_frees_what_waited_for_it) {
  const CaseId kase = hall().files_pharmacy();
  EXPECT_EQ(hall().accepts(cast().clerk, kase), "done");
  EXPECT_EQ(hall().items_in(kase, "in_hand"), (Items{kRegistration, kHealthCheck}));
  EXPECT_EQ(hall().items_in(kase, "waiting"),
            (Items{kSeals, kTaxpayer, kInsurance, kDrugLicence, kDeviceRecord}));
  hall().at("2026-03-03T10:00");
  EXPECT_EQ(hall().grants(cast().market, kase, kRegistration), "done");
  // The drug licence waits for the health check too.
  EXPECT_EQ(hall().items_in(kase, "waiting"), (Items{kDrugLicence}));
  EXPECT_EQ(hall().items_in(kase, "in_hand"),
            (Items{kSeals, kTaxpayer, kInsurance, kHealthCheck, kDeviceRecord}));
  EXPECT_EQ(hall().grants(cast().health, kase, kHealthCheck), "done");
  const auto loaded = hall().load(kase);
  const auto& acceptance = loaded.kase.task(kDrugLicence)->acceptance;
  ASSERT_TRUE(acceptance.has_value());
  EXPECT_EQ(acceptance->ground, AcceptanceGround::upstream_result);
  EXPECT_EQ(to_string(acceptance->on), "2026-03-03");
  EXPECT_FALSE(acceptance->act.person);
  // Nine working days from 3 March.
  EXPECT_EQ(hall().promised_due(kase, kDrugLicence), "2026-03-16");
}

TEST_P(Pharmacy, drug_licence_needs_a_site_record_by_two_officers) {
  const CaseId kase = registered();
  hall().at("2026-03-10T10:00");
  EXPECT_EQ(hall().grants(cast().market, kase, kDrugLicence), "no_site_record");
  EXPECT_EQ(hall().records_visit(cast().deputy, kase, kDrugLicence, false), "done");
  EXPECT_EQ(hall().grants(cast().market, kase, kDrugLicence), "no_site_record");
  EXPECT_EQ(hall().records_visit(cast().deputy, kase, kDrugLicence), "done");
  EXPECT_EQ(hall().grants(cast().market, kase, kDrugLicence), "done");
  const ItemResult result = hall().load(kase).kase.results.at(kDrugLicence);
  EXPECT_EQ(result.number, "（演示）渝北市监药许〔2026〕1号");
  EXPECT_EQ(to_string(*result.valid_to), "2031-03-09");
  EXPECT_EQ(hall().documents(kase, DocumentKind::grant_decision), 3);
  EXPECT_EQ(hall().documents(kase, DocumentKind::result_paper), 2)
      << "a health check is its clinic's own paper";
}

TEST_P(Pharmacy, site_record_of_one_officer_is_refused) {
  const CaseId kase = registered();
  const auto visit = [&](std::vector<Officer> officers, Instant when) {
    return hall().does(cast().market, kase, [=](const Matter& matter, const Acting& acting) {
      return decide_site_visit(matter, {{kDrugLicence}, officers, when, "店", "合格", true, "简晓雯", {}, {}},
                               acting);
    });
  };
  const Instant now = hall().centre().clock();
  EXPECT_EQ(visit({{"李文博", "渝A001"}}, now), "officers: too_few_officers");
  EXPECT_EQ(visit({{"李文博", "渝A001"}, {"李文博", "渝A001"}}, now),
            "officers[1].certificate: same_officer_twice");
  EXPECT_EQ(visit({{"李文博", "渝A001"}, {"冯楠", "渝A002"}}, {now.ms + 1}), "visited_at: visit_in_future");
  EXPECT_EQ(visit({{"李文博", "渝A001"}, {"冯楠", "渝A002"}}, {now.ms - 2 * 86'400'000}),
            "visited_at: visit_before_acceptance");
  EXPECT_TRUE(hall().load(kase).kase.task(kDrugLicence)->visits.empty());
}

TEST_P(Pharmacy, refused_registration_ends_what_depends_on_it_and_nothing_else) {
  const CaseId kase = hall().files_pharmacy();
  EXPECT_EQ(hall().accepts(cast().clerk, kase), "done");
  EXPECT_EQ(hall().refuses(cast().market, kase, kRegistration, "no_such_ground"), "ground: unknown_ground");
  EXPECT_EQ(hall().refuses(cast().market, kase, kRegistration, "not_legal_form"), "done");
  EXPECT_EQ(hall().state(kase, kRegistration), "refused");
  EXPECT_EQ(hall().items_in(kase, "ended"),
            (Items{kSeals, kTaxpayer, kInsurance, kDrugLicence, kDeviceRecord}));
  EXPECT_EQ(hall().state(kase, kHealthCheck), "in_hand");
  EXPECT_EQ(hall().documents(kase, DocumentKind::refusal_decision), 1);
  EXPECT_EQ(hall().documents(kase, DocumentKind::ending_notice), 5);
  EXPECT_EQ(hall().grants(cast().health, kase, kHealthCheck), "done");
}

TEST_P(Pharmacy, selling_only_class_b_medicines_is_decided_the_same_day_on_a_commitment) {
  const CaseId kase = hall().files_pharmacy({{"otc_only", "true"}, {"devices", "none"}});
  EXPECT_EQ(hall().accepts(cast().clerk, kase), "done");
  EXPECT_EQ(hall().grants(cast().market, kase, kRegistration), "done");
  EXPECT_EQ(hall().grants(cast().health, kase, kHealthCheck), "done");
  EXPECT_EQ(hall().promised_due(kase, kDrugLicence), "2026-03-02");
  EXPECT_EQ(hall().grants(cast().market, kase, kDrugLicence), "done");
  const auto loaded = hall().load(kase);
  const Decided& decided = loaded.kase.task(kDrugLicence)->decision->decided;
  EXPECT_TRUE(decided.by_commitment);
  ASSERT_TRUE(decided.check_by.has_value());
  EXPECT_EQ(to_string(*decided.check_by), "2026-06-02");
}

TEST_P(Pharmacy, silence_of_five_days_accepts_as_of_the_receipt) {
  const CaseId kase = hall().files_pharmacy();
  // Received on Monday 2 March: the fifth working day is the 9th, the day after it the law has accepted.
  hall().at("2026-03-09T23:59");
  EXPECT_EQ(hall().state(kase, kRegistration), "received");
  EXPECT_EQ(hall().light(kase, kRegistration), "none");
  hall().at("2026-03-10T00:00");
  const auto loaded = hall().load(kase);
  const auto& acceptance = loaded.kase.task(kRegistration)->acceptance;
  ASSERT_TRUE(acceptance.has_value());
  EXPECT_EQ(acceptance->ground, AcceptanceGround::silence);
  EXPECT_EQ(to_string(acceptance->on), "2026-03-02");
  EXPECT_FALSE(acceptance->act.person);
  // The promise of one day has passed and so has the statutory limit of three: red at once, as the law has it.
  EXPECT_EQ(hall().promised_due(kase, kRegistration), "2026-03-03");
  EXPECT_EQ(hall().light(kase, kRegistration), "red");
  // Nothing can be asked for any more; what lacks an upstream result is not deemed accepted.
  EXPECT_EQ(hall().items_in(kase, "in_hand"), (Items{kRegistration, kHealthCheck}));
  hall().expect_rows_right(kase);
}

TEST_P(Pharmacy, silence_cannot_be_mended_by_a_late_notice) {
  const CaseId kase = hall().files_pharmacy();
  // The clock has passed midnight, but the sweep has not come by yet.
  const auto late = parse_instant("2026-03-10T00:00");
  const auto decide = [&](const Matter& matter, const Acting& acting) {
    return decide_correction_notice(matter, {{SubjectKind::material, "premises-proof", false, "expired", {}}},
                                    Acting{acting.actor, acting.letters, *late});
  };
  EXPECT_EQ(hall().does(cast().clerk, kase, decide), "deemed_accepted");
}

TEST_P(Pharmacy, is_handed_in_online_with_files_of_the_founder_own) {
  app::FileCase wanted = hall().pharmacy();
  wanted.window.reset();
  wanted.applicant.reset();
  const auto files = [&](const Actor& owner) {
    const std::string file = hall().upload(owner);
    for (auto& material : wanted.materials) material = {material.material, "electronic", 1, {file}};
    return app::file_case(hall().centre(), hall().command(cast().founder), wanted);
  };
  const auto borrowed = files(cast().stranger);
  ASSERT_FALSE(borrowed.ok());
  EXPECT_EQ(borrowed.refusal().fields.at(0).field, "materials[0].files[0]");
  EXPECT_EQ(borrowed.refusal().fields.at(0).code, "unknown_file");
  const auto own = files(cast().founder);
  ASSERT_TRUE(own.ok()) << own.refusal().code;
  const CaseId kase = *parse_id<CaseId>(own->id);
  EXPECT_EQ(hall().load(kase).kase.filed.channel, Channel::online);
  wanted.materials.pop_back();
  wanted.fields.erase("business_name");
  const auto incomplete = app::file_case(hall().centre(), hall().command(cast().founder), wanted);
  ASSERT_FALSE(incomplete.ok());
  EXPECT_EQ(incomplete.refusal().fields.at(0).field, "fields.business_name");
  // At the window a paper may be missing: the clerk tells it.
  wanted.fields["business_name"] = "简爱大药房";
  EXPECT_EQ(
      app::file_case(hall().centre(), hall().command(cast().founder), wanted).refusal().fields.at(0).code,
      "material_missing");
  hall().expect_rows_right(kase);
}

YICHUANG_ON_BOTH_ENGINES(Pharmacy);

}  // namespace
}  // namespace yichuang::scenarios
