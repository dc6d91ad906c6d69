// 指南纠错: a reader says what is wrong in a guide, and whoever keeps the catalogue answers within the district's time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/ids.h"
#include "base/result.h"
#include "base/time.h"
#include "core/calendar/clock.h"
#include "core/catalogue/catalogue.h"
#include "core/catalogue/guide.h"
#include "core/people/person.h"

namespace yichuang {

// Working days for the answer, a parameter of the district; where it sets none, these.
inline constexpr const char* kGuideReportParameter = "guide_report_days";
inline constexpr int kUsualGuideReportDays = 5;

using GuideReportId = Id<struct GuideReportTag>;

// 纠错报告
struct GuideReport {
  Date received;
  int days = 0;  // working days, as they were promised when it came in
  bool answered = false;
  bool confirmed = false;  // the reader has been told that they are right, and that the guide is being mended
};

// 更正、经核无误、转交: what came of it. 属实，正在修订 leaves it open until what mends the guide is published.
enum class GuideReportOutcome { mended, not_wrong, passed_on, being_mended };

// 纠错答复
struct GuideAnswer {
  GuideReportOutcome outcome = GuideReportOutcome::mended;
  std::string passed_to;  // to whom, when it was passed on
  std::string text;
};

// Whole, at least 1 and at most 60.
int guide_report_days(const Catalogue& catalogue);

// The day of receipt is not counted, as in every legal clock. Provisional in a year without a notice.
Due guide_report_due(const WorkCalendar& calendar, const GuideReport& report);
// From the day after the due day on; whoever was told that the guide is being mended has had a word in time.
bool guide_report_overdue(const WorkCalendar& calendar, const GuideReport& report, Date today);

// JC-2026-00012, by which people ask for the answer.
std::string guide_report_number(int year, std::int64_t serial);
// As somebody typed it: spaces, hyphens and lower case forgiven. nullopt: no such number.
std::optional<std::string> read_guide_report_number(std::string_view typed);

// Nothing but the text is asked; `section` empty means the whole page. The heading of that section, if one is named.
// Refuses malformed: text `missing`, section `unknown_section`, contact `bad_contact` (neither telephone nor e-mail).
Result<Text> decide_guide_report(const Guide& guide, std::string_view section, std::string_view text,
                                 std::string_view contact);

// Denied `only_maintainers_answer`; refused `report_answered`, and `report_confirmed` for being_mended again; malformed:
// text `missing`, passed_to `missing` or `only_when_passed_on`.
Result<void> decide_guide_answer(const GuideReport& report, const GuideAnswer& answer, const Actor& actor);

// A revision opened on a report, `under_way` when the last one still is. Denied `only_maintainers_answer`; refused
// `report_answered`, `report_has_revision`.
Result<void> decide_guide_revision(const GuideReport& report, bool under_way, const Actor& actor);

// Whether publishing a revision answers the report: it changes the guide, and it is the one that was opened on the report
// (`linked`), or none was and the reader was told that the guide is being mended.
bool publication_answers(const GuideReport& report, RevisionId linked, RevisionId published,
                         bool guide_changes);

}  // namespace yichuang
