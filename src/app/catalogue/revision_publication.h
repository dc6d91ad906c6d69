// Publishing a revision, laying it over what was published since, and taking a publication back.
#pragma once

#include <string>

#include "app/catalogue/publications.h"
#include "app/catalogue/revisions.h"

namespace yichuang::app {

// Refuses what decide_publication() does, and malformed `adopt`, not_shorter. From its day on the version is in force; what
// runs stays on its own. Of two who publish at once one is refused base_is_old.
Result<RevisionTaken> publish_revision(Centre& centre, DraftReadings& readings, const Command& command,
                                       RevisionId revision, const PublicationInput& wanted);

Result<RevisionTaken> rebase_revision(Centre& centre, DraftReadings& readings, const Command& command,
                                      RevisionId revision);

// Opens a revision in which every record that publication changed is as it was before. Refuses not_found no_such_version.
Result<RevisionTaken> reverse_publication(Centre& centre, DraftReadings& readings, const Command& command,
                                          const std::string& version, const std::string& title);

// Newest first.
VersionList list_versions(const Centre& centre);

}  // namespace yichuang::app
