// The manifest of a backup, and what a restore found, as JSON.
#include <boost/describe.hpp>

#include "main/backup.h"
#include "platform/json/codec_impl.h"

namespace yichuang::main_program {

YICHUANG_DESCRIBE(Manifest, (format, made_by, made_at, engine, database, database_bytes, database_digest,
                             schema, files, file_bytes, problems))
YICHUANG_DESCRIBE(Restored, (manifest, streams, facts, files, problems))

}  // namespace yichuang::main_program

YICHUANG_CODEC(yichuang::main_program::Manifest)
YICHUANG_CODEC(yichuang::main_program::Restored)

namespace yichuang::main_program {

std::string to_json(const Manifest& manifest) { return json::write(manifest); }
std::string to_json(const Restored& restored) { return json::write(restored); }

}  // namespace yichuang::main_program
