// Authorisation letters as screens see and heads issue them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/record/words.h"
#include "base/time.h"

namespace yichuang::app {

struct GrantInput {
  std::string power;                   // accept, examine, decide
  std::vector<std::string> items;
};
struct LetterInput {                   // POST /api/v1/letters
  std::string grantee;                 // person id
  std::vector<GrantInput> grants;
  Date valid_from;
  Date valid_to;
};
struct RevocationInput {               // POST /api/v1/letters/{letter}/revocation
  std::string reason;
};
struct GrantView {
  Named power;
  std::vector<Named> items;
};
struct LetterView {
  std::string id;
  std::string number;
  Named department;
  std::string grantor;
  std::string grantee;                 // name
  std::string grantee_id;
  std::vector<GrantView> grants;
  Date valid_from;
  Date valid_to;
  Instant issued_at;
  std::optional<Instant> revoked_at;
  std::optional<std::string> revocation_reason;
  std::string state;                   // in_force, not_yet, expired, revoked
};
struct LetterList {
  std::vector<LetterView> letters;
  std::optional<std::string> next;
};
struct GranteeView {                   // somebody a letter can be made out to
  std::string person;
  std::string name;
  std::optional<Named> post;
  std::vector<Named> powers;           // what their work can make use of
};
struct LetterChoices {                 // GET /api/v1/letter-choices
  std::vector<GranteeView> grantees;
  std::vector<Named> items;            // of the organ
};
struct LetterTaken {
  std::string id;
  std::string number;
};

}  // namespace yichuang::app
