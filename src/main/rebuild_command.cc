#include "main/rebuild_command.h"

#include <cstdio>
#include <filesystem>

#include "app/intake/rebuild.h"
#include "main/house.h"
#include "main/settings.h"

namespace yichuang::command_line {
namespace {

constexpr const char* kHelp =
    R"(usage: yichuang rebuild [--config FILE] [--data DIR] [--database URL] [--catalogue DIR] [--json]

Derives the lists anew from the facts: due days, lights, states, counts. Acts keep the rows of their own cases; after a
new notice of public holidays, or when a list is doubted, this brings those of all others to what this program counts
today, and says how many said something else. Nothing but lists is written; a second run changes nothing. Servers of the
same version may be running: whoever acts on a case meanwhile wins.

  --config FILE   the installation's configuration file
  --data DIR      its data folder (data)
  --database URL  postgresql://… when its database is not the file in the data folder
  --catalogue DIR the calendar from that folder instead of the one inside the program
  --json          the counts as one JSON object

example: yichuang rebuild --data data
)";

constexpr OptionRule kRules[] = {{"--config"},
                                 {"--data"},
                                 {"--database"},
                                 {"--catalogue"},
                                 {"--json", Takes::nothing},
                                 {"--help", Takes::nothing}};

}  // namespace

int run_rebuild(Arguments arguments) {
  const Settings options(kRules, arguments);
  if (options->has("--help")) {
    std::fputs(kHelp, stdout);
    return kDone;
  }
  const Place place = place_of(*options);
  if (!is_postgres(place) && !std::filesystem::exists(place.database.substr(7)))
    throw Failure("there is no database at " + place.database.substr(7) + ": serve makes a new one");
  main_program::Configuration configuration;
  configuration.data = place.data;
  configuration.database = place.database;
  configuration.catalogue = options->value("--catalogue").value_or("");
  configuration.node = main_program::kCommandNode;
  configuration.beside = true;
  main_program::House house(configuration);
  const app::Rebuilt rebuilt = app::rebuild_lists(house.centre());
  const auto cases = static_cast<long long>(rebuilt.cases), rows = static_cast<long long>(rebuilt.rows);
  if (options->has("--json"))
    std::printf("{\"cases\":%lld,\"rows\":%lld}\n", cases, rows);
  else
    std::printf("%lld cases derived anew, %lld rows changed\n", cases, rows);
  return kDone;
}

}  // namespace yichuang::command_line
