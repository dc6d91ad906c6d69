// Time in a plan: which items run side by side, what the longest path is, and what it all cost before.
#pragma once

#include "core/catalogue/plan.h"

namespace yichuang {

// A period as working days: a calendar period counts as the most working days that fit into it, five a week, so that a
// promise made of it is never too short.
int in_working_days(const Period& period);

// Fills levels, starts_after, ends_after, critical_path and promised_days from the plan's items and edges. `own_promise`
// is the package's, if it has one. A cycle is a Bug: the checker lets none through.
void schedule(Plan& plan, const std::optional<Period>& own_promise);

// Fills before.steps, before.days, before.trips and after.steps, after.days, from a scheduled plan.
void compare_effort(Plan& plan);

}  // namespace yichuang
