// What somebody may do with a revision now: the decisions themselves, run dry.
#pragma once

#include <vector>

#include "app/catalogue/draft_readings.h"
#include "app/catalogue/revision_views.h"

namespace yichuang::app {

std::vector<RevisionCan> what_actor_can_do(const Catalogue& catalogue, const Actor& actor,
                                           const StoredRevision& stored, const DraftReading& draft,
                                           const PublicationGround& ground);

}  // namespace yichuang::app
