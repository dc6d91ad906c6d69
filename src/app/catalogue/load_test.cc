#include "app/catalogue/load.h"

#include <gtest/gtest.h>

#include "app/catalogue/sample_catalogue.h"

namespace yichuang::app {
namespace {

TEST(DistrictCode, is_the_one_district_yaml_names) {
  SampleCatalogue files;
  files.put("district.yaml", "code: \"510107\"\nname: {zh: 武侯区, en: Wuhou}\n");
  EXPECT_EQ(district_code(files.files()), 510107);
  EXPECT_EQ(district_code(catalogue_in("catalogue")), 500112);
}

TEST(DistrictCode, that_is_none_is_said_before_anything_is_opened) {
  for (const char* wrong :
       {"", "name: {zh: 区}\n", "code: \"5101\"\n", "code: \"51010A\"\n", "code: [1]\n", "a: ["}) {
    SampleCatalogue files;
    files.put("district.yaml", wrong);
    EXPECT_THROW(district_code(files.files()), Failure) << wrong;
  }
  SampleCatalogue without;
  without.remove("district.yaml");
  EXPECT_THROW(district_code(without.files()), Failure);
}

}  // namespace
}  // namespace yichuang::app
