#include "main/migrate_command.h"

#include <chrono>
#include <cstdio>
#include <filesystem>

#include "app/record/schema.h"
#include "main/schema_state.h"
#include "main/settings.h"
#include "platform/sql/checked_pages.h"
#include "platform/sql/sqlite.h"
#include "platform/store/schema.h"

namespace yichuang::command_line {
namespace {

constexpr const char* kHelp =
    R"(usage: yichuang migrate [--check] [--accept-pages] [--config FILE] [--data DIR] [--database URL] [--json]

Brings a database to the schema of this program, step by step; each step is applied whole or not at all. `serve` does the
same when it starts; this command does it beforehand and says what it did. A database that a newer program has used is
refused in words. Back up first.

  --check         say what would be done, and do nothing; ends with 1 when something is to be done
  --accept-pages  first take the pages of a SQLite file as they are: after another program has written to it. Damage
                  is accepted as well, so look at what was done with it before
  --config FILE   the installation's configuration file
  --data DIR      its data folder (data)
  --database URL  postgresql://… when its database is not the file in the data folder
  --json          the steps as one JSON object

example: yichuang migrate --check --data data
)";

constexpr OptionRule kRules[] = {{"--config"},
                                 {"--data"},
                                 {"--database"},
                                 {"--check", Takes::nothing},
                                 {"--accept-pages", Takes::nothing},
                                 {"--json", Takes::nothing},
                                 {"--help", Takes::nothing}};

using main_program::StepState;

void accept_pages(const Place& place) {
  if (is_postgres(place)) throw Failure("--accept-pages is for a SQLite file");
  const std::int64_t accepted = sql::accept_pages(place.database.substr(7));
  std::fprintf(stderr, "%lld pages are taken as they are\n", static_cast<long long>(accepted));
}

const char* word_for(const StepState& before, const StepState& after) {
  if (before.applied) return "stands";
  return after.applied ? "applied now" : "missing";
}

void print(const std::vector<StepState>& before, const std::vector<StepState>& after, bool as_json) {
  if (as_json) std::fputs(R"({"steps":[)", stdout);
  for (std::size_t i = 0; i < after.size(); ++i) {
    const char* word = word_for(before[i], after[i]);
    const auto number = static_cast<long long>(after[i].number);
    if (as_json)  // names of steps are our own plain words
      std::printf(R"(%s{"number":%lld,"name":"%s","state":"%s"})", i == 0 ? "" : ",", number,
                  after[i].name.c_str(), word);
    else
      std::printf("%4lld  %-24s %s\n", number, after[i].name.c_str(), word);
  }
  if (as_json) std::fputs("]}\n", stdout);
}

}  // namespace

int run_migrate(Arguments arguments) {
  const Settings options(kRules, arguments);
  if (options->has("--help")) {
    std::fputs(kHelp, stdout);
    return kDone;
  }
  const Place place = place_of(*options);
  if (!is_postgres(place) && !std::filesystem::exists(place.database.substr(7)))
    throw Failure("there is no database at " + place.database.substr(7) + ": serve makes a new one");
  if (options->has("--accept-pages")) accept_pages(place);
  const auto connection = sql::open(place.database);
  const auto before = main_program::schema_state(*connection);
  const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::system_clock::now().time_since_epoch());
  const bool newer =
      std::any_of(before.begin(), before.end(), [](const StepState& step) { return !step.known; });
  if (!options->has("--check") && !newer && !is_postgres(place)) sql::check_every_page(*connection);
  if (!options->has("--check") || newer)  // a newer one is refused here, in the store's own words
    store::migrate(*connection, app::schema_steps(), Instant{now.count()});
  const auto after = main_program::schema_state(*connection);
  print(before, after, options->has("--json"));
  const bool missing =
      std::any_of(after.begin(), after.end(), [](const StepState& step) { return !step.applied; });
  return missing ? kRefused : kDone;
}

}  // namespace yichuang::command_line
