// What the passing of days brings about by itself: deemed acceptance (第三十二条).
#pragma once

#include <functional>
#include <string>

#include "app/record/centre.h"

namespace yichuang::app {

// Sweeps every case whose window has closed in silence by now; returns how many were accepted by the law.
// A case that fails is told to `report`, and the rest go on.
int sweep_silent_cases(Centre& centre, const std::function<void(const std::string&)>& report);

}  // namespace yichuang::app
