// What the checker found, for people and for programs.
#pragma once

#include <string>

#include "app/catalogue/load.h"

namespace yichuang::app {

// A line a problem: "items/x.yaml:12  error  promise_above_statute  承诺时限…", then how many.
std::string check_text(const CatalogueReading& reading, Language language);

// {"version", "packages", "items", "errors", "warnings", "hints",
//  "problems": [{"rule", "level", "file", "line", "at", "message"}]}; “at” is the place to jump to, "file:line".
std::string check_json(const CatalogueReading& reading, Language language);

}  // namespace yichuang::app
