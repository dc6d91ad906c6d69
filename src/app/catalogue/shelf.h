// The shelf of published catalogue versions. The current one comes with the program or from a folder; it is kept in the
// database the first time it serves, so that cases filed under it can be judged by it for ever.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "app/catalogue/load.h"
#include "app/record/centre.h"
#include "platform/sql/sql.h"

namespace yichuang::app {

class StoredShelf final : public CatalogueShelf {
 public:
  // Loads `files`; a catalogue with errors is a Failure that lists them.
  StoredShelf(store::Store& store, std::int64_t district, const CatalogueFiles& files, Instant now);
  // The same, with `files` read already: for whoever opens many shelves of one catalogue.
  StoredShelf(store::Store& store, std::int64_t district, const CatalogueFiles& files,
              std::shared_ptr<const Catalogue> read, Instant now);

  std::shared_ptr<const Catalogue> current() const override { return current_; }
  std::shared_ptr<const Catalogue> version(const std::string& version) const override;

 private:
  store::Store& store_;
  const std::int64_t district_;
  std::shared_ptr<const Catalogue> current_;
  mutable std::mutex mutex_;
  mutable std::map<std::string, std::shared_ptr<const Catalogue>> older_;
};

// The files of the version that was kept last. Failure when none is kept, or one of several districts is meant.
CatalogueFiles newest_stored(sql::Connection& connection);

}  // namespace yichuang::app
