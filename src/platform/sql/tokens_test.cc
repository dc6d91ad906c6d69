#include "platform/sql/tokens.h"

#include <gtest/gtest.h>

#include "base/result.h"

namespace yichuang::sql {
namespace {

struct Case {
  const char* says;
  const char* text;
  const char* sqlite;
  const char* postgres;
};

TEST(Tokens, mean_what_each_engine_calls_them) {
  const Case cases[] = {
      {"text without tokens is left alone", "SELECT 1", "SELECT 1", "SELECT 1"},
      {"a column type", "a {{int}} NOT NULL", "a INTEGER NOT NULL", "a BIGINT NOT NULL"},
      {"text compares by bytes on both", "a {{text}}", "a TEXT", "a TEXT COLLATE \"C\""},
      {"two tokens side by side", "{{blob}}{{real}}", "BLOBREAL", "BYTEADOUBLE PRECISION"},
      {"a table option", "CREATE TABLE t (a {{int}} PRIMARY KEY) {{strict}};",
       "CREATE TABLE t (a INTEGER PRIMARY KEY) STRICT, WITHOUT ROWID;",
       "CREATE TABLE t (a BIGINT PRIMARY KEY) ;"},
      {"a lock only where rows can be locked", "SELECT 1 {{for_share}}", "SELECT 1 ", "SELECT 1 FOR SHARE"},
      {"a token at the end", "x {{for_update}}", "x ", "x FOR UPDATE"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(expand_tokens(c.text, Dialect::sqlite), c.sqlite) << c.says;
    EXPECT_EQ(expand_tokens(c.text, Dialect::postgres), c.postgres) << c.says;
  }
}

TEST(Tokens, that_are_unknown_or_unclosed_are_bugs) {
  EXPECT_THROW(expand_tokens("{{integer}}", Dialect::sqlite), Bug);
  EXPECT_THROW(expand_tokens("a {{int", Dialect::postgres), Bug);
}

}  // namespace
}  // namespace yichuang::sql
