#include "app/catalogue/plan_dates.h"

#include <algorithm>

#include "core/calendar/clock.h"

namespace yichuang::app {

void add_dates(PlanView& plan, const WorkCalendar& calendar, Date accepted) {
  if (plan.items.empty()) return;
  // 行政许可法 第四十二条第二款: no promise of the whole goes beyond the joint limit.
  const int days = std::min(plan.promised_days, kJointLimit.days);
  const auto whole = due(calendar, accepted, {days, Unit::working, 0}, {});
  if (!whole) return;
  plan.dates = PlanDatesView{to_string(accepted), to_string(whole->date), whole->provisional};
  for (PlanItemView& item : plan.items)
    if (const auto day = due(calendar, accepted, {item.issued_day, Unit::working, 0}, {}))
      item.due = to_string(day->date);
}

}  // namespace yichuang::app
