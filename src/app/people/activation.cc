// Opening an account, and proving whose it is. Each step is a fact of the person's own stream: who gave a code out after
// seeing whom, which account was opened or ended on the strength of it.
#include "core/people/activation.h"

#include "app/people/accounts.h"
#include "app/people/people.h"
#include "platform/crypto/random.h"

namespace yichuang::app {
namespace {

constexpr std::size_t kCodeCharacters = 8;  // 40 bits, with tries counted

const sql::Statement kByLogin{"people/account_by_login",
                              "SELECT person FROM account WHERE district = $1 AND login = $2"};
const sql::Statement kOpenAccount{"people/account_of_person",
                                  "SELECT login, proven_at FROM account WHERE district = $1 AND person = $2 "
                                  "AND closed_at IS NULL"};
const sql::Statement kCode{
    "people/activation_code",
    "SELECT code_blind, expires_at FROM activation WHERE district = $1 AND person = $2"};
const sql::Statement kPutCode{
    "people/put_activation_code",
    "INSERT INTO activation (district, person, code_blind, issued_by, issued_at, expires_at) "
    "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (district, person) DO UPDATE SET "
    "code_blind = excluded.code_blind, issued_by = excluded.issued_by, issued_at = excluded.issued_at, "
    "expires_at = excluded.expires_at"};
const sql::Statement kUseCode{
    "people/use_activation_code",
    "DELETE FROM activation WHERE district = $1 AND person = $2 AND code_blind = $3"};
const sql::Statement kClose{
    "people/close_account",
    "UPDATE account SET closed_at = $3 WHERE district = $1 AND login = $2 AND closed_at IS NULL"};
const sql::Statement kDropDrafts{"people/drop_drafts",
                                 "DELETE FROM draft WHERE district = $1 AND person = $2"};
const sql::Statement kProve{"people/prove_account",
                            "UPDATE account SET proven_at = $3 WHERE district = $1 AND person = $2 "
                            "AND closed_at IS NULL AND proven_at IS NULL"};

// A person as the rules of activation see them, and what the write set must find unchanged.
struct Standing {
  std::optional<Person> person;
  IdentityOnRecord record;
  std::string login;  // of the open account
  std::string code_blind;
  store::StreamState state;
};

std::string blind_of(const Centre& centre, const std::string& code) {
  const auto canonical = crypto::canonical_code(code);
  return canonical ? centre.vault.blind("activation:" + *canonical) : std::string("no code");
}

void add_standing(Standing& standing, store::Reader& reader, const Centre& centre, const std::string& typed) {
  if (!standing.person) return;
  const std::int64_t person = standing.person->id.value;
  standing.record.known = true;
  if (const auto rows = reader.run(kOpenAccount, {centre.district, person}); !rows.empty()) {
    standing.login = rows.text(0, 0);
    standing.record.account_proven = !rows.is_null(0, 1);
  }
  if (const auto rows = reader.run(kCode, {centre.district, person}); !rows.empty()) {
    standing.code_blind = rows.text(0, 0);
    standing.record.code =
        ActivationCode{Instant{rows.integer(0, 1)}, standing.code_blind == blind_of(centre, typed)};
  }
  standing.state = reader.stream({centre.district, person}).first;
}

// One fact of the person's stream; the version that was seen keeps two requests from using one code.
store::Append fact_of(const Centre& centre, const Standing& standing, PersonId by, const char* kind,
                      std::string body) {
  return {{centre.district, standing.person->id.value},
          "person",
          standing.state,
          {{kind, centre.clock(), by.value, std::move(body)}}};
}

store::RowChange used(const Centre& centre, const Standing& standing) {
  return {&kUseCode, {centre.district, standing.person->id.value, standing.code_blind}, true};
}

}  // namespace

Result<PersonId> register_account(Centre& centre, crypto::PasswordHasher& hasher, const Register& wanted) {
  const Person typed = TRY(read_person(wanted.person, "person."));
  Standing standing;
  bool taken = false;
  centre.store.read([&](store::Reader& reader) {
    standing = {};
    taken = !reader.run(kByLogin, {centre.district, wanted.account}).empty();
    if (auto found = find_by_identity(reader, centre, typed.identity.number))
      standing.person = std::move(found->person);
    add_standing(standing, reader, centre, wanted.activation_code.value_or(""));
  });
  if (taken) return refuse("account_taken");
  const AccountOpening opening =
      TRY(decide_account_opening(standing.record, wanted.activation_code.has_value(), centre.clock()));
  store::WriteSet set;
  if (standing.person) {
    if (standing.person->name != typed.name) return refuse("identity_taken");
    set.rows.push_back(used(centre, standing));
    if (opening.closes_other) {
      // What was begun with the account that ends is nobody else's to read.
      set.rows.push_back({&kClose, {centre.district, standing.login, centre.clock().ms}, true});
      set.rows.push_back({&kDropDrafts, {centre.district, standing.person->id.value}, false});
    }
  } else {
    standing.person = typed;
    standing.person->id = PersonId{centre.ids.next()};
    store::RowChange row = person_row(centre, *standing.person, centre.clock(), false);
    row.must_change = true;  // a window that put them on record in between was quicker
    set.rows.push_back(std::move(row));
  }
  Account account{wanted.account, standing.person->id, {Role::applicant}, {}, {}, {}, {}, false};
  account.proven = opening.proven;
  set.rows.push_back(account_row(centre, account, hasher.hash(wanted.password)));
  set.appends.push_back(fact_of(centre, standing, standing.person->id, "account_opened",
                                opening.proven ? R"({"proven":true})" : R"({"proven":false})"));
  if (centre.store.apply(set) != store::Applied::done) return stale();
  return standing.person->id;
}

Result<ActivationView> issue_activation(Centre& centre, const Actor& actor, PersonId person,
                                        const ActivationInput& input) {
  Standing standing;
  Holding holding = Holding::released;
  centre.store.read([&](store::Reader& reader) {
    standing = {};
    holding = Holding::released;
    standing.person = find_person(reader, centre, person);
    add_standing(standing, reader, centre, {});
    const auto holder = find_by_identity(reader, centre, input.identity_number);
    if (holder && holder->person.id == person) holding = holder->seen ? Holding::seen : Holding::typed;
  });
  if (!standing.person) return not_found("no_such_person");
  TRY(decide_activation(*standing.person, input.identity_number, holding, standing.record.account_proven,
                        actor));
  const Instant now = centre.clock();
  const ActivationView view{standing.person->name, crypto::random_code(kCodeCharacters),
                            Instant{start_of(legal_day(now) + kActivationDays + CalendarDays{1}).ms - 1}};
  store::WriteSet set;
  set.rows.push_back({&kPutCode,
                      {centre.district, person.value, blind_of(centre, view.code), actor.person.value, now.ms,
                       view.expires_at.ms},
                      false});
  set.appends.push_back(fact_of(centre, standing, actor.person, "activation_issued", "{}"));
  if (centre.store.apply(set) != store::Applied::done) return stale();
  return view;
}

Result<void> prove_identity(Centre& centre, const Actor& actor, const ProofInput& input) {
  Standing standing;
  centre.store.read([&](store::Reader& reader) {
    standing = {};
    standing.person = find_person(reader, centre, actor.person);
    add_standing(standing, reader, centre, input.activation_code);
  });
  if (!standing.person) return not_found("no_such_person");
  const Instant now = centre.clock();
  TRY(decide_proof(standing.record.account_proven.value_or(true), standing.record.code, now));
  store::WriteSet set;
  set.rows.push_back(used(centre, standing));
  set.rows.push_back({&kProve, {centre.district, actor.person.value, now.ms}, true});
  set.appends.push_back(fact_of(centre, standing, actor.person, "identity_proven", "{}"));
  if (centre.store.apply(set) != store::Applied::done) return stale();
  return {};
}

}  // namespace yichuang::app
