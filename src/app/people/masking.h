// How personal data is shown to whoever is not its owner (domain: 6.4).
#pragma once

#include <string>

#include "core/people/person.h"

namespace yichuang::app {

std::string mask_identity(const std::string& number);  // 500***********1234
std::string mask_phone(const std::string& phone);      // 138****1234
// 张*, 欧阳** … the first character stays; organisations' names are public.
std::string mask_name(const std::string& name, PersonKind kind);

}  // namespace yichuang::app
