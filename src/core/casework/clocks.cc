#include "core/casework/clocks.h"

#include <algorithm>
#include <map>

namespace yichuang {
namespace {

const PlannedItem& planned(const Matter& matter, const Task& task) {
  const PlannedItem* item = matter.plan.item(task.item);
  ensure(item != nullptr);
  return *item;
}

// As planned, or as shortened since.
int promised_days(const Matter& matter, const Task& task) {
  return task.shortened ? task.shortened->days : planned(matter, task).promised.days;
}

// An extension lengthens both clocks: what the head grants the organ, the promise follows (行政许可法 第四十二条).
Limit promised_limit(const Matter& matter, const Task& task) {
  return {promised_days(matter, task), planned(matter, task).promised.unit,
          task.extension ? task.extension->days : 0};
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

namespace {

// What of an item's clock the end of the plan is reckoned with.
struct Reckoned {
  bool shortened = true;  // promises taken over since
  bool corrections = true;  // 补正 is the applicant's time
  bool extensions = false;
  bool stops = false;
  bool open_stops = true;  // those that last: to `today`, or to `open_until`
  std::optional<Date> open_until;
};
constexpr CalendarDays kLongStop{180};  // past the planned end: long enough to use up the slack of any item

std::vector<Stop> reckoned_stops(const Task& task, Date today, const Reckoned& with) {
  if (!with.stops) return {};
  if (!with.open_stops) return task.stops;
  return stops_until(task, with.open_until.value_or(today));
}

// An item that was in a notice cannot start before its papers are right: the day it was accepted, or, while that is still
// to come, today at the earliest (`open_until` for how far that may reach).
std::optional<Date> mended_on(const Matter& matter, const Task& task, Date today, const Reckoned& with) {
  if (!with.corrections) return std::nullopt;
  const bool told = std::ranges::any_of(matter.kase.notices, [&](const NoticeIssued& notice) {
    return std::ranges::count(notice.items, task.item) > 0;
  });
  if (!told) return std::nullopt;
  if (task.acceptance) return task.acceptance->on;
  if (finished(state_of(matter.kase, matter.plan, task)) || !with.open_stops) return std::nullopt;
  return with.open_until.value_or(today);
}

// The day the last result would be issued if every item took exactly its promise after the last of those it waits for.
Date plan_ends(const Matter& matter, Date first, Date today, const Reckoned& with) {
  std::map<std::string, Date> decided;
  Date last = first;
  // The levels hold each item after everything it waits for.
  for (const auto& level : matter.plan.levels)
    for (const std::string& code : level) {
      const Task* task = matter.kase.task(code);
      const PlannedItem* item = matter.plan.item(code);
      ensure(task != nullptr && item != nullptr);
      Date from = first;
      for (const std::string& upstream : upstream_of(matter.plan, code))
        from = std::max(from, decided.at(upstream));
      if (const auto mended = mended_on(matter, *task, today, with)) from = std::max(from, *mended);
      Limit limit{with.shortened ? promised_days(matter, *task) : item->promised.days, item->promised.unit,
                  0};
      if (with.extensions && task->extension) limit.extension = task->extension->days;
      const auto done = due(matter.calendar, from, limit, reckoned_stops(*task, today, with));
      const Limit issue{item->issue.days, item->issue.unit, 0};
      ensure(done.ok());
      const auto issued = due(matter.calendar, done->date, issue, {});
      ensure(issued.ok());
      decided[code] = done->date;
      last = std::max(last, issued->date);
    }
  return last;
}

}  // namespace

std::optional<PackageClock> package_clock(const Matter& matter, Instant now) {
  std::optional<Date> first;
  for (const Task& task : matter.kase.tasks)
    if (task.acceptance) first = first ? std::min(*first, task.acceptance->on) : task.acceptance->on;
  if (!first) return std::nullopt;
  const Date today = legal_day(now);
  const Date planned = plan_ends(matter, *first, today, {.corrections = false});
  const bool as_planned =
      matter.kase.notices.empty() && std::ranges::none_of(matter.kase.tasks, [](const Task& task) {
        return task.extension || task.open_stop || !task.stops.empty();
      });
  const auto ends = [&](const Reckoned& with) {
    return as_planned ? planned : plan_ends(matter, *first, today, with);
  };
  const Reckoned all{.extensions = true, .stops = true}, stops{.stops = true};
  Reckoned closed = all, lasting = all;
  closed.open_stops = false;
  lasting.open_until = planned + kLongStop;
  const int by_all = matter.calendar.working_between(planned, ends(all));
  const int by_stops = matter.calendar.working_between(planned, ends(stops));
  // A shorter promise of an item on the longest way brings the whole matter forward by as many working days.
  const bool shorter =
      std::ranges::any_of(matter.kase.tasks, [](const Task& t) { return t.shortened.has_value(); });
  const int sooner =
      shorter ? matter.calendar.working_between(
                    planned, plan_ends(matter, *first, today, {.shortened = false, .corrections = false}))
              : 0;
  const int days = std::max(std::min(matter.plan.promised_days, kJointLimit.days) - sooner, 0);
  const auto promised = due(matter.calendar, *first, Limit{days, Unit::working, by_all}, {});
  const auto statutory = due(matter.calendar, *first, Limit{kJointLimit.days, Unit::working, by_stops}, {});
  ensure(promised.ok() && statutory.ok());
  // An open stop that would move the end if it lasted: until it is over nobody knows the day.
  return PackageClock{*first, *promised, *statutory, ends(lasting) > ends(closed)};
}

}  // namespace yichuang
