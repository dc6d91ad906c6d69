// Lists of cases, newest first, page by page. What is listed is what sight_of() (core/authority/sight.h) lets the asker
// see, put into SQL; tests/scenarios/sight_test.cc holds the two together. A total counts what is listed, search and all.
#pragma once

#include <string>

#include "app/intake/case_view.h"
#include "app/record/centre.h"
#include "core/people/person.h"

namespace yichuang::app {

// mine: the asker's own. window: of the asker's desk — a clerk's domains, what a helper helps with. issue: with results
// to hand over; with a state or a search, also those handed over. all: of a manager's centre, or department.
enum class Scope { mine, window, issue, all };

struct CaseQuery {
  Scope scope = Scope::mine;
  std::string state;  // one of CaseState; empty: every state
  std::string received_on;  // a legal day, only of all cases; empty: any
  std::string
      search;  // a number, or the beginning of an applicant's name, of all cases words of a package's; empty: all
  std::int64_t after = 0;  // id of the last row of the page before
  int limit = 50;
};

// A total is counted no further: counting must not grow with the hall, and who has a thousand to do needs no exact number.
inline constexpr std::int64_t kMostCounted = 1000;

// Denied role_not_allowed when the scope is not of the asker's roles.
Result<CaseList> list_cases(const Centre& centre, const Actor& actor, const CaseQuery& query);

}  // namespace yichuang::app
