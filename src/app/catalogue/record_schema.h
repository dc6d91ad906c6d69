// The JSON Schema of one kind of record, as a form is made from it.
#pragma once

#include <optional>
#include <string>

#include "app/catalogue/load.h"

namespace yichuang::app {

// nullopt: no such kind, or one that has no schema of its own (file: its code says which).
std::optional<std::string> record_schema(const CatalogueFiles& files, const std::string& kind);

}  // namespace yichuang::app
