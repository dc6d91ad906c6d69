#include "main/restore_command.h"

#include <cstdio>

#include "main/backup.h"
#include "main/settings.h"

namespace yichuang::command_line {
namespace {

constexpr const char* kHelp =
    R"(usage: yichuang restore FOLDER [--config FILE] [--data DIR] [--database URL] [--json]

Puts a backup back where nothing is: a data folder that is empty or not there, and on PostgreSQL an empty database. Before
it says done, the engine has checked the database, the chain of every stream of facts was computed again, every file the
database names was hashed, and the keys have opened what they must. If anything does not hold, nothing is left behind.

  --config FILE       the installation's configuration file
  --data DIR          where the data folder shall be (data)
  --database URL      postgresql://… of an empty database, for a backup of PostgreSQL; needs pg_restore
  --despite-problems  keep what was restored although something did not hold; it is told all the same
  --json              what was found, as one JSON object

example: yichuang restore /srv/backup/2026-11-27 --data data

Ends with 0, with 1 when something did not hold or something is there already.
)";

constexpr OptionRule kRules[] = {{"--config"},
                                 {"--data"},
                                 {"--database"},
                                 {"--despite-problems", Takes::nothing},
                                 {"--json", Takes::nothing},
                                 {"--help", Takes::nothing}};

}  // namespace

int run_restore(Arguments arguments) {
  const Settings options(kRules, arguments, 1);
  if (options->has("--help")) {
    std::fputs(kHelp, stdout);
    return kDone;
  }
  if (options->words().empty()) throw Misspoken("which backup is missing: its folder");
  const Place place = place_of(*options);
  const bool despite = options->has("--despite-problems");
  const auto restored = main_program::restore(std::string(options->words().front()), place, despite);
  for (const std::string& problem : restored.problems)
    std::fprintf(stderr, "does not hold: %s\n", problem.c_str());
  if (options->has("--json")) std::printf("%s\n", to_json(restored).c_str());
  if (!restored.problems.empty()) {
    std::fprintf(stderr, "%s\n",
                 despite ? "Restored all the same, as you said."
                         : "Nothing was restored. --despite-problems keeps it.");
    return kRefused;
  }
  if (!options->has("--json"))
    std::printf("restored to %s and proven: %lld facts in %lld streams, %lld files, the keys\n",
                place.data.c_str(), static_cast<long long>(restored.facts),
                static_cast<long long>(restored.streams), static_cast<long long>(restored.files));
  return kDone;
}

}  // namespace yichuang::command_line
