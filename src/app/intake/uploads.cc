#include "app/intake/uploads.h"

namespace yichuang::app {
namespace {

const sql::Statement kInsert{
    "intake/insert_upload",
    "INSERT INTO upload (district, person, file, name, type, size, at) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7) "
    "ON CONFLICT (district, person, file) DO UPDATE SET name = excluded.name, at = excluded.at"};
const sql::Statement kOwn{"intake/own_upload",
                          "SELECT 1 FROM upload WHERE district = $1 AND person = $2 AND file = $3"};
const sql::Statement kFind{"intake/find_upload",
                           "SELECT type, size FROM upload WHERE district = $1 AND file = $2 LIMIT 1"};

}  // namespace

Result<FileStored> store_upload(Centre& centre, PersonId person, const std::string& spooled_path,
                                const std::string& name) {
  const files::Allowance allowance{{files::Kind::pdf, files::Kind::png, files::Kind::jpeg, files::Kind::ofd},
                                   kMostUploadBytes};
  const files::StoredFile stored = TRY(centre.files.put(spooled_path, allowance));
  FileStored answer{stored.digest, name, std::string(files::media_type(stored.kind)), stored.size};
  store::WriteSet set;
  set.rows.push_back(
      {&kInsert,
       {centre.district, person.value, answer.file, answer.name, answer.type, answer.size, centre.clock().ms},
       true});
  ensure(centre.store.apply(set) == store::Applied::done);
  return answer;
}

Result<void> check_files(store::Reader& reader, const Centre& centre, PersonId person,
                         const std::vector<HandedMaterialInput>& materials) {
  Refusal refusal{RefusalKind::malformed, "malformed", {}, {}, {}};
  for (std::size_t i = 0; i < materials.size(); ++i)
    for (std::size_t j = 0; j < materials[i].files.size(); ++j)
      if (reader.run(kOwn, {centre.district, person.value, materials[i].files[j]}).empty())
        refusal.fields.push_back(
            {"materials[" + std::to_string(i) + "].files[" + std::to_string(j) + "]", "unknown_file", {}});
  if (!refusal.fields.empty()) return refusal;
  return {};
}

std::optional<FileView> find_file(store::Reader& reader, const Centre& centre, const std::string& digest) {
  const auto rows = reader.run(kFind, {centre.district, digest});
  if (rows.empty()) return std::nullopt;
  return FileView{digest, rows.text(0, 0), rows.integer(0, 1)};
}

}  // namespace yichuang::app
