#include "main/json_log.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

namespace yichuang::main_program {
namespace {

TEST(log, is_json_whatever_it_says) {
  const std::string nasty = "a \"quote\", a \\ and\na line break\x01";
  const auto line = boost::json::parse(log_text(
      LogLevel::error, "fault", {{"trace", "0123"}, {"detail", nasty}, {"status", std::int64_t{500}}}));
  EXPECT_EQ(line.at("level"), "error");
  EXPECT_EQ(line.at("event"), "fault");
  EXPECT_EQ(line.at("trace"), "0123");
  EXPECT_EQ(line.at("detail").as_string(), nasty);
  EXPECT_EQ(line.at("status"), 500);
}

TEST(log, cuts_what_is_endless) {
  EXPECT_LT(log_text(LogLevel::info, "long", {{"detail", std::string(100'000, 'x')}}).size(), 2100U);
}

}  // namespace
}  // namespace yichuang::main_program
