// Handing in: one draft becomes one case, whoever is called is who the form says, and the window sees how long it has.
#include "app/intake/filing.h"

#include "app/intake/drafts.h"
#include "core/intake/reception.h"
#include "tests/scenarios/routes.h"

namespace yichuang::scenarios {
namespace {

class Filing : public RouteTest {
 protected:
  app::Centre& centre() { return hall().centre(); }

  // The pharmacy as its founder hands it in online.
  app::FileCase online() {
    app::FileCase wanted = hall().pharmacy();
    wanted.applicant.reset();
    wanted.window.reset();
    for (auto& material : wanted.materials) {
      material.form = "electronic";
      material.files = {hall().upload(cast().founder)};
    }
    return wanted;
  }
  Result<app::Taken> files(const app::FileCase& wanted) {
    return app::file_case(centre(), hall().command(cast().founder), wanted);
  }
  CaseId filed(const app::FileCase& wanted) {
    const auto taken = files(wanted);
    EXPECT_TRUE(taken.ok());
    return *parse_id<CaseId>(taken->id);
  }
  DraftId begun(const app::FileCase& wanted) {
    const auto draft = app::save_draft(centre(), cast().founder.person, {}, as_draft(wanted));
    EXPECT_TRUE(draft.ok());
    return *parse_id<DraftId>(draft->id);
  }
  static app::DraftInput as_draft(const app::FileCase& wanted) {
    return {wanted.package, wanted.answers, wanted.fields, wanted.materials, "/drafts/1/review", {}};
  }
  std::string on_receipt(CaseId kase, const std::string& name) {
    for (const DocumentMade& made : hall().load(kase).kase.documents)
      if (made.kind == DocumentKind::receipt) return made.values.at(name);
    return "no receipt";
  }
  bj::value listed() { return asks(cast().clerk, "/api/v1/cases?scope=window").body.at("cases").at(0); }
};

TEST_P(Filing, draft_becomes_one_case_from_however_many_pages_it_is_handed_in) {
  app::FileCase wanted = online();
  const DraftId draft = begun(wanted);
  wanted.draft = to_string(draft);
  const app::Command first = hall().command(cast().founder);
  const auto taken = app::file_case(centre(), first, wanted);
  ASSERT_TRUE(taken.ok());
  const auto second = files(wanted);
  ASSERT_FALSE(second.ok());
  EXPECT_EQ(second.refusal().code, "draft_already_filed");
  EXPECT_EQ(second.refusal().values, (Values{{"number", taken->number}})) << "which says where it is";
  EXPECT_EQ(app::file_case(centre(), first, wanted)->id, taken->id) << "a lost answer is given again";
  EXPECT_EQ(asks(cast().founder, "/api/v1/cases?scope=mine").body.at("total"), bj::value(1));
}

TEST_P(Filing, words_typed_just_before_the_draft_went_do_not_bring_it_back) {
  app::FileCase wanted = online();
  const DraftId draft = begun(wanted);
  wanted.draft = to_string(draft);
  ASSERT_TRUE(files(wanted).ok());
  const auto late = app::save_draft(centre(), cast().founder.person, draft, as_draft(wanted));
  ASSERT_FALSE(late.ok());
  EXPECT_EQ(late.refusal().code, "draft_already_filed");
  EXPECT_TRUE(app::list_drafts(centre(), cast().founder.person).drafts.empty());
}

TEST_P(Filing, draft_thrown_away_is_not_handed_in) {
  app::FileCase wanted = online();
  const DraftId draft = begun(wanted);
  wanted.draft = to_string(draft);
  ASSERT_TRUE(app::delete_draft(centre(), cast().founder.person, draft).ok());
  const auto taken = files(wanted);
  ASSERT_FALSE(taken.ok());
  EXPECT_EQ(taken.refusal().code, "no_such_draft");
}

TEST_P(Filing, number_in_the_form_is_the_one_that_is_called) {
  app::FileCase wanted = online();
  wanted.fields["applicant_phone"] = "13912345678";
  const CaseId kase = filed(wanted);
  EXPECT_EQ(hall().load(kase).kase.filed.applicant.phone, "13912345678");
  EXPECT_EQ(on_receipt(kase, "phone"), "139****5678");
}

TEST_P(Filing, number_on_record_stands_where_the_form_names_none) {
  app::FileCase wanted = hall().pharmacy();
  wanted.fields.erase("applicant_phone");
  const auto taken = app::file_case(centre(), hall().command(cast().clerk), wanted);
  ASSERT_TRUE(taken.ok()) << "the window need not ask again";
  EXPECT_EQ(hall().load(*parse_id<CaseId>(taken->id)).kase.fields.at("applicant_phone"), "13800230001");
}

TEST_P(Filing, receipt_names_who_took_it_in_and_online_nobody_did) {
  EXPECT_EQ(on_receipt(filed(online()), "by"), "系统（网上收件，自动生成）");
  EXPECT_EQ(on_receipt(hall().files_pharmacy(), "by"), cast().clerk.name);
}

TEST_P(Filing, receipt_lists_what_came_and_nothing_else) {
  app::FileCase wanted = hall().pharmacy();
  wanted.materials.pop_back();
  const auto taken = app::file_case(centre(), hall().command(cast().clerk), wanted);
  ASSERT_TRUE(taken.ok()) << "the window takes in what there is";
  for (const DocumentMade& made : hall().load(*parse_id<CaseId>(taken->id)).kase.documents)
    EXPECT_EQ(made.rows.size(), wanted.materials.size());
}

TEST_P(Filing, window_lists_the_last_day_to_speak_and_who_has_answered) {
  hall().at("2026-03-02T09:00");
  const CaseId kase = hall().files_pharmacy();
  EXPECT_EQ(listed().at("closes_on"), "2026-03-09");
  EXPECT_EQ(listed().at("light"), "green");
  EXPECT_EQ(listed().at("corrected"), bj::value(false));
  hall().at("2026-03-06T09:00");
  EXPECT_EQ(listed().at("light"), "yellow") << "Friday before the Monday";
  hall().at("2026-03-09T09:00");
  EXPECT_EQ(listed().at("light"), "red");
  ASSERT_EQ(hall().gives_notice(cast().clerk, kase, {{"premises-proof", "expired"}}), "done");
  EXPECT_EQ(listed().as_object().if_contains("closes_on"), nullptr) << "it has spoken";
  ASSERT_EQ(hall().supplements(cast().founder, kase, {"premises-proof"}), "done");
  EXPECT_EQ(listed().at("closes_on"), "2026-03-16");
  EXPECT_EQ(listed().at("corrected"), bj::value(true)) << "on the very day, too";
}

TEST_P(Filing, identity_number_is_masked_whatever_column_holds_it) {
  app::FileCase wanted = hall().pharmacy();
  wanted.fields["shareholders"] =
      R"([{"shareholder_name":"简晓雯","shareholder_number":"500112198803162042","shareholder_contribution":")" +
      wanted.fields.at("registered_capital") + R"("}])";
  const auto taken = app::file_case(centre(), hall().command(cast().clerk), wanted);
  ASSERT_TRUE(taken.ok());
  const std::string seen = bj::serialize(asks(cast().clerk, "/api/v1/cases/" + taken->id).body);
  EXPECT_EQ(seen.find("500112198803162042"), std::string::npos);
  EXPECT_NE(seen.find("500***********2042"), std::string::npos);
}

TEST_P(Filing, withdrawing_asks_for_no_reason) {
  const CaseId kase = filed(online());
  const auto version = hall().load(kase).kase.version;
  const Answer answer =
      posts(cast().founder, "/api/v1/cases/" + to_string(kase) + "/withdrawal", R"({"reason":""})", version);
  EXPECT_EQ(answer.status, 200) << answer.code();
  EXPECT_EQ(hall().state(kase), "withdrawn");
}

TEST_P(Filing, field_at_fault_is_told_in_words) {
  const CaseId kase = hall().files_pharmacy();
  const auto loaded = hall().load(kase);
  std::string findings =
      R"({"kind":"field","subject":"business_name","ok":false,"fault":"other","note":"写错了"})";
  for (const std::string& material : unexamined(loaded.matter(centre()), {}))
    findings += R"(,{"kind":"material","subject":")" + material + R"(","ok":true})";
  const Answer answer = posts(cast().clerk, "/api/v1/cases/" + to_string(kase) + "/correction-notice",
                              R"({"findings":[)" + findings + "]}", loaded.kase.version);
  EXPECT_EQ(answer.status, 200) << answer.code();
}

YICHUANG_ON_BOTH_ENGINES(Filing);

}  // namespace
}  // namespace yichuang::scenarios
