// 据纠错修订: a revision opened on a report that a guide is wrong, and the publication that answers it.
#pragma once

#include "app/catalogue/guide_reports.h"
#include "app/catalogue/publications.h"
#include "app/catalogue/revisions.h"

namespace yichuang::app {

// Opens a revision that the report leads to; publishing it answers the report. Refuses not_found `no_such_report`, what
// decide_guide_revision() does, and what open_revision() does.
Result<RevisionTaken> open_revision_on_report(Centre& centre, const Command& command, GuideReportId report,
                                              const std::string& title);

// Part of the write that publishes: every report that waits for what it mends is answered by it. A revision that was given
// up, or was published without mending the guide, holds its report back no longer.
void answer_by_publication(store::WriteSet& set, const Centre& centre, const Publication& publication,
                           const Catalogue& before, const Catalogue& after);

}  // namespace yichuang::app
