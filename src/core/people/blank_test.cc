#include "core/people/blank.h"

#include <gtest/gtest.h>

namespace yichuang {
namespace {

TEST(Blank, IsWhiteSpaceOfAnyWidth) {
  for (const char* blank : {"", "  ", "\t\r\n", "\u3000", " \u3000\u00a0 ", "\u200b\ufeff"})
    EXPECT_TRUE(is_blank(blank)) << '"' << blank << '"';
  for (const char* said : {"简", " 简\u3000", "\u3001", "-"}) EXPECT_FALSE(is_blank(said)) << said;
}

}  // namespace
}  // namespace yichuang
