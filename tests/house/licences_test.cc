// What is given away with the program may be given away.
#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "tests/house/tree.h"

namespace yichuang::house {
namespace {

TEST(licences, the_project_is_under_apache_2) {
  const std::string text = contents("LICENSE");
  EXPECT_NE(text.find("Apache License"), text.npos);
  EXPECT_NE(text.find("END OF TERMS AND CONDITIONS"), text.npos);
}

TEST(licences, everything_the_browser_receives_is_under_a_permissive_licence) {
  static const std::set<std::string> permissive = {"MIT",          "ISC",          "Apache-2.0",
                                                   "BSD-2-Clause", "BSD-3-Clause", "0BSD",
                                                   "Unlicense",    "CC0-1.0",      "BlueOak-1.0.0"};
  const auto lock = boost::json::parse(contents("web/package-lock.json"));
  for (const auto& package : lock.at("packages").as_object()) {
    const auto& facts = package.value().as_object();
    if (package.key().empty() || facts.contains("dev") || facts.contains("devOptional")) continue;
    const auto* licence = facts.if_contains("license");
    ASSERT_TRUE(licence && licence->is_string()) << package.key() << " names no licence";
    EXPECT_TRUE(permissive.contains(std::string(licence->as_string())))
        << package.key() << " is under " << *licence;
  }
}

// The libraries the program is linked with, each with its licence, are listed for whoever passes it on.
TEST(licences, every_library_package_is_in_the_list_of_third_parties) {
  const std::string listed = contents("docs/third-parties.md");
  for (const auto& package : all_matches(contents("dev"), R"(\s((?:lib|prometheus)[\w.+-]+-dev))"))
    EXPECT_TRUE(package.starts_with("libclang") || listed.find("`" + package + "`") != listed.npos)
        << package << " is not in docs/third-parties.md";
}

}  // namespace
}  // namespace yichuang::house
