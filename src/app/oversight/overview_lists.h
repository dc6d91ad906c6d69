// The lists behind the manager's numbers, each as long as its number.
#pragma once

#include <string>

#include "app/casework/desk_view.h"
#include "app/intake/case_view.h"
#include "app/record/centre.h"
#include "base/result.h"
#include "core/people/person.h"

namespace yichuang::app {

// The numbers of items; CaseCount are those of cases. In the order of their codes in overview_lists.cc.
enum class TaskCount {
  in_hand,
  stopped,
  yellow,
  red,
  deemed_accepted,
  decided_today,
  to_hand_over,
  handed_over_today
};
enum class CaseCount { received_today, to_examine, in_correction };

struct OverviewQuery {
  std::string department;  // code; empty: every department the asker oversees
  std::string search;  // a case number, or words of a package's name; empty: all
  std::string after;  // the `next` of the page before
  int limit = 50;
};

// The soonest due first. Refuses malformed `unknown_page`, malformed `not_allowed` of a department.
Result<TaskList> list_counted_tasks(const Centre& centre, const Actor& actor, TaskCount count,
                                    const OverviewQuery& query);
// Newest first.
Result<CaseList> list_counted_cases(const Centre& centre, const Actor& actor, CaseCount count,
                                    const OverviewQuery& query);

}  // namespace yichuang::app
