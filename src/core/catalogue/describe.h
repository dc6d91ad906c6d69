// A condition in words before anybody has answered: “营业面积不小于 300 平方米（以本区公布为准）”. For guides.
#pragma once

#include "core/catalogue/catalogue.h"

namespace yichuang {

// In the words of that package's questions. A question the package does not ask is left out: it never holds there.
Text describe(const Condition& condition, const Catalogue& catalogue, const Package& package);

}  // namespace yichuang
