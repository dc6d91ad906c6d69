// What the passing of days brings about by itself: deemed acceptance (第三十二条).
#pragma once

#include "app/record/centre.h"

namespace yichuang::app {

// Sweeps every case whose window has closed in silence by now; returns how many were accepted by the law.
int sweep_silent_cases(Centre& centre);

}  // namespace yichuang::app
