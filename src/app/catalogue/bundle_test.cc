#include "app/catalogue/bundle.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "app/catalogue/differences.h"
#include "app/catalogue/document_json.h"
#include "app/catalogue/sample_catalogue.h"
#include "platform/files/archive.h"
#include "platform/sheet/workbook.h"

namespace yichuang::app {
namespace {

constexpr BundleFormat kFormats[] = {BundleFormat::yaml, BundleFormat::json, BundleFormat::xlsx};

// A catalogue that holds nothing but its schemas.
CatalogueFiles nothing() {
  SampleCatalogue sample;
  for (const std::string& path : sample.files().paths)
    if (holds_records(path)) sample.remove(path);
  return sample.files();
}

CatalogueFiles put_into(const CatalogueFiles& base, const BundleReading& bundle) {
  Overlay overlay(base);
  for (const CatalogueRecord& record : bundle.records) overlay.put(record.key, record.content, record.path);
  return overlay.files();
}

std::string told(const Refusal& refusal) {
  std::string text;
  for (const FieldFault& fault : refusal.fields) text += fault.field + " " + fault.code + "\n";
  return text;
}
template <class T>
std::string told(const Result<T>& result) {
  return result.ok() ? "taken" : told(result.refusal());
}

std::string rows_of(const std::vector<RecordDifference>& found) {
  std::string text;
  for (const auto& one : found)
    for (const auto& row : one.rows) text += one.key.kind + " " + one.key.code + " " + row.pointer + "\n";
  return text.substr(0, 2'000);
}

TEST(Bundle, loses_nothing_of_the_shipped_catalogue_in_any_format) {
  const CatalogueFiles shipped = catalogue_in("catalogue");
  for (const BundleFormat format : kFormats) {
    const std::string bytes = write_bundle(shipped, format);
    const auto bundle = read_bundle(bytes);
    ASSERT_TRUE(bundle.ok()) << told(bundle);
    EXPECT_EQ(bundle->format, format);
    const CatalogueFiles copy = put_into(nothing(), *bundle);
    EXPECT_EQ(rows_of(differences(shipped, copy)), "");
    EXPECT_EQ(records_of(copy).size(), records_of(shipped).size());
    for (const std::string& path : shipped.paths)
      EXPECT_TRUE(!holds_records(path) || copy.read(path)) << path;
    // Back into where it came from it changes nothing, and every byte of the files stays.
    const auto import = import_bundle(shipped, *bundle);
    ASSERT_TRUE(import.ok()) << told(import);
    EXPECT_TRUE(import->changed_paths.empty());
  }
}

TEST(Bundle, keeps_the_standing_of_an_item_in_any_format) {
  SampleCatalogue sample;
  sample.change({"items/trade-licence.yaml", "demo: true\n",
                 "demo: true\nstanding:\n  kind: suspended\n  from: \"2026-03-09\"\n  until: \"2026-03-20\"\n"
                 "  reason: {zh: \"系统升级\", en: \"Renewal\"}\n  source: \"通知1号\"\n"
                 "  instead: [registration, seal-record]\n"});
  for (const BundleFormat format : kFormats) {
    const auto bundle = read_bundle(write_bundle(sample.files(), format));
    ASSERT_TRUE(bundle.ok()) << told(bundle);
    EXPECT_EQ(rows_of(differences(sample.files(), put_into(nothing(), *bundle))), "");
  }
}

TEST(Bundle, is_the_same_bytes_each_time) {
  const SampleCatalogue sample;
  for (const BundleFormat format : kFormats)
    EXPECT_EQ(write_bundle(sample.files(), format), write_bundle(sample.files(), format));
}

TEST(Bundle, keeps_hostile_texts_in_every_format) {
  SampleCatalogue sample;
  std::string texts = "texts:\n";
  int number = 0;
  for (const char* text : {"\"\"",
                           "\"null\"",
                           "\"~\"",
                           "\"01\"",
                           "\"true\"",
                           "\"1e5\"",
                           "\" a \"",
                           "\"[a\"",
                           "\"{\"",
                           "\"\\\"\"",
                           "\"a\\nb\"",
                           "\"a\\r\\nb\"",
                           "\"\\0\\x01\"",
                           "\"_x0041_\"",
                           "\"=1+1\"",
                           "\"'a\"",
                           "\"\\uFFFF\"",
                           "\"<a>&amp;\"",
                           "null",
                           "true",
                           "12",
                           "0.5",
                           "-7",
                           "[]",
                           "{}",
                           "[1, \"1\", true, null, \"a\\nb\", \"\", [x], {a: 1}]",
                           "{\"odd key\": 1}",
                           "[{a: 1}, {b: [2]}]",
                           "{a: {}, b: {c: null}}"})
    texts += "  t" + std::to_string(number++) + ": {zh: " + text + ", en: x}\n";
  sample.put("texts/hostile.yaml", texts);
  for (const BundleFormat format : kFormats) {
    const auto bundle = read_bundle(write_bundle(sample.files(), format));
    ASSERT_TRUE(bundle.ok()) << told(bundle);
    EXPECT_EQ(rows_of(differences(sample.files(), put_into(nothing(), *bundle))), "");
  }
}

TEST(Bundle, of_some_records_puts_these_and_leaves_the_rest) {
  SampleCatalogue some;
  for (const std::string& path : some.files().paths)
    if (holds_records(path) && path != "items/trade-licence.yaml") some.remove(path);
  some.change({"items/trade-licence.yaml", "supplement_days: 30\n", "supplement_days: 31\n"});
  const SampleCatalogue sample;
  for (const BundleFormat format : kFormats) {
    const auto bundle = read_bundle(write_bundle(some.files(), format));
    ASSERT_TRUE(bundle.ok()) << told(bundle);
    const auto import = import_bundle(sample.files(), *bundle);
    ASSERT_TRUE(import.ok()) << told(import);
    EXPECT_EQ(import->changed_paths, std::vector<std::string>{"items/trade-licence.yaml"});
    EXPECT_EQ(rows_of(differences(sample.files(), import->files)), "item trade-licence /supplement_days\n");
  }
}

sheet::Sheet& sheet_of(sheet::Workbook& workbook, std::string_view token) {
  for (sheet::Sheet& sheet : workbook.sheets)
    if (sheet.name.substr(sheet.name.rfind(' ') + 1) == token) return sheet;
  throw Bug("no such sheet");
}
std::size_t column_of(const sheet::Sheet& sheet, std::string_view heading) {
  for (std::size_t column = 0; column < sheet.rows[1].size(); ++column)
    if (sheet.rows[1][column] == sheet::Cell{std::string(heading)}) return column;
  throw Bug("no such column");
}
void set(sheet::Sheet& sheet, std::size_t row, std::string_view heading, sheet::Cell cell) {
  const std::size_t column = column_of(sheet, heading);
  sheet.rows[row].resize(std::max(sheet.rows[row].size(), column + 1));
  sheet.rows[row][column] = std::move(cell);
}
std::string place_of(const sheet::Sheet& sheet, std::size_t row, std::string_view heading) {
  return sheet.name + "!" + sheet::cell_name(row, column_of(sheet, heading));
}

TEST(Bundle, of_a_workbook_names_sheet_row_and_column_of_everything_that_is_wrong) {
  const SampleCatalogue sample;
  auto workbook = *sheet::read_workbook(write_bundle(sample.files(), BundleFormat::xlsx));
  sheet::Sheet& items = sheet_of(workbook, "items");
  sheet::Sheet& materials = sheet_of(workbook, "items.materials");
  set(items, 2, "visits", "many");
  set(items, 3, "promised.unit", "moon");
  set(items, 3, "channels[]", "window\nfax");
  set(materials, 2, "copies", -1.0);
  std::string expected;
  const auto bundle = read_bundle(sheet::write_workbook(workbook));
  ASSERT_TRUE(bundle.ok()) << told(bundle);
  const std::string found = told(import_bundle(sample.files(), *bundle));
  for (const std::string& place : {place_of(items, 2, "visits"), place_of(items, 3, "promised.unit"),
                                   place_of(items, 3, "channels[]"), place_of(materials, 2, "copies")})
    EXPECT_NE(found.find(place + " schema\n"), found.npos) << place << " is not in\n" << found;
}

TEST(Bundle, of_a_workbook_that_is_no_catalogue_says_so_cell_by_cell) {
  const auto read = [](std::vector<sheet::Sheet> sheets) {
    return told(read_bundle(sheet::write_workbook({std::move(sheets)})));
  };
  EXPECT_EQ(read({{"Sheet1", {}}}), "file bundle_empty\n");
  EXPECT_EQ(read({{"people", {{"code"}, {"x"}}}}), "people sheet_unknown\n");
  EXPECT_EQ(read({{"items", {{"x"}, {"y"}}}}), "items sheet_without_head\n");
  EXPECT_EQ(
      read({{"items",
             {{"code", "name.zh", "name..x", "name.zh", {}, "name"},
              {"a", "x", {}, {}, "lost", "{zh: a"},
              {"../a"},
              {"a"},
              {"b", "[x", {}, {}, {}, "y"}}},
            {"items.materials", {{"@of", "materials#"}, {"c", 1.0}, {"a", "first"}}}}),
      "items!C1 column_unknown\nitems!D1 column_twice\nitems!E2 column_unknown\nitems!F2 cell_unreadable\n"
      "items!A3 bad_code\nitems!A4 record_twice\nitems!B5 cell_unreadable\n"
      "items.materials!A2 row_without_record\nitems.materials!B3 position_unreadable\n");
}

TEST(Bundle, of_files_names_file_and_line_of_everything_that_is_wrong) {
  SampleCatalogue bad;
  for (const std::string& path : bad.files().paths)
    if (holds_records(path) && path != "items/trade-licence.yaml") bad.remove(path);
  bad.change({"items/trade-licence.yaml", "visits: 0\n", "visits: many\n"});
  const SampleCatalogue sample;
  const auto bundle = read_bundle(write_bundle(bad.files(), BundleFormat::yaml));
  EXPECT_EQ(told(import_bundle(sample.files(), *bundle)), "items/trade-licence.yaml:19 schema\n");
  const auto json = read_bundle(write_bundle(bad.files(), BundleFormat::json));
  EXPECT_EQ(told(import_bundle(sample.files(), *json)), "items/trade-licence.yaml#/visits schema\n");
  EXPECT_EQ(told(read_bundle(files::pack_archive({{"items/a.yaml", "code: a\nb: [\n"},
                                                  {"items/B.yaml", "code: B\n"},
                                                  {"fields/x.yaml", "fields:\n  - code: a\n  - code: a\n"},
                                                  {"fields/y.yaml", "nothing: 1\n"},
                                                  {"who.yaml", "a: 1\n"}}))),
            "fields/x.yaml:3 record_twice\nfields/y.yaml bundle_file_empty\nitems/B.yaml:1 "
            "bad_code\nitems/a.yaml:3 not_yaml\n"
            "who.yaml unknown_file\n");
}

std::string said(const Refusal& refusal) {
  std::string text;
  for (const FieldFault& fault : refusal.fields) text += fault.field + " " + fault.values.front().second + "\n";
  return text;
}

TEST(Bundle, tells_all_that_is_wrong_at_once_and_what_was_wanted_instead) {
  const std::string path = "items/trade-licence.yaml";
  SampleCatalogue bad, sample;
  for (const char* texts : {"texts/columns.yaml", "texts/values.yaml"})
    sample.put(texts, *catalogue_in("catalogue").read(texts));
  bad.change({path, "visits: 0\n", "visits: 七\n"});
  bad.change({path, "instant: false\n", "instant: false\npromissed: 1\n"});
  bad.change({path, "material: lease", "material: nobody-knows"});
  const auto bundle = read_bundle(files::pack_archive({{path, *bad.files().read(path)}}));
  ASSERT_TRUE(bundle.ok()) << told(bundle);
  const auto import = import_bundle(sample.files(), *bundle);
  ASSERT_FALSE(import.ok());
  const std::string text = said(import.refusal());
  EXPECT_EQ(import.refusal().fields.size(), 3u) << text;
  EXPECT_NE(text.find("到现场次数要填整数，填的是“七”"), text.npos) << text;
  EXPECT_NE(text.find("没有“promissed”这一项，最接近的是“promised”"), text.npos) << text;
  EXPECT_NE(text.find("nobody-knows"), text.npos) << text;
}

TEST(Bundle, may_be_one_file_out_of_the_archive) {
  const SampleCatalogue sample;
  for (const char* path : {"items/trade-licence.yaml", "packages/open-shop.yaml", "materials.yaml"}) {
    const auto bundle = read_bundle(*sample.files().read(path));
    ASSERT_TRUE(bundle.ok()) << told(bundle);
    const auto import = import_bundle(sample.files(), *bundle);
    ASSERT_TRUE(import.ok()) << told(import);
    EXPECT_TRUE(import->changed_paths.empty()) << path;
  }
  const auto broken = read_bundle("code: a\nstatutory: [\n");
  ASSERT_FALSE(broken.ok());
  EXPECT_EQ(told(broken), "file:3 not_yaml\n");
  const auto other = read_bundle("code: a\n");
  ASSERT_FALSE(other.ok());
  EXPECT_NE(said(other.refusal()).find("一个 YAML 文件"), std::string::npos) << said(other.refusal());
}

TEST(Bundle, may_be_the_folder_packed_by_hand) {
  const auto bundle = read_bundle(files::pack_archive({{"my-catalogue/items/a.yaml", "code: a\n"},
                                                       {"my-catalogue/schema/item.json", "{}"},
                                                       {"my-catalogue/calendar/notices.yaml", "a: 1\n"}}));
  ASSERT_TRUE(bundle.ok()) << told(bundle);
  EXPECT_EQ(bundle->records.at(0).key, (RecordKey{"item", "a"}));
  EXPECT_EQ(bundle->passed_over, (std::vector<std::string>{"calendar/notices.yaml", "schema/item.json"}));
}

TEST(Bundle, that_is_hostile_or_no_bundle_is_refused) {
  EXPECT_EQ(told(read_bundle("")), "file bundle_format_unknown\n");
  EXPECT_EQ(told(read_bundle("code: a\n")), "file bundle_format_unknown\n");
  EXPECT_EQ(told(read_bundle("{")), "file not_json\n");
  EXPECT_EQ(told(read_bundle("{\"format\": \"other\"}")), "file bundle_format_unknown\n");
  EXPECT_EQ(told(read_bundle(std::string(200, '[').insert(0, "{\"a\":"))), "file not_json\n");
  EXPECT_EQ(told(read_bundle("PK\x03\x04")), "file file_damaged\n");
  EXPECT_EQ(told(read_bundle(files::pack_archive({{"../items/a.yaml", "code: a\n"}}))),
            "file archive_path\n");
  EXPECT_EQ(told(read_bundle(files::pack_archive({{"items/a.yaml", std::string(70 << 20, ' ')}}))),
            "file file_unpacks_too_large\n");
  EXPECT_EQ(
      told(read_bundle(
          "{\"format\": \"yichuang-catalogue\", \"version\": 1, \"files\": {\"items/../../x.yaml\": {}}}")),
      "items/../../x.yaml unknown_file\n");
  const SampleCatalogue sample;
  for (const BundleFormat format : kFormats) {
    const std::string bytes = write_bundle(sample.files(), format);
    for (const std::size_t length : {bytes.size() / 2, bytes.size() - 5})
      EXPECT_FALSE(read_bundle(std::string_view(bytes).substr(0, length)).ok());
  }
}

}  // namespace
}  // namespace yichuang::app
