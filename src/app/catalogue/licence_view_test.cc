#include "app/catalogue/licence_view.h"

#include <gtest/gtest.h>

#include "app/catalogue/sample_catalogue.h"
#include "core/catalogue/guide.h"

namespace yichuang::app {
namespace {

const Date kToday{2026, 3, 2};

Catalogue sample_catalogue() { return read_catalogue(SampleCatalogue().files()).catalogue; }

TEST(LicenceList, leads_from_a_licence_to_its_items_and_through_them_to_packages) {
  const LicenceListView list = licences_of(sample_catalogue(), kToday);
  ASSERT_EQ(list.licences.size(), 2U);
  const BusinessLicenceView& trade = list.licences.at(0);
  EXPECT_EQ(trade.mode, "commitment");
  EXPECT_FALSE(trade.mode_certain);
  EXPECT_TRUE(trade.certain);
  EXPECT_EQ(trade.basis, (std::vector<std::string>{"经营许可办法 第三条", "样例决定"}));
  ASSERT_EQ(trade.items.size(), 1U);
  EXPECT_EQ(trade.items.front().code, "trade-licence");
  ASSERT_EQ(trade.packages.size(), 1U);
  EXPECT_EQ(trade.packages.front().code, "open-shop");
  EXPECT_TRUE(list.licences.at(1).items.empty());
  EXPECT_TRUE(list.licences.at(1).packages.empty());
}

TEST(LicenceList, counts_every_mode_even_one_that_nothing_has) {
  std::string counted;
  for (const ReformModeView& mode : licences_of(sample_catalogue(), kToday).modes)
    counted += mode.code + " " + std::to_string(mode.licences) + "; ";
  EXPECT_EQ(counted, "cancelled 1; record 0; commitment 1; service 0; ");
}

TEST(LicenceList, is_told_in_the_terminal_and_says_when_there_is_none) {
  Catalogue catalogue = sample_catalogue();
  const std::string text = licences_text(licences_of(catalogue, kToday), Language::en);
  EXPECT_NE(text.find("A sample, not the whole list."), text.npos) << text;
  EXPECT_NE(text.find("Trade (Market regulator) (as published by the district)"), text.npos) << text;
  EXPECT_NE(text.find("items: Trade licence"), text.npos) << text;
  catalogue.licence_list = {};
  EXPECT_FALSE(licences_of(catalogue, kToday).name.has_value());
  EXPECT_EQ(licences_text(licences_of(catalogue, kToday), Language::en),
            "no list of business licences is loaded\n");
}

TEST(LicenceList, gives_the_items_guide_its_row) {
  const Catalogue catalogue = sample_catalogue();
  std::string rows;
  for (const char* code : {"trade-licence", "registration"})
    for (const GuideSection& section :
         item_guide(catalogue, *catalogue.item(code), GuideReader::applicant, kToday).sections)
      for (const GuideFact& fact : section.facts)
        if (fact.label.zh == "改革方式") rows += std::string(code) + ": " + fact.value.en + "\n";
  EXPECT_EQ(
      rows,
      "trade-licence: reform_mode.commitment (as published by the district): Granted on commitment (business "
      "licence “Trade”)\n");
}

TEST(LicenceList, that_is_shipped_links_licences_to_items_and_packages_and_names_all_four_modes) {
  const CatalogueReading reading = read_catalogue(catalogue_in("catalogue"));
  const LicenceListView list = licences_of(reading.catalogue, kToday);
  ASSERT_TRUE(list.name.has_value());
  for (const ReformModeView& mode : list.modes) {
    EXPECT_GT(mode.licences, 0) << mode.code;
    EXPECT_NE(mode.name.zh, mode.code) << "it has a name";
  }
  int linked = 0;
  for (const BusinessLicenceView& one : list.licences) {
    if (!one.items.empty()) ++linked;
    EXPECT_FALSE(one.basis.empty()) << one.code;
  }
  EXPECT_GT(linked, 10);
}

}  // namespace
}  // namespace yichuang::app
