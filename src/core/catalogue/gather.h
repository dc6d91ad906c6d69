// One set of materials and one form for everything a plan keeps.
#pragma once

#include "core/catalogue/plan.h"
#include "core/catalogue/selection.h"

namespace yichuang {

// Fills materials, before.materials and after.materials.
void gather_materials(Plan& plan, const Catalogue& catalogue, const Selection& selection);

// Fills fields and groups.
void gather_fields(Plan& plan, const Catalogue& catalogue, const Package& package,
                   const Selection& selection);

}  // namespace yichuang
