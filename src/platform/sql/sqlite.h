#pragma once

#include <memory>
#include <string>

#include "platform/sql/sql.h"

namespace yichuang::sql {

std::unique_ptr<Connection> open_sqlite(const std::string& path, bool read_only);
// The file has checked pages afterwards (checked_pages.h). One of an older program is written once more for it, which needs
// as much room again; others may read it meanwhile.
void check_every_page(Connection& connection);

}  // namespace yichuang::sql
