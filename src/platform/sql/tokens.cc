#include "platform/sql/tokens.h"

#include <array>

#include "base/result.h"

namespace yichuang::sql {
namespace {

struct Token {
  std::string_view name, sqlite, postgres;
};

// SQLite's STRICT tables refuse the word BIGINT, and only STRICT tables refuse text in an integer column.
// WITHOUT ROWID makes the primary key the table itself, as every key begins with the district.
constexpr std::array<Token, 7> kTokens{{
    {"int", "INTEGER", "BIGINT"},
    {"real", "REAL", "DOUBLE PRECISION"},
    {"text", "TEXT", "TEXT COLLATE \"C\""},
    {"blob", "BLOB", "BYTEA"},
    {"strict", "STRICT, WITHOUT ROWID", ""},
    {"for_share", "", "FOR SHARE"},
    {"for_update", "", "FOR UPDATE"},
}};

std::string_view meaning(std::string_view name, Dialect dialect) {
  for (const Token& token : kTokens)
    if (token.name == name) return dialect == Dialect::sqlite ? token.sqlite : token.postgres;
  throw Bug("unknown SQL token {{" + std::string(name) + "}}");
}

}  // namespace

std::string expand_tokens(std::string_view text, Dialect dialect) {
  std::string out;
  out.reserve(text.size() + 64);
  for (std::size_t at = 0;;) {
    const std::size_t open = text.find("{{", at);
    if (open == std::string_view::npos) return out.append(text.substr(at));
    const std::size_t close = text.find("}}", open);
    if (close == std::string_view::npos) throw Bug("unclosed SQL token in: " + std::string(text));
    out.append(text.substr(at, open - at));
    out.append(meaning(text.substr(open + 2, close - open - 2), dialect));
    at = close + 2;
  }
}

}  // namespace yichuang::sql
