// 年度自查评估: what is shown of an item's year, and what is sent to conclude it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/record/words.h"
#include "base/time.h"

namespace yichuang::app {

// One figure of the year, beside last year's: what it is, how it is counted, in words.
struct AssessmentFigure {
  std::string code;  // filed, accepted …
  Words name;
  Words rule;  // numerator, denominator, what is left out
  std::string unit;  // count, days, percent
  std::optional<double> value;  // none: nothing to compute it from
  std::optional<double> before;
};
struct AssessmentFault {
  Named subject;  // the paper or field
  Named fault;
  std::int64_t times = 0;
};
struct AssessmentFindingView {
  std::string code;
  Words sentence;
};
struct AssessmentConclusionView {
  std::string conclusion;  // keep, revise, retire
  std::string text;
  std::string by;
  Named post;  // in which they acted
  Instant at;
  std::int64_t late_days = 0;  // calendar days after it was due; 0: in time
};
// GET /api/v1/self-assessments/{item}
struct SelfAssessmentView {
  int year = 0;
  bool over = false;  // the year is; before that its figures still grow
  bool recorded = true;  // no: the year ended before the hall's first case, so there are no figures
  Named item;
  Named department;
  Date due_on;
  bool overdue = false;
  int promised_days = 0;
  std::string promised_unit;
  std::optional<int> statutory_days;
  std::optional<std::string> statutory_unit;
  std::vector<AssessmentFigure> figures;
  std::vector<AssessmentFault> faults;
  std::vector<AssessmentFindingView> findings;
  std::optional<AssessmentConclusionView> conclusion;
  bool may_conclude = false;
};
struct SelfAssessmentRow {
  Named item;
  Named department;
  std::int64_t filed = 0;
  std::int64_t decided = 0;
  int findings = 0;
  std::optional<std::string> conclusion;
  std::optional<Instant> at;
  std::int64_t late_days = 0;  // as of the conclusion
};
// GET /api/v1/self-assessments: every item in operation, those that wait for a conclusion first
struct SelfAssessmentList {
  int year = 0;
  bool over = false;
  bool recorded = true;
  Date due_on;
  std::int64_t days_left = 0;  // calendar days until then; negative: past
  std::vector<SelfAssessmentRow> items;
  std::int64_t assessed = 0;
  bool overdue = false;
  std::vector<int> years;  // that can be looked at, the latest first
};
// POST /api/v1/self-assessments/{item}
struct AssessmentInput {
  int year = 0;
  std::string conclusion;  // keep, revise, retire
  std::string text;
};
struct AssessmentTaken {
  std::string assessment;
  Instant at;
};

}  // namespace yichuang::app
