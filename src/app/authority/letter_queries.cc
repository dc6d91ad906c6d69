#include <algorithm>
#include <limits>
#include <map>

#include "app/authority/letter_codec.h"
#include "app/authority/letters.h"
#include "app/people/people.h"
#include "app/record/state_names.h"

namespace yichuang::app {
namespace {

// $2 the id before which the page begins, $3 the organ or '', $4 the grantee or 0, $5 page size.
#define LETTER_LIST                                                            \
  "SELECT id, body, grantee_name FROM letter WHERE district = $1 AND id < $2 " \
  "AND (CAST($3 AS TEXT) = '' OR department = $3) AND (CAST($4 AS {{int}}) = 0 OR grantee = $4) "
const sql::Statement kAll{"authority/list_letters", LETTER_LIST "ORDER BY id DESC LIMIT $5"};
// In force at the instant $6, which falls on the day $7 (core/authority: in_force).
const sql::Statement kInForce{"authority/list_letters_in_force", LETTER_LIST
                              "AND issued_at <= $6 AND valid_from <= $7 AND valid_to >= $7 "
                              "AND (revoked_at IS NULL OR revoked_at > $6) ORDER BY id DESC LIMIT $5"};

const char* state_of(const Letter& letter, Instant now) {
  if (letter.revocation && letter.revocation->at <= now) return "revoked";
  if (in_force(letter, now)) return "in_force";
  return legal_day(now) > letter.valid_to ? "expired" : "not_yet";
}

bool only_applies(const Actor& actor) {
  return std::all_of(actor.roles.begin(), actor.roles.end(),
                     [](Role role) { return role == Role::applicant; });
}

// Names of heads, each looked up once a page.
struct Viewer {
  store::Reader& reader;
  const Centre& centre;
  const Catalogue& catalogue;
  Instant now;
  std::map<PersonId, std::string> grantors;

  LetterView view(const Letter& letter, const std::string& grantee_name) {
    auto [grantor, fresh] = grantors.try_emplace(letter.grantor);
    if (fresh) grantor->second = name_of_person(reader, centre, letter.grantor);
    const Department* organ = catalogue.department(letter.department);
    LetterView one;
    one.id = to_string(letter.id);
    one.number = letter.number;
    one.department = {letter.department, organ == nullptr ? Words{letter.department, letter.department}
                                                          : Words{organ->name.zh, organ->name.en}};
    one.grantor = grantor->second;
    one.grantee = grantee_name;
    one.grantee_id = to_string(letter.grantee);
    for (const LetterGrant& grant : letter.grants) {
      GrantView granted{{code_of(grant.power), name_of(grant.power)}, {}};
      for (const std::string& code : grant.items) {
        const Item* item = catalogue.item(code);
        granted.items.push_back(
            {code, item == nullptr ? Words{code, code} : Words{item->name.zh, item->name.en}});
      }
      one.grants.push_back(std::move(granted));
    }
    one.valid_from = letter.valid_from;
    one.valid_to = letter.valid_to;
    one.issued_at = letter.issued_at;
    if (letter.revocation) {
      one.revoked_at = letter.revocation->at;
      one.revocation_reason = letter.revocation->reason;
    }
    one.state = state_of(letter, now);
    return one;
  }
};

}  // namespace

LetterList list_letters(const Centre& centre, const Actor& actor, const LetterQuery& query) {
  const bool in_force_only = only_applies(actor);
  const std::int64_t before = query.after > 0 ? query.after : std::numeric_limits<std::int64_t>::max();
  const auto catalogue = centre.catalogues.current();
  LetterList list;
  centre.store.read([&](store::Reader& reader) {
    list = {};
    const Instant now = centre.clock();
    sql::Params params{centre.district, before, query.department,
                       query.mine ? actor.person.value : std::int64_t{0}, std::int64_t{query.limit} + 1};
    if (in_force_only) params.insert(params.end(), {now.ms, to_string(legal_day(now))});
    const auto rows = reader.run(in_force_only ? kInForce : kAll, params);
    const std::size_t shown = std::min(rows.size(), static_cast<std::size_t>(query.limit));
    Viewer viewer{reader, centre, *catalogue, now, {}};
    for (std::size_t row = 0; row < shown; ++row)
      list.letters.push_back(viewer.view(decode_letter(rows.text(row, 1), centre.vault), rows.text(row, 2)));
    if (rows.size() > shown && shown > 0) list.next = list.letters.back().id;
  });
  return list;
}

}  // namespace yichuang::app
