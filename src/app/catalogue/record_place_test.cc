#include "app/catalogue/record_place.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>

#include "app/catalogue/document_json.h"
#include "app/catalogue/sample_catalogue.h"

namespace yichuang::app {
namespace {

std::string json_of(const std::optional<Node>& node) {
  return node ? boost::json::serialize(to_json(*node)) : "none";
}
Node node_of(std::string_view json) {
  return from_json(boost::json::parse(boost::json::string_view(json.data(), json.size())));
}

TEST(RecordPlace, finds_every_record_the_shipped_catalogue_holds) {
  const CatalogueFiles files = catalogue_in("catalogue");
  const CatalogueReading reading = read_catalogue(files);
  const std::vector<RecordKey> keys = records_of(files);
  const auto count = [&](std::string_view kind) {
    return static_cast<std::size_t>(
        std::count_if(keys.begin(), keys.end(), [&](const RecordKey& key) { return key.kind == kind; }));
  };
  EXPECT_EQ(count("item"), reading.catalogue.items.size());
  EXPECT_EQ(count("package"), reading.catalogue.packages.size());
  EXPECT_EQ(count("material"), reading.catalogue.materials.size());
  EXPECT_EQ(count("field"), reading.catalogue.fields.size());
  EXPECT_EQ(count("rule"), reading.catalogue.field_rules.size());
  EXPECT_EQ(count("department"), reading.catalogue.departments.size());
  EXPECT_EQ(count("post"), reading.catalogue.posts.size());
  EXPECT_EQ(count("text"), reading.catalogue.texts.size());
  EXPECT_EQ(count("file"), 3u);
  std::vector<Problem> problems;
  EXPECT_EQ(read_records(files, problems).size(), keys.size());
  for (const RecordKey& key : keys) EXPECT_TRUE(is_record_key(key)) << key.kind << " " << key.code;
}

TEST(RecordPlace, takes_no_code_that_could_lead_out_of_the_catalogue) {
  for (const RecordKey& key : {RecordKey{"item", "../x"},
                               {"item", "a/b"},
                               {"item", ""},
                               {"item", "A"},
                               {"package", "."},
                               {"file", "schema/item.json"},
                               {"file", "../centre.yaml"},
                               {"person", "x"},
                               {"material", "x y"}})
    EXPECT_FALSE(is_record_key(key)) << key.kind << " " << key.code;
}

TEST(Overlay, changes_only_the_file_of_the_record) {
  const SampleCatalogue sample;
  const CatalogueFiles base = sample.files();
  Overlay overlay(base);
  Node item = *read_record(base, {"item", "trade-licence"});
  overlay.put({"item", "trade-licence"}, item);
  EXPECT_TRUE(overlay.changed_paths().empty()) << "the same again is no change";
  boost::json::value changed = to_json(item);
  changed.as_object()["visits"] = 7;
  overlay.put({"item", "trade-licence"}, from_json(changed));
  EXPECT_EQ(overlay.changed_paths(), std::vector<std::string>{"items/trade-licence.yaml"});
  const CatalogueFiles after = overlay.files();
  EXPECT_EQ(json_of(read_record(after, {"item", "trade-licence"})), boost::json::serialize(changed));
  for (const std::string& path : base.paths)
    if (path != "items/trade-licence.yaml") {
      EXPECT_EQ(after.read(path), base.read(path)) << path;
    }
  EXPECT_EQ(after.paths.size(), base.paths.size());
}

TEST(Overlay, puts_a_new_entry_into_the_file_of_its_kind_and_takes_it_out_again) {
  const SampleCatalogue sample;
  struct Row {
    RecordKey key;
    const char* wish;
    const char* path;
  };
  for (const Row& row : std::initializer_list<Row>{
           {{"material", "new-paper"}, "", "materials/added.yaml"},
           {{"material", "new-paper"}, "materials/trades.yaml", "materials/trades.yaml"},
           {{"material", "new-paper"}, "items/x.yaml", "materials/added.yaml"},
           {{"material", "new-paper"}, "materials/../x.yaml", "materials/added.yaml"},
           {{"field", "new_field"}, "", "fields/added.yaml"},
           {{"text", "new.text"}, "", "texts/added.yaml"},
           {{"department", "new-office"}, "", "departments.yaml"},
           {{"post", "new-post"}, "", "posts.yaml"},
           {{"parameter", "new_parameter"}, "", "district.yaml"}}) {
    Overlay overlay(sample.files());
    const Node content = node_of(R"({"code": ")" + row.key.code + R"(", "name": {"zh": "新", "en": "New"}})");
    overlay.put(row.key, content, row.wish);
    EXPECT_EQ(overlay.changed_paths(), std::vector<std::string>{row.path});
    EXPECT_EQ(json_of(read_record(overlay.files(), row.key)), json_of(content)) << row.path;
    Overlay again(overlay.files());
    again.remove(row.key);
    EXPECT_FALSE(read_record(again.files(), row.key)) << row.path;
  }
}

TEST(Overlay, keeps_the_parameters_of_a_district_that_is_put_without_them) {
  const SampleCatalogue sample;
  Overlay overlay(sample.files());
  boost::json::value district = to_json(*read_record(sample.files(), {"file", "district.yaml"}));
  EXPECT_EQ(district.as_object().if_contains("parameters"), nullptr);
  district.as_object()["demo"] = false;
  overlay.put({"file", "district.yaml"}, from_json(district));
  const auto count = [](const CatalogueFiles& files) {
    const std::vector<RecordKey> keys = records_of(files);
    return std::count_if(keys.begin(), keys.end(),
                         [](const RecordKey& key) { return key.kind == "parameter"; });
  };
  EXPECT_GT(count(sample.files()), 0);
  EXPECT_EQ(count(overlay.files()), count(sample.files()));
}

TEST(Overlay, removes_a_file_with_its_record) {
  const SampleCatalogue sample;
  Overlay overlay(sample.files());
  overlay.remove({"item", "trade-licence"});
  overlay.remove({"item", "never-was"});
  EXPECT_EQ(overlay.changed_paths(), std::vector<std::string>{"items/trade-licence.yaml"});
  EXPECT_FALSE(overlay.files().read("items/trade-licence.yaml"));
  EXPECT_EQ(overlay.files().paths.size() + 1, sample.files().paths.size());
}

TEST(RecordPlace, of_a_problem_is_the_record_and_the_member_on_that_line) {
  SampleCatalogue sample;
  sample.put("items/x.yaml",
             "code: x\n"                       // 1
             "name:\n  zh: a\n  en: b\n"       // 2–4
             "materials:\n"                    // 5
             "  - material: a\n"               // 6
             "    basis:\n"                    // 7
             "      law: b\n"                  // 8
             "      article: c\n"              // 9
             "  - {material: b, copies: 1}\n"  // 10
             "fee: null\n");                   // 11
  sample.put("materials/y.yaml",
             "materials:\n  - code: m\n    name: {zh: a, en: b}\n  - code: n\n    trust: X\n");
  sample.put("texts/z.yaml", "texts:\n  a.b: {zh: a, en: b}\n  c/d:\n    zh: e\n    en: f\n");
  sample.put("district.yaml", "code: \"510107\"\nparameters:\n  area:\n    value: 3\n");
  struct Row {
    const char* file;
    int line;
    const char* place;
  };
  for (const Row& row : std::initializer_list<Row>{{"items/x.yaml", 0, "item x "},
                                                   {"items/x.yaml", 2, "item x /name"},
                                                   {"items/x.yaml", 4, "item x /name/en"},
                                                   {"items/x.yaml", 6, "item x /materials/0"},
                                                   {"items/x.yaml", 9, "item x /materials/0/basis/article"},
                                                   {"items/x.yaml", 10, "item x /materials/1"},
                                                   {"items/x.yaml", 11, "item x /fee"},
                                                   {"materials/y.yaml", 2, "material m "},
                                                   {"materials/y.yaml", 3, "material m /name"},
                                                   {"materials/y.yaml", 5, "material n /trust"},
                                                   {"texts/z.yaml", 2, "text a.b "},
                                                   {"district.yaml", 1, "file district.yaml /code"},
                                                   {"district.yaml", 4, "parameter area /value"},
                                                   {"schema/item.json", 4, "none"},
                                                   {"materials/y.yaml", 0, "none"}}) {
    const auto place = place_of(sample.files(), {"rule", Severity::error, row.file, row.line, {}});
    EXPECT_EQ(place ? place->key.kind + " " + place->key.code + " " + place->pointer : "none", row.place)
        << row.file << ":" << row.line;
  }
}

}  // namespace
}  // namespace yichuang::app
