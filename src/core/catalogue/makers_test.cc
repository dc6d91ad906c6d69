#include "core/catalogue/makers.h"

#include <gtest/gtest.h>

#include "core/catalogue/check.h"
#include "core/catalogue/sample_matter.h"

namespace yichuang {
namespace {

std::string warned(const Catalogue& catalogue) {
  std::string all;
  for (const Problem& problem : check(catalogue))
    if (problem.rule == "maker_not_in_package") all += problem.message.en + "\n";
  return all;
}

TEST(Makers, a_paper_that_an_item_outside_the_package_makes_is_told_of_with_that_item) {
  Catalogue catalogue = sample::shop();
  EXPECT_EQ(warned(catalogue), "");
  Package package = *catalogue.package("open-shop");
  std::erase_if(package.items, [](const PackageItem& one) { return one.item == "health-check"; });
  package.code = "open-shop-without-check";
  catalogue.packages.add(package);
  EXPECT_EQ(warned(catalogue),
            "“trade-licence” needs “health-certificate”, which “health-check” makes; that item is not in the "
            "package, so the applicant is asked for it\n");
}

}  // namespace
}  // namespace yichuang
