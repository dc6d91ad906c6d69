#include "main/user_command.h"

#include <cstdio>
#include <string>

#include "app/people/staff_accounts.h"
#include "app/record/answers.h"
#include "main/house.h"
#include "main/password_prompt.h"
#include "main/settings.h"

namespace yichuang::command_line {
namespace {

constexpr const char* kHelp = R"(usage: yichuang user add ACCOUNT --post POST --name NAME [options]
       yichuang user password ACCOUNT [options]
       yichuang user close ACCOUNT [options]
       yichuang user list [--json] [options]
       yichuang user posts [options]

The accounts of those who work in a centre; applicants open their own. The password is asked for, or read as one line
from the standard input. A new password and a closed account end every session of the account. The server may be running.

  --post POST     the post in the catalogue, whose roles, department and windows the account gets; `user posts` lists them
  --name NAME     the person's name
  --config FILE   the installation's configuration file
  --data DIR      its data folder (data)
  --database URL  postgresql://… when its database is not the file in the data folder
  --catalogue DIR the catalogue from a folder instead of the one inside the program
  --json          the list as JSON

example: yichuang user add chen --post system-administrator --name 陈敏 --data data
)";

constexpr OptionRule kRules[] = {{"--config"},
                                 {"--data"},
                                 {"--database"},
                                 {"--post"},
                                 {"--name"},
                                 {"--catalogue"},
                                 {"--json", Takes::nothing},
                                 {"--help", Takes::nothing}};

std::string words_for(const app::Centre& centre, const Refusal& refusal) {
  if (refusal.fields.empty())
    return app::text_of(*centre.catalogues.current(), refusal.code, refusal.values).en;
  const std::string wrong = refusal.fields.front().field + " " + refusal.fields.front().code;
  if (wrong == "account wrong_form")
    return "an account is 3 to 40 of a–z, 0–9, dot, dash and underscore, and begins with a letter or digit";
  if (wrong == "name missing") return "the name is missing: --name NAME";
  if (wrong == "password too_short") return "a password has at least 8 characters";
  if (wrong == "password too_long") return "a password has at most 100 characters";
  return wrong;
}

template <class T>
int told(const app::Centre& centre, const Result<T>& result, const char* done, const std::string& account) {
  if (!result) throw Failure(words_for(centre, result.refusal()));
  std::printf("%s: %s\n", account.c_str(), done);
  return kDone;
}

// Names are people's: what JSON needs escaped is escaped.
std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return out + '"';
}

int list(const app::Centre& centre, bool as_json) {
  const auto accounts = app::staff_accounts(centre);
  if (as_json) std::fputs("[", stdout);
  for (std::size_t i = 0; i < accounts.size(); ++i) {
    const auto& one = accounts[i];
    if (as_json)
      std::printf(R"(%s{"account":%s,"name":%s,"post":%s,"closed":%s})", i == 0 ? "" : ",",
                  quoted(one.login).c_str(), quoted(one.name).c_str(), quoted(one.post).c_str(),
                  one.closed_at ? "true" : "false");
    else
      std::printf("%-20s %-34s %s%s\n", one.login.c_str(), one.post.c_str(), one.name.c_str(),
                  one.closed_at ? "  (closed)" : "");
  }
  if (as_json) std::fputs("]\n", stdout);
  return kDone;
}

int list_posts(const app::Centre& centre) {
  for (const Post& post : centre.catalogues.current()->posts)
    std::printf("%-34s %s\n", post.code.c_str(), post.name.zh.c_str());
  return kDone;
}

int act(const Options& options, const std::string& what, app::Centre& centre) {
  if (what == "list") return list(centre, options.has("--json"));
  if (what == "posts") return list_posts(centre);
  if (options.words().size() < 2) throw Misspoken("the account is missing");
  const std::string account(options.words()[1]);
  crypto::PasswordHasher hasher;
  if (what == "add") {
    if (!options.has("--post")) throw Misspoken("--post is missing");
    return told(centre,
                app::add_staff(centre, hasher,
                               {account, std::string(options.value("--name").value_or("")),
                                std::string(*options.value("--post")), read_password()}),
                "may sign in", account);
  }
  if (what == "password")
    return told(centre, app::set_password(centre, hasher, account, read_password()), "has a new password",
                account);
  return told(centre, app::close_account(centre, account), "is closed", account);
}

}  // namespace

int run_user(Arguments arguments) {
  const Settings options(kRules, arguments, 2);
  if (options->has("--help")) {
    std::fputs(kHelp, stdout);
    return kDone;
  }
  const std::vector<std::string_view> known{"add", "password", "close", "list", "posts"};
  if (options->words().empty()) throw Misspoken("what to do is missing: add, password, close, list or posts");
  const std::string what(options->words().front());
  if (std::find(known.begin(), known.end(), what) == known.end())
    throw Misspoken("there is no user " + what + "; did you mean " + std::string(nearest(what, known)) + "?");
  main_program::Configuration configuration;
  const Place place = place_of(*options);
  configuration.data = place.data;
  configuration.database = place.database;
  configuration.catalogue = options->value("--catalogue").value_or("");
  configuration.node = main_program::kCommandNode;
  main_program::House house(configuration);
  return act(*options, what, house.centre());
}

}  // namespace yichuang::command_line
