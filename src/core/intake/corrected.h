// What the answer to a notice changed against what was handed in first: whoever examines again sees both.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/intake/case.h"

namespace yichuang {

// What stood in the field when it was handed in; nullopt: the answer to the last notice has not changed it.
std::optional<std::string> value_before(const Case& kase, const std::string& field);

// The files the answer to the last notice has put others in the place of; none: it has not.
std::vector<std::string> files_before(const Case& kase, const std::string& material);

}  // namespace yichuang
