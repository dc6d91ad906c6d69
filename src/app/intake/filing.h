// 收件: a case is opened from what was asked, filled in and handed in.
#pragma once

#include "app/intake/case_view.h"
#include "app/intake/requests.h"
#include "app/record/command.h"
#include "core/intake/facts.h"

namespace yichuang::app {

// Applicants file for themselves; clerks and helpers for whoever stands before them. Refuses malformed with every
// faulty field; not_found no_such_package, no_such_person; refused package_blocked, wrong_window, and where an
// item cannot be applied for today the codes of core/catalogue/standing.h.
Result<Taken> file_case(Centre& centre, const Command& command, const FileCase& wanted);

// Materials and fields as the core takes them. Form tables are JSON text in `fields`; `not_json` or `wrong_type` if not.
Result<std::vector<HandedMaterial>> read_materials(const std::vector<HandedMaterialInput>& input);

}  // namespace yichuang::app
