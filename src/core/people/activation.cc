#include "core/people/activation.h"

namespace yichuang {
namespace {

constexpr const char* kField = "activation_code";

Result<void> check_code(const std::optional<ActivationCode>& code, Instant at) {
  if (!code || !code->right) return malformed(kField, "activation_code_wrong");
  if (code->expires_at < at) return malformed(kField, "activation_code_expired");
  return {};
}

}  // namespace

Result<AccountOpening> decide_account_opening(const IdentityOnRecord& record, bool code_typed, Instant at) {
  if (!record.known) {
    if (code_typed) return malformed(kField, "activation_code_wrong");
    return AccountOpening{};
  }
  if (record.account_proven.value_or(false)) return refuse("has_account");
  if (!code_typed) return malformed(kField, "identity_known");
  TRY(check_code(record.code, at));
  return AccountOpening{true, record.account_proven.has_value()};
}

Result<void> decide_proof(bool proven, const std::optional<ActivationCode>& code, Instant at) {
  if (proven) return refuse("already_proven");
  return check_code(code, at);
}

Result<OnDocument> decide_document(const Person& on_record, bool seen, const Person& on_document) {
  if (on_record.name == on_document.name) return seen ? OnDocument::known : OnDocument::seen_now;
  if (seen) return refuse("identity_taken");
  return OnDocument::released;
}

Result<void> decide_activation(const Person& person, const std::string& number_on_document, Holding holding,
                               const std::optional<bool>& account_proven, const Actor& actor) {
  if (person.id == actor.person) return deny("own_activation");
  if (person.identity.number != number_on_document) return malformed("identity_number", "identity_differs");
  if (holding == Holding::released) return refuse("number_released");
  if (holding == Holding::typed) return refuse("document_not_seen");
  if (account_proven.value_or(false)) return refuse("has_account");
  return {};
}

}  // namespace yichuang
