// JSON Schema of the catalogue's files.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/catalogue/document.h"
#include "app/catalogue/member_names.h"

namespace yichuang::app {

class SchemaCheck {
 public:
  // The text of a JSON Schema (2020-12, of which the catalogue uses what draft 7 knows too). A schema that is no schema is
  // a Failure in words.
  explicit SchemaCheck(std::string_view schema);
  ~SchemaCheck();
  SchemaCheck(SchemaCheck&&) noexcept;

  // Every place where the document departs from the schema, each with its line, what is wanted and what was found; `names`
  // is asked only then. Not from two threads at once.
  std::vector<Problem> check(const Node& document, const std::string& file,
                             const std::function<const MemberNames&()>& names);

 private:
  struct Compiled;
  std::unique_ptr<Compiled> compiled_;
};

}  // namespace yichuang::app
