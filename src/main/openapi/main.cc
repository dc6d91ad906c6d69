// yichuang-openapi: the contract, printed from the routes themselves. Small and without the web's files, so that the
// circle binary → contract → client → web → binary is broken here.
//
//   yichuang-openapi              the OpenAPI document (api/openapi.json)
//   yichuang-openapi --authority  role × route × answer (api/authority.golden)
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>

#include "main/house.h"
#include "main/operator_routes.h"

namespace {

using yichuang::http::Route;

constexpr const char* kRoles[] = {"nobody",     "applicant", "helper",         "clerk",
                                  "approver",   "head",      "issuer",         "manager",
                                  "maintainer", "reviewer",  "legal_reviewer", "administrator"};

// What the guard answers: in, sign in first, or no.
const char* answer_for(const Route& route, std::string_view role) {
  const auto lists = [&](std::string_view name) {
    return std::find(route.roles.begin(), route.roles.end(), name) != route.roles.end();
  };
  if (lists("public")) return "in";
  if (role == "nobody") return "401";
  return lists("signed_in") || lists(role) ? "in" : "403";
}

void print_authority(const std::vector<Route>& routes) {
  std::vector<std::string> lines;
  for (const Route& route : routes) {
    std::string line = route.pattern + " " + std::string(yichuang::http::to_string(route.method));
    for (const char* role : kRoles) line += std::string(" ") + role + "=" + answer_for(route, role);
    lines.push_back(std::move(line));
  }
  std::sort(lines.begin(), lines.end());
  for (const std::string& line : lines) std::puts(line.c_str());
}

// A house in an empty folder that is gone when the contract is printed.
struct Scratch {
  std::string folder;
  Scratch() {
    char name[] = "/tmp/yichuang-openapi-XXXXXX";
    if (mkdtemp(name) == nullptr) throw yichuang::Failure("no scratch folder can be made in /tmp");
    folder = name;
  }
  ~Scratch() { std::filesystem::remove_all(folder); }
};

}  // namespace

int main(int count, char** values) {
  const Scratch scratch;
  yichuang::main_program::Configuration configuration;
  configuration.data = scratch.folder;
  yichuang::main_program::House house(configuration);
  yichuang::metrics::Metrics numbers;
  yichuang::main_program::add_operator_routes(house.router(), [] { return yichuang::app::Words(); }, numbers);
  if (count > 1 && std::string_view(values[1]) == "--authority")
    print_authority(house.router().routes());
  else
    std::puts(yichuang::http::openapi(house.router().routes(), "Yichuang", YICHUANG_VERSION).c_str());
}
