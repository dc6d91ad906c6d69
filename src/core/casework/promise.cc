#include "core/casework/promise.h"

#include "core/casework/clocks.h"

namespace yichuang {

Facts decide_shorter_promise(const Matter& matter, const NewPromise& promise, Instant now) {
  const Task* task = matter.kase.task(promise.item);
  const PlannedItem* planned = matter.plan.item(promise.item);
  // (1) an item of this case on which there is still work;
  if (task == nullptr || planned == nullptr || finished(state_of(matter.kase, matter.plan, *task))) return {};
  // (2) counted alike, and not decided on the spot, for which there are no days to shorten;
  if (planned->promised.unit != promise.unit || promise.days < 1) return {};
  // (3) shorter than what holds now, be that the plan's or one taken over before;
  const int holds = task->shortened ? task->shortened->days : planned->promised.days;
  if (promise.days >= holds) return {};
  // (4) and still possible to keep.
  const PromiseShortened shortened{promise.item, promise.days, promise.catalogue_version};
  Case after = matter.kase;
  after.task(promise.item)->shortened = shortened;
  const Matter as_if{after, matter.plan, matter.catalogue, matter.calendar};
  const auto clocks = clocks_of(as_if, *as_if.kase.task(promise.item), now);
  if (clocks && clocks->promised.date < legal_day(now)) return {};
  return Facts{shortened};
}

}  // namespace yichuang
