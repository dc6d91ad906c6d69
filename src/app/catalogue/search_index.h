// The catalogue's search with the pinyin of this house.
#pragma once

#include "core/catalogue/search.h"

namespace yichuang::app {

SearchIndex search_index(const Catalogue& catalogue);

}  // namespace yichuang::app
