// The manager's first page: live numbers, counted from the same rows as the lists they name (overview_lists.h).
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "app/oversight/overview_view.h"
#include "app/record/centre.h"

namespace yichuang::app {

// As of the hall's clock.
Overview count_overview(const Centre& centre);

// The values every count and list of one department's items takes, and its counts in the order of TaskCount.
sql::Params counted_of(const Centre& centre, const std::string& department, Instant now);
std::array<std::int64_t, 8> count_tasks_of(store::Reader& reader, const sql::Params& department);

}  // namespace yichuang::app
