// 送达方式 of a filing: one the plan offers, and for the courier an address they find.
#pragma once

#include <map>
#include <string>

#include "core/catalogue/catalogue.h"
#include "core/catalogue/plan.h"

namespace yichuang {

// An address shorter than this names no street and number.
inline constexpr std::size_t kShortestAddress = 8;  // code points

// Where nobody said how: the window, or where no item leaves there, what the plan proposes.
std::string way_unsaid(const Catalogue& catalogue, const Plan& plan);

// Refuses malformed `delivery` way_not_offered; `fields.delivery_address` missing, address_incomplete, or what the
// dictionary says of the field. With another way an address is not needed and not kept, but what is wrong is said.
Result<void> check_delivery(const Catalogue& catalogue, const Plan& plan, const std::string& way,
                            const std::string& address);

}  // namespace yichuang
