// Authorisation letters 授权书: an organ's internal mandate to its people at the hall (domain: 5.4).
// The organ stays the legal decision maker; the letter says who may act in its name, for which items, when.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "base/time.h"
#include "core/people/person.h"

namespace yichuang {

// 受理权, 审查权, 审批决定权（终审）. Extending a limit, hearing decisions and revocation are never in a letter: they
// stay with the head of the organ (行政许可法 第四十二条).
enum class Power { accept, examine, decide };

struct LetterGrant {
  Power power = Power::accept;
  std::vector<std::string> items;  // item codes
};

struct LetterRevocation {
  PersonId by;
  Instant at;  // from this instant on the letter carries nothing
  std::string reason;
};

struct Letter {
  LetterId id;
  std::string number;  // 渝北×授〔2026〕1号
  std::string department;  // the organ, by department code
  PersonId grantor;  // its head
  PersonId grantee;
  std::vector<LetterGrant> grants;
  Date valid_from;  // first legal day of effect
  Date valid_to;  // last legal day of effect
  Instant issued_at;
  std::optional<LetterRevocation> revocation;
};

// In force: issued, within its days, and not revoked at that very instant.
bool in_force(const Letter& letter, Instant at);
bool grants(const Letter& letter, Power power, const std::string& item);

// Under what somebody acts: a letter, or the office of the organ's head.
struct Mandate {
  LetterId letter;  // 0: acts as head of the organ
  std::string number;  // the letter's number; empty for the head
};

// May `actor` use `power` on `item` of `department` at `at`? The head of the department may always.
// Denied with the route upward: no_letter, letter_expired, letter_revoked, letter_not_yet, letter_not_covering; each names the
// department's head post, who can act.
Result<Mandate> may(Power power, const std::string& item, const std::string& department, const Actor& actor,
                    const std::vector<Letter>& letters, Instant at);

// What a new letter must be: a grantor who heads the organ, a grantee who is somebody else, known items of that organ,
// days in order, no more than three years. Refuses malformed or denied.
Result<void> check_letter(const Letter& letter, const Actor& grantor,
                          const std::vector<std::string>& items_of_department);

}  // namespace yichuang
