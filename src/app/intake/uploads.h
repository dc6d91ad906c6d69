// Files people bring: streamed to disk, sniffed, kept by content, and known by who brought them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/intake/case_view.h"
#include "app/intake/requests.h"
#include "app/record/centre.h"
#include "core/people/person.h"

namespace yichuang::app {

inline constexpr std::int64_t kMostUploadBytes = 20 << 20;

// Takes the spooled body into the file store for `person`.
Result<FileStored> store_upload(Centre& centre, PersonId person, const std::string& spooled_path,
                                const std::string& name);

// Every named file was brought by this person. Refuses malformed `unknown_file` at "materials[i].files[j]".
Result<void> check_files(store::Reader& reader, const Centre& centre, PersonId person,
                         const std::vector<HandedMaterialInput>& materials);

std::optional<FileView> find_file(store::Reader& reader, const Centre& centre, const std::string& digest);

}  // namespace yichuang::app
