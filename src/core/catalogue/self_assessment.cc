#include "core/catalogue/self_assessment.h"

#include <algorithm>
#include <cmath>

#include "core/people/blank.h"

namespace yichuang {
namespace {

// Shares are compared in whole numbers: part ÷ whole ≥ percent ÷ 100.
bool at_least(std::int64_t part, std::int64_t whole, int percent) {
  return whole > 0 && part * 100 >= whole * percent;
}

std::string number(std::int64_t value) { return std::to_string(value); }

std::string share(std::int64_t part, std::int64_t whole) {
  return number((part * 200 + whole) / (2 * whole)) + "%";
}

Text subject_name(const Catalogue& catalogue, const std::string& subject) {
  const auto colon = subject.find(':');
  const std::string kind = subject.substr(0, colon), code = subject.substr(colon + 1);
  if (kind == "material") {
    if (const Material* material = catalogue.material(code)) return material->name;
  } else if (const Field* field = catalogue.field(code)) {
    return field->label;
  }
  return {code, code};
}

int whole(const Catalogue& catalogue, const char* code, int usual, int most) {
  const Parameter* set = catalogue.parameter(code);
  if (set == nullptr) return usual;
  return static_cast<int>(std::clamp(std::floor(set->value), 1.0, static_cast<double>(most)));
}

// How often each paper or field was named, whatever was wrong with it.
std::vector<std::pair<std::string, std::int64_t>> named_subjects(const ItemYear& year) {
  std::map<std::string, std::int64_t> times;
  for (const FaultNamed& fault : year.faults) times[fault.subject] += fault.times;
  std::vector<std::pair<std::string, std::int64_t>> sorted(times.begin(), times.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& one, const auto& other) { return one.second > other.second; });
  return sorted;
}

void look_at_time(const Item& item, const ItemYear& year, const AssessmentLimits& limits,
                  std::vector<AssessmentFinding>& found) {
  if (year.red > 0)
    found.push_back(
        {"statute_passed",
         {number(year.red) + " 件超过了法定期限才作出决定：要查清原因，定出办法。",
          number(year.red) + " decisions came after the statutory limit: find out why, and mend it."}});
  if (item.instant || item.promised.days < 2 || year.decided() < limits.least_cases) return;
  if (year.most_percent <= limits.promise_percent)
    found.push_back(
        {"promise_long",
         {number(year.decided()) + " 件决定没有一件用到承诺时限的 " + number(limits.promise_percent) +
              "% 以上（最多用到 " + number(year.most_percent) + "%）：承诺时限可以再缩短。",
          "None of " + number(year.decided()) + " decisions used more than " +
              number(limits.promise_percent) + "% of the promised time (at most " +
              number(year.most_percent) + "%): the promise could be shortened."}});
}

void look_at_papers(const Catalogue& catalogue, const ItemYear& year, const AssessmentLimits& limits,
                    std::vector<AssessmentFinding>& found) {
  if (year.notices < limits.least_cases) return;
  for (const auto& [subject, times] : named_subjects(year)) {
    if (!at_least(times, year.notices, limits.paper_percent)) break;
    const Text name = subject_name(catalogue, subject);
    found.push_back(
        {"paper_often_named",
         {"“" + name.zh + "”在 " + number(year.notices) + " 份一次性告知中被指出 " + number(times) + " 次（" +
              share(times, year.notices) + "）：要么把要求说清楚，要么不再要它。",
          "“" + name.en + "” was named " + number(times) + " times in " + number(year.notices) +
              " notices (" + share(times, year.notices) +
              "): explain what is asked, or ask for it no longer."}});
  }
}

void look_at_people(const ItemYear& year, const AssessmentLimits& limits,
                    std::vector<AssessmentFinding>& found) {
  if (year.decided() >= limits.least_cases && at_least(year.refused, year.decided(), limits.refused_percent))
    found.push_back(
        {"often_refused",
         {number(year.decided()) + " 件决定中不予的有 " + number(year.refused) + " 件（" +
              share(year.refused, year.decided()) + "）：条件要在申请以前就说清楚。",
          number(year.refused) + " of " + number(year.decided()) + " decisions were refusals (" +
              share(year.refused, year.decided()) + "): the conditions must be clear before people apply."}});
  if (year.wrong_guides >= limits.wrong_guides)
    found.push_back({"guide_often_wrong",
                     {"读者指出办事指南有误 " + number(year.wrong_guides) + " 次：指南要重新核对一遍。",
                      "Readers reported the guide as wrong " + number(year.wrong_guides) +
                          " times: go through it once more."}});
  if (year.bad_ratings >= limits.bad_ratings)
    found.push_back(
        {"badly_rated",
         {"含这个事项的办件有 " + number(year.bad_ratings) + " 个差评：要逐个回访。",
          number(year.bad_ratings) + " bad ratings of cases with this item: talk to each of them."}});
}

}  // namespace

std::optional<std::int64_t> average_days_hundredths(const ItemYear& year) {
  std::int64_t sum = 0, count = 0;
  for (const auto& [days, times] : year.days) {
    sum += days * times;
    count += times;
  }
  if (count == 0) return std::nullopt;
  return (sum * 200 + count) / (2 * count);
}

std::optional<int> days_of_percentile(const ItemYear& year, int percent) {
  std::int64_t count = 0, passed = 0;
  for (const auto& [days, times] : year.days) count += times;
  if (count == 0) return std::nullopt;
  for (const auto& [days, times] : year.days) {
    passed += times;
    if (at_least(passed, count, percent)) return days;
  }
  return year.days.rbegin()->first;
}

AssessmentLimits assessment_limits(const Catalogue& catalogue) {
  const AssessmentLimits usual;
  const auto set = [&](const char* code, int otherwise, int most) {
    return whole(catalogue, code, otherwise, most);
  };
  return {set("self_assessment_promise_percent", usual.promise_percent, 100),
          set("self_assessment_paper_percent", usual.paper_percent, 100),
          set("self_assessment_refused_percent", usual.refused_percent, 100),
          set("self_assessment_least_cases", usual.least_cases, 100'000),
          set("self_assessment_wrong_guides", usual.wrong_guides, 100'000),
          set("self_assessment_bad_ratings", usual.bad_ratings, 100'000),
          set("self_assessment_due_months", usual.due_months, 12)};
}

std::vector<AssessmentFinding> assess(const Catalogue& catalogue, const Item& item, const ItemYear& year,
                                      const AssessmentLimits& limits) {
  std::vector<AssessmentFinding> found;
  if (!year.recorded) return found;
  if (year.filed == 0 && year.decided() == 0)
    found.push_back(
        {"never_used",
         {"全年没有一件申请：还需要这个事项吗？", "Nobody applied all year: is the item still needed?"}});
  look_at_time(item, year, limits, found);
  look_at_papers(catalogue, year, limits, found);
  look_at_people(year, limits, found);
  return found;
}

Date assessment_due(int year, const AssessmentLimits& limits) {
  // The first day of the month after, less one; twelve months lead into the January after that.
  const int month = limits.due_months;
  const Date after = month == 12 ? Date{year + 2, 1, 1} : Date{year + 1, static_cast<unsigned>(month) + 1, 1};
  return after - CalendarDays{1};
}

std::int64_t assessment_late_days(Date due, Date day) {
  return std::max<std::int64_t>((day - due).count, 0);
}

bool may_assess(const Item& item, const Actor& actor) {
  return actor.has(Role::maintainer) || (actor.has(Role::head) && actor.department == item.department);
}

Result<void> decide_assessment(const Item& item, const AssessmentWanted& wanted, const Actor& actor,
                               Date today) {
  if (!may_assess(item, actor)) return deny("only_department_assesses");
  if (wanted.year >= today.year()) return refuse("year_not_over");
  if (wanted.standing) return refuse("already_assessed");
  if (is_blank(wanted.text)) return malformed("text", "missing");
  return {};
}

}  // namespace yichuang
