// Signing in, who one is, and finding or registering applicants.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/people/applicant_input.h"
#include "app/record/words.h"
#include "base/time.h"

namespace yichuang::app {

struct SignIn {                        // POST /api/v1/session
  std::string account;
  std::string password;
};
struct Register {                      // POST /api/v1/accounts: an applicant opens an account
  std::string account;
  std::string password;
  ApplicantInput person;
  std::optional<std::string> activation_code;  // needed when a window has put the person on record
};

struct
    ActivationInput {  // POST /api/v1/people/{person}/activation-code: after the person and the document were seen
  std::string identity_number;  // as on the document
};
struct ActivationView {  // shown once, to be printed
  std::string name;
  std::string code;
  Instant expires_at;
};
struct ProofInput {  // POST /api/v1/me/identity: an account opened online is proven
  std::string activation_code;
};
struct Me {  // GET /api/v1/me
  std::string person;
  std::string name;
  std::string kind;
  std::vector<std::string> roles;
  std::optional<Named> post;
  std::optional<Named> department;
  std::vector<Named> domains;
  std::vector<Named> windows;
  std::vector<std::string> surfaces;  // portal, desk, approve, issue, supervise: where this person works
  std::map<std::string, std::string> on_record;  // person_name, organisation_name, credit_code, phone: what is known
  bool proven = true;  // false: an account opened online alone; it sees only what was filed with it
  bool demo = false;  // a demo database: time can be stepped
  Instant now;  // the server's clock
};
struct PersonView {
  std::string person;
  std::string kind;
  std::string name;
  std::string identity;  // masked
  std::string phone;  // masked
};
struct PersonList {
  std::vector<PersonView> people;
};
struct FindPerson {  // POST /api/v1/people/look-up (POST: identity numbers do not belong in URLs)
  std::string identity_number;
};

struct DemoAccount {  // GET /api/v1/demo/accounts, demo only
  std::string account;
  std::string password;
  std::string name;
  Words post;
  std::vector<std::string> surfaces;
  std::optional<std::string> identity;  // of an applicant, whole: it has to be typed where a document is shown
};
struct DemoAccounts {
  std::vector<DemoAccount> accounts;
};
struct ClockStep {  // POST /api/v1/demo/clock, administrator of a demo only
  std::optional<Instant> to;  // not before the present
  std::optional<int> working_days;  // forward to the next working day's 09:00, that many times
};
struct ClockNow {
  Instant now;
  std::string day;  // 2026-11-24
  bool working_day = true;
};

}  // namespace yichuang::app
