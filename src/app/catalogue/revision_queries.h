// Revisions and records as maintainers' and reviewers' screens read them.
#pragma once

#include <string>

#include "app/catalogue/draft_readings.h"
#include "app/catalogue/revision_views.h"
#include "app/record/centre.h"

namespace yichuang::app {

inline constexpr int kMostStepsShown = 200;

struct RevisionPage {
  std::string tab = "open";
  std::int64_t after = 0;
};
RevisionList list_revisions(const Centre& centre, const Actor& actor, const RevisionPage& page);
RevisionView view_revision(const Centre& centre, DraftReadings& readings, const Actor& actor,
                           const StoredRevision& stored);

struct RecordPage {
  std::string kind;   // empty: all
  std::string words;  // in the code or a name
  std::string after;  // "kind/code"
};
// Of a draft, or of a published version.
RecordList list_records(const DraftReading& draft, const RecordPage& page);
RecordList list_records(const BaseReading& base, const RecordPage& page);

// Refuses not_found no_such_record.
Result<RecordView> view_record(const Centre& centre, DraftReadings& readings, const StoredRevision& stored,
                               const RecordName& name);

}  // namespace yichuang::app
