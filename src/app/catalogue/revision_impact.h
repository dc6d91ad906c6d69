// The impact of a draft, with the running cases it would leave on their version.
#pragma once

#include "app/catalogue/draft_readings.h"
#include "app/catalogue/revision_views.h"

namespace yichuang::app {

ImpactView view_impact(const Centre& centre, const DraftReading& draft);

}  // namespace yichuang::app
