// Looking at cases: one whole, or lists by who asks.
#pragma once

#include <optional>
#include <string>

#include "app/intake/case_view.h"
#include "app/record/centre.h"
#include "core/people/person.h"

namespace yichuang::app {

// Refuses not_found `no_such_case` also when the asker may not know that it exists.
Result<CaseView> view_case(const Centre& centre, const Actor& actor, CaseId kase);

// The same for whoever holds the number and the receipt's code; no account needed, personal data masked.
Result<CaseView> view_progress(const Centre& centre, const std::string& number, const std::string& code);

// A file handed in with a case the actor may see; not_found `no_such_file` otherwise.
struct CaseFile {
  std::string path;   // on disk, verified
  std::string type;   // media type
};
Result<CaseFile> case_file(const Centre& centre, const Actor& actor, CaseId kase, const std::string& digest);

// mine: the asker's own; window: of the asker's domains, by state; issue: with results to hand over; all: managers.
enum class Scope { mine, window, issue, all };
struct CaseQuery {
  Scope scope = Scope::mine;
  std::string state;  // one of CaseState; empty: every state
  std::string received_on;  // a legal day, only of all cases; empty: any
  std::string search;  // a number, or the beginning of an applicant's name; empty: all
  std::int64_t after = 0;  // id of the last row of the page before
  int limit = 50;
};
CaseList list_cases(const Centre& centre, const Actor& actor, const CaseQuery& query);

}  // namespace yichuang::app
