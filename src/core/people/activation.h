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

// 证件登记: a window reads name and number from the document. What somebody typed online under that number, whom nobody has
// seen, is no reason to turn its owner away.
enum class OnDocument {
  known,  // on record as the document says
  seen_now,  // typed online as the document says: from now on a window has seen it
  released,  // typed online under another name: that account keeps what is its own, and the number no more
};

// A person of that number on record, and whether a window saw their document. Refuses identity_taken when two documents say
// different names.
Result<OnDocument> decide_document(const Person& on_record, bool seen, const Person& on_document);

// What the record of a person is worth for the number it names.
enum class Holding { released, typed, seen };

// 窗口核验: staff who saw the document give a code out. Denied own_activation; malformed identity_number:
// identity_differs; refused number_released, document_not_seen; has_account when nobody needs one any more.
Result<void> decide_activation(const Person& person, const std::string& number_on_document, Holding holding,
                               const std::optional<bool>& account_proven, const Actor& actor);

}  // namespace yichuang
