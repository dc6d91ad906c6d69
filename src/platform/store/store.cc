#include "platform/store/store.h"

#include "platform/store/postgres_store.h"
#include "platform/store/sqlite_store.h"

namespace yichuang::store {

std::unique_ptr<Store> open(const Options& options, const std::vector<Step>& steps) {
  ensure(options.readers > 0 && options.writers > 0 && options.queue_limit > 0 && options.group_limit > 0);
  if (options.where.starts_with("sqlite:")) return open_sqlite_store(options, steps);
  return open_postgres_store(options, steps);
}

}  // namespace yichuang::store
