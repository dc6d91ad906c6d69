#include "app/catalogue/plan_dates.h"

#include <algorithm>
#include <map>

#include "core/calendar/clock.h"

namespace yichuang::app {
namespace {

// The working day each result is there to collect. Inside the house a result is passed on the moment it exists; nobody
// is told to collect one before the result it was made from, as a seal before the business licence.
std::map<std::string, int> days_to_collect(const PlanView& plan) {
  std::map<std::string, int> days;
  for (const PlanItemView& item : plan.items) days[item.item.code] = item.issued_day;
  for (std::size_t round = 0; round < plan.items.size(); ++round)  // no path is longer; there are no cycles
    for (const std::vector<std::string>& edge : plan.edges)
      days[edge.back()] = std::max(days[edge.back()], days[edge.front()]);
  return days;
}

}  // namespace

void add_dates(PlanView& plan, const WorkCalendar& calendar, Date accepted) {
  if (plan.items.empty()) return;
  // 行政许可法 第四十二条第二款: no promise of the whole goes beyond the joint limit.
  const int days = std::min(plan.promised_days, kJointLimit.days);
  const auto whole = due(calendar, accepted, {days, Unit::working, 0}, {});
  if (!whole) return;
  plan.dates = PlanDatesView{to_string(accepted), to_string(whole->date), whole->provisional};
  const std::map<std::string, int> collect = days_to_collect(plan);
  for (PlanItemView& item : plan.items)
    if (const auto day = due(calendar, accepted, {collect.at(item.item.code), Unit::working, 0}, {}))
      item.due = to_string(day->date);
}

}  // namespace yichuang::app
