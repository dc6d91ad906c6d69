// 帮办代办: a helper takes on the case whose receipt they are shown.
#pragma once

#include "app/intake/case_view.h"
#include "app/intake/requests.h"
#include "app/record/command.h"

namespace yichuang::app {

// Refuses malformed bad_case_number; not_found no_such_case when number and code do not belong together; what
// decide_help refuses.
Result<Taken> begin_help(Centre& centre, const Command& command, const HelpInput& wanted);

}  // namespace yichuang::app
