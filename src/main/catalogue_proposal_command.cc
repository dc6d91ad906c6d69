#include "main/catalogue_proposal_command.h"

#include <cstdio>
#include <filesystem>
#include <string>

#include "app/catalogue/differences_text.h"
#include "app/catalogue/revision_import.h"
#include "app/record/answers.h"
#include "main/bundle_file.h"
#include "main/installation.h"
#include "main/language_option.h"
#include "main/password_prompt.h"

namespace yichuang::command_line {
namespace {

constexpr const char* kHelp =
    R"(usage: yichuang catalogue propose BUNDLE --by ACCOUNT [--title TEXT] [--data DIR | --database URL | --config FILE]

Opens a revision 修订稿 of the catalogue of an installation that says what BUNDLE says, on top of what was published last.
It is that maintainer's act, as an import in the browser is: reviewed by others, published by nobody alone. BUNDLE is a
zip of YAML files, a JSON document, a workbook (xlsx), or a folder of YAML files; it may hold a few records or all. What
the catalogue says already is no change. Everything that is wrong is told at once, and then no revision is opened. The
server may be running. The password is asked for, or read as one line from the standard input.

  --by ACCOUNT    the maintainer 目录维护员 whose act it is
  --title TEXT    what the revision is about; without it the name of the file
  --config FILE   the installation's configuration file
  --data DIR      its data folder (data)
  --database URL  postgresql://… when its database is not the file in the data folder
  --lang zh|en    language of the answer (zh)
  --json          the answer as one JSON object

example: yichuang catalogue propose flower-shop.xlsx --by maintainer --title 新增花店 --data data
then:    yichuang plan open-flower-shop --revision NUMBER --data data --answer …

Ends with 0, with 1 when something is wrong with the file or the account, with 2 when the command line is wrong.
)";

constexpr OptionRule kRules[] = {{"--by"},
                                 {"--title"},
                                 {"--config"},
                                 {"--data"},
                                 {"--database"},
                                 {"--lang"},
                                 {"--json", Takes::nothing},
                                 {"--help", Takes::nothing}};

// The faults of the file, each at its place; anything else is one sentence.
int refused(const Refusal& refusal, const app::Centre& centre, const Options& options) {
  const Language language = language_option(options);
  if (!refusal.fields.empty() && refusal.code == "catalogue_malformed") {
    const bool json = options.has("--json");
    std::fputs((json ? app::faults_json(refusal, language) : app::faults_text(refusal, language)).c_str(),
               json ? stdout : stderr);
    return kRefused;
  }
  const auto words = app::text_of(*centre.catalogues.current(), refusal.code, refusal.values);
  throw Failure(language == Language::zh ? words.zh : words.en);
}

void tell(const app::Proposal& proposal, const Options& options) {
  const auto found = app::differences(proposal.before, proposal.after);
  const std::string& number = proposal.taken.id;
  if (options.has("--json")) {
    std::printf("{\"revision\":\"%s\",%s", number.c_str(), app::differences_json(found).substr(1).c_str());
    return;
  }
  const Language language = language_option(options);
  std::fputs(app::differences_text(found, language).c_str(), stdout);
  std::fputs(in(language, {"修订稿 " + number + " 已建立，等待提交审核\n",
                           "revision " + number + " is opened and can be handed in for review\n"})
                 .c_str(),
             stdout);
}

// Signed in as at the desk, for as long as this takes: what is on record in somebody's name was theirs to do.
class Signed {
 public:
  Signed(app::Sessions& sessions, std::string token) : sessions_(sessions), token_(std::move(token)) {}
  ~Signed() { sessions_.sign_out(token_); }
  Signed(const Signed&) = delete;
  Signed& operator=(const Signed&) = delete;
  Actor actor() const {
    auto actor = sessions_.find(token_);
    if (!actor) throw Failure("the account was closed a moment ago");
    return std::move(*actor);
  }

 private:
  app::Sessions& sessions_;
  const std::string token_;
};

}  // namespace

int run_catalogue_propose(Arguments arguments) {
  const Settings options(kRules, arguments, 1);
  if (options->has("--help")) {
    std::fputs(kHelp, stdout);
    return kDone;
  }
  if (options->words().empty()) throw Misspoken("the bundle is missing: a file or a folder");
  const auto account = options->value("--by");
  if (!account) throw Misspoken("--by is missing: the maintainer's account");
  const std::string path(options->words().front());
  const std::string bundle = bundle_at(path);
  const auto house = house_beside(*options);
  const auto token = house->sessions().sign_in({std::string(*account), read_password()}, "console");
  if (!token) return refused(token.refusal(), house->centre(), *options);
  const Signed session(house->sessions(), *token);
  app::Command command;
  command.actor = session.actor();
  const std::string title(
      options->value("--title").value_or(std::filesystem::path(path).filename().string()));
  app::DraftReadings readings;
  const auto proposal = app::propose_bundle(house->centre(), readings, command, title, bundle);
  if (!proposal) return refused(proposal.refusal(), house->centre(), *options);
  tell(*proposal, *options);
  return kDone;
}

}  // namespace yichuang::command_line
