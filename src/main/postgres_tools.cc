#include "main/postgres_tools.h"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>
#include <map>
#include <set>

#include "base/result.h"
#include "platform/sql/postgres_address.h"

namespace yichuang::main_program {
namespace {

// Debian keeps the tools of every server version in a folder of its own; the newest speaks to all older servers.
std::string path_of(const std::string& tool) {
  namespace fs = std::filesystem;
  std::error_code error;
  std::set<std::pair<int, std::string>> found;
  for (const auto& version : fs::directory_iterator("/usr/lib/postgresql", error)) {
    const fs::path path = version.path() / "bin" / tool;
    if (fs::exists(path, error)) found.emplace(std::atoi(version.path().filename().c_str()), path.string());
  }
  return found.empty() ? tool : found.rbegin()->second;
}

// What the address does not say, the surroundings may: PGHOST, a password file.
std::vector<std::string> environment_for(const std::string& database) {
  std::map<std::string, std::string> all;
  for (char** one = environ; *one != nullptr; ++one) {
    const std::string_view entry(*one);
    const auto equals = entry.find('=');
    if (equals != entry.npos) all.emplace(entry.substr(0, equals), entry.substr(equals + 1));
  }
  for (const auto& [name, value] : sql::postgres_environment(database)) all[name] = value;
  std::vector<std::string> entries;
  for (const auto& [name, value] : all) entries.push_back(name + "=" + value);
  return entries;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> all;
  for (std::string& text : texts) all.push_back(text.data());
  all.push_back(nullptr);
  return all;
}

}  // namespace

void run_postgres_tool(const std::string& tool, const std::vector<std::string>& arguments,
                       const std::string& database) {
  std::vector<std::string> words{tool};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<std::string> environment = environment_for(database);
  pid_t child = 0;
  const int error = ::posix_spawnp(&child, path_of(tool).c_str(), nullptr, nullptr, pointers(words).data(),
                                   pointers(environment).data());
  if (error != 0)
    throw Failure(tool + " cannot be started (" + std::strerror(error) +
                  "): install PostgreSQL's client programs (Debian: postgresql-client)");
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    throw Failure(tool + " did not end well; what it said stands above");
}

}  // namespace yichuang::main_program
