#include "app/catalogue/load.h"

#include <gtest/gtest.h>

#include "app/catalogue/indicator_report.h"
#include "app/catalogue/sample_catalogue.h"
#include "core/catalogue/guide.h"

namespace yichuang::app {
namespace {

const Date kToday{2026, 3, 2};

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

// Everything a reading says that a page could show: each problem, and each item and package as a guide.
std::string told(const CatalogueReading& reading) {
  std::string text = reading.catalogue.version + "\n";
  for (const Problem& problem : reading.problems)
    text += problem.file + ":" + std::to_string(problem.line) + " " + problem.rule + " " +
            problem.message.zh + "\n";
  if (has_errors(reading.problems)) return text;
  const auto add = [&](const Guide& guide) {
    text += guide.title.zh + guide.lead.zh;
    for (const GuideSection& section : guide.sections) {
      for (const Text& one : section.points) text += one.zh;
      for (const auto& row : section.rows)
        for (const Text& cell : row) text += cell.zh;
    }
  };
  for (const Item& item : reading.catalogue.items)
    add(item_guide(reading.catalogue, item, GuideReader::examiner, kToday));
  for (const Package& package : reading.catalogue.packages)
    add(package_guide(reading.catalogue, package, kToday));
  for (const CodedText& one : reading.catalogue.texts) text += one.code + one.text.zh;
  return text + report_json(report_of(reading.catalogue, kToday));
}

TEST(ReadCatalogue, says_the_same_whether_files_were_read_before_or_not) {
  FilesRead known;
  const std::string trade = "items/trade-licence.yaml";
  SampleCatalogue sample;
  const auto same = [&](const char* sentence) {
    EXPECT_EQ(told(read_catalogue(sample.files(), known)), told(read_catalogue(sample.files()))) << sentence;
  };
  same("at first");
  same("again");
  const std::string item = *sample.files().read(trade);
  sample.put(trade, item + "no_such_member: 1\n");
  same("with a fault of form");
  sample.put(trade, "code: [");
  same("with what is no YAML");
  sample.put(trade, item);
  same("mended");
  sample.change({"materials.yaml", "code: lease", "code: lease-2"});
  same("with a fault in another file than the one that changed");
  sample.change({"materials.yaml", "code: lease-2", "code: lease"});
  sample.remove(trade);
  same("without an item");
  sample.put("items/another.yaml", "code: another\n");
  sample.put(trade, item);
  same("with one that stands before it, and it again");
  sample.remove("items/another.yaml");
  sample.remove("schema/item.json");
  same("without the schema it was read by");
}

TEST(ReadCatalogue, reads_only_the_file_that_changed) {
  FilesRead known;
  SampleCatalogue sample;
  read_catalogue(sample.files(), known);
  const auto before = known.files;
  ASSERT_GT(before.size(), 5U);
  sample.put("items/registration.yaml", *sample.files().read("items/registration.yaml") + "\n# A note.\n");
  read_catalogue(sample.files(), known);
  for (const auto& [path, read] : known.files)
    EXPECT_EQ(read == before.at(path), path != "items/registration.yaml") << path;
}

}  // namespace
}  // namespace yichuang::app
