// Differences of catalogues, and what is wrong with a bundle, for people and for programs.
#pragma once

#include <string>

#include "app/catalogue/differences.h"
#include "base/result.h"

namespace yichuang::app {

// A line a record (+ added, - removed, ~ changed), below a changed one a line a place: "/promised/days: 5 → 3".
std::string differences_text(const std::vector<RecordDifference>& found, Language language);
// {"differences": [{"kind", "code", "change", "name", "rows": [{"pointer", "before", "after"}]}]}; a side that is not there
// has no member.
std::string differences_json(const std::vector<RecordDifference>& found);

// The field faults of read_bundle and import_bundle, a line each: "事项 items!C17: … [schema]".
std::string faults_text(const Refusal& refusal, Language language);
// {"problems": [{"at", "rule", "message"}]}
std::string faults_json(const Refusal& refusal, Language language);

}  // namespace yichuang::app
