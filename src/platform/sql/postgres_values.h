// Values on their way to PostgreSQL and back.
#pragma once

#include <libpq-fe.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "platform/sql/sql.h"

namespace yichuang::sql {

// Parameters as libpq wants them: everything binary, so that neither length nor escaping is in question. The
// pointers look into the Params given, which must outlive this.
class BoundParams {
 public:
  explicit BoundParams(const Params& params);

  int count() const { return static_cast<int>(types_.size()); }
  const Oid* types() const { return types_.data(); }
  const char* const* values() const { return values_.data(); }
  const int* lengths() const { return lengths_.data(); }
  const int* formats() const { return formats_.data(); }
  // One letter a parameter: a statement is prepared once for each signature it is run with.
  const std::string& signature() const { return signature_; }

 private:
  std::vector<Oid> types_;
  std::vector<const char*> values_;
  std::vector<int> lengths_, formats_;
  std::vector<std::array<char, 8>> numbers_;
  std::string signature_;
};

// All rows of a result in text format, each column by its declared type.
Rows read_rows(const PGresult* result);

SqlFailure::Kind kind_of_sqlstate(std::string_view state);

}  // namespace yichuang::sql
