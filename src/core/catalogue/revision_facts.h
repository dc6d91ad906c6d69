// What happens to a revision 修订稿 of the catalogue, as facts.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "base/ids.h"
#include "base/time.h"

namespace yichuang {

// A record of the catalogue as a revision saves it: `number` counts its saves in this revision, from 1, and is never given
// twice, so that whoever has seen it has seen this document.
struct SavedRecord {
  std::string kind;
  std::string code;
  std::int64_t number = 0;
  bool removed = false;
  std::string digest;  // SM3 of the document; of a removal empty
  std::string copied_from = {};  // code of the record it was begun from; empty: of none
  std::vector<std::string> members = {};  // what of the record this save says otherwise than the one before
  bool operator==(const SavedRecord&) const = default;
};

struct RevisionOpened {
  std::string title;
  std::string base;  // version it is based on
  std::string undoes;  // version whose publication it takes back; empty: none
};
// By one person at once: one record from the form, many from a file.
struct RecordsSaved {
  std::vector<SavedRecord> records;
  bool imported = false;
};
struct SaveUndone {
  std::int64_t act = 0;  // number of the fact that saved
};
struct RevisionSubmitted {
  std::vector<std::string> departments;  // whose review it needs; none: of the catalogue's reviewers
  std::vector<std::string> concerned = {};  // that are asked, without anybody waiting for them
};
struct DepartmentReviewed {
  std::string department;  // empty: no department's, by the catalogue's reviewer
  std::string text;
};
// Of a department that is concerned: what it says, and the review goes on with it or without.
struct DepartmentOpined {
  std::string department;
  std::string text;
};
struct LegallyReviewed {
  std::string text;
};
struct RevisionReturned {
  std::string text;
};
struct RevisionPublished {
  std::int64_t number = 0;
  std::string version;
  Date effective_from;
};
struct RevisionDropped {};
struct RevisionRebased {
  std::string base;
  std::vector<SavedRecord> conflicts;  // changed on both sides
};

using RevisionFact =
    std::variant<RevisionOpened, RecordsSaved, SaveUndone, RevisionSubmitted, DepartmentReviewed,
                 LegallyReviewed, RevisionReturned, RevisionPublished, RevisionDropped, RevisionRebased, DepartmentOpined>;

struct RevisionEvent {
  Instant at;
  PersonId by;
  std::string post;
  RevisionFact fact;
};

}  // namespace yichuang
