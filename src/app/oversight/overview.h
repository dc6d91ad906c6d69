// The manager's first page: live numbers, counted from the same rows as the lists they name (overview_lists.h).
#pragma once

#include <cstdint>
#include <string>

#include "app/oversight/overview_view.h"
#include "app/record/centre.h"
#include "core/people/person.h"

namespace yichuang::app {

// A number of one department is counted no further.
inline constexpr std::int64_t kMostInNumber = 10'000;

// As of the hall's clock; whoever oversees one department counts that one alone.
Overview count_overview(const Centre& centre, const Actor& actor);

// The values every count and list of one department's items takes.
sql::Params counted_of(const Centre& centre, const std::string& department, Instant now);

}  // namespace yichuang::app
