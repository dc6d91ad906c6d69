// 别名: what people call the items of a catalogue, out of its files. Only the search asks for it.
#pragma once

#include "app/catalogue/load.h"
#include "core/catalogue/search.h"

namespace yichuang::app {

// Of every item that has some; of files that were read before, since nothing is checked again.
ItemAliases item_aliases(const CatalogueFiles& files);

}  // namespace yichuang::app
