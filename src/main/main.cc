// yichuang: the one program. Each subcommand is a row here and a file beside this one.
#include <sys/stat.h>

#include <cstdio>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include "main/backup_command.h"
#include "main/catalogue_command.h"
#include "main/clock_command.h"
#include "main/command.h"
#include "main/journal_command.h"
#include "main/migrate_command.h"
#include "main/options.h"
#include "main/plan_command.h"
#include "main/rebuild_command.h"
#include "main/restore_command.h"
#include "main/serve_command.h"
#include "main/user_command.h"

namespace yichuang::command_line {
namespace {

constexpr Command kCommands[] = {
    {"plan", "compile a package and its answers into a plan, and print it", run_plan},
    {"serve", "serve the portal, the desks and the API", run_serve},
    {"user", "make, renew and close the accounts of those who work here", run_user},
    {"backup", "copy an installation that is in use: database, files, keys", run_backup},
    {"restore", "put a backup back where nothing is, and prove it", run_restore},
    {"migrate", "bring a database to this program's schema, or say what is missing", run_migrate},
    {"rebuild", "derive the lists anew from the facts, after a new notice of holidays", run_rebuild},
    {"clock", "count a legal time limit and say why; --batch for many", run_clock},
    {"catalogue", "check what the catalogue says; export, import, compare it; propose a revision",
     run_catalogue},
    {"journal", "export the journal and its signed heads, show or change its key", run_journal},
};

void print_help(std::FILE* to) {
  std::fputs("usage: yichuang COMMAND …\n\n", to);
  for (const Command& command : kCommands)
    std::fprintf(to, "  %-12.*s %.*s\n", static_cast<int>(command.name.size()), command.name.data(),
                 static_cast<int>(command.summary.size()), command.summary.data());
  std::fputs("\nEach says more, with an example: yichuang COMMAND --help. --version prints the version.\n",
             to);
}

int unknown(std::string_view name) {
  std::vector<std::string_view> names;
  for (const Command& command : kCommands) names.push_back(command.name);
  std::fprintf(stderr, "yichuang: there is no command %s; did you mean %s? yichuang --help lists all.\n",
               std::string(name).c_str(), std::string(nearest(name, names)).c_str());
  return kMisspoken;
}

int run(const Command& command, Arguments arguments) {
  const std::string name = "yichuang " + std::string(command.name);
  try {
    return command.run(arguments);
  } catch (const Misspoken& error) {
    const std::string what = error.what();
    std::fprintf(stderr, "%s: %s%s %s --help shows how.\n", name.c_str(), what.c_str(),
                 what.ends_with('?') ? "" : ".", name.c_str());
    return kMisspoken;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s: %s\n", name.c_str(), error.what());
    return kRefused;
  }
}

int run(Arguments arguments) {
  if (arguments.empty()) {
    print_help(stderr);
    return kMisspoken;
  }
  const std::string_view name = arguments.front();
  if (name == "--help" || name == "-h" || name == "help") {
    print_help(stdout);
    return kDone;
  }
  if (name == "--version") {
    std::puts("yichuang " YICHUANG_VERSION);
    return kDone;
  }
  for (const Command& command : kCommands)
    if (command.name == name) return run(command, arguments.subspan(1));
  return unknown(name);
}

}  // namespace
}  // namespace yichuang::command_line

int main(int count, char** values) {
  ::umask(077);  // what an installation writes is for its own user alone
  const std::vector<std::string_view> arguments(values + (count > 0 ? 1 : 0), values + count);
  return yichuang::command_line::run(arguments);
}
