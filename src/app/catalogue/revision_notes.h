// What stands beside a revision: which save an undo takes back, and that one person took the steps of several.
#pragma once

#include <functional>

#include "app/catalogue/draft_readings.h"
#include "app/catalogue/revision_store.h"
#include "app/catalogue/revision_views.h"

namespace yichuang::app {

using NameOfPerson = std::function<std::string(PersonId)>;

std::optional<UndoView> undo_of(const StoredRevision& stored, const DraftReading& draft, const NameOfPerson& names);

// Review by departments, legal review and publication, as far as they are done; only where one person did two or more.
std::optional<Words> one_person_in(const Revision& revision, std::optional<PersonId> publisher,
                                   const NameOfPerson& names);

}  // namespace yichuang::app
