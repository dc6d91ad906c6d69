#include "core/casework/clocks.h"

namespace yichuang {
namespace {

const PlannedItem& planned(const Matter& matter, const Task& task) {
  const PlannedItem* item = matter.plan.item(task.item);
  ensure(item != nullptr);
  return *item;
}

// An extension lengthens both clocks: what the head grants the organ, the promise follows (行政许可法 第四十二条).
Limit promised_limit(const Matter& matter, const Task& task) {
  const Period& promised = planned(matter, task).promised;
  return {promised.days, promised.unit, task.extension ? task.extension->days : 0};
}

std::optional<Limit> statutory_limit(const Matter& matter, const Task& task) {
  const auto& statutory = planned(matter, task).statutory;
  if (!statutory) return std::nullopt;
  return Limit{statutory->days, statutory->unit, task.extension ? task.extension->days : 0};
}

// An open stop reaches to today, for the reckoning.
std::vector<Stop> stops_until(const Task& task, Date today) {
  std::vector<Stop> stops = task.stops;
  if (task.open_stop && task.open_stop->from <= today)
    stops.push_back({task.open_stop->from, today, task.open_stop->procedure, task.open_stop->clause});
  return stops;
}

}  // namespace

std::optional<TaskClocks> clocks_of(const Matter& matter, const Task& task, Instant now) {
  if (!task.acceptance) return std::nullopt;
  const Instant at = task.decision ? std::min(now, task.decision->act.at) : now;
  const Date today = legal_day(at);
  const Date accepted = task.acceptance->on;
  const Limit promise = promised_limit(matter, task);
  const auto statute = statutory_limit(matter, task);
  TaskClocks clocks;
  clocks.running = !finished(state_of(matter.kase, matter.plan, task)) && !task.open_stop;
  clocks.accepted_on = accepted;
  clocks.stops = stops_until(task, today);
  const auto promised = due(matter.calendar, accepted, promise, clocks.stops);
  ensure(promised.ok());
  clocks.promised = *promised;
  clocks.promised_limit = promise.days + promise.extension;
  clocks.promised_unit = promise.unit;
  if (statute) {
    const auto statutory = due(matter.calendar, accepted, *statute, clocks.stops);
    ensure(statutory.ok());
    clocks.statutory = *statutory;
    clocks.statutory_limit = statute->days + statute->extension;
    clocks.statutory_unit = statute->unit;
  }
  clocks.used = used_days(matter.calendar, accepted, promise.unit, clocks.stops, today);
  clocks.left = clocks.promised_limit - clocks.used;
  // An open stop reaches to today, so what had passed before it began still shows.
  const auto times = yichuang::light_times(matter.calendar, accepted, promise, statute, clocks.stops);
  ensure(times.ok());
  clocks.light = light(*times, at);
  return clocks;
}

LightTimes light_times(const Matter& matter, const Task& task, Instant now) {
  // Nothing turns while the clock stands still, before acceptance, or after the decision.
  if (!task.acceptance || task.open_stop || finished(state_of(matter.kase, matter.plan, task))) return {};
  const auto times = yichuang::light_times(matter.calendar, task.acceptance->on, promised_limit(matter, task),
                                           statutory_limit(matter, task), task.stops);
  ensure(times.ok());
  return *times;
}

std::optional<PackageClock> package_clock(const Matter& matter) {
  std::optional<Date> first;
  for (const Task& task : matter.kase.tasks)
    if (task.acceptance) first = first ? std::min(*first, task.acceptance->on) : task.acceptance->on;
  if (!first) return std::nullopt;
  const Limit promise{std::min(matter.plan.promised_days, kJointLimit.days), Unit::working, 0};
  const auto promised = due(matter.calendar, *first, promise, {});
  const auto statutory = due(matter.calendar, *first, kJointLimit, {});
  ensure(promised.ok() && statutory.ok());
  return PackageClock{*first, *promised, *statutory};
}

}  // namespace yichuang
