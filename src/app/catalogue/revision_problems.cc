#include "app/catalogue/revision_problems.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace yichuang::app {

RevisionProblem view_problem(const PlacedProblem& one) {
  static constexpr std::array<const char*, 3> kSeverities{"error", "warning", "hint"};
  const Problem& problem = one.problem;
  return {problem.rule,     kSeverities.at(static_cast<std::size_t>(problem.severity)),
          one.record.first, one.record.second,
          one.pointer,      {problem.message.zh, problem.message.en},
          one.news};
}

std::vector<RevisionProblem> problems_in(const DraftReading& draft, const RecordName& name) {
  std::vector<RevisionProblem> problems;
  for (const PlacedProblem& one : draft.problems)
    if (one.record == name) problems.push_back(view_problem(one));
  return problems;
}

RevisionProblems problems_of(const DraftReading& draft) {
  std::vector<const PlacedProblem*> sorted;
  for (const PlacedProblem& one : draft.problems) sorted.push_back(&one);
  std::stable_sort(sorted.begin(), sorted.end(), [](const PlacedProblem* a, const PlacedProblem* b) {
    return std::tuple(a->problem.severity, !a->news) < std::tuple(b->problem.severity, !b->news);
  });
  RevisionProblems list;
  for (const PlacedProblem* one : sorted) {
    list.problems.push_back(view_problem(*one));
    switch (one->problem.severity) {
      case Severity::error:
        ++list.errors;
        break;
      case Severity::warning:
        ++list.warnings;
        break;
      case Severity::hint:
        ++list.hints;
        break;
    }
  }
  return list;
}

}  // namespace yichuang::app
