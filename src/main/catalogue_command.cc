#include "main/catalogue_command.h"

#include <cstdio>
#include <string>

#include "app/catalogue/check_report.h"
#include "app/catalogue/load.h"
#include "main/language_option.h"
#include "main/options.h"

namespace yichuang::command_line {
namespace {

constexpr const char* kHelp = R"(usage: yichuang catalogue check [options]

Checks the catalogue: its files against their schemas, then what they say against the law and each other. Every problem is
told with its file, line and rule.

  --catalogue DIR  the catalogue in that folder instead of the one the program carries
  --lang zh|en     language of the problems (zh)
  --json           the answer as one JSON object

example: yichuang catalogue check --catalogue catalogue --lang en

Ends with 0, with 1 when there is an error (a warning is none), with 2 when the command line is wrong.
)";

constexpr OptionRule kRules[] = {
    {"--catalogue"},
    {"--lang"},
    {"--json", Takes::nothing},
    {"--help", Takes::nothing},
};

}  // namespace

int run_catalogue(Arguments arguments) {
  const Options options(kRules, arguments, 1);
  if (options.has("--help")) {
    std::fputs(kHelp, stdout);
    return kDone;
  }
  if (options.words().empty()) throw Misspoken("what to do is missing: check");
  if (options.words().front() != "check") throw Misspoken("there is only: check");
  const Language language = language_option(options);
  const auto folder = options.value("--catalogue");
  const app::CatalogueReading reading =
      app::read_catalogue(folder ? app::catalogue_in(std::string(*folder)) : app::packed_catalogue());
  const std::string report =
      options.has("--json") ? app::check_json(reading, language) : app::check_text(reading, language);
  std::fputs(report.c_str(), stdout);
  return has_errors(reading.problems) ? kRefused : kDone;
}

}  // namespace yichuang::command_line
