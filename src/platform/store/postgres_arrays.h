// PostgreSQL array literals: many rows travel as one parameter a column, and one statement inserts them all.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace yichuang::store {

// '{1,2,3}', '{"a \"b\"","c"}', '{"\\x0aff"}'
class ArrayLiteral {
 public:
  void add(std::int64_t number);
  void add_text(std::string_view text);
  void add_bytes(std::string_view bytes);
  std::string take();  // the literal; this is empty again

 private:
  void separate();
  std::string text_ = "{";
};

}  // namespace yichuang::store
