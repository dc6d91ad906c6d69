#include "main/postgres_tools.h"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>
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

std::vector<std::string> environment_for(const std::string& database) {
  const auto wanted = sql::postgres_environment(database);
  std::vector<std::string> all;
  for (char** one = environ; *one != nullptr; ++one)
    if (std::strncmp(*one, "PG", 2) != 0) all.emplace_back(*one);
  for (const auto& [name, value] : wanted) all.push_back(name + "=" + value);
  return all;
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
