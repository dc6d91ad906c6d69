// Files people bring: streamed to disk, sniffed, kept by content, and known by who brought them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/intake/case_view.h"
#include "app/intake/requests.h"
#include "app/record/centre.h"
#include "core/intake/facts.h"
#include "core/people/person.h"

namespace yichuang::app {

inline constexpr std::int64_t kMostUploadBytes = 20 << 20;
inline constexpr std::int64_t kLooseUploadMs = std::int64_t{7} * 86'400'000;  // kept until something names it

// Takes the spooled body into the file store for `person`.
Result<FileStored> store_upload(Centre& centre, PersonId person, const std::string& spooled_path,
                                const std::string& name);

// Every named file was brought by this person. Refuses malformed `unknown_file` at "materials[i].files[j]".
Result<void> check_files(store::Reader& reader, const Centre& centre, PersonId person,
                         const std::vector<HandedMaterialInput>& materials);

// The files a fact names stay for good; the set goes stale if one of them has been swept in between.
void keep_files(store::WriteSet& set, const Centre& centre, PersonId person, const CaseFact& fact);
// The files a draft names stay as long as the draft does.
void keep_files(store::WriteSet& set, const Centre& centre, PersonId person,
                const std::vector<HandedMaterialInput>& materials, Instant until);

// The media type of a file that this person brought; nullopt: they brought none such.
std::optional<std::string> type_of_own(store::Reader& reader, const Centre& centre, PersonId person,
                                       const std::string& digest);

std::optional<FileView> find_file(store::Reader& reader, const Centre& centre, const std::string& digest);

}  // namespace yichuang::app
