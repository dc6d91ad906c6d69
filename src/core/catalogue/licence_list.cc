#include "core/catalogue/licence_list.h"

#include <algorithm>

namespace yichuang {

std::vector<const BusinessLicence*> LicenceList::of_item(std::string_view item) const {
  std::vector<const BusinessLicence*> found;
  for (const BusinessLicence& one : licences)
    if (std::find(one.items.begin(), one.items.end(), item) != one.items.end()) found.push_back(&one);
  return found;
}

std::string reform_mode_code(ReformMode mode) {
  switch (mode) {
    case ReformMode::cancelled:
      return "reform_mode.cancelled";
    case ReformMode::record:
      return "reform_mode.record";
    case ReformMode::commitment:
      return "reform_mode.commitment";
    case ReformMode::service:
      return "reform_mode.service";
  }
  return {};
}

}  // namespace yichuang
