// A plan as JSON, in one language: what `yichuang plan --json` prints.
#pragma once

#include <string>

#include "core/catalogue/plan.h"

namespace yichuang::app {

// One object; members in a fixed order, null where there is no value:
//   package, name, catalogue_version, answers{}, items[], dropped[], materials[], fields[], groups[], edges[][2],
//   levels[][], critical_path[], promised_days, trips, fees[], fee_fen, checks[], before{}, after{}, how_counted[],
//   uncertain[]
std::string plan_json(const Plan& plan, Language language);

// What there is to choose from: {"packages":[{"code","name","summary","items"}]}.
std::string package_list_json(const Catalogue& catalogue, Language language);

}  // namespace yichuang::app
