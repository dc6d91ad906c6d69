// Which stored files a database names: what a backup must hold, a restore must find and the keeper must leave.
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "platform/sql/sql.h"
#include "platform/store/store.h"

namespace yichuang::app {

// Calls `use` with the digest of every file named in the database, each at least once.
void each_referenced_file(sql::Connection& connection, const std::function<void(const std::string&)>& use);

// Those of `digests`, which are in order, that somebody brought or that are a document's picture.
std::set<std::string> named_among(store::Reader& reader, std::int64_t district,
                                  const std::vector<std::string>& digests);

}  // namespace yichuang::app
