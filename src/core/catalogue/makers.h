// Who makes a material that is the result of an item, and where it comes from when nobody in a package does. The plan, the
// guide and the checker must agree on it.
#pragma once

#include <algorithm>

#include "core/catalogue/catalogue.h"

namespace yichuang {

inline bool makes(const Item& item, const std::string& material) { return item.result.material == material; }

inline bool is_made_in(const Catalogue& catalogue, const Package& package, const std::string& material) {
  return std::any_of(package.items.begin(), package.items.end(), [&](const PackageItem& entry) {
    const Item* item = catalogue.item(entry.item);
    return item != nullptr && makes(*item, material);
  });
}

// A result that no item of the matter makes is fetched where it is an e-licence, and otherwise brought by the applicant.
inline MaterialSource source_without_maker(const Material& material) {
  return material.licence_type.empty() ? MaterialSource::applicant : MaterialSource::fetched;
}

}  // namespace yichuang
