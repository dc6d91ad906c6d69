// 好差评: the applicant, or a helper whom they ask, says how they were served.
#pragma once

#include <string>

#include "app/intake/case_view.h"
#include "app/intake/requests.h"
#include "app/record/centre.h"
#include "app/record/command.h"

namespace yichuang::app {

Result<Taken> rate_case(Centre& centre, const Command& command, CaseId kase, const RatingInput& wanted);

}  // namespace yichuang::app
