// 差评 of this year: how many, and which. What somebody wrote is read on the case's own page.
#pragma once

#include <string>

#include "app/oversight/overview_view.h"
#include "app/record/centre.h"
#include "base/result.h"

namespace yichuang::app {

// Of one department, or of all where `department` is empty.
std::int64_t count_bad_ratings(store::Reader& reader, const Centre& centre, const std::string& department,
                               Instant now);

// As many as were counted, newest first. Refuses malformed `unknown_page`.
Result<RatingList> list_bad_ratings(const Centre& centre, const std::string& department,
                                    const std::string& after, int limit);

}  // namespace yichuang::app
