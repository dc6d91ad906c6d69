// 登记信息: what the centre's own register of persons knows of somebody, so that a form need not ask it.
#pragma once

#include <string>

#include "core/people/person.h"

namespace yichuang {

enum class OnRecord { nothing, person_name, organisation_name, credit_code };

// Empty: nothing, as of the credit code of a human being.
std::string on_record(OnRecord what, PersonKind kind, const std::string& name, const Identity& identity);

}  // namespace yichuang
