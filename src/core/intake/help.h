// 帮办代办: a helper takes on a case of somebody who asks for help and shows the receipt.
#pragma once

#include "core/intake/matter.h"

namespace yichuang {

// Refuses case_closed, already_helping; denies only_helpers_help and own_case.
Result<Facts> decide_help(const Matter& matter, const Actor& actor);

}  // namespace yichuang
