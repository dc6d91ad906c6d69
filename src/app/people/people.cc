#include "app/people/people.h"

#include "app/people/masking.h"
#include "app/people/person_codec.h"
#include "app/record/state_names.h"
#include "core/people/activation.h"
#include "core/people/blank.h"

namespace yichuang::app {
namespace {

const sql::Statement kById{"people/by_id",
                           "SELECT id, kind, name, sealed FROM person WHERE district = $1 AND id = $2"};
const sql::Statement kByIdentity{
    "people/by_identity",
    "SELECT id, kind, name, sealed, seen_at FROM person WHERE district = $1 AND identity_blind = $2"};
const sql::Statement kNameById{"people/name_by_id",
                               "SELECT name FROM person WHERE district = $1 AND id = $2"};
const sql::Statement kInsert{
    "people/insert_person",
    "INSERT INTO person (district, id, kind, name, identity_kind, identity_blind, sealed, created_at, "
    "seen_at) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (district, identity_blind) DO NOTHING"};
const sql::Statement kSeen{
    "people/document_seen",
    "UPDATE person SET seen_at = $3, kind = $4, identity_kind = $5, sealed = $6 WHERE district = $1 AND "
    "id = $2 AND seen_at IS NULL"};
const sql::Statement kRelease{"people/release_number",
                              "UPDATE person SET identity_blind = $3 WHERE district = $1 AND id = $2 AND "
                              "identity_blind = $4 AND seen_at IS NULL"};

std::optional<Person> person_in(const sql::Rows& rows, const Centre& centre) {
  if (rows.empty()) return std::nullopt;
  const std::int64_t id = rows.integer(0, 0);
  Person person = decode_person(centre.vault.open(rows.text(0, 3), "person:" + std::to_string(id)));
  person.id = PersonId{id};
  return person;
}

std::string blind_of(const Centre& centre, const std::string& number) {
  return centre.vault.blind("identity:" + number);
}

template <class Enum, std::size_t n>
std::optional<Enum> by_code(const Enum (&all)[n], const std::string& code) {
  for (Enum one : all)
    if (code_of(one) == code) return one;
  return std::nullopt;
}

constexpr PersonKind kKinds[] = {PersonKind::natural, PersonKind::company, PersonKind::individual_business,
                                 PersonKind::other_organisation};

const char* word_of(IdentityKind kind) {
  if (kind == IdentityKind::id_card) return "id_card";
  return kind == IdentityKind::credit_code ? "credit_code" : "other";
}

std::string sealed(const Centre& centre, const Person& person) {
  return centre.vault.seal(encode_person(person), "person:" + to_string(person.id));
}

store::RowChange seen_row(const Centre& centre, const Person& person, Instant at) {
  return {&kSeen,
          {centre.district, person.id.value, at.ms, code_of(person.kind), word_of(person.identity.kind),
           sealed(centre, person)},
          true};
}

// What a window did to a record when it read the document, as a fact of that record's stream.
store::Append told_by_window(const Centre& centre, const Person& person, const store::StreamState& state,
                             PersonId by, const char* kind) {
  return {{centre.district, person.id.value}, "person", state, {{kind, centre.clock(), by.value, "{}"}}};
}

}  // namespace

std::optional<Person> find_person(store::Reader& reader, const Centre& centre, PersonId person) {
  return person_in(reader.run(kById, {centre.district, person.value}), centre);
}

std::optional<PersonOnRecord> find_by_identity(store::Reader& reader, const Centre& centre,
                                         const std::string& number) {
  const auto rows = reader.run(kByIdentity, {centre.district, blind_of(centre, number)});
  auto person = person_in(rows, centre);
  if (!person) return std::nullopt;
  return PersonOnRecord{std::move(*person), !rows.is_null(0, 4)};
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

store::RowChange person_row(const Centre& centre, const Person& person, Instant at, bool seen) {
  return {&kInsert,
          {centre.district, person.id.value, code_of(person.kind), person.name, word_of(person.identity.kind),
           blind_of(centre, person.identity.number), sealed(centre, person), at.ms,
           seen ? sql::Value{at.ms} : sql::Value{nullptr}},
          false};
}

Result<Person> find_or_create_person(Centre& centre, PersonId by, const ApplicantInput& input,
                                     const std::string& path) {
  Person document = TRY(read_person(input, path));
  const std::string number = blind_of(centre, document.identity.number);
  for (int attempt = 0; attempt < kMostTries; ++attempt) {  // another window may be quicker
    std::optional<PersonOnRecord> known;
    store::StreamState state;
    centre.store.read([&](store::Reader& reader) {
      known = find_by_identity(reader, centre, document.identity.number);
      if (known) state = reader.stream({centre.district, known->person.id.value}).first;
    });
    const OnDocument found =
        known ? TRY(decide_document(known->person, known->seen, document)) : OnDocument::released;
    if (found == OnDocument::known) return known->person;
    store::WriteSet set;
    if (found == OnDocument::seen_now) {
      // Whoever typed the number may have typed a telephone of their own: what is said at the window counts.
      document.id = known->person.id;
      set.rows.push_back(seen_row(centre, document, centre.clock()));
      set.appends.push_back(told_by_window(centre, document, state, by, "document_seen"));
      if (centre.store.apply(set) == store::Applied::done) return document;
      continue;
    }
    if (known) {
      const std::string nobodys = centre.vault.blind("released:" + to_string(known->person.id));
      set.rows.push_back({&kRelease, {centre.district, known->person.id.value, nobodys, number}, true});
      set.appends.push_back(told_by_window(centre, known->person, state, by, "number_released"));
    }
    document.id = PersonId{centre.ids.next()};
    set.rows.push_back(person_row(centre, document, centre.clock()));
    set.rows.back().must_change = true;
    if (centre.store.apply(set) == store::Applied::done) return document;
  }
  return stale();
}

PersonList look_up_person(const Centre& centre, const std::string& number) {
  PersonList list;
  centre.store.read([&](store::Reader& reader) {
    list = {};
    const auto found = find_by_identity(reader, centre, number);
    if (found && found->seen) list.people.push_back(view_person(found->person));
  });
  return list;
}

PersonView view_person(const Person& person) {
  return {to_string(person.id), code_of(person.kind), person.name, mask_identity(person.identity.number),
          mask_phone(person.phone)};
}

}  // namespace yichuang::app
