#include "app/authority/letters.h"

#include <algorithm>
#include <unordered_map>

#include "app/authority/letter_codec.h"
#include "app/authority/organ_word.h"
#include "app/people/account_hold.h"
#include "app/record/state_names.h"
#include "platform/json/codec.h"

namespace yichuang::app {
namespace {

const sql::Statement kOfGrantee{"authority/letters_of_grantee",
                                "SELECT version, body FROM letter WHERE district = $1 AND grantee = $2 "
                                "ORDER BY id DESC LIMIT 200"};
static_assert(kMostLetters == 200);
const sql::Statement kInsert{
    "authority/insert_letter",
    "INSERT INTO letter (district, id, number, department, grantee, grantee_name, valid_from, "
    "valid_to, issued_at, version, body) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10)"};
const sql::Statement kRevoke{"authority/revoke_letter",
                             "UPDATE letter SET revoked_at = $3, version = $4, body = $5 "
                             "WHERE district = $1 AND id = $2 AND version = $6"};
const sql::Statement kRead{"authority/read_letter",
                           "SELECT body FROM letter WHERE district = $1 AND id = $2"};
// Staff: somebody with an open account that is not an applicant's only.
const sql::Statement kGrantee{
    "authority/find_grantee",
    "SELECT p.name, a.roles FROM account a "
    "JOIN person p ON p.district = a.district AND p.id = a.person WHERE a.district = $1 "
    "AND a.person = $2 AND a.closed_at IS NULL ORDER BY a.login"};

// A letter is what its text says, so it is read once by each thread and not before each act. Emptied when it is full.
const Letter& read_letter(const std::string& body, const Vault& vault) {
  constexpr std::size_t kMostRead = 512;
  thread_local std::unordered_map<std::string, Letter> read;
  const auto found = read.find(body);
  if (found != read.end()) return found->second;
  if (read.size() >= kMostRead) read.clear();
  return read.emplace(body, decode_letter(body, vault)).first->second;
}

std::vector<std::string> items_of(const Catalogue& catalogue, const std::string& department) {
  std::vector<std::string> items;
  for (const Item& item : catalogue.items)
    if (item.department == department) items.push_back(item.code);
  return items;
}

Power power_of(const std::string& code) {
  if (code == "accept") return Power::accept;
  return code == "examine" ? Power::examine : Power::decide;
}

// What was answered before to the same key, if anything.
Result<std::optional<LetterTaken>> replayed(const Centre& centre, const Command& command) {
  std::optional<Refusal> refusal;
  std::optional<LetterTaken> taken;
  centre.store.read([&](store::Reader& reader) {
    refusal.reset();
    taken.reset();
    const auto answered = answered_before(reader, centre, command);
    if (!answered) {
      refusal = answered.refusal();
    } else if (*answered) {
      auto read = json::read<LetterTaken>((*answered)->body);
      if (!read) throw Failure("a remembered answer cannot be read");
      taken = std::move(*read);
    }
  });
  if (refusal) return *refusal;
  return taken;
}

Result<std::string> name_of_grantee(const Centre& centre, PersonId grantee) {
  sql::Rows rows;
  centre.store.read(
      [&](store::Reader& reader) { rows = reader.run(kGrantee, {centre.district, grantee.value}); });
  for (std::size_t row = 0; row < rows.size(); ++row)
    if (rows.text(row, 1) != code_of(Role::applicant)) return rows.text(row, 0);
  return malformed("grantee", "unknown_grantee");
}

struct StoredLetter {
  Letter letter;
  store::StreamState state;
};

Result<StoredLetter> stored_letter(const Centre& centre, LetterId id) {
  std::optional<StoredLetter> found;
  centre.store.read([&](store::Reader& reader) {
    found.reset();
    const auto rows = reader.run(kRead, {centre.district, id.value});
    if (!rows.empty())
      found = StoredLetter{decode_letter(rows.text(0, 0), centre.vault),
                           reader.stream({centre.district, id.value}).first};
  });
  if (!found) return not_found("no_such_letter");
  return std::move(*found);
}

}  // namespace

std::vector<HeldLetter> letters_of(store::Reader& reader, const Centre& centre, PersonId grantee) {
  const auto [statement, params] = ask_letters(centre, grantee);
  return letters_in(reader.run(*statement, params), centre);
}

std::pair<const sql::Statement*, sql::Params> ask_letters(const Centre& centre, PersonId grantee) {
  return {&kOfGrantee, {centre.district, grantee.value}};
}

std::vector<HeldLetter> letters_in(const sql::Rows& rows, const Centre& centre) {
  std::vector<HeldLetter> letters;
  letters.reserve(rows.size());
  for (std::size_t row = 0; row < rows.size(); ++row)
    letters.push_back({read_letter(rows.text(row, 1), centre.vault), rows.integer(row, 0)});
  return letters;
}

std::string next_letter_number(Centre& centre, const Department& department, int year) {
  return organ_word(department) + "授〔" + std::to_string(year) + "〕" +
         std::to_string(centre.serials.next("letter:" + department.code, year)) + "号";
}

void record_letter(store::WriteSet& set, const Centre& centre, const Letter& letter,
                   const std::string& grantee_name) {
  const std::string body = encode_letter(letter, centre.vault);
  set.appends.push_back({{centre.district, letter.id.value},
                         "letter",
                         {},
                         {{"letter_issued", letter.issued_at, letter.grantor.value, body}}});
  set.rows.push_back(
      {&kInsert,
       {centre.district, letter.id.value, letter.number, letter.department, letter.grantee.value,
        grantee_name, to_string(letter.valid_from), to_string(letter.valid_to), letter.issued_at.ms, body},
       true});
}

Result<LetterTaken> issue_letter(Centre& centre, const Command& command, const LetterInput& wanted) {
  if (auto before = TRY(replayed(centre, command))) return std::move(*before);
  const auto catalogue = centre.catalogues.current();
  const Instant now = centre.clock();
  const auto grantee = parse_id<PersonId>(wanted.grantee);
  if (!grantee) return malformed("grantee", "unknown_grantee");
  Letter letter{LetterId{centre.ids.next()},
                {},
                command.actor.department,
                command.actor.person,
                *grantee,
                {},
                wanted.valid_from,
                wanted.valid_to,
                now,
                {}};
  for (const GrantInput& grant : wanted.grants) letter.grants.push_back({power_of(grant.power), grant.items});
  TRY(check_letter(letter, command.actor, items_of(*catalogue, letter.department)));
  if (letter.valid_to < legal_day(now)) return malformed("valid_to", "in_the_past");
  const std::string name = TRY(name_of_grantee(centre, *grantee));
  const Department* organ = catalogue->department(letter.department);
  ensure(organ != nullptr);
  letter.number = next_letter_number(centre, *organ, legal_day(now).year());
  const LetterTaken taken{to_string(letter.id), letter.number};
  store::WriteSet set;
  record_letter(set, centre, letter, name);
  set.held = TRY(account_of(centre, command.actor));
  remember_answer(set, centre, command, json::write(taken));
  if (centre.store.apply(set) == store::Applied::done) return taken;
  // A twin of this request was quicker; what it was answered is the answer.
  if (auto before = TRY(replayed(centre, command))) return std::move(*before);
  return stale();
}

Result<LetterTaken> revoke_letter(Centre& centre, const Command& command, LetterId id,
                                  const RevocationInput& wanted) {
  for (int attempt = 0; attempt < kMostTries; ++attempt) {
    if (auto before = TRY(replayed(centre, command))) return std::move(*before);
    StoredLetter found = TRY(stored_letter(centre, id));
    Letter& letter = found.letter;
    if (!command.actor.has(Role::head) || command.actor.department != letter.department)
      return deny("only_head_revokes", {}, {{"department", letter.department}, {"upward", "head"}});
    if (letter.revocation)
      return refuse("letter_already_revoked", {}, {{"on", to_string(legal_day(letter.revocation->at))}});
    // Never before it was issued, also when the clock was set back since.
    const Instant now = std::max(centre.clock(), letter.issued_at);
    letter.revocation = LetterRevocation{command.actor.person, now, wanted.reason};
    const std::string body = encode_letter(letter, centre.vault);
    const LetterTaken taken{to_string(letter.id), letter.number};
    store::WriteSet set;
    set.appends.push_back({{centre.district, id.value},
                           "letter",
                           found.state,
                           {{"letter_revoked", now, command.actor.person.value, body}}});
    set.rows.push_back(
        {&kRevoke,
         {centre.district, id.value, now.ms, found.state.version + 1, body, found.state.version},
         true});
    set.held = TRY(account_of(centre, command.actor));
    remember_answer(set, centre, command, json::write(taken));
    if (centre.store.apply(set) == store::Applied::done) return taken;
  }
  return stale();
}

}  // namespace yichuang::app
