// 事项年度自查评估: once a year each item in operation is looked at by what its own cases tell — what a promise is worth, which
// papers people fail at, whether anybody comes at all — and its department says whether it stays as it is.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "core/catalogue/catalogue.h"
#include "core/people/person.h"

namespace yichuang {

// 被指出次数: how often a notice named this paper or field, and as what.
struct FaultNamed {
  std::string subject;  // "material:lease", "field:area"
  std::string fault;
  std::int64_t times = 0;
};

// 事项年度数据: counted from the facts of a calendar year, each in the year it happened in.
struct ItemYear {
  bool recorded = true;  // no: the year ended before the hall's first case, and its zeros say nothing
  std::int64_t filed = 0;  // cases with the item
  std::int64_t accepted = 0;
  std::int64_t notices = 0;  // one-time notices that held the item up
  std::int64_t granted = 0, refused = 0, not_accepted = 0, ended = 0, withdrawn = 0;
  std::int64_t yellow = 0, red = 0;  // decided when the light was yellow; after the statute
  std::int64_t most_percent = 0;  // of its promise, by the decision that used most of it
  std::int64_t bad_ratings = 0;  // of cases with the item
  std::int64_t wrong_guides = 0;  // reports by readers
  std::map<int, std::int64_t> days;  // working days a decision took, stops left out → how many
  std::vector<FaultNamed> faults;  // most often named first
  std::int64_t decided() const { return granted + refused; }
};

// In hundredths of a working day; nothing decided: none.
std::optional<std::int64_t> average_days_hundredths(const ItemYear& year);
// The number of working days within which at least `percent` of the decisions were taken.
std::optional<int> days_of_percentile(const ItemYear& year, int percent);

// 本区设定: what a finding begins at.
struct AssessmentLimits {
  int promise_percent = 40;  // of the promise, never used beyond
  int paper_percent = 30;  // of notices that name one paper
  int refused_percent = 30;  // of decisions
  int least_cases = 10;  // fewer decisions or notices say nothing in percent
  int wrong_guides = 3;
  int bad_ratings = 3;
  int due_months = 3;  // after the year
};
AssessmentLimits assessment_limits(const Catalogue& catalogue);

// 评估发现: a sentence with the figures it rests on.
struct AssessmentFinding {
  std::string code;  // never_used, promise_long, statute_passed, paper_often_named, often_refused, …
  Text sentence;
};
std::vector<AssessmentFinding> assess(const Catalogue& catalogue, const Item& item, const ItemYear& year,
                                      const AssessmentLimits& limits);

// 评估结论
enum class AssessmentConclusion { keep, revise, retire };

// 逾期天数: calendar days between the due day and the day of the conclusion, or today while there is none; 0 in time.
std::int64_t assessment_late_days(Date due, Date day);

// The last day of the month so many months after the year.
Date assessment_due(int year, const AssessmentLimits& limits);

struct AssessmentWanted {
  int year = 0;
  std::string text;
  bool standing = false;  // this item has a conclusion for the year already
};
// Once for each item and year, when the year is over, by the head of the item's department or whoever keeps the catalogue.
// Denied `only_department_assesses`; refused `year_not_over`, `already_assessed`; malformed text `missing`.
Result<void> decide_assessment(const Item& item, const AssessmentWanted& wanted, const Actor& actor,
                               Date today);
bool may_assess(const Item& item, const Actor& actor);

}  // namespace yichuang
