// Accounts: who may sign in, in which post, with which roles.
#pragma once

#include <string>
#include <vector>

#include "app/people/views.h"
#include "app/record/centre.h"
#include "core/people/person.h"
#include "platform/crypto/password.h"

namespace yichuang::app {

struct Account {
  std::string login;
  PersonId person;
  std::vector<Role> roles;
  std::string post, department;
  std::vector<std::string> domains, windows;
  bool demo = false;
  bool proven = true;  // somebody checked that the owner is who they say
};

store::RowChange account_row(const Centre& centre, const Account& account, const std::string& secret);

// An applicant opens an account. Refuses malformed; refused account_taken, and what decide_account_opening
// (core/people/activation.h) refuses; identity_taken when the code is right and the name is another.
Result<PersonId> register_account(Centre& centre, crypto::PasswordHasher& hasher, const Register& wanted);
// A window that has seen the person and the document gives a code out; the one before it ends.
Result<ActivationView> issue_activation(Centre& centre, const Actor& actor, PersonId person,
                                        const ActivationInput& input);
// The owner of an account opened online proves it.
Result<void> prove_identity(Centre& centre, const Actor& actor, const ProofInput& input);

// Who the signed-in person is, and where they work.
Me who_am_i(const Centre& centre, const Actor& actor);

// portal, desk, approve, issue, supervise: by the roles held.
std::vector<std::string> surfaces_of(const std::vector<Role>& roles);

}  // namespace yichuang::app
