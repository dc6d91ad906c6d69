// The packages as a hall shows them: by its domains in the centre's order, inside each as the district places them.
#pragma once

#include <vector>

#include "core/catalogue/catalogue.h"

namespace yichuang {

// Inside a domain by display_order, then those the city coordinates before the district's own, then by name.
std::vector<const Package*> packages_as_shown(const Catalogue& catalogue);

}  // namespace yichuang
