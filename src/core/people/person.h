// People: who applies, who serves, and in which capacity somebody acts.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "base/time.h"

namespace yichuang {

// 服务对象: a natural person or an organisation (company, individual business 个体工商户, other).
enum class PersonKind { natural, company, individual_business, other_organisation };

// What identifies a person: 居民身份证, 统一社会信用代码, or another document (passport …).
enum class IdentityKind { id_card, credit_code, other };

struct Identity {
  IdentityKind kind = IdentityKind::id_card;
  std::string number;
};

struct Person {
  PersonId id;
  PersonKind kind = PersonKind::natural;
  std::string name;
  Identity identity;
  std::string phone;   // empty: none (served by post or in person)
};

// What somebody may knock for. A person may hold several.
enum class Role {
  applicant, helper, clerk, approver, head, issuer, manager,
  maintainer,  // 目录维护员
  reviewer, legal_reviewer,  // 目录审核人, 法制审核人: of what maintainers draft
  administrator
};

// Who is asking, in which post. The first parameter of every command.
struct Actor {
  PersonId person;
  std::string name;
  std::vector<Role> roles;
  std::string post;                  // catalogue post code; empty for applicants
  std::string department;            // department code; empty for applicants and centre-wide posts
  std::vector<std::string> domains;  // 一窗综办 domains a window clerk serves
  bool proven = true;  // somebody checked that they are who they say; an account opened online alone is not
  bool has(Role role) const;
};

// GB 11643-1999: 18 characters, real birth date, MOD 11-2 check character.
// Refuses malformed `bad_id_number` on `field`.
Result<void> check_id_card(std::string_view number, std::string_view field);

// GB 32100-2015: 18 characters of the 31-letter alphabet, MOD 31-3 check character.
// Refuses malformed `bad_credit_code` on `field`.
Result<void> check_credit_code(std::string_view code, std::string_view field);

// A mainland mobile or a landline with area code. Refuses malformed `bad_phone`.
Result<void> check_phone(std::string_view phone, std::string_view field);

Result<void> check_identity(const Identity& identity, std::string_view field);

// Age in whole years on a day, from an 18-character id card; nullopt for other documents.
std::optional<int> age_on(const Identity& identity, Date day);

}  // namespace yichuang
