// The manager's first page: live numbers, counted from the same rows as the lists they name.
#pragma once

#include "app/oversight/overview_view.h"
#include "app/record/centre.h"

namespace yichuang::app {

// As of the hall's clock. Which statement gives which number stands beside it in overview.cc.
Overview count_overview(const Centre& centre);

}  // namespace yichuang::app
