// What maintainers and reviewers do to a revision of the catalogue.
#pragma once

#include <boost/json/value.hpp>
#include <functional>
#include <optional>
#include <string>

#include "app/catalogue/draft_readings.h"
#include "app/catalogue/revision_views.h"
#include "app/record/centre.h"
#include "app/record/command.h"

namespace yichuang::app {

inline constexpr std::int64_t kMostOpenRevisions = 200;
inline constexpr std::size_t kMostDocumentBytes = 262144;

// More that stands or falls with the opening.
using BesideOpening = std::function<void(store::WriteSet&, RevisionId)>;

// Refuses what decide_opening() does and too_many_revisions.
Result<RevisionTaken> open_revision(Centre& centre, const Command& command, const std::string& title,
                                    const BesideOpening& beside = {});

// The same with more that happens to it at once; the first event is RevisionOpened. `documents` of what is saved.
Result<RevisionTaken> open_with(Centre& centre, const Command& command,
                                const std::vector<RevisionEvent>& events,
                                const std::map<RecordName, std::string>& documents,
                                const BesideOpening& beside = {});

// If-Match is the save that was seen. Refuses what decide_saving() does; not_found no_such_revision, no_such_record;
// malformed document not_an_object, code_differs, document_too_large; copied_from no_such_record. `copied_from`: code of
// the record that a new one was begun from, for whoever reviews what it says otherwise.
Result<RecordSaved> save_record(Centre& centre, DraftReadings& readings, const Command& command,
                                RevisionId revision, const RecordName& name,
                                const boost::json::value& document, const std::string& copied_from = {});
Result<RecordSaved> remove_record(Centre& centre, DraftReadings& readings, const Command& command,
                                  RevisionId revision, const RecordName& name);

// An act on the revision as a whole; If-Match, where it is sent, is the revision's version.
struct RevisionStroke {
  std::function<Result<RevisionFact>(const StoredRevision&)> decide;
  std::map<RecordName, std::string> documents = {};  // of what it saves
  // More that stands or falls with it.
  std::function<void(store::WriteSet&, const StoredRevision& before, const RevisionFact&)> beside = {};
};
Result<RevisionTaken> act_on_revision(Centre& centre, const Command& command, RevisionId revision,
                                      const RevisionStroke& stroke);

Result<RevisionTaken> undo_save(Centre& centre, const Command& command, RevisionId revision);
Result<RevisionTaken> submit_revision(Centre& centre, DraftReadings& readings, const Command& command,
                                      RevisionId revision);
Result<RevisionTaken> review_for_department(Centre& centre, const Command& command, RevisionId revision,
                                            const RevisionReviewInput& review);
Result<RevisionTaken> review_legality(Centre& centre, const Command& command, RevisionId revision,
                                      const RevisionReviewInput& review);
Result<RevisionTaken> return_revision(Centre& centre, const Command& command, RevisionId revision,
                                      const RevisionReviewInput& review);
Result<RevisionTaken> drop_revision(Centre& centre, const Command& command, RevisionId revision);

Result<RevisionTaken> give_opinion(Centre& centre, const Command& command, RevisionId revision,
                                   const RevisionReviewInput& review);

Result<StoredRevision> stored_revision(const Centre& centre, RevisionId revision);

}  // namespace yichuang::app
