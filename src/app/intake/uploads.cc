#include "app/intake/uploads.h"

#include <map>
#include <set>

namespace yichuang::app {
namespace {

// The name a person gave the file is told back and not kept: nothing needs it, and it may name people.
const sql::Statement kInsert{
    "intake/insert_upload",
    "INSERT INTO upload (district, person, file, name, type, size, at, keep_until) "
    "VALUES ($1, $2, $3, '', $4, $5, $6, $7) "
    "ON CONFLICT (district, person, file) DO UPDATE SET name = excluded.name, at = excluded.at, "
    // No end: kept for good. A later end stays.
    "keep_until = CASE WHEN upload.keep_until IS NULL OR upload.keep_until > excluded.keep_until "
    "THEN upload.keep_until ELSE excluded.keep_until END"};
const sql::Statement kKeep{
    "intake/keep_upload",
    "UPDATE upload SET keep_until = NULL WHERE district = $1 AND person = $2 AND file = $3"};
const sql::Statement kKeepUntil{"intake/keep_upload_until",
                                "UPDATE upload SET keep_until = $4 WHERE district = $1 AND person = $2 AND "
                                "file = $3 AND keep_until IS NOT NULL AND keep_until < $4"};
const sql::Statement kOwn{"intake/own_upload",
                          "SELECT type FROM upload WHERE district = $1 AND person = $2 AND file = $3"};
const sql::Statement kFind{"intake/find_upload",
                           "SELECT type, size FROM upload WHERE district = $1 AND file = $2 LIMIT 1"};

}  // namespace

Result<FileStored> store_upload(Centre& centre, PersonId person, const std::string& spooled_path,
                                const std::string& name) {
  const files::Allowance allowance{{files::Kind::pdf, files::Kind::png, files::Kind::jpeg, files::Kind::ofd},
                                   kMostUploadBytes};
  const files::StoredFile stored = TRY(centre.files.put(spooled_path, allowance));
  const std::int64_t now = centre.clock().ms;
  FileStored answer{stored.digest, name, std::string(files::media_type(stored.kind)), stored.size};
  store::WriteSet set;
  set.rows.push_back(
      {&kInsert,
       {centre.district, person.value, answer.file, answer.type, answer.size, now, now + kLooseUploadMs},
       true});
  ensure(centre.store.apply(set) == store::Applied::done);
  // The keeper may have swept the same content away for somebody else just now; from here on the row holds it.
  if (!centre.files.path(answer.file)) TRY(centre.files.put(spooled_path, allowance));
  return answer;
}

Result<void> check_files(store::Reader& reader, const Centre& centre, PersonId person,
                         const std::vector<HandedMaterialInput>& materials) {
  Refusal refusal{RefusalKind::malformed, "malformed", {}, {}, {}};
  std::map<std::string, bool> own;  // one file may serve several materials
  for (std::size_t i = 0; i < materials.size(); ++i)
    for (std::size_t j = 0; j < materials[i].files.size(); ++j) {
      const auto [file, fresh] = own.try_emplace(materials[i].files[j]);
      if (fresh) file->second = !reader.run(kOwn, {centre.district, person.value, file->first}).empty();
      if (!file->second)
        refusal.fields.push_back(
            {"materials[" + std::to_string(i) + "].files[" + std::to_string(j) + "]", "unknown_file", {}});
    }
  if (!refusal.fields.empty()) return refusal;
  return {};
}

void keep_files(store::WriteSet& set, const Centre& centre, PersonId person, const CaseFact& fact) {
  std::set<std::string> kept;
  const auto keep = [&](const std::vector<std::string>& files) {
    for (const std::string& file : files)
      if (kept.insert(file).second) set.rows.push_back({&kKeep, {centre.district, person.value, file}, true});
  };
  const auto keep_materials = [&](const std::vector<HandedMaterial>& materials) {
    for (const HandedMaterial& material : materials) keep(material.files);
  };
  if (const auto* filed = std::get_if<Filed>(&fact)) keep_materials(filed->materials);
  if (const auto* supplemented = std::get_if<Supplemented>(&fact)) keep_materials(supplemented->materials);
  if (const auto* visit = std::get_if<SiteVisited>(&fact)) keep(visit->files);
}

void keep_files(store::WriteSet& set, const Centre& centre, PersonId person,
                const std::vector<HandedMaterialInput>& materials, Instant until) {
  for (const HandedMaterialInput& material : materials)
    for (const std::string& file : material.files)
      set.rows.push_back({&kKeepUntil, {centre.district, person.value, file, until.ms}, false});
}

std::optional<std::string> type_of_own(store::Reader& reader, const Centre& centre, PersonId person,
                                       const std::string& digest) {
  const auto rows = reader.run(kOwn, {centre.district, person.value, digest});
  if (rows.empty()) return std::nullopt;
  return rows.text(0, 0);
}

std::optional<FileView> find_file(store::Reader& reader, const Centre& centre, const std::string& digest) {
  const auto rows = reader.run(kFind, {centre.district, digest});
  if (rows.empty()) return std::nullopt;
  return FileView{digest, rows.text(0, 0), rows.integer(0, 1)};
}

}  // namespace yichuang::app
