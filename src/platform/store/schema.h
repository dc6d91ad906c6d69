// The store's own tables, and how a database is brought to the schema this program knows.
#pragma once

#include <vector>

#include "platform/store/store.h"

namespace yichuang::store {

// Steps 1–99, in order.
const std::vector<Step>& own_steps();

// Applies the missing ones of own_steps() and `steps`. Refuses in words a database that has steps this
// program does not know, or whose steps were edited after they had been applied. Several processes may do it
// at once.
void migrate(sql::Connection& connection, const std::vector<Step>& steps, Instant now);

}  // namespace yichuang::store
