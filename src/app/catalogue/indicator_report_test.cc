// The catalogue's report. The shipped one is committed as catalogue/report.golden; YICHUANG_GOLDEN=1 rewrites it, and the
// difference tells what a change of the catalogue does to the indicators.
#include "app/catalogue/indicator_report.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "app/catalogue/sample_catalogue.h"

namespace yichuang::app {
namespace {

const Date kToday{2026, 3, 2};

constexpr const char* kGolden = "catalogue/report.golden";

TEST(CatalogueReport, of_the_shipped_catalogue_is_the_committed_one) {
  CatalogueReading reading = read_catalogue(catalogue_in("catalogue"));
  reading.catalogue.version = "golden";
  const CatalogueReport report = report_of(reading.catalogue, kToday);
  const std::string text = report_text(report, Language::zh) + "\n" + report_text(report, Language::en);
  if (std::getenv("YICHUANG_GOLDEN") != nullptr) std::ofstream(kGolden) << text;
  std::ostringstream committed;
  committed << std::ifstream(kGolden).rdbuf();
  EXPECT_TRUE(text == committed.str())
      << kGolden << " is another one now: ./dev golden, then read the difference";
}

const IndicatorView& materials(const CatalogueReport& report) { return report.indicators.at(1); }

TEST(CatalogueReport, says_that_no_city_template_is_loaded_until_a_district_loads_one) {
  SampleCatalogue sample;
  const CatalogueReading without = read_catalogue(sample.files());
  EXPECT_FALSE(report_of(without.catalogue, kToday).city_template);
  EXPECT_FALSE(materials(report_of(without.catalogue, kToday)).value);
  EXPECT_EQ(materials(report_of(without.catalogue, kToday)).missing->en, "no city template is loaded");

  const std::string& code = without.catalogue.item("trade-licence")->implementation_code;
  sample.put("city-template.yaml", R"yaml(name: {zh: "市级模板（测试）", en: "City template (test)"}
source: "test"
items:
  - basic_code: ")yaml" + code.substr(code.size() - 12) +
                                       R"yaml("
    name: {zh: "许可", en: "Licence"}
    materials:
      - {name: {zh: "甲", en: "A"}}
      - {name: {zh: "乙", en: "B"}}
      - {name: {zh: "丙", en: "C"}}
      - {name: {zh: "丁", en: "D"}}
      - {name: {zh: "戊", en: "E"}, required: false}
)yaml");
  const CatalogueReading with = read_catalogue(sample.files());
  ASSERT_EQ(listed(with.problems), "");
  const CatalogueReport report = report_of(with.catalogue, kToday);
  EXPECT_EQ(report.city_template->en, "City template (test)");
  EXPECT_EQ(materials(report).denominator, "4");
  EXPECT_EQ(materials(report).counted, 1);
  EXPECT_TRUE(materials(report).value);
}

TEST(CatalogueReport, refuses_a_template_that_is_no_template) {
  SampleCatalogue sample;
  sample.put("city-template.yaml",
             "name: {zh: \"甲\", en: \"A\"}\nsource: x\nitems:\n  - basic_code: short\n");
  EXPECT_NE(listed(read_catalogue(sample.files()).problems).find("city-template.yaml:4"), std::string::npos);
}

TEST(CatalogueReport, shows_a_published_figure_beside_the_computed_one_and_never_uses_it) {
  SampleCatalogue sample;
  const auto value = [](const CatalogueReading& reading) {
    return report_of(reading.catalogue, kToday).indicators.front();
  };
  const IndicatorView before = value(read_catalogue(sample.files()));
  std::string district = *sample.files().read("district.yaml");
  district +=
      "published:\n  - {indicator: promise_reduction, value: \"77.1%\", source: \"2021\", confidence: C}\n";
  sample.put("district.yaml", district);
  const CatalogueReading reading = read_catalogue(sample.files());
  ASSERT_EQ(listed(reading.problems), "");
  const IndicatorView after = value(reading);
  EXPECT_FALSE(before.published);
  ASSERT_TRUE(after.published);
  EXPECT_EQ(after.published->value, "77.1%");
  EXPECT_EQ(after.value, before.value);
}

}  // namespace
}  // namespace yichuang::app
