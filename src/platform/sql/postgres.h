#pragma once

#include <memory>
#include <string>

#include "platform/sql/sql.h"

namespace yichuang::sql {

std::unique_ptr<Connection> open_postgres(const std::string& where, bool read_only);

}  // namespace yichuang::sql
