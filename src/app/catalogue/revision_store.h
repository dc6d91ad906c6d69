// Revisions as they are stored: a stream of facts each, a row for the lists, and every document that was saved.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/record/centre.h"
#include "app/record/command.h"
#include "core/catalogue/revision.h"

namespace yichuang::app {

struct StoredRevision {
  RevisionId id;
  Revision revision;
  std::vector<RevisionEvent> events;
  std::map<RecordName, std::string> documents;  // as last saved, as JSON; of a removed record empty
  store::StreamState state;
};

// nullopt: there is no such revision.
std::optional<StoredRevision> read_revision(store::Reader& reader, const Centre& centre, RevisionId id);

// One of them, as saved under that number; nullopt: no such save.
std::optional<std::string> saved_document(store::Reader& reader, const Centre& centre, RevisionId id,
                                          const RecordName& name, std::int64_t number);

// What new facts change: the stream, the list's row, and the documents of what is saved. Answers the revision after them.
Revision record_facts(store::WriteSet& set, const Centre& centre, const StoredRevision& before,
                      const std::vector<RevisionEvent>& events,
                      const std::map<RecordName, std::string>& documents = {});

// A line of the list. `awaits`: "department:" and "opinion:" with a code, "legal" and "publication".
struct RevisionRow {
  RevisionId id;
  std::string title;
  std::string stage;
  PersonId drafter;
  std::string drafter_name;
  Instant opened_at, changed_at;
  std::int64_t records = 0;
  std::vector<std::string> awaits;
  std::vector<std::string> makers;
  std::optional<std::string> effective_from;
  std::optional<std::string> version;
};
struct RevisionQuery {
  std::string tab;  // mine, to_review, open, published
  PersonId asker;
  std::int64_t after = 0;
  int limit = 50;
};
// Newest first.
std::vector<RevisionRow> revision_rows(store::Reader& reader, const Centre& centre,
                                       const RevisionQuery& query);
inline constexpr std::int64_t kMostOpenRevisionsShown = 200;
std::optional<RevisionRow> revision_row(store::Reader& reader, const Centre& centre, RevisionId id);
std::int64_t count_open_revisions(store::Reader& reader, const Centre& centre);

std::string stage_code(RevisionStage stage);

}  // namespace yichuang::app
