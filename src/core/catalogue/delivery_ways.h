// 送达方式: in which ways the results of a plan may reach the applicant. An item says which it allows; one choice holds for
// the whole case, and a result that does not go that way goes the next easiest one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/catalogue/plan.h"

namespace yichuang {

// The field of the dictionary that says where to. It is asked when the courier is chosen, and only then.
inline constexpr const char* kPostalAddress = "delivery_address";

inline constexpr const char* kByWindow = "window";
inline constexpr const char* kByCourier = "courier";
inline constexpr const char* kElectronically = "electronic";

// How the item's result leaves when that way was chosen: that way, if the item allows it or says nothing; else
// electronically, for which nobody has to move; else at the window.
std::string way_for(const Item& item, std::string_view chosen);
// The item's result can be had at the window alone.
bool only_at_the_window(const Item& item);

struct OtherWay {
  std::string item;
  std::string way;
};
struct WayOffered {
  std::string way;
  std::vector<OtherWay> otherwise;  // the items whose result goes another way all the same
  bool to_collect = false;  // something is left that has to be collected at the window
};
// In the order window, courier, electronic: those that at least one item allows.
std::vector<WayOffered> ways_offered(const Catalogue& catalogue, const Plan& plan);
// What the plan's trips count with: a way for which nobody has to come and collect, the easiest first; else the window.
std::string way_proposed(const std::vector<WayOffered>& offered);

}  // namespace yichuang
