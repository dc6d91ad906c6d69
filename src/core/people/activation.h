// Opening an account online 注册账号: an identity number is no secret, so that whoever is on record already — a window served
// them — opens one only with an activation code 激活码, which a window hands out after it has seen the person and the
// document. An account opened without is not proven: it sees only what was filed with it.
#pragma once

#include <optional>

#include "base/result.h"
#include "base/time.h"
#include "core/people/person.h"

namespace yichuang {

inline constexpr CalendarDays kActivationDays{7};

// The code that was handed out last for a person, and whether it is the one that was typed.
struct ActivationCode {
  Instant expires_at;
  bool right = false;
};

// What is known of the identity for which an account is to be opened.
struct IdentityOnRecord {
  bool known = false;  // a person of that identity is on record
  std::optional<bool> account_proven;  // none: no account yet
  std::optional<ActivationCode> code;  // none: none was handed out, or none is left
};

struct AccountOpening {
  bool proven = false;
  bool closes_other = false;  // an account somebody opened under this identity without proof ends
};

// Refuses has_account; malformed at activation_code: identity_known (it needs a code), activation_code_wrong,
// activation_code_expired.
Result<AccountOpening> decide_account_opening(const IdentityOnRecord& record, bool code_typed, Instant at);

// The owner of an unproven account proves it later. Refuses already_proven and what is wrong with the code.
Result<void> decide_proof(bool proven, const std::optional<ActivationCode>& code, Instant at);

// 窗口核验: staff who saw the document give a code out. Denied own_activation; malformed identity_number:
// identity_differs; refused has_account when nobody needs one any more.
Result<void> decide_activation(const Person& person, const std::string& number_on_document,
                               const std::optional<bool>& account_proven, const Actor& actor);

}  // namespace yichuang
