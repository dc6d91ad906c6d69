// Form values as they travel: text by field code; a table is a JSON array of rows, each an object of texts.
#pragma once

#include <map>
#include <string>

#include "core/intake/form.h"

namespace yichuang::app {

// Refuses malformed at "fields.staff": not_json, wrong_type.
Result<Form> read_form(const Catalogue& catalogue, const std::map<std::string, std::string>& fields);

// An identity number or a phone, masked; the former also where a column takes any text, as of shareholders.
std::string masked_value(FieldKind kind, const std::string& value);
// The same table with every such value masked.
std::string masked_table(const Field& field, const std::string& text);

}  // namespace yichuang::app
