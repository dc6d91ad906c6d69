#include "app/catalogue/shelf.h"

#include "app/catalogue/stored_version.h"

namespace yichuang::app {
namespace {

std::shared_ptr<const Catalogue> load_or_fail(const CatalogueFiles& files) {
  auto catalogue = load_catalogue(files);
  if (catalogue) return *catalogue;
  std::string what = "the catalogue has errors:";
  for (const FieldFault& fault : catalogue.refusal().fields) {
    what += "\n  " + fault.field + " " + fault.code;
    for (const auto& [name, value] : fault.values) what += " " + value;
  }
  throw Failure(what);
}

// Number 0: what was shipped when a server last started.
std::shared_ptr<const Catalogue> shipped_there(store::Store& store, std::int64_t district) {
  std::optional<CatalogueFiles> files;
  store.read([&](store::Reader& reader) {
    const auto all = publications(reader, district);
    files = all.empty() ? std::nullopt : stored_version(reader, district, all.front().version);
  });
  if (!files) throw Failure("no catalogue is kept in the database: serve keeps one when it starts");
  return load_or_fail(*files);
}

}  // namespace

StoredShelf::StoredShelf(store::Store& store, std::int64_t district, const CatalogueFiles& files, Clock clock)
    : StoredShelf(store, district, files, load_or_fail(files), std::move(clock)) {}

StoredShelf::StoredShelf(store::Store& store, std::int64_t district, const CatalogueFiles& files,
                         std::shared_ptr<const Catalogue> read, Clock clock)
    : store_(store),
      district_(district),
      clock_(std::move(clock)),
      shipped_(std::move(read)),
      current_(shipped_) {
  store::WriteSet set;
  keep_version(set, district_, shipped_->version, files, clock_());
  keep_shipped(set, district_, shipped_->version, clock_());
  ensure(store_.apply(set) == store::Applied::done);
  look();
}

StoredShelf::StoredShelf(store::Store& store, std::int64_t district, Clock clock)
    : store_(store),
      district_(district),
      clock_(std::move(clock)),
      shipped_(shipped_there(store, district)),
      current_(shipped_) {
  look();
}

std::shared_ptr<const Catalogue> StoredShelf::current() const {
  const std::lock_guard lock(mutex_);
  return current_;
}

void StoredShelf::look() {
  std::int64_t known = 0;
  {
    const std::lock_guard lock(mutex_);
    if (!publications_.empty()) known = publications_.back().number;
  }
  std::vector<Publication> since;
  store_.read([&](store::Reader& reader) {
    since = publications(reader, district_, known);
    // What had been shipped when the first was published stays in force until that one's day.
    if (known == 0 && !since.empty()) since = publications(reader, district_);
  });
  std::string wanted;
  {
    const std::lock_guard lock(mutex_);
    for (Publication& one : since)
      if (publications_.empty() || one.number > publications_.back().number)
        publications_.push_back(std::move(one));
    if (publications_.empty()) return;
    const Publication* now = in_force(publications_, legal_day(clock_()));
    if (now == nullptr || now->version == current_->version) return;
    wanted = now->version;
  }
  auto next = version(wanted);
  const std::lock_guard lock(mutex_);
  current_ = std::move(next);
}

bool StoredShelf::shipped_differs() const {
  const std::lock_guard lock(mutex_);
  if (publications_.empty()) return false;
  for (const Publication& one : publications_)
    if (one.version == shipped_->version) return false;
  return true;
}

std::shared_ptr<const Catalogue> StoredShelf::version(const std::string& version) const {
  if (version == shipped_->version) return shipped_;
  const std::lock_guard lock(older_mutex_);
  if (const auto known = older_.find(version); known != older_.end()) return known->second;
  std::optional<CatalogueFiles> files;
  store_.read([&](store::Reader& reader) { files = stored_version(reader, district_, version); });
  if (!files) throw Failure("catalogue version " + version + " is not in the database");
  std::shared_ptr<const Catalogue> stored = load_or_fail(*files);
  // A version is the hash of its contents: rules that were changed on the disk decide nothing.
  if (stored->version != version)
    throw Failure("catalogue version " + version + " is damaged: what is stored is " + stored->version);
  return older_[version] = std::move(stored);
}

}  // namespace yichuang::app
