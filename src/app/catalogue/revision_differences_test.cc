#include "app/catalogue/revision_differences.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "app/catalogue/sample_catalogue.h"

namespace yichuang::app {
namespace {

DraftReading draft_of(const SampleCatalogue& sample) {
  DraftReading draft;
  CatalogueReading reading = read_catalogue(sample.files());
  EXPECT_EQ(listed(reading.problems), "");
  draft.catalogue = std::move(reading.catalogue);
  return draft;
}

// The city's papers for the sample's licence to trade, which asks for a lease and a business licence.
SampleCatalogue against_city(const std::string& materials, const std::string& basic_code = {}) {
  SampleCatalogue sample;
  const Catalogue plain = draft_of(sample).catalogue;
  const std::string& code = plain.item("trade-licence")->implementation_code;
  std::string text = "name: {zh: \"市级模板（测试）\", en: \"City template (test)\"}\nsource: test\nitems:\n";
  text += "  - basic_code: \"" + (basic_code.empty() ? code.substr(code.size() - 12) : basic_code) + "\"\n";
  text += "    name: {zh: \"许可\", en: \"Licence\"}\n    materials:\n" + materials;
  sample.put("city-template.yaml", text);
  return sample;
}

std::string told(const SampleCatalogue& sample) {
  const DifferencesView view = differences_from_template(draft_of(sample));
  std::string lines = (view.city_template ? view.city_template->en : "none loaded") + ":";
  for (const std::string& item : view.in_template) lines += " " + item;
  lines += "\n";
  for (const RecordDifferenceView& record : view.records)
    for (const DifferenceRowView& row : record.rows)
      lines += record.code + " " + row.pointer + ": " + boost::json::serialize(row.before) + " → " +
               boost::json::serialize(row.after) + "\n";
  return lines;
}

TEST(CityTemplate, is_compared_with_paper_by_paper_by_name) {
  const std::string lease = "      - {name: {zh: \"租赁合同\", en: \"Lease\"}}\n";
  const std::string licence = "      - {name: {zh: \"营业执照\", en: \"Business licence\"}}\n";
  const struct {
    const char* sentence;
    std::string materials;
    const char* told;
  } rows[] = {
      {"what asks for the same is in the template and differs in nothing", lease + licence,
       "City template (test): trade-licence\n"},
      {"the city asks for one more", lease + licence + "      - {name: {zh: \"平面图\", en: \"Plan\"}}\n",
       "City template (test): trade-licence\ntrade-licence /materials/平面图: \"required\" → null\n"},
      {"the district asks for one more", lease,
       "City template (test): trade-licence\ntrade-licence /materials/营业执照: null → \"required\"\n"},
      {"what the city leaves open the district requires",
       lease + "      - {name: {zh: \"营业执照\", en: \"Business licence\"}, required: false}\n",
       "City template (test): trade-licence\n"
       "trade-licence /materials/营业执照: \"optional\" → \"required\"\n"},
      {"a name with a stroke in it stays one step of the place",
       lease + licence + "      - {name: {zh: \"正本/副本\", en: \"Original\"}, required: false}\n",
       "City template (test): trade-licence\n"
       "trade-licence /materials/正本~1副本: \"optional\" → null\n"},
  };
  for (const auto& row : rows) EXPECT_EQ(told(against_city(row.materials)), row.told) << row.sentence;
}

TEST(CityTemplate, that_lacks_an_item_or_is_not_loaded_is_not_called_the_same) {
  EXPECT_EQ(told(SampleCatalogue()), "none loaded:\n");
  EXPECT_EQ(told(against_city("      - {name: {zh: \"甲\", en: \"A\"}}\n", "999999999999")),
            "City template (test):\n");
}

}  // namespace
}  // namespace yichuang::app
