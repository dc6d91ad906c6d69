// A version is the hash of what was read.
#include <gtest/gtest.h>

#include "app/catalogue/load.h"
#include "app/catalogue/sample_catalogue.h"

namespace yichuang::app {
namespace {

constexpr const char* kTrade = "items/trade-licence.yaml";

TEST(Version, changes_with_any_word_and_with_nothing_else) {
  SampleCatalogue sample;
  const std::string before = read_catalogue(sample.files()).catalogue.version;
  EXPECT_EQ(before.size(), 16U);
  sample.put("calendar/notices.yaml", "not: ours\n");
  EXPECT_EQ(read_catalogue(sample.files()).catalogue.version, before);
  sample.change({kTrade, "场所符合要求", "场所符合规定"});
  EXPECT_NE(read_catalogue(sample.files()).catalogue.version, before);
}

}  // namespace
}  // namespace yichuang::app
