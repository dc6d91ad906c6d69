// A backup: a folder with the database, the files it names, the keys, and a manifest that is written last.
//
//   TO/manifest.json   what is in it; a folder without one is a backup that was not finished
//   TO/yichuang.sqlite or TO/database.dump (of pg_dump)
//   TO/files/ab/ab…    every stored file the database names
//   TO/own/…           the keys, and whatever else stood in the data folder itself
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/time.h"
#include "main/settings.h"

namespace yichuang::main_program {

using command_line::Place;

struct Manifest {
  int format = 1;
  std::string made_by;  // "yichuang 0.1.0"
  Instant made_at;
  std::string engine;  // sqlite, postgresql
  std::string database;  // the file in this folder
  std::int64_t database_bytes = 0;
  std::string database_digest;  // SM3
  std::vector<std::int64_t> schema;  // numbers of the steps it has
  std::int64_t files = 0;
  std::int64_t file_bytes = 0;
  std::vector<std::string> problems;  // what could not be saved, in words
};
std::string to_json(const Manifest& manifest);
Manifest read_manifest(const std::string& folder);  // Failure when there is none, or a newer one

// Copies the installation at `from`, which may be in use, into the folder `to`, which may not be there yet. The database
// is one snapshot; the files are copied after it, and a stored file never changes, so everything the snapshot names is in
// the copy. What is damaged already is told in Manifest::problems and does not stop the rest.
Manifest back_up(const Place& from, const std::string& to, Instant now);

struct Restored {
  Manifest manifest;
  std::int64_t streams = 0, facts = 0, files = 0;
  std::vector<std::string> problems;
};
std::string to_json(const Restored& restored);

// Puts a backup back where nothing is: Failure when the data folder or the database is not empty. Says `problems` empty
// only after the engine's own check, the chain of every stream, the hash of every named file and the keys were proven;
// with problems the data folder stays as it was, unless `despite`.
Restored restore(const std::string& from, const Place& to, bool despite);

// The same proof of an installation that stands: what restore() runs before it says done.
void prove(const Place& place, Restored& result);

}  // namespace yichuang::main_program
