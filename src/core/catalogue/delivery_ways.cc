#include "core/catalogue/delivery_ways.h"

#include <algorithm>

namespace yichuang {
namespace {

bool allows(const Item& item, std::string_view way) {
  const auto& ways = item.particulars.delivery;
  return ways.empty() || std::find(ways.begin(), ways.end(), way) != ways.end();
}

}  // namespace

std::string way_for(const Item& item, std::string_view chosen) {
  if (allows(item, chosen)) return std::string(chosen);
  for (const char* way : {kElectronically, kByWindow})
    if (allows(item, way)) return way;
  return item.particulars.delivery.front();
}

bool only_at_the_window(const Item& item) {
  return !item.particulars.delivery.empty() && !allows(item, kByCourier) && !allows(item, kElectronically);
}

std::vector<WayOffered> ways_offered(const Catalogue& catalogue, const Plan& plan) {
  std::vector<WayOffered> offered;
  for (const char* way : {kByWindow, kByCourier, kElectronically}) {
    WayOffered one{way, {}, false};
    for (const PlannedItem& planned : plan.items) {
      const Item* item = catalogue.item(planned.code);
      ensure(item != nullptr);
      const std::string goes = way_for(*item, way);
      if (goes != way) one.otherwise.push_back({planned.code, goes});
      one.to_collect |= goes == kByWindow;
    }
    if (one.otherwise.size() < plan.items.size()) offered.push_back(std::move(one));
  }
  return offered;
}

std::string way_proposed(const std::vector<WayOffered>& offered) {
  for (const char* way : {kElectronically, kByCourier})
    for (const WayOffered& one : offered)
      if (one.way == way && !one.to_collect) return one.way;
  return offered.empty() ? kByWindow : offered.front().way;
}

}  // namespace yichuang
