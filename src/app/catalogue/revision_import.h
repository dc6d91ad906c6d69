// A bundle taken into a revision, or proposed as one of its own: from the browser and from the console alike.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "app/catalogue/bundle.h"
#include "app/catalogue/revisions.h"

namespace yichuang::app {

inline constexpr std::int64_t kMostBundleBytes = 16 << 20;

// Into a revision that is being drafted. Refuses `malformed` as read_bundle() and import_bundle() do, with every fault at
// once, file_too_large and document_too_large among them; and what decide_import() refuses. Then nothing has changed.
// `left_out`: records of the file that stay as they are here.
Result<RevisionTaken> import_into_revision(Centre& centre, DraftReadings& readings, const Command& command,
                                           RevisionId revision, std::string_view bytes,
                                           const std::set<RecordName>& left_out = {});

// What that would change, record by record; changes nothing itself. The same refusals of the file.
Result<ImportPreview> preview_import(const Centre& centre, DraftReadings& readings, RevisionId revision,
                                     std::string_view bytes);

// A revision on top of what was published last that says what the bundle says. The same refusals, and those of
// open_revision(); then none is opened.
struct Proposal {
  RevisionTaken taken;
  CatalogueFiles before, after;  // what it is based on, and what that becomes
};
Result<Proposal> propose_bundle(Centre& centre, DraftReadings& readings, const Command& command,
                                const std::string& title, std::string_view bytes);

}  // namespace yichuang::app
