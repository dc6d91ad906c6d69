// What the issuing window looks at: only cases that have a result.
#pragma once

#include <string>

#include "app/delivery/issue_view.h"
#include "app/record/centre.h"

namespace yichuang::app {

// ready: results to hand over; uncollected: some of them for longer than seven days; today: handed over on this legal
// day; complete: everything handed over, to be closed; any: every case with a result, handed over or not.
enum class IssueTab { ready, uncollected, today, complete, any };

struct IssueQuery {
  IssueTab tab = IssueTab::ready;
  std::string search;  // a number, or the beginning of an applicant's name; empty: all
  std::int64_t after = 0;  // id of the last row of the page before
  int limit = 50;
};

// The longest-standing case first. With a search, the total is what was found on this page.
IssueList list_results(const Centre& centre, const IssueQuery& query);

// How long each list is, without a search.
IssueCounts count_results(const Centre& centre);

}  // namespace yichuang::app
