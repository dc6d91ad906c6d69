#include "main/catalogue_bundle_command.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "main/options.h"

namespace yichuang::command_line {
namespace {

namespace fs = std::filesystem;

class Scratch {
 public:
  Scratch() {
    std::string name = (fs::temp_directory_path() / "yichuang-bundle-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~Scratch() { fs::remove_all(path_); }
  std::string operator/(const std::string& name) const { return (path_ / name).string(); }

 private:
  fs::path path_;
};

std::string content(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

struct Answer {
  int code;
  std::string told, faults;
};

Answer run(int (*command)(Arguments), const std::vector<std::string>& words) {
  const std::vector<std::string_view> arguments(words.begin(), words.end());
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  const int code = command(arguments);
  return {code, testing::internal::GetCapturedStdout(), testing::internal::GetCapturedStderr()};
}

TEST(CatalogueBundleCommand, exports_what_imports_and_compares_as_nothing_new) {
  const Scratch scratch;
  for (const std::string format : {"yaml", "json", "xlsx"}) {
    const std::string file = scratch / ("all." + format);
    EXPECT_EQ(run(run_catalogue_export, {"--catalogue", "catalogue", "--format", format, "--out", file}).code,
              kDone);
    const Answer same = run(run_catalogue_diff, {"catalogue", file, "--lang", "en"});
    EXPECT_EQ(same.code, kDone) << same.told.substr(0, 500);
    EXPECT_EQ(same.told, "0 records differ\n");
  }
}

TEST(CatalogueBundleCommand, writes_only_what_a_bundle_changes_into_the_catalogue_itself) {
  const Scratch scratch;
  const std::string folder = scratch / "mine";
  fs::copy("catalogue", folder, fs::copy_options::recursive);
  const std::string item = folder + "/items/food-business-licence.yaml";
  std::ofstream(scratch / "some.json")
      << R"({"format": "yichuang-catalogue", "version": 1, "files": {"texts/labels.yaml":
    {"texts": {"unit.people": {"zh": "位", "en": "people"}}}}})";
  const std::string untouched = content(item);
  const Answer check =
      run(run_catalogue_import, {scratch / "some.json", "--catalogue", folder, "--check", "--lang", "en"});
  EXPECT_EQ(check.code, kDone) << check.faults;
  EXPECT_NE(check.told.find("~ text unit.people  people\n    /zh: 人 → 位\n1 record differs\n"),
            check.told.npos)
      << check.told;
  EXPECT_EQ(content(folder + "/texts/labels.yaml"), content("catalogue/texts/labels.yaml"))
      << "--check writes nothing";
  EXPECT_EQ(run(run_catalogue_import, {scratch / "some.json", "--catalogue", folder, "--out", folder}).code,
            kDone);
  EXPECT_NE(content(folder + "/texts/labels.yaml").find("unit.people: {zh: 位, en: people}"),
            std::string::npos);
  EXPECT_EQ(content(item), untouched);
  EXPECT_EQ(run(run_catalogue_diff, {"catalogue", folder}).code, kRefused);
}

TEST(CatalogueBundleCommand, writes_nothing_when_anything_is_wrong_and_says_all_of_it) {
  const Scratch scratch;
  std::ofstream(scratch / "bad.json") << R"({"format": "yichuang-catalogue", "version": 1, "files": {
    "texts/labels.yaml": {"texts": {"unit.people": {"zh": 1, "en": "people"}}}, "posts.yaml": {"posts": [{"code": "x"}]}}})";
  const Answer bad = run(run_catalogue_import, {scratch / "bad.json", "--catalogue", "catalogue", "--out",
                                                scratch / "out", "--lang", "en"});
  EXPECT_EQ(bad.code, kRefused);
  EXPECT_NE(bad.faults.find("texts/labels.yaml#unit.people/zh: "), bad.faults.npos) << bad.faults;
  EXPECT_NE(bad.faults.find("posts.yaml#x: "), bad.faults.npos) << bad.faults;
  EXPECT_FALSE(fs::exists(scratch / "out"));
  EXPECT_THROW(run_catalogue_import({}), Misspoken);
  EXPECT_THROW(run_catalogue_export({}), Misspoken);
  EXPECT_THROW(run_catalogue_diff({}), Misspoken);
}

}  // namespace
}  // namespace yichuang::command_line
