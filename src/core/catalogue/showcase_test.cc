#include "core/catalogue/showcase.h"

#include <gtest/gtest.h>

namespace yichuang {
namespace {

Package package(const char* code, const char* domain, int order, Coordination coordination) {
  Package one;
  one.code = code;
  one.name = {code, code};
  one.domain = domain;
  one.display_order = order;
  one.coordination.value = coordination;
  return one;
}

TEST(Showcase, goes_by_the_domains_of_the_hall_then_by_place_then_by_list_then_by_name) {
  Catalogue catalogue;
  for (const char* code : {"startup", "social"}) {
    Domain domain;
    domain.code = code;
    catalogue.domains.add(domain);
  }
  catalogue.packages.add(package("after-death", "social", 20, Coordination::municipal));
  catalogue.packages.add(package("newborn", "social", 10, Coordination::municipal));
  catalogue.packages.add(package("b-own", "startup", 0, Coordination::district));
  catalogue.packages.add(package("b-city", "startup", 0, Coordination::municipal));
  catalogue.packages.add(package("a-city", "startup", 0, Coordination::municipal));
  catalogue.packages.add(package("placed", "startup", 10, Coordination::none));
  std::string order;
  for (const Package* one : packages_as_shown(catalogue)) order += one->code + " ";
  EXPECT_EQ(order, "placed a-city b-city b-own newborn after-death ");
}

}  // namespace
}  // namespace yichuang
