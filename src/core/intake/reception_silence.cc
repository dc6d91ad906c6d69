// The five days of the window, what the law does when they pass in silence, and when it has nothing to say.
#include <algorithm>
#include <map>

#include "core/intake/reception.h"

namespace yichuang {

Date window_opened_on(const Matter& matter, const Task& task) {
  const Case& kase = matter.kase;
  if (!kase.supplemented_on) return kase.received_on;
  const auto& told = kase.notices.back().items;
  const bool answered = std::find(told.begin(), told.end(), task.item) != told.end();
  return answered ? *kase.supplemented_on : kase.received_on;
}

Light window_light(const WorkCalendar& calendar, Date closes_on, Date today) {
  if (today >= closes_on) return Light::red;
  const auto next = calendar.nth_working_after(today, 1);
  return next && *next >= closes_on ? Light::yellow : Light::green;
}

Result<Date> window_closes_on(const Matter& matter, const Task& task) {
  return deficiency_deadline(matter.calendar, window_opened_on(matter, task));
}

Date complete_on(const Matter& matter, const Task& task) {
  Date complete = window_opened_on(matter, task);
  for (const std::string& from : upstream_of(matter.plan, task.item))
    if (const auto result = matter.kase.results.find(from); result != matter.kase.results.end())
      complete = std::max(complete, result->second.issued_on);
  return complete;
}

bool silent_too_long(const Matter& matter, const Task& task, Date today) {
  if (state_of(matter.kase, matter.plan, task) != TaskState::received) return false;
  const auto closes = window_closes_on(matter, task);
  return closes && *closes < today;
}

std::optional<Refusal> nothing_open(const Matter& matter) {
  bool told = false, open = false;
  for (const Task& task : matter.kase.tasks) {
    const TaskState state = state_of(matter.kase, matter.plan, task);
    if (state == TaskState::received) return std::nullopt;
    told |= state == TaskState::correction;
    open |= !finished(state);
  }
  if (told)
    return refuse("waits_for_applicant", {}, {{"until", to_string(matter.kase.notices.back().answer_by)}});
  return open ? refuse("all_accepted") : refuse("all_done");
}

// 行政许可法 第三十二条第一款第四项: 逾期不告知的，自收到申请材料之日起即为受理
Facts decide_deemed_acceptance(const Matter& matter, Date today) {
  std::map<Date, std::vector<std::string>> accepted, complete;
  if (matter.kase.withdrawal) return {};
  for (const Task& task : matter.kase.tasks) {
    if (!silent_too_long(matter, task, today)) continue;
    if (upstream_open(matter.kase, matter.plan, task.item))
      complete[window_opened_on(matter, task)].push_back(task.item);
    else
      accepted[complete_on(matter, task)].push_back(task.item);
  }
  Facts facts;
  for (auto& [on, items] : accepted)
    facts.push_back(Accepted{std::move(items), on, AcceptanceGround::silence, {}});
  for (auto& [on, items] : complete) facts.push_back(DeemedComplete{std::move(items), on});
  return facts;
}

Facts decide_waiting_acceptance(const Matter& matter, Date today) {
  std::vector<std::string> items;
  for (const Task& task : matter.kase.tasks) {
    const bool unsettled = state_of(matter.kase, matter.plan, task) == TaskState::received;
    if (unsettled && !upstream_of(matter.plan, task.item).empty() &&
        !upstream_open(matter.kase, matter.plan, task.item) && papers_right(matter.kase, matter.plan, task))
      items.push_back(task.item);
  }
  if (items.empty()) return {};
  return {Accepted{std::move(items), today, AcceptanceGround::upstream_result, {}}};
}

}  // namespace yichuang
