#include "app/catalogue/stored_version.h"

#include <map>

#include "app/record/packing.h"
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

std::optional<CatalogueFiles> files_in(const sql::Rows& rows) {
  if (rows.empty()) return std::nullopt;
  auto bundle = json::read<Bundle>(unpack(rows.blob(0, 0)));
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

void keep_version(store::WriteSet& set, std::int64_t district, const std::string& version,
                  const CatalogueFiles& files, Instant now) {
  Bundle bundle;
  for (const std::string& path : files.paths)
    if (auto text = files.read(path)) bundle.files[path] = std::move(*text);
  set.rows.push_back({&kKeep, {district, version, now.ms, sql::Blob{pack(json::write(bundle))}}, false});
}

std::optional<CatalogueFiles> stored_version(store::Reader& reader, std::int64_t district,
                                             const std::string& version) {
  return files_in(reader.run(kGet, {district, version}));
}

std::optional<CatalogueFiles> stored_version(sql::Connection& connection, std::int64_t district,
                                             const std::string& version) {
  return files_in(connection.run(kGet, {district, version}));
}

}  // namespace yichuang::app
