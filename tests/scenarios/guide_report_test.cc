// 指南纠错: a reader says what is wrong, asks for the answer with number and code; the maintainer answers in time.
#include "app/catalogue/guide_report_mending.h"
#include "core/catalogue/guide.h"
#include "tests/scenarios/revising.h"

namespace yichuang::scenarios {
namespace {

using app::GuideAnswerInput;
using app::GuideReportInput;

const sql::Statement kContacts{"test/contacts",
                               "SELECT words, contact FROM guide_report WHERE district = $1"};

class GuideReports : public RevisingTest {
 protected:
  void SetUp() override {
    RevisingTest::SetUp();
    if (IsSkipped()) return;
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
  RevisionId opens_on(const std::string& report) {
    const auto taken = app::open_revision_on_report(hall().centre(), hall().command(maintainer_),
                                                    *parse_id<GuideReportId>(report), "更正药店许可的指南");
    EXPECT_EQ(shown(taken), "done");
    return *parse_id<RevisionId>(taken->id);
  }
  void mends(RevisionId revision, const std::string& item, int days) {
    EXPECT_EQ(promises(maintainer_, revision, item, days, 0), "done");
    reviews(revision);
    EXPECT_EQ(publishes(revision, "2026-03-16"), "done");
  }
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

TEST_P(GuideReports, one_that_is_right_stays_open_until_the_publication_that_mends_the_guide_answers_it) {
  const auto taken = report(input());
  const std::string id = list().reports.at(0).report;
  EXPECT_EQ(answers(id, maintainer_, {"being_mended", {}, "您说得对，正在改"}), "done");
  EXPECT_EQ(answers(id, maintainer_, {"being_mended", {}, "您说得对"}), "report_confirmed");
  EXPECT_EQ(list().waiting, 1) << "it stays open";
  EXPECT_EQ(list().being_mended, 1);
  EXPECT_FALSE(look(taken).answer);
  EXPECT_EQ(look(taken).confirmation->text, "您说得对，正在改");
  EXPECT_EQ(look(taken).confirmation->outcome.name.zh, "属实，正在修订");
  const RevisionId revision = opens_on(id);
  EXPECT_EQ(list().reports.at(0).revision->revision, to_string(revision));
  EXPECT_EQ(shown(app::open_revision_on_report(hall().centre(), hall().command(maintainer_),
                                               *parse_id<GuideReportId>(id), "再来一份")),
            "report_has_revision");
  hall().at("2026-03-16T09:00");
  EXPECT_FALSE(look(taken).overdue) << "whoever had a word in time is not kept waiting";
  mends(revision, kDrugLicence, promised(kDrugLicence) - 1);
  const auto answer = look(taken).answer.value();
  EXPECT_EQ(answer.outcome.code, "mended");
  EXPECT_EQ(answer.mended_in->effective_from, "2026-03-16");
  EXPECT_EQ(look(taken).confirmation->text, "您说得对，正在改") << "what was said stays";
  EXPECT_EQ(list().waiting, 0);
  EXPECT_EQ(hall().sealed_journal().find("您说得对"), std::string::npos);
}

TEST_P(GuideReports, a_publication_answers_only_whose_guide_it_mends_and_who_was_told) {
  const auto told = report(input()), unread = report(input("还没有人看")),
             other = report([&] {
               GuideReportInput wanted = input("印章的指南不对", kSeals);
               wanted.section.reset();
               return wanted;
             }());
  for (const auto& row : list().reports)
    if (row.number != unread.number)
      EXPECT_EQ(answers(row.report, maintainer_, {"being_mended", {}, "属实"}), "done");
  hall().at("2026-03-16T09:00");
  mends(opens(), kDrugLicence, promised(kDrugLicence) - 1);
  EXPECT_TRUE(look(told).answer);
  EXPECT_FALSE(look(unread).answer) << "nobody has said that it is right";
  EXPECT_FALSE(look(other).answer) << "its guide reads as before";
  // A second answer closes it without any publication.
  for (const auto& row : list().reports)
    EXPECT_EQ(answers(row.report, maintainer_, {"not_wrong", {}, "再核一遍，没有写错"}), "done");
  EXPECT_EQ(list().waiting, 0);
}

TEST_P(GuideReports, a_revision_that_was_dropped_leaves_the_report_to_the_next_one) {
  const auto taken = report(input());
  const std::string id = list().reports.at(0).report;
  EXPECT_EQ(answers(id, maintainer_, {"being_mended", {}, "属实"}), "done");
  const RevisionId given_up = opens_on(id);
  EXPECT_EQ(shown(app::drop_revision(hall().centre(), hall().command(maintainer_), given_up)), "done");
  hall().at("2026-03-16T09:00");
  mends(opens_on(id), kDrugLicence, promised(kDrugLicence) - 1);
  EXPECT_TRUE(look(taken).answer->mended_in);
}

YICHUANG_ON_BOTH_ENGINES(GuideReports);

}  // namespace
}  // namespace yichuang::scenarios
