// Copying files for backups: durable as a whole rather than one by one.
#pragma once

#include <cstdint>
#include <string>

namespace yichuang::main_program {

// The name of a stored file: the lower-case hex SM3 of its content.
bool is_digest(const std::string& name);
// Lower-case hex SM3 of a file's content; empty when it cannot be read.
std::string digest_of(const std::string& path);
// Copies byte by byte, never over anything; Failure when it cannot. Returns how many bytes.
std::int64_t copy_file(const std::string& from, const std::string& to);
// Everything written to the file system of this folder is on the disk when it returns.
void sync_all(const std::string& folder);
bool is_absent_or_empty(const std::string& folder);

}  // namespace yichuang::main_program
