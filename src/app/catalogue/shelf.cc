#include "app/catalogue/shelf.h"

#include "platform/json/codec_impl.h"

namespace yichuang::app {

// A bundle is every file by its path: small, and readable without this program.
struct Bundle {
  std::map<std::string, std::string> files;
};
YICHUANG_DESCRIBE(Bundle, (files))

}  // namespace yichuang::app

// The limits of the codec are for requests; a catalogue's files are larger.
YICHUANG_RULES(yichuang::app::Bundle, {.member = "files", .max_length = 10'000'000, .max_items = 5'000})
YICHUANG_CODEC(yichuang::app::Bundle)

namespace yichuang::app {
namespace {

const sql::Statement kKeep{
    "catalogue/keep_version",
    "INSERT INTO catalogue_version (district, version, published_at, bundle) VALUES ($1, $2, $3, $4) "
    "ON CONFLICT (district, version) DO NOTHING"};
const sql::Statement kGet{"catalogue/get_version",
                          "SELECT bundle FROM catalogue_version WHERE district = $1 AND version = $2"};
const sql::Statement kNewest{
    "catalogue/newest_version",
    "SELECT bundle, (SELECT COUNT(DISTINCT district) FROM catalogue_version) FROM catalogue_version "
    "ORDER BY published_at DESC LIMIT 1"};

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

CatalogueFiles unpack(const std::string& bytes) {
  auto bundle = json::read<Bundle>(bytes);
  if (!bundle) throw Failure("a stored catalogue version cannot be read");
  CatalogueFiles files;
  for (const auto& [path, text] : bundle->files) files.paths.push_back(path);
  files.read = [held = std::make_shared<const Bundle>(std::move(*bundle))](
                   const std::string& path) -> std::optional<std::string> {
    const auto found = held->files.find(path);
    return found == held->files.end() ? std::nullopt : std::optional{found->second};
  };
  return files;
}

}  // namespace

StoredShelf::StoredShelf(store::Store& store, std::int64_t district, const CatalogueFiles& files, Instant now)
    : StoredShelf(store, district, files, load_or_fail(files), now) {}

StoredShelf::StoredShelf(store::Store& store, std::int64_t district, const CatalogueFiles& files,
                         std::shared_ptr<const Catalogue> read, Instant now)
    : store_(store), district_(district), current_(std::move(read)) {
  Bundle bundle;
  for (const std::string& path : files.paths)
    if (auto text = files.read(path)) bundle.files[path] = std::move(*text);
  store::WriteSet set;
  set.rows.push_back({&kKeep, {district_, current_->version, now.ms, sql::Blob{json::write(bundle)}}, false});
  ensure(store_.apply(set) == store::Applied::done);
}

std::shared_ptr<const Catalogue> StoredShelf::version(const std::string& version) const {
  if (version == current_->version) return current_;
  const std::lock_guard lock(mutex_);
  if (const auto known = older_.find(version); known != older_.end()) return known->second;
  sql::Rows rows;
  store_.read([&](store::Reader& reader) { rows = reader.run(kGet, {district_, version}); });
  if (rows.empty()) throw Failure("catalogue version " + version + " is not in the database");
  std::shared_ptr<const Catalogue> stored = load_or_fail(unpack(rows.blob(0, 0)));
  // A version is the hash of its contents: rules that were changed on the disk decide nothing.
  if (stored->version != version)
    throw Failure("catalogue version " + version + " is damaged: what is stored is " + stored->version);
  return older_[version] = std::move(stored);
}

CatalogueFiles newest_stored(sql::Connection& connection) {
  const sql::Rows rows = connection.run(kNewest);
  if (rows.empty()) throw Failure("no catalogue is kept in the database: serve keeps one when it starts");
  if (rows.integer(0, 1) != 1) throw Failure("the database keeps the catalogues of several districts");
  return unpack(rows.blob(0, 0));
}

}  // namespace yichuang::app
