#include "main/plan_command.h"

#include <cstdio>
#include <map>
#include <string>

#include "app/catalogue/draft_readings.h"
#include "app/catalogue/load.h"
#include "app/catalogue/plan_json.h"
#include "app/catalogue/plan_text.h"
#include "app/catalogue/revisions.h"
#include "core/catalogue/compile.h"
#include "main/installation.h"
#include "main/language_option.h"

namespace yichuang::command_line {
namespace {

constexpr const char* kHelp = R"(usage: yichuang plan PACKAGE --answer KEY=VALUE … [options]
       yichuang plan PACKAGE --help     the questions of the package and what may be answered
       yichuang plan --list             the packages there are

Compiles a package 一件事 and the answers to its questions into a plan: which items are needed and which are not, one form,
one set of materials, who does what when, what it cost before and costs now.

  --answer KEY=VALUE  one answer; several may be given, each with its --answer or one after another
  --lang zh|en        language of the plan (zh)
  --json              the plan as one JSON object
  --catalogue DIR     the catalogue in that folder instead of the one the program carries
  --data DIR          the one in force in that installation; --database URL: postgresql://…, --config FILE: its settings
  --revision NUMBER   as that revision 修订稿 of the installation would make it; the server may be running

example: yichuang plan open-pharmacy --answer entity=company --answer area=120 --answer otc_only=false
           --answer devices=class2 --answer food=none --answer signboard=false --answer chain=false   (on one line)

Ends with 0, with 1 when the answers are wrong or the package does not cover them, with 2 when the command line is wrong.
)";

constexpr OptionRule kRules[] = {
    {"--answer", Takes::many_values},
    {"--lang"},
    {"--catalogue"},
    {"--config"},
    {"--data"},
    {"--database"},
    {"--revision"},
    {"--json", Takes::nothing},
    {"--list", Takes::nothing},
    {"--help", Takes::nothing},
};
constexpr std::size_t kMostWords = 64;  // the package, and answers written without --answer

std::map<std::string, std::string> answers_of(const Options& options) {
  std::map<std::string, std::string> answers;
  const auto add = [&](std::string_view answer) {
    const std::size_t equals = answer.find('=');
    if (equals == answer.npos || equals == 0)
      throw Misspoken("an answer is KEY=VALUE like area=120, not " + std::string(answer));
    if (!answers.emplace(answer.substr(0, equals), answer.substr(equals + 1)).second)
      throw Misspoken(std::string(answer.substr(0, equals)) + " is answered twice");
  };
  for (const std::string_view answer : options.values("--answer")) add(answer);
  for (std::size_t i = 1; i < options.words().size(); ++i) add(options.words()[i]);
  return answers;
}

void say_problem(const std::string& at, const std::string& what, const std::string& rule) {
  std::fprintf(stderr, "%s: %s [%s]\n", at.c_str(), what.c_str(), rule.c_str());
}

// What the revision would make of the catalogue; nullptr after saying what is wrong with it.
std::shared_ptr<const Catalogue> drafted(main_program::House& house, std::string_view number,
                                         Language language) {
  const auto id = parse_id<RevisionId>(number);
  if (!id) throw Misspoken("--revision takes the number of a revision");
  const auto stored = app::stored_revision(house.centre(), *id);
  if (!stored) throw Failure("there is no revision " + std::string(number) + " in this installation");
  app::DraftReadings readings;
  const auto draft = readings.draft(house.centre(), *stored);
  if (draft->errors() == 0) return {draft, &draft->catalogue};
  for (const app::PlacedProblem& one : draft->problems)
    if (one.problem.severity == Severity::error)
      say_problem(one.record.first + " " + one.record.second + one.pointer, in(language, one.problem.message),
                  one.problem.rule);
  std::fputs("yichuang plan: the revision has errors, and no plan comes of it.\n", stderr);
  return nullptr;
}

// Of an installation: what is in force there today, or what a revision would make of it.
std::shared_ptr<const Catalogue> catalogue_there(const Options& options, Language language) {
  if (options.has("--catalogue") && !options.has("--config"))
    throw Misspoken("either --catalogue or an installation, not both");
  const auto house = house_beside(options);
  const auto revision = options.value("--revision");
  return revision ? drafted(*house, *revision, language) : house->centre().catalogues.current();
}

// The catalogue, or nullptr after saying what is wrong with it.
std::shared_ptr<const Catalogue> catalogue_of(const Options& options, Language language) {
  for (const char* installation : {"--config", "--data", "--database", "--revision"})
    if (options.has(installation)) return catalogue_there(options, language);
  const auto folder = options.value("--catalogue");
  const auto loaded =
      app::load_catalogue(folder ? app::catalogue_in(std::string(*folder)) : app::packed_catalogue());
  if (loaded) return *loaded;
  for (const FieldFault& fault : loaded.refusal().fields)
    say_problem(fault.field, fault.values[language == Language::zh ? 0 : 1].second, fault.code);
  std::fputs("yichuang plan: the catalogue cannot be used; yichuang catalogue check says more.\n", stderr);
  return nullptr;
}

int print(const std::string& text) {
  std::fputs(text.c_str(), stdout);
  return kDone;
}

int say_refusal(const Refusal& refusal, const Package* package, Language language) {
  std::fputs("yichuang plan: ", stderr);
  std::fputs(app::refusal_text(refusal, package, language).c_str(), stderr);
  return kRefused;
}

}  // namespace

int run_plan(Arguments arguments) {
  const Settings settings(kRules, arguments, kMostWords);
  const Options& options = *settings;
  const bool list = options.has("--list");
  if (options.has("--help") && options.words().empty()) return print(kHelp);
  if (options.words().empty() && !list) throw Misspoken("the package is missing; --list names them");
  const Language language = language_option(options);
  const auto answers = list ? std::map<std::string, std::string>{} : answers_of(options);
  const auto catalogue = catalogue_of(options, language);
  if (catalogue == nullptr) return kRefused;
  const bool as_json = options.has("--json");
  if (list)
    return print(as_json ? app::package_list_json(*catalogue, language)
                         : app::package_list_text(*catalogue, language));
  const std::string_view code = options.words().front();
  const Package* package = catalogue->package(code);
  if (options.has("--help") && package != nullptr)
    return print(app::package_help(*package, *catalogue, language));
  const auto plan = compile(*catalogue, code, answers);
  if (!plan) return say_refusal(plan.refusal(), package, language);
  return print(as_json ? app::plan_json(*plan, language) : app::plan_text(*plan, *catalogue, language));
}

}  // namespace yichuang::command_line
