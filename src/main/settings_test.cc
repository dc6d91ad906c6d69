#include "main/settings.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace yichuang::command_line {
namespace {

constexpr OptionRule kRules[] = {{"--config"},
                                 {"--data"},
                                 {"--port"},
                                 {"--log-requests", Takes::nothing},
                                 {"--trusted-proxy", Takes::many_values}};

class Configuration : public testing::Test {
 protected:
  ~Configuration() override { std::filesystem::remove(path_); }
  Settings with(const std::string& text, std::vector<std::string_view> more = {}) {
    std::ofstream(path_) << text;
    more.insert(more.begin(), {"--config", path_});
    return Settings(kRules, more);
  }
  std::string path_ = testing::TempDir() + "yichuang-" + std::to_string(::getpid()) + ".conf";
};

TEST_F(Configuration, gives_the_options_that_the_command_line_does_not) {
  const Settings settings = with(
      "# a hall\n\n data = /srv/hall \nport=9000\nlog-requests = yes\ntrusted-proxy = "
      "10.0.0.1\ntrusted-proxy = 10.0.0.2\n",
      {"--port", "8081"});
  EXPECT_EQ(settings->value("--data"), "/srv/hall");
  EXPECT_EQ(settings->value("--port"), "8081") << "the command line counts more";
  EXPECT_TRUE(settings->has("--log-requests"));
  EXPECT_EQ(settings->values("--trusted-proxy").size(), 2U);
}

TEST_F(Configuration, may_hold_what_only_another_command_takes) {
  EXPECT_EQ(with("public-url = https://hall.example\ndata = d\n")->value("--data"), "d");
  EXPECT_FALSE(with("log-requests = no\n")->has("--log-requests"));
}

TEST_F(Configuration, that_is_wrong_is_told_with_its_line) {
  const struct {
    const char* text;
    const char* said;
  } rows[] = {
      {"data = d\nprot = 1\n", " line 2: there is no setting prot; did you mean port?"},
      {"data\n", " line 1 is not \"name = value\""},
      {"log-requests = maybe\n", " line 1: log-requests takes yes or no"},
  };
  for (const auto& row : rows) {
    try {
      with(row.text);
      ADD_FAILURE() << row.text << " was taken";
    } catch (const Misspoken& wrong) {
      EXPECT_EQ(wrong.what(), path_ + row.said);
    }
  }
  EXPECT_THROW(Settings(kRules, std::vector<std::string_view>{"--config", "/nowhere/at/all"}), Misspoken);
}

TEST(Place, is_a_file_in_the_data_folder_unless_a_database_is_named) {
  constexpr OptionRule rules[] = {{"--data"}, {"--database"}};
  EXPECT_EQ(place_of(Options(rules, std::vector<std::string_view>{"--data", "d"})).database,
            "sqlite:d/yichuang.sqlite");
  EXPECT_TRUE(is_postgres(
      place_of(Options(rules, std::vector<std::string_view>{"--database", "postgresql:///hall"}))));
}

}  // namespace
}  // namespace yichuang::command_line
