// The life of a revision 修订稿: drafted, reviewed by every department it touches and by the district's lawyers, published by
// nobody alone. No clause asks for these steps of a list of items; they are the district's rule, after the review of
// legality 合法性审核 that its other documents go through.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "core/catalogue/revision_facts.h"
#include "core/people/person.h"

namespace yichuang {

inline constexpr std::int64_t kMostRevisionRecords = 500;
inline constexpr std::int64_t kMostRevisionFacts = 5000;

enum class RevisionStage { drafting, department_review, legal_review, approved, published, dropped };

using RecordName = std::pair<std::string, std::string>;  // kind, code

struct RevisionAct {
  std::int64_t number = 0;  // of the fact in the stream
  PersonId by;
  std::vector<SavedRecord> records;
  bool undone = false;
};

struct Revision {
  std::string title;
  std::string base;
  std::string undoes;
  PersonId drafter;
  Instant opened_at, changed_at;
  RevisionStage stage = RevisionStage::drafting;
  std::int64_t version = 0;  // facts so far
  std::vector<RevisionAct> acts;
  std::set<PersonId> makers;  // the drafter and whoever saved something, also what was taken back
  std::vector<std::string> departments;  // whose review is awaited since the submission, each once
  std::map<std::string, PersonId> reviewed;  // by department
  std::vector<std::string> concerned;  // asked with the submission, each once; none of `departments`
  std::map<std::string, std::string> opinions;  // by department: what it said
  std::optional<PersonId> legally_reviewed;
  std::map<RecordName, std::int64_t>
      conflicts;  // → the fact that rebased; open until the record is saved again
  std::optional<RevisionPublished> publication;

  // Each record as it was last saved; in order of kind and code.
  std::map<RecordName, SavedRecord> records() const;
  std::optional<SavedRecord> record(const RecordName& name) const;
  std::int64_t next_number(const RecordName& name) const;
  const RevisionAct* newest_act() const;  // not undone; nullptr: none
  std::vector<RecordName> open_conflicts() const;
  bool awaits(const std::string& department) const;
  bool open() const { return stage != RevisionStage::published && stage != RevisionStage::dropped; }
};

// The events in order; the first is RevisionOpened.
Revision fold(std::span<const RevisionEvent> events);

// Denies only_maintainers_draft.
Result<RevisionFact> decide_opening(const Actor& actor, std::string title, std::string base,
                                    std::string undoes = {});

// A document that was seen at save `seen` (0: as in the base) is saved anew, or removed. Denies only_maintainers_draft;
// refuses revision_not_drafting, revision_over, revision_full, revision_too_long; stale when somebody saved since.
struct RecordToSave {
  RecordName name;
  std::int64_t seen = 0;
  bool removed = false;
  std::string digest;
  std::string copied_from = {};  // of a record that begins here; later saves keep it
  std::vector<std::string> members = {};
};
Result<RevisionFact> decide_saving(const Revision& revision, const Actor& actor, const RecordToSave& record);
// Many at once, from a file that was made of this revision or of any other: over whatever stands.
Result<RevisionFact> decide_import(const Revision& revision, const Actor& actor,
                                   const std::vector<RecordToSave>& records);
// Takes back the newest save. Refuses nothing_to_undo.
Result<RevisionFact> decide_undo(const Revision& revision, const Actor& actor);

// Refuses revision_empty, revision_has_errors. `departments`: those whose items and packages change; `concerned`: others
// whose items are put into a package, taken out of it or stand in it otherwise.
Result<RevisionFact> decide_submission(const Revision& revision, const Actor& actor,
                                       std::vector<std::string> departments, int errors,
                                       std::vector<std::string> concerned = {});

// By the head of the department, or by a reviewer of the whole centre for any; never by a maker. Denies made_it_oneself,
// not_this_review; refuses revision_not_in_review, department_not_awaited, already_reviewed; malformed `department` missing
// when several are awaited and none is named.
Result<RevisionFact> decide_department_review(const Revision& revision, const Actor& actor,
                                              const std::optional<std::string>& department, std::string text);
// By the head or a reviewer of a department that is asked, until publication; never by a maker. Denies not_this_review,
// made_it_oneself; refuses revision_not_in_review, already_reviewed; malformed `text` missing.
Result<RevisionFact> decide_opinion(const Revision& revision, const Actor& actor, std::string text);
// Denies made_it_oneself, not_this_review; refuses revision_not_in_review.
Result<RevisionFact> decide_legal_review(const Revision& revision, const Actor& actor, std::string text);
// Back to drafting; the reviews are void. By whoever could review it, or by a maintainer.
Result<RevisionFact> decide_return(const Revision& revision, const Actor& actor, std::string text);
// From any stage before publication, by a maintainer.
Result<RevisionFact> decide_drop(const Revision& revision, const Actor& actor);

// What a publication is measured by.
struct PublicationGround {
  std::string latest;  // version published last
  std::optional<Date> latest_from;
  std::int64_t next_number = 1;
  Date today;
  int errors = 0;
  int unknown_limits = 0;  // in items that change: 待本区确认
  bool demo = false;
  std::string version;  // what it becomes
};
// Refuses revision_not_approved, base_is_old, revision_has_errors, limits_unknown; malformed `effective_from` in_the_past or
// before_the_last_publication.
Result<RevisionFact> decide_publication(const Revision& revision, const Actor& actor,
                                        const PublicationGround& ground, Date effective_from);

// On top of what was published since. What changed on both sides stays as saved here, named, until it is saved again.
// Refuses already_current.
Result<RevisionFact> decide_rebase(const Revision& revision, const Actor& actor, std::string latest,
                                   const std::set<RecordName>& changed_there);

}  // namespace yichuang
