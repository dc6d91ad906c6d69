// Who applies, as typed: by themselves when they register, by a clerk at the window.
#pragma once

#include <string>

namespace yichuang::app {

struct IdentityInput {
  std::string kind;    // id_card, credit_code, other
  std::string number;
};
struct ApplicantInput {
  std::string kind;    // natural, company, individual_business, other_organisation
  std::string name;
  IdentityInput identity;
  std::string phone;
};

}  // namespace yichuang::app
