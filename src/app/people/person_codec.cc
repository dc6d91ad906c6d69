#include "app/people/person_codec.h"

#include "app/people/views.h"
#include "app/record/words_codec.h"
#include "platform/json/codec_impl.h"

namespace yichuang {

BOOST_DESCRIBE_ENUM(PersonKind, natural, company, individual_business, other_organisation)
BOOST_DESCRIBE_ENUM(IdentityKind, id_card, credit_code, other)
YICHUANG_DESCRIBE(Identity, (kind, number))

namespace app {

struct SealedPerson {
  PersonKind kind = PersonKind::natural;
  std::string name;
  Identity identity;
  std::string phone;
};
YICHUANG_DESCRIBE(SealedPerson, (kind, name, identity, phone))

YICHUANG_DESCRIBE(IdentityInput, (kind, number))
YICHUANG_DESCRIBE(ApplicantInput, (kind, name, identity, phone))
YICHUANG_DESCRIBE(SignIn, (account, password))
YICHUANG_DESCRIBE(Register, (account, password, person, activation_code))
YICHUANG_DESCRIBE(ActivationInput, (identity_number))
YICHUANG_DESCRIBE(ActivationView, (name, code, expires_at))
YICHUANG_DESCRIBE(ProofInput, (activation_code))
YICHUANG_DESCRIBE(Me, (person, name, kind, roles, post, department, domains, windows, surfaces, on_record,
                       proven, demo, now))
YICHUANG_DESCRIBE(PersonView, (person, kind, name, identity, phone))
YICHUANG_DESCRIBE(PersonList, (people))
YICHUANG_DESCRIBE(FindPerson, (identity_number))
YICHUANG_DESCRIBE(DemoAccount, (account, password, name, post, surfaces, identity))
YICHUANG_DESCRIBE(DemoAccounts, (accounts))
YICHUANG_DESCRIBE(ClockStep, (to, working_days))
YICHUANG_DESCRIBE(ClockNow, (now, day, working_day))

}  // namespace app
}  // namespace yichuang

YICHUANG_RULES(yichuang::app::IdentityInput, {.member = "kind", .pattern = "^(id_card|credit_code|other)$"},
               {.member = "number", .min_length = 1, .max_length = 40})
YICHUANG_RULES(yichuang::app::ApplicantInput,
               {.member = "kind", .pattern = "^(natural|company|individual_business|other_organisation)$"},
               {.member = "name", .min_length = 1, .max_length = 100}, {.member = "phone", .max_length = 20})
YICHUANG_RULES(yichuang::app::SignIn, {.member = "account", .min_length = 1, .max_length = 60},
               {.member = "password", .min_length = 1, .max_length = 100})
YICHUANG_RULES(yichuang::app::Register, {.member = "account", .pattern = "^[a-z0-9][a-z0-9._-]{2,39}$"},
               {.member = "password", .min_length = 8, .max_length = 100},
               {.member = "activation_code", .min_length = 1, .max_length = 20})
YICHUANG_RULES(yichuang::app::ActivationInput,
               {.member = "identity_number", .min_length = 4, .max_length = 40})
YICHUANG_RULES(yichuang::app::ProofInput, {.member = "activation_code", .min_length = 1, .max_length = 20})
YICHUANG_RULES(yichuang::app::FindPerson, {.member = "identity_number", .min_length = 4, .max_length = 40})
YICHUANG_RULES(yichuang::app::ClockStep, {.member = "working_days", .minimum = 1, .maximum = 260})

YICHUANG_CODEC(yichuang::app::SealedPerson)
YICHUANG_CODEC(yichuang::app::ApplicantInput)
YICHUANG_CODEC(yichuang::app::SignIn)
YICHUANG_CODEC(yichuang::app::Register)
YICHUANG_CODEC(yichuang::app::ActivationInput)
YICHUANG_CODEC(yichuang::app::ActivationView)
YICHUANG_CODEC(yichuang::app::ProofInput)
YICHUANG_CODEC(yichuang::app::Me)
YICHUANG_CODEC(yichuang::app::PersonView)
YICHUANG_CODEC(yichuang::app::PersonList)
YICHUANG_CODEC(yichuang::app::FindPerson)
YICHUANG_CODEC(yichuang::app::DemoAccounts)
YICHUANG_CODEC(yichuang::app::ClockStep)
YICHUANG_CODEC(yichuang::app::ClockNow)

namespace yichuang::app {

std::string encode_person(const Person& person) {
  return json::write(SealedPerson{person.kind, person.name, person.identity, person.phone});
}

Person decode_person(const std::string& plain) {
  auto sealed = json::read<SealedPerson>(plain);
  if (!sealed) throw Failure("a stored person cannot be read: " + sealed.refusal().code);
  return {PersonId{}, sealed->kind, sealed->name, sealed->identity, sealed->phone};
}

}  // namespace yichuang::app
