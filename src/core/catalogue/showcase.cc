#include "core/catalogue/showcase.h"

#include <algorithm>
#include <limits>
#include <map>
#include <string_view>
#include <tuple>

namespace yichuang {
namespace {

int rank_of(Coordination coordination) {
  if (coordination == Coordination::municipal) return 0;
  return coordination == Coordination::district ? 1 : 2;
}

}  // namespace

std::vector<const Package*> packages_as_shown(const Catalogue& catalogue) {
  std::map<std::string_view, int> place;
  for (const Domain& domain : catalogue.domains) place.emplace(domain.code, static_cast<int>(place.size()));
  constexpr int kLast = std::numeric_limits<int>::max();
  const auto key = [&](const Package* package) {
    const auto domain = place.find(package->domain);
    return std::tuple{domain == place.end() ? kLast : domain->second,
                      package->display_order == 0 ? kLast : package->display_order,
                      rank_of(package->coordination.value), std::string_view(package->name.zh)};
  };
  std::vector<const Package*> shown;
  for (const Package& package : catalogue.packages) shown.push_back(&package);
  std::stable_sort(shown.begin(), shown.end(),
                   [&](const Package* left, const Package* right) { return key(left) < key(right); });
  return shown;
}

}  // namespace yichuang
