#include "core/people/on_record.h"

namespace yichuang {

std::string on_record(OnRecord what, PersonKind kind, const std::string& name, const Identity& identity) {
  const bool human = kind == PersonKind::natural;
  switch (what) {
    case OnRecord::nothing:
      return {};
    case OnRecord::person_name:
      return human ? name : std::string();
    case OnRecord::organisation_name:
      return human ? std::string() : name;
    case OnRecord::credit_code:
      return identity.kind == IdentityKind::credit_code ? identity.number : std::string();
  }
  return {};
}

}  // namespace yichuang
