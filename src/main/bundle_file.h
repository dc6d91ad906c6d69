// A bundle as it lies on the disk.
#pragma once

#include <string>

namespace yichuang::command_line {

// The bytes of the file; a folder's files as a zip of them. One that cannot be read is a Failure.
std::string bundle_at(const std::string& path);

}  // namespace yichuang::command_line
