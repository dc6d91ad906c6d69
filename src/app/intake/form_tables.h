// Form values as they travel: text by field code; a table is a JSON array of rows, each an object of texts.
#pragma once

#include <map>
#include <string>

#include "core/intake/form.h"

namespace yichuang::app {

// Refuses malformed at "fields.staff": not_json, wrong_type.
Result<Form> read_form(const Catalogue& catalogue, const std::map<std::string, std::string>& fields);

}  // namespace yichuang::app
