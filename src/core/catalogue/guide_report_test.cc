#include "core/catalogue/guide_report.h"

#include <gtest/gtest.h>

#include "core/catalogue/sample_matter.h"

namespace yichuang {
namespace {

const Date kToday{2026, 3, 2};

using namespace sample;

// Notices until 2026, of whose days off this test needs only those of May.
const WorkCalendar& calendar() {
  static const WorkCalendar made = [] {
    std::vector<CalendarYear> years;
    for (int year = 2020; year <= 2026; ++year) years.push_back({year, true, "notice", true});
    std::vector<SpecialDay> days;
    for (unsigned day = 1; day <= 5; ++day) days.push_back({Date{2026, 5, day}, DayKind::holiday, "劳动节"});
    return WorkCalendar::make("test", years, days).value();
  }();
  return made;
}

const Actor kMaintainer{PersonId{8}, "", {Role::maintainer}, "", "", {}};
const Actor kManager{PersonId{2}, "", {Role::manager}, "", "", {}};

std::string told(const Result<void>& result) {
  if (result) return "ok";
  const Refusal& refusal = result.refusal();
  return refusal.fields.empty() ? refusal.code : refusal.fields[0].field + ": " + refusal.fields[0].code;
}

TEST(guide_report, asks_for_nothing_but_the_text) {
  const Catalogue catalogue = shop();
  const Guide guide = item_guide(catalogue, *catalogue.item("registration"), GuideReader::applicant, kToday);
  ASSERT_FALSE(guide.sections.empty());
  const std::string section = guide.sections.back().code;
  struct Row {
    const char* why;
    std::string section, text, contact, answer;
  };
  const Row rows[] = {
      {"the text alone", "", "费用写错了", "", "ok"},
      {"a section of the guide", section, "写错了", "", "ok"},
      {"a section of another guide", "no-such-part", "写错了", "", "section: unknown_section"},
      {"nothing but spaces", "", " \u3000\n", "", "text: missing"},
      {"a mobile number", "", "写错了", "13800230001", "ok"},
      {"a landline", "", "写错了", "023-67180000", "ok"},
      {"an e-mail address", "", "写错了", "reader@example.org", "ok"},
      {"a name", "", "写错了", "简晓雯", "contact: bad_contact"},
      {"an address without a host", "", "写错了", "reader@", "contact: bad_contact"},
      {"an address without a domain", "", "写错了", "reader@host", "contact: bad_contact"},
      {"two addresses", "", "写错了", "a@b.cn, c@d.cn", "contact: bad_contact"}};
  for (const Row& row : rows) {
    const auto heading = decide_guide_report(guide, row.section, row.text, row.contact);
    EXPECT_EQ(told(heading ? Result<void>{} : Result<void>{heading.refusal()}), row.answer) << row.why;
    if (!heading || row.section.empty()) continue;
    EXPECT_EQ(heading->zh, guide.sections.back().heading.zh) << row.why;
  }
}

TEST(guide_report, is_due_by_the_legal_clock_of_the_district) {
  struct Row {
    const char* why;
    Date received, due;
    int days;
    bool provisional;
  };
  const Row rows[] = {
      {"a Monday: the day itself does not count", {2026, 3, 2}, {2026, 3, 9}, 5, false},
      {"a Saturday", {2026, 3, 7}, {2026, 3, 13}, 5, false},
      {"before the holidays of 1 May", {2026, 4, 30}, {2026, 5, 6}, 1, false},
      {"into a year whose days off are not published", {2026, 12, 30}, {2027, 1, 7}, 5, true}};
  for (const Row& row : rows) {
    const GuideReport report{row.received, row.days, false};
    const Due due = guide_report_due(calendar(), report);
    EXPECT_EQ(to_string(due.date), to_string(row.due)) << row.why;
    EXPECT_EQ(due.provisional, row.provisional) << row.why;
    EXPECT_FALSE(guide_report_overdue(calendar(), report, due.date)) << row.why;
    const Date after = due.date + CalendarDays{1};
    EXPECT_TRUE(guide_report_overdue(calendar(), report, after)) << row.why;
    EXPECT_FALSE(guide_report_overdue(calendar(), {row.received, row.days, true}, after)) << row.why;
    EXPECT_FALSE(guide_report_overdue(calendar(), {row.received, row.days, false, true}, after)) << row.why;
  }
}

TEST(guide_report, takes_its_days_from_the_district_within_reason) {
  EXPECT_EQ(guide_report_days(shop()), kUsualGuideReportDays);
  for (const auto& [set, days] : {std::pair{3.0, 3}, {0.0, 1}, {-4.0, 1}, {7.9, 7}, {1e9, 60}}) {
    Catalogue other = shop();
    other.parameters.add(
        {kGuideReportParameter, set, "working", {}, "district", Confidence::unconfirmed, {}});
    EXPECT_EQ(guide_report_days(other), days) << set;
  }
}

TEST(guide_report, is_found_by_its_number_as_people_type_it) {
  EXPECT_EQ(guide_report_number(2026, 12), "JC-2026-00012");
  for (const char* typed : {"JC-2026-00012", "jc2026 00012", " JC 2026-00012 "})
    EXPECT_EQ(read_guide_report_number(typed), "JC-2026-00012") << typed;
  EXPECT_EQ(read_guide_report_number(guide_report_number(2026, 1'234'567)), "JC-2026-1234567");
  for (const char* typed : {"", "JC", "2026-00012", "JC-2026-0001x", "JC-2026", "500112-2026-0001234-C"})
    EXPECT_FALSE(read_guide_report_number(typed)) << typed;
}

TEST(guide_report, is_answered_once_by_whoever_keeps_the_catalogue) {
  const GuideReport open{Date{2026, 3, 2}, 5, false};
  const GuideReport closed{Date{2026, 3, 2}, 5, true};
  const GuideReport confirmed{Date{2026, 3, 2}, 5, false, true};
  struct Row {
    const char* why;
    GuideReport report;
    GuideAnswer answer;
    Actor actor;
    std::string told;
  };
  const Row rows[] = {
      {"mended", open, {GuideReportOutcome::mended, "", "改好了"}, kMaintainer, "ok"},
      {"right as it stands", open, {GuideReportOutcome::not_wrong, "", "没有写错"}, kMaintainer, "ok"},
      {"passed on", open, {GuideReportOutcome::passed_on, "区税务局", "已转交"}, kMaintainer, "ok"},
      {"passed on to nobody",
       open,
       {GuideReportOutcome::passed_on, " ", "已转交"},
       kMaintainer,
       "passed_to: missing"},
      {"mended, and passed on as well",
       open,
       {GuideReportOutcome::mended, "区税务局", "改好了"},
       kMaintainer,
       "passed_to: only_when_passed_on"},
      {"without a word", open, {GuideReportOutcome::mended, "", " "}, kMaintainer, "text: missing"},
      {"right, and being mended", open, {GuideReportOutcome::being_mended, "", "属实"}, kMaintainer, "ok"},
      {"the same again",
       confirmed,
       {GuideReportOutcome::being_mended, "", "属实"},
       kMaintainer,
       "report_confirmed"},
      {"mended after that", confirmed, {GuideReportOutcome::mended, "", "改好了"}, kMaintainer, "ok"},
      {"a second time", closed, {GuideReportOutcome::mended, "", "改好了"}, kMaintainer, "report_answered"},
      {"by the manager",
       open,
       {GuideReportOutcome::mended, "", "改好了"},
       kManager,
       "only_maintainers_answer"}};
  for (const Row& row : rows)
    EXPECT_EQ(told(decide_guide_answer(row.report, row.answer, row.actor)), row.told) << row.why;
}

TEST(guide_report, opens_one_revision_at_a_time_by_whoever_keeps_the_catalogue) {
  const GuideReport open{Date{2026, 3, 2}, 5, false}, closed{Date{2026, 3, 2}, 5, true};
  EXPECT_EQ(told(decide_guide_revision(open, false, kMaintainer)), "ok");
  EXPECT_EQ(told(decide_guide_revision(open, true, kMaintainer)), "report_has_revision");
  EXPECT_EQ(told(decide_guide_revision(closed, false, kMaintainer)), "report_answered");
  EXPECT_EQ(told(decide_guide_revision(open, false, kManager)), "only_maintainers_answer");
}

TEST(guide_report, is_answered_by_a_publication_that_mends_its_guide) {
  const GuideReport open{Date{2026, 3, 2}, 5, false}, closed{Date{2026, 3, 2}, 5, true, true};
  const GuideReport confirmed{Date{2026, 3, 2}, 5, false, true};
  const RevisionId own{7}, other{8}, none{};
  struct Row {
    const char* why;
    GuideReport report;
    RevisionId linked, published;
    bool changes, answered;
  };
  const Row rows[] = {{"the revision opened on it", open, own, own, true, true},
                      {"that one, which left the guide as it was", confirmed, own, own, false, false},
                      {"another one, while its own is under way", confirmed, own, other, true, false},
                      {"any that changes the guide, once it is told", confirmed, none, other, true, true},
                      {"the same before anybody looked into it", open, none, other, true, false},
                      {"after it was answered", closed, own, own, true, false}};
  for (const Row& row : rows)
    EXPECT_EQ(publication_answers(row.report, row.linked, row.published, row.changes), row.answered)
        << row.why;
}

}  // namespace
}  // namespace yichuang
