// The shelf of published catalogue versions. What the program ships, or a folder holds, is in force until a person
// publishes a version; from then on the newest publication whose day has come is
// (docs/decisions/0014-a-published-catalogue-lives-in-the-database.md). Every version that ever served is kept in the
// database, so that cases filed under it can be judged by it for ever.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "app/catalogue/load.h"
#include "app/catalogue/publications.h"
#include "app/record/centre.h"

namespace yichuang::app {

class StoredShelf final : public CatalogueShelf {
 public:
  // Loads `files`; a catalogue with errors is a Failure that lists them.
  StoredShelf(store::Store& store, std::int64_t district, const CatalogueFiles& files, Clock clock);
  // The same, with `files` read already: for whoever opens many shelves of one catalogue.
  StoredShelf(store::Store& store, std::int64_t district, const CatalogueFiles& files,
              std::shared_ptr<const Catalogue> read, Clock clock);

  // What the database keeps already, for a command beside the servers: what this program ships changes nothing.
  // Failure when no server has kept a catalogue there.
  StoredShelf(store::Store& store, std::int64_t district, Clock clock);

  std::shared_ptr<const Catalogue> current() const override;
  std::shared_ptr<const Catalogue> version(const std::string& version) const override;
  void look() override;

  // The files given at the start are not what is in force and were never published here: the operator is told, since
  // nobody else would take them in.
  bool shipped_differs() const;
  const std::string& shipped_version() const { return shipped_->version; }

 private:
  store::Store& store_;
  const std::int64_t district_;
  const Clock clock_;
  const std::shared_ptr<const Catalogue> shipped_;
  mutable std::mutex mutex_;
  std::shared_ptr<const Catalogue> current_;
  std::vector<Publication> publications_;  // by number; empty until a person has published
  mutable std::mutex older_mutex_;
  mutable std::map<std::string, std::shared_ptr<const Catalogue>> older_;
};

}  // namespace yichuang::app
