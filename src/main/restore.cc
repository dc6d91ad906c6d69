#include <filesystem>
#include <set>

#include "app/record/referenced_files.h"
#include "app/record/vault.h"
#include "main/backup.h"
#include "main/backup_files.h"
#include "main/postgres_tools.h"
#include "main/schema_state.h"
#include "platform/sql/sql.h"
#include "platform/store/verify.h"

namespace yichuang::main_program {
namespace {

namespace fs = std::filesystem;
constexpr const char* kHalfDone = "/.restoring";

const sql::Statement kIntegrity{"restore/integrity", "PRAGMA integrity_check(20)"};
const sql::Statement kTables{
    "restore/tables", "SELECT count(*) FROM pg_tables WHERE schemaname = ANY (current_schemas(false))"};
const sql::Statement kSomeSealed{"restore/sealed",
                                 "SELECT id, sealed FROM person ORDER BY id DESC LIMIT 100"};

void refuse_occupied(const Place& to, const Manifest& manifest) {
  if (is_postgres(to) != (manifest.engine == "postgresql"))
    throw Failure("this is the backup of a " + manifest.engine + " database: restore it " +
                  (is_postgres(to) ? "without --database" : "with --database postgresql://…"));
  for (const std::int64_t number : manifest.schema)
    if (!knows_step(number))
      throw Failure("this backup is newer than this program: it has schema step " + std::to_string(number) +
                    ", which the program does not know. Restore it with the program that made it (" +
                    manifest.made_by + ")");
  if (!is_absent_or_empty(to.data))
    throw Failure("a restore does not overwrite: the data folder " + to.data + " is not empty");
  if (is_postgres(to) && sql::open(to.database)->run(kTables).integer(0, 0) > 0)
    throw Failure("a restore does not overwrite: the database has tables; make an empty one with createdb");
}

// Opens what the keys must open; an empty list of persons proves nothing and needs nothing.
void prove_keys(sql::Connection& connection, const std::string& key_file, Restored& result) {
  const sql::Rows sealed = connection.run(kSomeSealed);
  if (sealed.empty()) return;
  if (!fs::exists(key_file)) {
    result.problems.push_back("the key file is missing: personal data cannot be opened");
    return;
  }
  try {
    const auto vault = app::open_vault(key_file);
    for (std::size_t i = 0; i < sealed.size(); ++i)
      vault->open(sealed.text(i, 1), "person:" + std::to_string(sealed.integer(i, 0)));
  } catch (const Failure& failure) {
    result.problems.push_back(std::string("the keys do not open personal data: ") + failure.what());
  }
}

// Every file the database names, and every other that lies there: of PostgreSQL a backup may hold files that were stored
// after its snapshot, and what is damaged is told even if nobody asks for it yet.
std::set<std::string> files_to_prove(sql::Connection& connection, const std::string& folder) {
  std::set<std::string> names;
  app::each_referenced_file(connection, [&](const std::string& digest) { names.insert(digest); });
  if (!fs::exists(folder)) return names;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (entry.is_regular_file() && is_digest(name)) names.insert(name);
  }
  return names;
}

void prove_files(sql::Connection& connection, const std::string& data, Restored& result) {
  for (const std::string& digest : files_to_prove(connection, data + "/files")) {
    ++result.files;
    if (digest_of(data + "/files/" + digest.substr(0, 2) + "/" + digest) != digest)
      result.problems.push_back("file " + digest + " is missing or no longer what was stored");
  }
}

void fill(const std::string& from, const Place& half, const Manifest& manifest) {
  fs::create_directories(half.data);
  fs::permissions(half.data, fs::perms::owner_all);
  const std::string database = from + "/" + manifest.database;
  if (is_postgres(half))
    run_postgres_tool(
        "pg_restore",
        {"--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges", "--dbname=", database},
        half.database);
  else
    copy_file(database, command_line::database_file(half.data));
  std::error_code none;
  if (fs::exists(from + "/files"))
    fs::copy(from + "/files", half.data + "/files", fs::copy_options::recursive);
  for (const auto& entry : fs::directory_iterator(from + "/own", none))
    fs::copy(entry.path(), half.data + "/" + entry.path().filename().string(), fs::copy_options::recursive);
  sync_all(half.data);
}

// The database last: whatever stops in between leaves a folder that no program takes for an installation.
void move_in(const std::string& half, const std::string& data) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(half)) names.insert(entry.path().filename().string());
  const auto move = [&](const std::string& name) { fs::rename(half + "/" + name, data + "/" + name); };
  const std::string database = fs::path(command_line::database_file("")).filename().string();
  for (const std::string& name : names)
    if (name != database) move(name);
  sync_all(data);
  if (names.contains(database)) move(database);
  fs::remove(half);
  sync_all(data);
}

}  // namespace

void prove(const Place& place, Restored& result) {
  const auto connection = sql::open(place.database, true);
  if (!connection->postgres()) {
    const sql::Rows said = connection->run(kIntegrity);
    for (std::size_t i = 0; i < said.size(); ++i)
      if (said.text(i, 0) != "ok") result.problems.push_back("SQLite: " + said.text(i, 0));
  }
  const store::VerifyReport chain = store::verify(place.database);
  result.streams = chain.streams;
  result.facts = chain.facts;
  result.problems.insert(result.problems.end(), chain.problems.begin(), chain.problems.end());
  prove_keys(*connection, place.data + "/keys", result);
  prove_files(*connection, place.data, result);
}

Restored restore(const std::string& from, const Place& to, bool despite) {
  Restored result;
  result.manifest = read_manifest(from);
  refuse_occupied(to, result.manifest);
  result.problems = result.manifest.problems;
  if (digest_of(from + "/" + result.manifest.database) != result.manifest.database_digest)
    throw Failure("the database in " + from +
                  " is not what was backed up: its hash differs from the manifest");
  const bool was_there = fs::exists(to.data);
  Place half{to.data + kHalfDone, to.database};
  if (!is_postgres(to)) half.database = "sqlite:" + command_line::database_file(half.data);
  try {
    fill(from, half, result.manifest);
    prove(half, result);
  } catch (...) {
    fs::remove_all(was_there ? half.data : to.data);
    throw;
  }
  if (result.problems.empty() || despite)
    move_in(half.data, to.data);
  else
    fs::remove_all(was_there ? half.data : to.data);
  return result;
}

}  // namespace yichuang::main_program
