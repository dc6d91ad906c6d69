#include "platform/sql/postgres_address.h"

#include <libpq-fe.h>

#include <memory>

#include "base/result.h"

namespace yichuang::sql {

std::vector<std::pair<std::string, std::string>> postgres_environment(const std::string& address) {
  char* wrong = nullptr;
  const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(
      PQconninfoParse(address.c_str(), &wrong), &PQconninfoFree);
  const std::unique_ptr<char, decltype(&PQfreemem)> words(wrong, &PQfreemem);
  if (!options)
    throw Failure("the address of the database is not one: " + std::string(wrong == nullptr ? "" : wrong));
  std::vector<std::pair<std::string, std::string>> environment;
  for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
    if (option->val == nullptr) continue;
    if (option->envvar == nullptr)
      throw Failure("the address of the database may not say " + std::string(option->keyword) + " here");
    environment.emplace_back(option->envvar, option->val);
  }
  return environment;
}

}  // namespace yichuang::sql
