// Applications not yet handed in: kept on the server for their owner, sealed, for ninety days.
#pragma once

#include "app/intake/requests.h"
#include "app/record/centre.h"
#include "core/people/person.h"

namespace yichuang::app {

inline constexpr std::int64_t kDraftMs = std::int64_t{90} * 86'400'000;
inline constexpr int kMostDrafts = 50;  // of one person

DraftList list_drafts(const Centre& centre, PersonId owner);
// Refused: draft_already_filed, with the number of the case, for as long as answers are remembered; no_such_draft.
Result<DraftView> read_draft(const Centre& centre, PersonId owner, DraftId draft);
// Writes over what stood there; a new draft has id 0 and is given one. Refused: too_many_drafts.
Result<DraftView> save_draft(Centre& centre, PersonId owner, DraftId draft, const DraftInput& input);
Result<void> delete_draft(Centre& centre, PersonId owner, DraftId draft);
// For the write set of the case that the draft becomes: stale unless it is still there, so that it becomes one only.
void file_draft(store::WriteSet& set, const Centre& centre, PersonId owner, DraftId draft,
                const std::string& number);

}  // namespace yichuang::app
