#include "app/people/people.h"

#include "app/people/masking.h"
#include "app/people/person_codec.h"
#include "app/record/state_names.h"
#include "core/people/blank.h"

namespace yichuang::app {
namespace {

const sql::Statement kById{"people/by_id",
                           "SELECT id, kind, name, sealed FROM person WHERE district = $1 AND id = $2"};
const sql::Statement kByIdentity{
    "people/by_identity",
    "SELECT id, kind, name, sealed FROM person WHERE district = $1 AND identity_blind = $2"};
const sql::Statement kNameById{"people/name_by_id",
                               "SELECT name FROM person WHERE district = $1 AND id = $2"};
const sql::Statement kInsert{
    "people/insert_person",
    "INSERT INTO person (district, id, kind, name, identity_kind, identity_blind, sealed, created_at) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (district, identity_blind) DO NOTHING"};

std::optional<Person> person_in(const sql::Rows& rows, const Centre& centre) {
  if (rows.empty()) return std::nullopt;
  const std::int64_t id = rows.integer(0, 0);
  Person person = decode_person(centre.vault.open(rows.text(0, 3), "person:" + std::to_string(id)));
  person.id = PersonId{id};
  return person;
}

template <class Enum, std::size_t n>
std::optional<Enum> by_code(const Enum (&all)[n], const std::string& code) {
  for (Enum one : all)
    if (code_of(one) == code) return one;
  return std::nullopt;
}

constexpr PersonKind kKinds[] = {PersonKind::natural, PersonKind::company, PersonKind::individual_business,
                                 PersonKind::other_organisation};

}  // namespace

std::optional<Person> find_person(store::Reader& reader, const Centre& centre, PersonId person) {
  return person_in(reader.run(kById, {centre.district, person.value}), centre);
}

std::optional<Person> find_by_identity(store::Reader& reader, const Centre& centre,
                                       const std::string& number) {
  return person_in(reader.run(kByIdentity, {centre.district, centre.vault.blind("identity:" + number)}),
                   centre);
}

std::string name_of_person(store::Reader& reader, const Centre& centre, PersonId person) {
  const auto rows = reader.run(kNameById, {centre.district, person.value});
  return rows.empty() ? std::string() : rows.text(0, 0);
}

Result<Person> read_person(const ApplicantInput& input, const std::string& path) {
  Refusal refusal{RefusalKind::malformed, "malformed", {}, {}, {}};
  const auto take = [&](const Result<void>& result) {
    if (!result)
      refusal.fields.insert(refusal.fields.end(), result.refusal().fields.begin(),
                            result.refusal().fields.end());
  };
  Person person;
  const auto kind = by_code(kKinds, input.kind);
  if (!kind)
    refusal.fields.push_back({path + "kind", "not_allowed", {}});
  else
    person.kind = *kind;
  person.name = input.name;
  if (is_blank(input.name)) refusal.fields.push_back({path + "name", "missing", {}});
  person.identity.kind = input.identity.kind == "id_card"       ? IdentityKind::id_card
                         : input.identity.kind == "credit_code" ? IdentityKind::credit_code
                                                                : IdentityKind::other;
  person.identity.number = input.identity.number;
  take(check_identity(person.identity, path + "identity"));
  person.phone = input.phone;
  if (!input.phone.empty()) take(check_phone(input.phone, path + "phone"));
  if (!refusal.fields.empty()) return refusal;
  return person;
}

store::RowChange person_row(const Centre& centre, const Person& person, Instant at) {
  const char* identity_kind = person.identity.kind == IdentityKind::id_card       ? "id_card"
                              : person.identity.kind == IdentityKind::credit_code ? "credit_code"
                                                                                  : "other";
  return {&kInsert,
          {centre.district, person.id.value, code_of(person.kind), person.name, identity_kind,
           centre.vault.blind("identity:" + person.identity.number),
           centre.vault.seal(encode_person(person), "person:" + to_string(person.id)), at.ms},
          false};
}

Result<Person> find_or_create_person(Centre& centre, const ApplicantInput& input, const std::string& path) {
  Person wanted = TRY(read_person(input, path));
  const auto find = [&] {
    std::optional<Person> found;
    centre.store.read(
        [&](store::Reader& reader) { found = find_by_identity(reader, centre, wanted.identity.number); });
    return found;
  };
  auto known = find();
  if (!known) {
    wanted.id = PersonId{centre.ids.next()};
    store::WriteSet set;
    set.rows.push_back(person_row(centre, wanted, centre.clock()));
    centre.store.apply(set);
    known = find();  // another window may have been quicker
    ensure(known.has_value());
  }
  if (known->name != wanted.name) return refuse("identity_taken");
  return *known;
}

PersonView view_person(const Person& person) {
  return {to_string(person.id), code_of(person.kind), person.name, mask_identity(person.identity.number),
          mask_phone(person.phone)};
}

}  // namespace yichuang::app
