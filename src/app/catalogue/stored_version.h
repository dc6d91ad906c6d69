// Versions of the catalogue as the database keeps them: every file by its path, once a version.
#pragma once

#include <optional>
#include <string>

#include "app/catalogue/load.h"
#include "platform/store/store.h"

namespace yichuang::app {

// Part of a write: nothing when the version stands already.
void keep_version(store::WriteSet& set, std::int64_t district, const std::string& version,
                  const CatalogueFiles& files, Instant now);

// nullopt: it is not in the database.
std::optional<CatalogueFiles> stored_version(store::Reader& reader, std::int64_t district,
                                             const std::string& version);
std::optional<CatalogueFiles> stored_version(sql::Connection& connection, std::int64_t district,
                                             const std::string& version);

}  // namespace yichuang::app
