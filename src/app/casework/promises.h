// Running cases take over the shorter promises that were published for them.
#pragma once

#include <functional>
#include <string>

#include "app/record/centre.h"

namespace yichuang::app {

// Asks every running case of each open adoption once; returns how many took a shorter promise over. Many servers may do
// so at once: a case takes the same promise over only once. What failed is told to `report` and asked again next time.
int adopt_promises(Centre& centre, const std::function<void(const std::string&)>& report);

}  // namespace yichuang::app
