#include "core/intake/delivery.h"

#include <algorithm>

#include "core/catalogue/delivery_ways.h"
#include "core/intake/form.h"
#include "core/people/blank.h"

namespace yichuang {
namespace {

std::size_t code_points(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace

std::string way_unsaid(const Catalogue& catalogue, const Plan& plan) {
  const auto offered = ways_offered(catalogue, plan);
  const bool window =
      std::any_of(offered.begin(), offered.end(), [](const auto& one) { return one.way == kByWindow; });
  return window ? kByWindow : way_proposed(offered);
}

Result<void> check_delivery(const Catalogue& catalogue, const Plan& plan, const std::string& way,
                            const std::string& address) {
  const auto offered = ways_offered(catalogue, plan);
  if (std::none_of(offered.begin(), offered.end(), [&](const auto& one) { return one.way == way; }))
    return malformed("delivery", "way_not_offered");
  const std::string path = std::string("fields.") + kPostalAddress;
  const Field* field = catalogue.field(kPostalAddress);
  if (is_blank(address)) return way == kByCourier ? malformed(path, "missing") : Result<void>();
  if (field == nullptr) return malformed(path, "unknown_field");
  if (way == kByCourier && code_points(address) < kShortestAddress)
    return malformed(path, "address_incomplete");
  return check_field_value(*field, address, path);
}

}  // namespace yichuang
