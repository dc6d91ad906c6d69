#include "main/backup.h"

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "app/record/referenced_files.h"
#include "main/backup_files.h"
#include "main/postgres_tools.h"
#include "platform/json/codec.h"
#include "platform/sql/sql.h"

namespace yichuang::main_program {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t kMostProblems = 100;  // told by name

const sql::Statement kSteps{"backup/schema_steps", "SELECT number FROM schema_step ORDER BY number"};

void note(Manifest& manifest, std::string problem) {
  if (manifest.problems.size() < kMostProblems) manifest.problems.push_back(std::move(problem));
}

void copy_database(const Place& from, const std::string& to, Manifest& manifest) {
  if (is_postgres(from)) {
    manifest.engine = "postgresql";
    manifest.database = "database.dump";
    run_postgres_tool("pg_dump",
                      {"--format=custom", "--no-owner", "--no-privileges", "--compress=1",
                       "--file=" + to + "/" + manifest.database},
                      from.database);
  } else {
    manifest.engine = "sqlite";
    manifest.database = "yichuang.sqlite";
    const std::string file = from.database.substr(std::string("sqlite:").size());
    if (!fs::exists(file))
      throw Failure("there is no database at " + file + ": name the data folder with --data");
    sql::open(from.database, true)->backup(to + "/" + manifest.database);
  }
  manifest.database_bytes = static_cast<std::int64_t>(fs::file_size(to + "/" + manifest.database));
  manifest.database_digest = digest_of(to + "/" + manifest.database);
}

// What the copy names, read from the copy itself; of PostgreSQL from the database, where a later upload may add to it.
std::set<std::string> named_files(const Place& from, const std::string& to, Manifest& manifest) {
  const auto connection =
      sql::open(is_postgres(from) ? from.database : "sqlite:" + to + "/" + manifest.database, true);
  const sql::Rows steps = connection->run(kSteps);
  for (std::size_t i = 0; i < steps.size(); ++i) manifest.schema.push_back(steps.integer(i, 0));
  std::set<std::string> names;
  app::each_referenced_file(*connection, [&](const std::string& digest) {
    if (is_digest(digest))
      names.insert(digest);
    else
      note(manifest, "the database names a file that is no digest");
  });
  return names;
}

std::string place_of_file(const std::string& folder, const std::string& digest) {
  return folder + "/files/" + digest.substr(0, 2) + "/" + digest;
}

void copy_files(const Place& from, const std::string& to, const std::set<std::string>& names,
                Manifest& manifest) {
  for (const std::string& digest : names) {
    const std::string source = place_of_file(from.data, digest);
    if (!fs::exists(source)) {
      note(manifest, "file " + digest + " is named by the database and is not there");
      continue;
    }
    const std::string copy = place_of_file(to, digest);
    manifest.file_bytes += copy_file(source, copy);
    ++manifest.files;
    if (digest_of(copy) != digest) note(manifest, "file " + digest + " is no longer what was stored");
  }
}

// The keys, and whatever else lies in the data folder; not the database with its log, nor the stored files.
void copy_own(const Place& from, const std::string& to) {
  fs::create_directories(to + "/own");
  for (const auto& entry : fs::directory_iterator(from.data)) {
    const std::string name = entry.path().filename().string();
    if (name == "files" || name.find(".sqlite") != name.npos) continue;
    fs::copy(entry.path(), to + "/own/" + name, fs::copy_options::recursive);
  }
}

void write_manifest(const Manifest& manifest, const std::string& to) {
  sync_all(to);
  std::ofstream file(to + "/manifest.new");
  file << to_json(manifest) << '\n';
  file.close();
  if (!file) throw Failure("cannot write the manifest in " + to);
  fs::rename(to + "/manifest.new", to + "/manifest.json");
  sync_all(to);
}

}  // namespace

Manifest read_manifest(const std::string& folder) {
  std::ifstream file(folder + "/manifest.json");
  if (!file) throw Failure(folder + " has no manifest.json: it is no backup, or one that was not finished");
  std::ostringstream text;
  text << file.rdbuf();
  auto manifest = json::read<Manifest>(text.str());
  if (!manifest || manifest->format != 1)
    throw Failure("the manifest of " + folder + " cannot be read: it is damaged, or of a newer program");
  return std::move(manifest).value();
}

Manifest back_up(const Place& from, const std::string& to, Instant now) {
  if (!is_absent_or_empty(to)) throw Failure("a backup does not overwrite: " + to + " is not empty");
  if (!fs::is_directory(from.data)) throw Failure("there is no data folder " + from.data);
  fs::create_directories(to);
  fs::permissions(to, fs::perms::owner_all);
  Manifest manifest;
  manifest.made_by = "yichuang " YICHUANG_VERSION;
  manifest.made_at = now;
  copy_database(from, to, manifest);
  copy_files(from, to, named_files(from, to, manifest), manifest);
  copy_own(from, to);
  write_manifest(manifest, to);
  return manifest;
}

}  // namespace yichuang::main_program
