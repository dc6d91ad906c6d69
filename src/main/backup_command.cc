#include "main/backup_command.h"

#include <chrono>
#include <cstdio>

#include "main/backup.h"
#include "main/settings.h"

namespace yichuang::command_line {
namespace {

constexpr const char* kHelp =
    R"(usage: yichuang backup FOLDER [--config FILE] [--data DIR] [--database URL] [--json]

Copies an installation into a new folder while it is in use: the database as it is at one moment, every file it names, the
keys. The manifest is written last, so a backup that was cut short says so when it is restored. The keys are in the copy:
keep it where only those who may read the data can read it.

  --config FILE   the installation's configuration file
  --data DIR      its data folder (data)
  --database URL  postgresql://… when its database is not the file in the data folder; needs pg_dump
  --json          what was copied, as one JSON object

example: yichuang backup /srv/backup/2026-11-27 --data data

Ends with 0, with 1 when something could not be saved (it says what; the rest is in the copy).
)";

constexpr OptionRule kRules[] = {
    {"--config"}, {"--data"}, {"--database"}, {"--json", Takes::nothing}, {"--help", Takes::nothing}};

Instant now() {
  return {std::chrono::duration_cast<std::chrono::milliseconds>(
              std::chrono::system_clock::now().time_since_epoch())
              .count()};
}

}  // namespace

int run_backup(Arguments arguments) {
  const Settings options(kRules, arguments, 1);
  if (options->has("--help")) {
    std::fputs(kHelp, stdout);
    return kDone;
  }
  if (options->words().empty()) throw Misspoken("where to is missing: a folder that is not there yet");
  const std::string to(options->words().front());
  const auto manifest = main_program::back_up(place_of(*options), to, now());
  if (options->has("--json"))
    std::printf("%s\n", to_json(manifest).c_str());
  else
    std::printf("saved in %s: the database (%s, %lld bytes), %lld files (%lld bytes), the keys\n", to.c_str(),
                manifest.engine.c_str(), static_cast<long long>(manifest.database_bytes),
                static_cast<long long>(manifest.files), static_cast<long long>(manifest.file_bytes));
  for (const std::string& problem : manifest.problems)
    std::fprintf(stderr, "not saved: %s\n", problem.c_str());
  return manifest.problems.empty() ? kDone : kRefused;
}

}  // namespace yichuang::command_line
