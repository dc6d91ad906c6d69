// The worklist of a section: its department's tasks by tab, the soonest due first.
#pragma once

#include <string>

#include "app/casework/desk_view.h"
#include "app/record/centre.h"
#include "base/result.h"
#include "core/people/person.h"

namespace yichuang::app {

enum class DeskTab { to_do, yellow, red, stopped, waiting, done };

struct DeskQuery {
  DeskTab tab = DeskTab::to_do;
  std::string search;  // a number, or the beginning of an applicant's name; empty: all
  std::string after;   // the `next` of the page before
  int limit = 50;
};

// Of the actor's department. Refuses malformed `unknown_page` when `after` is not a `next` it gave.
Result<TaskList> list_tasks(const Centre& centre, const Actor& actor, const DeskQuery& query);

// How long each list is, without a search; counted no further than kMostCounted (intake/case_lists.h).
DeskCounts count_tasks(const Centre& centre, const std::string& department);
DeskCounts count_tasks(store::Reader& reader, const Centre& centre, const std::string& department,
                       Instant now);

}  // namespace yichuang::app
