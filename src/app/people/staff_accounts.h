// Accounts of those who work in the centre, as the operator makes, renews and closes them. Each act is a fact of the
// account's stream.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/record/centre.h"
#include "base/result.h"
#include "core/people/person.h"
#include "platform/crypto/password.h"

namespace yichuang::app {

struct NewStaff {
  std::string login;
  std::string name;
  std::string post;  // code in the catalogue: its roles, department, domain and windows are the account's
  std::string password;
};

// Refuses malformed `account`, `name`, `password`; not_found no_such_post; refused account_taken.
Result<PersonId> add_staff(Centre& centre, crypto::PasswordHasher& hasher, const NewStaff& wanted);

// The account's sessions end. Refuses malformed `password`; not_found no_such_account.
Result<void> set_password(Centre& centre, crypto::PasswordHasher& hasher, const std::string& login,
                          const std::string& password);

// Nobody signs in with it any more, and its sessions end; what was done with it stays. Refuses not_found no_such_account.
Result<void> close_account(Centre& centre, const std::string& login);

struct AccountLine {
  std::string login, name, post, roles;
  std::optional<Instant> closed_at;
};
// Those who work here, by login; applicants' accounts are their own affair.
std::vector<AccountLine> staff_accounts(const Centre& centre);

}  // namespace yichuang::app
