// What SQLite believes about the tables when it chooses an index. By itself it takes any column for selective, the district
// too, and so would rather read all of a district by its primary key than look into an index that names what is sought:
// accounts, letters, uploads of everybody, at every act. It is told instead, once, how such a database looks when it has
// grown; so every plan is the same in an empty hall and in a full one, and nothing has to be analysed while people wait.
#pragma once

#include "platform/sql/sql.h"

namespace yichuang::store {

// After the schema stands; other connections read it when they open.
void set_sqlite_statistics(sql::Connection& connection);

}  // namespace yichuang::store
