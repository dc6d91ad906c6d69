#include "app/calendar/clock_batch.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "app/calendar/calendar_file.h"
#include "core/calendar/clock.h"

namespace yichuang::app {
namespace {

const WorkCalendar& calendar() {
  static const WorkCalendar read = read_calendar(assets::Assets::directory("catalogue")).value();
  return read;
}

std::string answer(std::string_view line) {
  static ClockBatch batch(calendar());
  std::string out;
  batch.answer(line, out);
  EXPECT_TRUE(out.ends_with('\n'));
  EXPECT_EQ(out.find('\n'), out.size() - 1) << "one line for one line";
  boost::json::error_code fault;
  boost::json::parse_options deep;
  deep.max_depth = 100;
  boost::json::parse(out, fault, {}, deep);
  EXPECT_FALSE(fault) << out << " is no JSON: " << fault.message();
  out.pop_back();
  return out;
}

struct Row {
  const char* why;
  const char* line;
  const char* answer;
};

TEST(clock_batch, answers_with_the_same_object_and_the_due_date) {
  const Row rows[] = {
      {"all members",
       R"({"accepted":"2021-03-01","limit":20,"unit":"working","extension":0,"stops":[["2021-03-10","2021-03-24"]]})",
       R"({"accepted":"2021-03-01","limit":20,"unit":"working","extension":0,"stops":[["2021-03-10","2021-03-24"]],)"
       R"("due":"2021-04-13"})"},
      {"only those that are needed", R"({"accepted":"2021-03-01","limit":20})",
       R"({"accepted":"2021-03-01","limit":20,"due":"2021-03-29"})"},
      {"plain days", R"({"accepted":"2021-03-01","limit":5,"unit":"calendar"})",
       R"({"accepted":"2021-03-01","limit":5,"unit":"calendar","due":"2021-03-08"})"},
      {"an extension", R"({"accepted":"2021-03-01","limit":20,"extension":10})",
       R"({"accepted":"2021-03-01","limit":20,"extension":10,"due":"2021-04-13"})"},
      {"a year without a notice", R"({"accepted":"2026-12-25","limit":5})",
       R"({"accepted":"2026-12-25","limit":5,"due":"2027-01-04","provisional":true})"},
      {"a whole number written as a fraction", R"({"accepted":"2021-03-01","limit":20.0})",
       R"({"accepted":"2021-03-01","limit":20.0,"due":"2021-03-29"})"},
      {"another order", R"({"limit":0,"accepted":"2021-03-06"})",
       R"({"limit":0,"accepted":"2021-03-06","due":"2021-03-06"})"},
      {"an escaped name is the name", R"({"\u0061ccepted":"2021-03-01","limit":20})",
       R"({"\u0061ccepted":"2021-03-01","limit":20,"due":"2021-03-29"})"},
      {"white space and a carriage return around it", " {\t\"accepted\" : \"2021-03-01\" , \"limit\":20 } \r",
       " {\t\"accepted\" : \"2021-03-01\" , \"limit\":20,\"due\":\"2021-03-29\"}"},
  };
  for (const Row& row : rows) EXPECT_EQ(answer(row.line), row.answer) << row.why;
}

TEST(clock_batch, passes_on_what_it_does_not_know_to_the_byte) {
  const Row rows[] = {
      {"text, numbers as written, nested things, names with brackets and quotes",
       R"({"case":"500112-2026-0001234-C","accepted":"2021-03-01","fee":1.50,"big":12345678901234567890123,"x\"}]":)"
       R"({"a":[1,{"b":"}\\"}],"due":"inner"},"limit":20,"名称":"药店\u4e00"})",
       R"({"case":"500112-2026-0001234-C","accepted":"2021-03-01","fee":1.50,"big":12345678901234567890123,"x\"}]":)"
       R"({"a":[1,{"b":"}\\"}],"due":"inner"},"limit":20,"名称":"药店\u4e00","due":"2021-03-29"})"},
      {"the answer of an earlier run gives way",
       R"({"accepted":"2021-03-01","due":"2020-01-01","limit":20,"note":"x","provisional":true,"error":"old"})",
       R"({"accepted":"2021-03-01","limit":20,"note":"x","due":"2021-03-29"})"},
      {"even one whose name is escaped", R"({"d\u0075e":1,"accepted":"2021-03-01","limit":20})",
       R"({"accepted":"2021-03-01","limit":20,"due":"2021-03-29"})"},
      {"an earlier error gives way to a new one", R"({"error":"old","limit":20})",
       R"({"limit":20,"error":"accepted is missing"})"},
      {"nothing but an earlier answer", R"({"due":"2020-01-01"})", R"({"error":"accepted is missing"})"},
      {"an unknown member twice is not ours to judge", R"({"a":1,"a":2,"accepted":"2021-03-01","limit":20})",
       R"({"a":1,"a":2,"accepted":"2021-03-01","limit":20,"due":"2021-03-29"})"},
  };
  for (const Row& row : rows) EXPECT_EQ(answer(row.line), row.answer) << row.why;
}

TEST(clock_batch, names_the_member_that_is_wrong) {
  const Row rows[] = {
      {"nothing asked", R"({})", R"({"error":"accepted is missing"})"},
      {"no date", R"({"limit":20})", R"({"limit":20,"error":"accepted is missing"})"},
      {"no limit", R"({"accepted":"2021-03-01"})", R"({"accepted":"2021-03-01","error":"limit is missing"})"},
  };
  for (const Row& row : rows) EXPECT_EQ(answer(row.line), row.answer) << row.why;

  const std::pair<const char*, const char*> faults[] = {
      {R"("accepted":"2019-12-31","limit":20)", "accepted is before 2020-01-01, where the calendar begins"},
      {R"("accepted":"2200-01-01","limit":20)", "accepted leads beyond 2199-12-31, where the calendar ends"},
      {R"("accepted":"2021-02-30","limit":20)", "accepted must be a date"},
      {R"("accepted":"2021-3-1","limit":20)", "accepted must be a date"},
      {R"("accepted":"2021-03-01T09:00","limit":20)", "accepted must be a date"},
      {R"("accepted":20210301,"limit":20)", "accepted must be a date"},
      {R"("accepted":null,"limit":20)", "accepted must be a date"},
      {R"("accepted":"2021-03-01","limit":-1)", "limit must be a whole number from 0 to 10000"},
      {R"("accepted":"2021-03-01","limit":10001)", "limit must be a whole number from 0 to 10000"},
      {R"("accepted":"2021-03-01","limit":18446744073709551615)", "limit must be a whole number"},
      {R"("accepted":"2021-03-01","limit":99999999999999999999999)", "limit must be a whole number"},
      {R"("accepted":"2021-03-01","limit":2.5)", "limit must be a whole number"},
      {R"("accepted":"2021-03-01","limit":"20")", "limit must be a whole number"},
      {R"("accepted":"2021-03-01","limit":true)", "limit must be a whole number"},
      {R"("accepted":"2021-03-01","limit":null)", "limit must be a whole number"},
      {R"("accepted":"2021-03-01","limit":20,"extension":-3)", "extension must be a whole number"},
      {R"("accepted":"2021-03-01","limit":20,"extension":"0")", "extension must be a whole number"},
      {R"("accepted":"2021-03-01","limit":20,"unit":"days")",
       "unit must be \\\"working\\\" or \\\"calendar\\\""},
      {R"("accepted":"2021-03-01","limit":20,"unit":1)", "unit must be"},
      {R"("accepted":"2021-03-01","limit":20,"stops":{})", "stops must be a list"},
      {R"("accepted":"2021-03-01","limit":20,"stops":["2021-03-10"])", "stops[0] must be a pair"},
      {R"("accepted":"2021-03-01","limit":20,"stops":[["2021-03-10"]])", "stops[0] must be a pair"},
      {R"("accepted":"2021-03-01","limit":20,"stops":[["2021-03-10","2021-03-11","x"]])",
       "stops[0] must be a pair"},
      {R"("accepted":"2021-03-01","limit":20,"stops":[["2021-03-10","2021-03-11"],["soon","2021-03-11"]])",
       "stops[1][0] must be a date"},
      {R"("accepted":"2021-03-01","limit":20,"stops":[["2021-03-10",7]])", "stops[0][1] must be a date"},
      {R"("accepted":"2021-03-01","limit":20,"stops":[["2021-03-24","2021-03-10"]])",
       "stops[0] ends before it begins"},
      {R"("accepted":"2021-03-01","limit":20,"stops":[["2021-03-10","9999-12-31"]])",
       "limit leads beyond 2199-12-31"},
      {R"("accepted":"2021-03-01","limit":20,"limit":30)", "limit stands twice"},
      {R"("accepted":"2021-03-01","limit":20,"\u006cimit":30)", "limit stands twice"},
  };
  for (const auto& [members, error] : faults) {
    const std::string said = answer("{" + std::string(members) + "}");
    EXPECT_EQ(said.find("{" + std::string(members) + ",\"error\":\"" + error), 0U) << said;
    EXPECT_EQ(said.find("\"due\""), said.npos) << said;
  }
  std::string many = R"({"accepted":"2021-03-01","limit":20,"stops":[["2021-03-10","2021-03-11"])";
  for (int i = 0; i < kMostStops; ++i) many += R"(,["2021-03-10","2021-03-11"])";
  EXPECT_TRUE(answer(many + "]}").ends_with(R"(,"error":"stops are more than 1000"})"));
}

TEST(clock_batch, keeps_a_line_that_is_no_object_as_input) {
  const std::pair<const char*, const char*> rows[] = {
      {"", R"({"input":"","error":"not JSON)"},
      {"hello", R"({"input":"hello","error":"not JSON)"},
      {R"({"accepted":"2021-03-01")", R"({"input":"{\"accepted\":\"2021-03-01\"","error":"not JSON)"},
      {R"({"accepted":"2021-03-01","limit":20} x)",
       R"({"input":"{\"accepted\":\"2021-03-01\",\"limit\":20} x","error":"not JSON)"},
      {R"({"accepted":"2021-03-01","limit":20,})",
       R"({"input":"{\"accepted\":\"2021-03-01\",\"limit\":20,}","error":"not JSON)"},
      {"[1,2]", R"({"input":"[1,2]","error":"not a JSON object"})"},
      {"20", R"({"input":"20","error":"not a JSON object"})"},
      {"{\"a\":\"\xff\"}", "{\"input\":\"{\\\"a\\\":\\\"\xEF\xBF\xBD\\\"}\",\"error\":\"not JSON"},
      {"\xEF\xBB\xBF{}", "{\"input\":\"\xEF\xBB\xBF{}\",\"error\":\"not JSON"},
  };
  for (const auto& [line, beginning] : rows)
    EXPECT_EQ(answer(line).find(beginning), 0U) << line << " → " << answer(line);
  EXPECT_EQ(
      answer(std::string_view("{\"a\":1}\0", 8)).find(R"({"input":"{\"a\":1}\u0000","error":"not JSON)"), 0U);
  EXPECT_EQ(answer(std::string(100, '[') + std::string(100, ']')).find(R"({"input":"[[)"), 0U) << "too deep";
  const std::string deep =
      R"({"accepted":"2021-03-01","limit":20,"a":)" + std::string(60, '[') + std::string(60, ']');
  EXPECT_EQ(answer(deep + "}"), deep + R"(,"due":"2021-03-29"})") << "deep, but not too deep";
}

TEST(clock_batch, quotes_only_the_beginning_of_a_line_that_is_too_long) {
  const std::string long_line =
      R"({"accepted":"2021-03-01","limit":20,"note":")" + std::string(ClockBatch::kLongestLine, 'x') + "\"}";
  const std::string said = answer(long_line);
  EXPECT_LT(said.size(), 400U);
  EXPECT_EQ(said.find(R"({"input":"{\"accepted\":\"2021-03-01\")"), 0U);
  EXPECT_TRUE(said.ends_with(R"("error":"the line is longer than 1048576 bytes"})")) << said;
  const std::string fits = long_line.substr(0, ClockBatch::kLongestLine - 2) + "\"}";
  EXPECT_TRUE(answer(fits).ends_with(R"("due":"2021-03-29"})")) << "the longest line allowed is answered";
}

}  // namespace
}  // namespace yichuang::app
