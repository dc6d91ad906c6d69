#include "app/oversight/assessment_figures.h"

namespace yichuang::app {
namespace {

constexpr std::size_t kMostFaults = 10;
// What stands in no list was described in words, which stay sealed in the case.
const Words kOtherFault{"窗口另外说明的问题", "told in the clerk’s own words"};

struct Counted {
  const char* code;
  std::int64_t ItemYear::* of;
  Words name, rule;
};
const Counted kCounted[] = {
    {"filed",
     &ItemYear::filed,
     {"收到申请", "Applications"},
     {"本年度收件的办件中要办这个事项的件数。", "Cases received in the year that ask for this item."}},
    {"accepted",
     &ItemYear::accepted,
     {"受理", "Accepted"},
     {"本年度受理的件数，逾期未告知视为受理的也算。", "Accepted in the year, also by silence."}},
    {"notices",
     &ItemYear::notices,
     {"一次性告知", "Notices of correction"},
     {"本年度因这个事项的材料或栏目发出的补正告知份数。",
      "Notices given in the year that held this item up."}},
    {"granted",
     &ItemYear::granted,
     {"准予", "Granted"},
     {"本年度作出的准予决定，以前年度受理的也算。", "Decided in the year, whenever accepted."}},
    {"refused",
     &ItemYear::refused,
     {"不予", "Refused"},
     {"本年度作出的不予决定，以前年度受理的也算。", "Decided in the year, whenever accepted."}},
    {"not_accepted",
     &ItemYear::not_accepted,
     {"不予受理", "Not accepted"},
     {"本年度决定不予受理的件数。", "Turned away before acceptance in the year."}},
    {"ended",
     &ItemYear::ended,
     {"终止", "Ended"},
     {"因前置事项未办成而终止的件数。", "Ended because an item before it failed."}},
    {"withdrawn",
     &ItemYear::withdrawn,
     {"撤回", "Withdrawn"},
     {"申请人在决定以前撤回的件数。", "Taken back by the applicant before a decision."}},
    {"yellow",
     &ItemYear::yellow,
     {"临期或超过承诺才决定（黄）", "Decided late of the promise (yellow)"},
     {"作出决定时已用去承诺时限九成以上，或者超过承诺、未超过法定期限；停钟的天数不算。",
      "Decided with nine tenths of the promise used or past it, within the statute; stops left out."}},
    {"red",
     &ItemYear::red,
     {"超过法定期限才决定（红）", "Decided after the statute (red)"},
     {"作出决定时已超过法定期限；法律没有规定期限的不计。",
      "Decided after the statutory limit; none where the law sets none."}},
    {"wrong_guides",
     &ItemYear::wrong_guides,
     {"指南纠错", "Reports of a wrong guide"},
     {"读者在本年度指出这个事项的指南有误的次数，不论核实结果。",
      "Reports by readers in the year, whatever came of them."}},
    {"bad_ratings",
     &ItemYear::bad_ratings,
     {"差评", "Bad ratings"},
     {"本年度对含这个事项的办件给出的不满意和非常不满意；一件办件含几个事项的，每个事项都算。",
      "Dissatisfied or worse, of cases with this item; a case with several items counts for each."}},
};

std::optional<double> counted(const ItemYear& year, const Counted& one) {
  if (!year.recorded) return std::nullopt;
  return static_cast<double>(year.*one.of);
}
std::optional<double> average(const ItemYear& year) {
  const auto hundredths = average_days_hundredths(year);
  if (!hundredths) return std::nullopt;
  return static_cast<double>(*hundredths) / 100;
}
std::optional<double> ninety(const ItemYear& year) {
  const auto days = days_of_percentile(year, 90);
  if (!days) return std::nullopt;
  return *days;
}
std::optional<double> most(const ItemYear& year) {
  if (year.decided() == 0) return std::nullopt;
  return static_cast<double>(year.most_percent);
}

}  // namespace

std::vector<AssessmentFigure> figures_of(const ItemYear& year, const ItemYear& last) {
  std::vector<AssessmentFigure> figures;
  for (const Counted& one : kCounted)
    figures.push_back({one.code, one.name, one.rule, "count", counted(year, one), counted(last, one)});
  figures.push_back(
      {"average_days",
       {"平均用时", "Mean time"},
       {"本年度作出的决定，从受理次日到决定当日的工作日之和除以决定件数；停钟的天数不算。",
        "Working days from the day after acceptance to the decision, stops left out, divided by "
        "the decisions of the year."},
       "days",
       average(year),
       average(last)});
  figures.push_back({"ninety_days",
                     {"九成件在几天内办完", "Nine in ten within"},
                     {"至少九成的决定用了不超过这么多工作日。",
                      "At least nine in ten decisions took no more working days than this."},
                     "days",
                     ninety(year),
                     ninety(last)});
  figures.push_back(
      {"most_percent",
       {"最多用到承诺时限的", "Most of the promise used"},
       {"用时最长的一件，用去它受理时承诺时限的百分之几；即办件不计。",
        "By the decision that used most of the promise it was accepted under; items done on the "
        "spot are left out."},
       "percent",
       most(year),
       most(last)});
  return figures;
}

std::vector<AssessmentFault> faults_of(const Catalogue& catalogue, const ItemYear& year) {
  std::vector<AssessmentFault> faults;
  for (const FaultNamed& fault : year.faults) {
    if (faults.size() == kMostFaults) break;
    const std::string code = fault.subject.substr(fault.subject.find(':') + 1);
    AssessmentFault view{{fault.subject, {code, code}}, {fault.fault, kOtherFault}, fault.times};
    const Material* material = fault.subject.starts_with("material") ? catalogue.material(code) : nullptr;
    const Field* field = fault.subject.starts_with("field") ? catalogue.field(code) : nullptr;
    if (field != nullptr) view.subject.name = {field->label.zh, field->label.en};
    if (material != nullptr) {
      view.subject.name = {material->name.zh, material->name.en};
      for (const CommonFault& common : material->common_faults)
        if (common.code == fault.fault) view.fault.name = {common.text.zh, common.text.en};
    }
    faults.push_back(std::move(view));
  }
  return faults;
}

}  // namespace yichuang::app
