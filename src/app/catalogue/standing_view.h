// 暂停 and 取消 as screens read them, on a given day.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/record/words.h"
#include "core/catalogue/catalogue.h"

namespace yichuang::app {

struct StandingView {
  Named item;
  std::string kind;  // suspended, retired
  bool closed = false;  // it cannot be applied for today; else it is announced
  std::string from;
  std::optional<std::string> until;  // none: until further notice, or for good
  Words text;  // days, reason, source and what to apply for instead, in sentences
  std::vector<Named> instead;
};

// nullopt: in operation, and nothing announced.
std::optional<StandingView> view_standing(const Catalogue& catalogue, const Item& item, Date day);
// Of all that the package may contain.
std::vector<StandingView> view_standings(const Catalogue& catalogue, const Package& package, Date day);

}  // namespace yichuang::app
