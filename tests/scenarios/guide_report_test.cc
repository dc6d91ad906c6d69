// 指南纠错: a reader says what is wrong, asks for the answer with number and code; the maintainer answers in time.
#include "app/catalogue/guide_reports.h"
#include "core/catalogue/guide.h"
#include "tests/scenarios/hall.h"

namespace yichuang::scenarios {
namespace {

using app::GuideAnswerInput;
using app::GuideReportInput;

const sql::Statement kContacts{"test/contacts",
                               "SELECT words, contact FROM guide_report WHERE district = $1"};

class GuideReports : public ScenarioTest {
 protected:
  void SetUp() override {
    ScenarioTest::SetUp();
    if (IsSkipped()) return;
    maintainer_ = cast().manager;
    maintainer_.roles = {Role::maintainer};
    hall().at("2026-03-02T09:00");  // a Monday
  }
  GuideReportInput input(const std::string& text = "费用写错了", const std::string& guide = kDrugLicence) {
    GuideReportInput wanted{"item", guide, {}, hall().centre().catalogues.current()->version, "zh", text, {}};
    wanted.section = section();
    return wanted;
  }
  std::string section() {
    const auto catalogue = hall().centre().catalogues.current();
    return item_guide(*catalogue, *catalogue->item(kDrugLicence), GuideReader::applicant,
                      legal_day(hall().centre().clock()))
        .sections.at(0)
        .code;
  }
  app::GuideReportTaken report(const GuideReportInput& wanted) {
    return app::report_wrong_guide(hall().centre(), hall().command(Actor{}), wanted).value();
  }
  app::GuideReportProgress look(const app::GuideReportTaken& taken) {
    return app::look_up_guide_report(hall().centre(), taken.number, taken.code).value();
  }
  app::GuideReportList list(bool answered = false, const Actor* actor = nullptr) {
    return app::list_guide_reports(hall().centre(), actor == nullptr ? maintainer_ : *actor, answered, "", 50)
        .value();
  }
  std::string answers(const std::string& id, const Actor& actor, const GuideAnswerInput& answer) {
    const auto done = app::answer_guide_report(hall().centre(), hall().command(actor),
                                               *parse_id<GuideReportId>(id), answer);
    return done ? "done" : done.refusal().code;
  }
  Actor maintainer_;
};

TEST_P(GuideReports, a_reader_gets_a_number_and_a_day_and_finds_the_answer) {
  GuideReportInput wanted = input();
  wanted.contact = "13800230001";
  const auto taken = report(wanted);
  EXPECT_EQ(taken.number.substr(0, 8), "JC-2026-");
  EXPECT_EQ(to_string(taken.due_on), "2026-03-09");
  EXPECT_FALSE(look(taken).answer);
  EXPECT_EQ(look(taken).text, "费用写错了");
  const auto row = list().reports.at(0);
  EXPECT_EQ(row.contact, "13800230001");
  EXPECT_EQ(row.section->code, section());
  EXPECT_TRUE(row.version_current);
  EXPECT_EQ(answers(row.report, maintainer_, {"passed_on", "区市场监管局", "已请他们核实"}), "done");
  const auto answer = look(taken).answer.value();
  EXPECT_EQ(answer.outcome.name.zh, "已转交");
  EXPECT_EQ(answer.passed_to, "区市场监管局");
  EXPECT_EQ(answer.text, "已请他们核实");
  EXPECT_EQ(list().waiting, 0);
  const auto kept = list(true).reports.at(0);
  EXPECT_EQ(kept.answer->text, "已请他们核实");
  EXPECT_FALSE(kept.contact) << "who is answered need not be reached any more";
  EXPECT_EQ(answers(row.report, maintainer_, {"mended", {}, "改好了"}), "report_answered");
}

TEST_P(GuideReports, what_is_overdue_comes_first_and_is_counted_on_both_sides) {
  const auto late = report(input("一直没有答复"));
  hall().at("2026-03-10T09:00");
  const auto fresh = report(input("刚刚发现"));
  const auto now = list();
  ASSERT_EQ(now.reports.size(), 2u);
  EXPECT_EQ(now.overdue, 1);
  EXPECT_EQ(now.reports[0].number, late.number);
  EXPECT_TRUE(now.reports[0].overdue);
  EXPECT_FALSE(now.reports[1].overdue);
  EXPECT_TRUE(look(late).overdue);
  EXPECT_FALSE(look(fresh).overdue);
  // The day before its due day ends it is not late.
  EXPECT_EQ(to_string(fresh.due_on), "2026-03-17");
  hall().at("2026-03-17T23:59");
  EXPECT_FALSE(look(fresh).overdue);
  hall().at("2026-03-18T00:00");
  EXPECT_TRUE(look(fresh).overdue);
}

TEST_P(GuideReports, a_due_day_in_a_year_without_a_notice_says_so) {
  hall().at("2026-12-31T09:00");
  const auto taken = report(input());
  EXPECT_TRUE(taken.due_provisional);
  EXPECT_TRUE(list().reports.at(0).due_provisional);
}

TEST_P(GuideReports, the_same_key_is_one_report_with_the_same_code) {
  const app::Command command = hall().command(Actor{});
  const auto first = app::report_wrong_guide(hall().centre(), command, input()).value();
  const auto again = app::report_wrong_guide(hall().centre(), command, input()).value();
  EXPECT_EQ(first.number, again.number);
  EXPECT_EQ(first.code, again.code);
  EXPECT_EQ(list().waiting, 1);
}

TEST_P(GuideReports, nothing_is_told_to_whoever_has_only_one_of_number_and_code) {
  const auto one = report(input()), other = report(input());
  for (const auto& [number, code] : {std::pair{one.number, other.code},
                                     {one.number, std::string("00000000")},
                                     {std::string("JC-2026-99999"), one.code},
                                     {std::string("x"), one.code}}) {
    const auto found = app::look_up_guide_report(hall().centre(), number, code);
    ASSERT_FALSE(found) << number;
    EXPECT_EQ(found.refusal().code, "no_such_report") << number;
  }
  EXPECT_EQ(look(one).number, one.number);
}

TEST_P(GuideReports, what_people_typed_is_sealed_and_the_manager_is_shown_no_contact) {
  GuideReportInput wanted = input("金丝雀");
  wanted.contact = "canary@example.org";
  report(wanted);
  hall().centre().store.read([&](store::Reader& reader) {
    const auto rows = reader.run(kContacts, {hall().centre().district});
    EXPECT_EQ(rows.text(0, 0).find("金丝雀"), std::string::npos);
    EXPECT_EQ(rows.text(0, 1).find("canary"), std::string::npos);
  });
  const std::string journal = hall().sealed_journal();
  EXPECT_NE(journal.find("guide_reported"), std::string::npos);
  EXPECT_EQ(journal.find("金丝雀"), std::string::npos);
  EXPECT_EQ(journal.find("canary"), std::string::npos);
  const auto seen = list(false, &cast().manager);
  EXPECT_FALSE(seen.may_answer);
  EXPECT_EQ(seen.reports.at(0).text, "金丝雀");
  EXPECT_FALSE(seen.reports.at(0).contact);
  EXPECT_EQ(answers(seen.reports.at(0).report, cast().manager, {"mended", {}, "好"}),
            "only_maintainers_answer");
  EXPECT_EQ(answers("1", maintainer_, {"mended", {}, "好"}), "no_such_report");
}

TEST_P(GuideReports, one_guide_cannot_fill_the_list_of_all) {
  for (int one = 0; one < app::kMostOfOneGuide; ++one) report(input());
  const auto refused = app::report_wrong_guide(hall().centre(), hall().command(Actor{}), input());
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.refusal().code, "too_many_reports");
  GuideReportInput other = input("别的指南", kSeals);
  other.section.reset();
  report(other);
  EXPECT_EQ(list().waiting, app::kMostOfOneGuide + 1);
}

TEST_P(GuideReports, a_guide_that_does_not_exist_has_no_faults) {
  GuideReportInput wanted = input("写错了", "no-such-item");
  EXPECT_EQ(app::report_wrong_guide(hall().centre(), hall().command(Actor{}), wanted).refusal().code,
            "no_such_item");
  wanted.guide_kind = "package";
  EXPECT_EQ(app::report_wrong_guide(hall().centre(), hall().command(Actor{}), wanted).refusal().code,
            "no_such_package");
}

YICHUANG_ON_BOTH_ENGINES(GuideReports);

}  // namespace
}  // namespace yichuang::scenarios
