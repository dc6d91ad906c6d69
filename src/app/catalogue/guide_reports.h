// 指南纠错: reported by anybody, signed in or not; answered by whoever keeps the catalogue. Both are facts.
#pragma once

#include "app/catalogue/guide_report_view.h"
#include "app/record/centre.h"
#include "app/record/command.h"
#include "core/catalogue/guide_report.h"

namespace yichuang::app {

// So many may wait at once, of all guides and of one: whoever comes then is told to telephone.
inline constexpr int kMostGuideReports = 300;
inline constexpr int kMostOfOneGuide = 30;

// Nobody's name is kept, signed in or not; the command's key alone makes a retry harmless. Refuses not_found
// `no_such_item`, `no_such_package`, refused `too_many_reports`, and what decide_guide_report() does.
Result<GuideReportTaken> report_wrong_guide(Centre& centre, const Command& command,
                                            const GuideReportInput& wanted);
// By the number and the code that were shown. Refuses not_found `no_such_report`, whichever of them is wrong.
Result<GuideReportProgress> look_up_guide_report(const Centre& centre, const std::string& number,
                                                 const std::string& code);

// Those that wait, overdue ones first; or the answered ones, the latest report first.
Result<GuideReportList> list_guide_reports(const Centre& centre, const Actor& actor, bool answered,
                                           const std::string& after, int limit);

// Refuses not_found `no_such_report` and what decide_guide_answer() does. The contact is then kept in the journal alone.
Result<GuideAnswerTaken> answer_guide_report(Centre& centre, const Command& command, GuideReportId report,
                                             const GuideAnswerInput& input);

}  // namespace yichuang::app
