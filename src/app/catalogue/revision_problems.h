// Problems of a draft as its screens show them.
#pragma once

#include <vector>

#include "app/catalogue/draft_readings.h"
#include "app/catalogue/revision_views.h"

namespace yichuang::app {

RevisionProblem view_problem(const PlacedProblem& problem);
std::vector<RevisionProblem> problems_in(const DraftReading& draft, const RecordName& name);
// Errors first; news before what was so before.
RevisionProblems problems_of(const DraftReading& draft);

}  // namespace yichuang::app
