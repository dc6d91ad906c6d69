// A revision 修订稿 of the catalogue as maintainers' and reviewers' screens read it: what changes, who said what, what is
// wrong with it, and what would follow if it were published.
#pragma once

#include <boost/json/value.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/record/words.h"
#include "base/time.h"

namespace yichuang::app {

// Kinds of record: item, package, material, field, department, post, parameter, text; file for what is kept whole
// (centre.yaml …), whose code is its path.
struct RecordSummary {
  std::string kind;
  std::string code;
  Words name;
  Words place;  // department or lead department, issuing organ, group: what tells namesakes apart
  std::string standing;  // of an item: in_force, suspended, retired; else empty
  int used_by = 0;  // of a material, field, item: so many items or packages
  std::string change;  // in the asked revision: added, changed, removed; else empty
};
struct RecordList {  // GET /catalogue/records?kind=&q=&revision=&after=
  std::vector<RecordSummary> records;
  std::optional<std::string> next;
  int total = 0;
};

struct RevisionProblem {
  std::string rule;
  std::string severity;  // error, warning, hint
  std::string kind;  // of the record it is in; empty: the catalogue as a whole
  std::string code;
  std::string pointer;  // JSON pointer inside the record's document: /materials/3/basis/article
  Words message;
  bool news = true;  // not so in the version the revision is based on
};
struct RevisionProblems {
  std::vector<RevisionProblem> problems;
  int errors = 0, warnings = 0, hints = 0;
};

struct SaveView {
  std::int64_t number = 0;  // of this record in this revision, from 1
  std::string by;  // name
  Instant at;
  bool undone = false;
};
struct RecordView {  // GET /catalogue/revisions/{revision}/records/{kind}/{code}
  std::string kind;
  std::string code;
  std::int64_t save = 0;  // for If-Match; 0: as in the base
  boost::json::value document;  // null: removed
  boost::json::value base;  // as published; null: new here
  std::string yaml;  // the document as it will stand in the file
  std::vector<SaveView> saves;
  std::vector<RevisionProblem> problems;
  std::vector<RecordSummary> used_by;
};
struct RecordInput {  // PUT of the same address, If-Match: the save that was seen
  boost::json::value document;
  std::optional<std::string> copied_from;  // of a new record: code of the one it was begun from
};
struct RecordSaved {
  std::int64_t save = 0;
  std::vector<RevisionProblem> problems;  // of this record
};

struct RecordRef {
  std::string kind;
  std::string code;
  std::vector<std::string> members;  // of a saved one: what of it is said otherwise than before; of a new one none
};
struct RevisionStep {  // a fact of the revision's life
  std::string what;  // opened, saved, undone, submitted, department_reviewed, department_opined, legal_reviewed, returned,
      // published, dropped, rebased, imported
  std::string by;
  std::optional<Named> post;
  Instant at;
  std::string text;  // what the reviewer said
  std::vector<RecordRef> records;  // saved, undone, imported; rebased: in conflict
  std::optional<Named> department;
};
struct AwaitedReview {
  std::string kind;  // department, legal; opinion: of a department that is asked, whose answer nothing waits for
  std::optional<Named> department;
  bool given = false;
  std::string text;  // the opinion
};
struct RevisionCan {
  std::string action;  // save, undo, submit, review_department, give_opinion, review_legal, return, publish, drop, rebase
  bool allowed = false;
  std::optional<Words> why_not;
};
struct RevisionSummary {
  std::string id;
  std::string title;
  std::string stage;  // drafting, department_review, legal_review, approved, published, dropped
  std::string drafter;
  Instant opened_at;
  Instant changed_at;
  int records = 0;
  std::optional<std::string> effective_from;  // of a published one, a legal day
  std::optional<std::string> version;  // catalogue version it became
  bool awaits_me = false;
};
struct RevisionList {  // GET /catalogue/revisions?tab=mine|to_review|open|published&after=
  std::vector<RevisionSummary> revisions;
  std::optional<std::string> next;
  std::string current_version;
};
struct UndoView {  // the save that an undo takes back
  std::vector<Words> records;  // names
  std::string by;
  Instant at;
};
struct RevisionView {  // GET /catalogue/revisions/{revision}
  RevisionSummary summary;
  std::int64_t version = 0;  // of the revision's stream, for If-Match of its acts
  std::string base;  // catalogue version it is based on
  bool base_is_current = true;
  std::vector<RecordSummary> records;
  std::vector<RevisionStep> steps;  // newest first, at most 200
  std::vector<AwaitedReview> reviews;
  std::optional<UndoView> undo;
  std::optional<Words> one_person;  // that steps meant for several were taken by one; none: they were not
  int errors = 0, warnings = 0, hints = 0;
  std::vector<RevisionCan> can;
};
struct RevisionInput {  // POST /catalogue/revisions
  std::string title;
};
struct ReversalInput {  // POST /catalogue/versions/{version}/reversal
  std::string title;  // empty: says which version it takes back
};
struct RevisionTaken {  // answer of every act on a revision
  std::string id;
  std::string stage;
  std::int64_t version = 0;
};
struct RevisionActInput {};  // POST …/undo, …/submission, …/dropping, …/rebase: nothing to say
struct RevisionReviewInput {  // POST …/department-review, …/legal-review, …/return
  std::string text;
  std::optional<std::string> department;  // of a department review, when the reviewer may speak for several
};
struct PublicationInput {  // POST …/publication
  std::string effective_from;  // a legal day, today or later
  std::vector<std::string> adopt;  // items whose shorter promise running cases take over
};

struct ImportedRecord {
  std::string kind;
  std::string code;
  Words name;
  std::string change;  // added, changed
  std::vector<std::string> members;  // of a changed one: what of it the file says otherwise
  // The file says what stood here before a later save or undo: it was written out earlier, and this was not edited in it.
  bool outdated = false;
};
struct ImportPreview {  // POST …/import-preview: what an import would change
  std::vector<ImportedRecord> records;
  int unchanged = 0;  // records of the file that say the same as here
};

struct DifferenceRowView {
  std::string pointer;
  boost::json::value before;  // null: not there
  boost::json::value after;
  std::vector<Words> names;  // of the list elements that the pointer goes through, outermost first; empty: it has none
  bool order = false;  // the same elements, called by their names here, stand in another order
};
struct RecordDifferenceView {
  std::string kind;
  std::string code;
  Words name;
  std::string change;  // added, changed, removed
  std::vector<DifferenceRowView> rows;  // of a new record: what it says otherwise than its ground, or all it says
  std::optional<Named> ground;  // the record that a new one was begun from
};
struct DifferencesView {  // GET …/differences[?against=base|current|city_template]
  std::string against;
  std::vector<RecordDifferenceView> records;
  std::optional<Words> city_template;  // name of the one that is loaded
  std::vector<std::string> in_template;  // items that it has, also those that agree with it
};

struct ImpactPackage {
  Named package;
  std::string change;  // added, removed, changed
  std::optional<int> days_before, days_after;  // working days promised, with default answers
  std::optional<int> materials_before, materials_after;
  std::optional<int> items_before, items_after;
};
struct ImpactStanding {  // an item that is suspended, retired or taken up again
  Named item;
  std::optional<Words> before, after;  // none: in operation
  std::vector<Named> packages;  // that cannot be applied for without it
};
struct ImpactIndicator {
  std::string code;
  Words name;
  std::string unit;
  std::optional<double> before, after;
};
struct ImpactCases {
  Named package;
  std::int64_t running = 0;  // open cases of it; they stay on their version
};
struct ImpactPromise {
  Named item;
  int days_before = 0, days_after = 0;
  std::string unit;
  bool adoptable = false;  // shorter: running cases may take it over
  std::int64_t running = 0;  // undecided tasks of it
};
struct ImpactGuide {  // of an item or a package, that reads otherwise
  Named guide;
  std::string change;  // added, removed, changed
  std::vector<Words> sections;  // headings of what reads otherwise
};
struct ImpactView {  // GET …/impact
  std::vector<ImpactPackage> packages;
  std::vector<ImpactGuide> guides;
  std::vector<Named> windows;
  std::vector<ImpactCases> cases;
  std::vector<ImpactPromise> promises;
  std::vector<ImpactStanding> standings;
  std::vector<ImpactIndicator> indicators;  // only those that change
};

struct VersionView {
  std::int64_t number = 0;  // 0: as shipped
  std::string version;
  std::optional<std::string> effective_from;  // a legal day; of the shipped one none
  Instant published_at;
  std::string by;
  std::optional<std::string> revision;
  bool current = false;
};
struct VersionList {  // GET /catalogue/versions: newest first
  std::vector<VersionView> versions;
};

}  // namespace yichuang::app
