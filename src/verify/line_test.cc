#include "verify/line.h"

#include <gtest/gtest.h>

namespace yichuang::verify {
namespace {

std::string read(const std::string& text) {
  try {
    LineReader line(text);
    // One after the other: the order in which a sum calls for its parts is nobody's promise.
    std::string all = line.type();
    all += " " + std::to_string(line.integer("n"));
    all += " " + std::to_string(line.id("id"));
    all += " " + line.text("text");
    all += " " + line.hex("hex");
    line.end();
    return all;
  } catch (const NotALine&) {
    return "not a line";
  }
}

TEST(a_line, is_read_in_its_one_form_and_in_no_other) {
  struct Row {
    const char* text;
    const char* read;
  };
  const Row rows[] = {
      {R"({"type":"t","n":-7,"id":"12","text":"药 \"a\"\\\u001f","hex":"4142"})",
       "t -7 12 药 \"a\"\\\x1f AB"},
      {R"({"type":"t","n":0,"id":"0","text":"","hex":""})", "t 0 0  "},
      {R"({"type":"t","n":-0,"id":"0","text":"","hex":""})", "not a line"},
      {R"({"type":"t","n":+1,"id":"0","text":"","hex":""})", "not a line"},
      {R"({"type":"t","n":01,"id":"0","text":"","hex":""})", "not a line"},
      {R"({"type":"t","n":1.0,"id":"0","text":"","hex":""})", "not a line"},
      {R"({"type":"t","n":9223372036854775808,"id":"0","text":"","hex":""})", "not a line"},
      {R"({"type":"t", "n":1,"id":"0","text":"","hex":""})", "not a line"},
      {R"({"type":"t","id":"0","n":1,"text":"","hex":""})", "not a line"},
      {R"({"type":"t","n":1,"id":0,"text":"","hex":""})", "not a line"},
      {R"({"type":"t","n":1,"id":"0","text":"\u0041","hex":""})", "not a line"},
      {R"({"type":"t","n":1,"id":"0","text":"\u001F","hex":""})", "not a line"},
      {R"({"type":"t","n":1,"id":"0","text":"\n","hex":""})", "not a line"},
      {R"({"type":"t","n":1,"id":"0","text":"\/","hex":""})", "not a line"},
      {"{\"type\":\"t\",\"n\":1,\"id\":\"0\",\"text\":\"\t\",\"hex\":\"\"}", "not a line"},
      {R"({"type":"t","n":1,"id":"0","text":"","hex":"4"})", "not a line"},
      {R"({"type":"t","n":1,"id":"0","text":"","hex":"4F"})", "not a line"},
      {R"({"type":"t","n":1,"id":"0","text":"","hex":""} )", "not a line"},
      {R"({"type":"t","n":1,"id":"0","text":"","hex":"","more":1})", "not a line"},
      {R"({"type":"t","n":1,"id":"0","text":")", "not a line"},
      {R"({"type":"t","n":1,"id":"0","text":"\)", "not a line"},
      {R"({"type":"t","n":)", "not a line"},
      {"", "not a line"},
  };
  for (const Row& row : rows) EXPECT_EQ(read(row.text), row.read) << row.text;
}

}  // namespace
}  // namespace yichuang::verify
