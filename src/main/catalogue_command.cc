#include "main/catalogue_command.h"

#include <chrono>
#include <cstdio>
#include <string>

#include "app/catalogue/check_report.h"
#include "app/catalogue/indicator_report.h"
#include "app/catalogue/licence_view.h"
#include "app/catalogue/load.h"
#include "main/catalogue_bundle_command.h"
#include "main/catalogue_proposal_command.h"
#include "main/language_option.h"
#include "main/options.h"

namespace yichuang::command_line {
namespace {

constexpr const char* kHelp =
    R"(usage: yichuang catalogue check|report|licences|export|import|diff|propose [options]

check    its files against their schemas, then what they say against the law and each other. Every problem is told with
         its file, line and rule.
report   what it holds, and the indicators that can be computed from it, each with its two sums, what was left out and
         the rule in words.
licences the list of business licences (涉企经营许可事项清单): how each was reformed, which items carry it out and in which
         packages they are.
export   in one file, import such a file, diff two catalogues: yichuang catalogue diff --help says more.
propose  makes such a file a revision in the database of an installation: yichuang catalogue propose --help says more.

  --catalogue DIR  the catalogue in that folder instead of the one the program carries
  --lang zh|en     language of the answer (zh)
  --json           the answer as one JSON object

examples: yichuang catalogue check --catalogue catalogue --lang en
          yichuang catalogue report

Ends with 0, with 1 when there is an error (a warning or a hint is none), with 2 when the command line is wrong.
)";

constexpr OptionRule kRules[] = {
    {"--catalogue"},
    {"--lang"},
    {"--json", Takes::nothing},
    {"--help", Takes::nothing},
};

Date today() {
  return legal_day({std::chrono::duration_cast<std::chrono::milliseconds>(
                        std::chrono::system_clock::now().time_since_epoch())
                        .count()});
}

std::string check_in(const app::CatalogueReading& reading, Language language, bool json) {
  return json ? app::check_json(reading, language) : app::check_text(reading, language);
}

std::string report_in(const Catalogue& catalogue, Language language, bool json) {
  const app::CatalogueReport report = app::report_of(catalogue, today());
  return json ? app::report_json(report) + "\n" : app::report_text(report, language);
}

std::string licences_in(const Catalogue& catalogue, Language language, bool json) {
  const app::LicenceListView list = app::licences_of(catalogue, today());
  return json ? app::licences_json(list) + "\n" : app::licences_text(list, language);
}

std::string told(std::string_view act, const app::CatalogueReading& reading, Language language, bool json) {
  // A report on half a catalogue would be a wrong report: its problems are told instead.
  if (act == "check" || has_errors(reading.problems)) return check_in(reading, language, json);
  return act == "report" ? report_in(reading.catalogue, language, json)
                         : licences_in(reading.catalogue, language, json);
}

}  // namespace

int run_catalogue(Arguments arguments) {
  if (!arguments.empty()) {
    const std::string_view act = arguments.front();
    if (act == "export") return run_catalogue_export(arguments.subspan(1));
    if (act == "import") return run_catalogue_import(arguments.subspan(1));
    if (act == "diff") return run_catalogue_diff(arguments.subspan(1));
    if (act == "propose") return run_catalogue_propose(arguments.subspan(1));
  }
  const Options options(kRules, arguments, 1);
  if (options.has("--help")) {
    std::fputs(kHelp, stdout);
    return kDone;
  }
  if (options.words().empty())
    throw Misspoken("what to do is missing: check, report, licences, export, import, diff or propose");
  const std::string_view act = options.words().front();
  if (act != "check" && act != "report" && act != "licences")
    throw Misspoken("there is only: check, report, licences, export, import, diff, propose");
  const Language language = language_option(options);
  const auto folder = options.value("--catalogue");
  const app::CatalogueReading reading = app::read_catalogue(
      folder ? app::catalogue_in(std::string(*folder)) : app::packed_catalogue(), today());
  std::fputs(told(act, reading, language, options.has("--json")).c_str(), stdout);
  return has_errors(reading.problems) ? kRefused : kDone;
}

}  // namespace yichuang::command_line
