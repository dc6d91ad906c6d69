#include "app/intake/presence.h"

#include "app/intake/case_record.h"
#include "core/intake/visible.h"

namespace yichuang::app {
namespace {

// What has run out counts as gone, whether the keeper has come by or not.
const sql::Statement kOthers{
    "intake/others_present",
    "SELECT p.name, s.post, s.opened_at FROM presence s "
    "JOIN person p ON p.district = s.district AND p.id = s.person "
    "WHERE s.district = $1 AND s.kase = $2 AND s.person <> $3 AND s.expires_at >= $4 "
    "ORDER BY s.opened_at, s.person LIMIT $5"};
const sql::Statement kOwn{"intake/own_presence",
                          "SELECT opened_at, expires_at FROM presence WHERE district = $1 AND kase = $2 "
                          "AND person = $3 AND expires_at >= $4"};
const sql::Statement kPut{
    "intake/put_presence",
    "INSERT INTO presence (district, kase, person, post, opened_at, expires_at) "
    "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (district, kase, person) DO UPDATE SET "
    "post = excluded.post, opened_at = excluded.opened_at, expires_at = excluded.expires_at"};
const sql::Statement kDrop{"intake/drop_presence",
                           "DELETE FROM presence WHERE district = $1 AND kase = $2 AND person = $3"};

constexpr std::int64_t kMinuteMs = 60'000;

struct Seen {
  bool at_all = false, party = false;
  std::optional<Instant> opened;  // the actor's own row, where it has not run out
  bool lasts = false;  // so long that it need not be written again
  OnlookerList list;
};

Onlooker onlooker_in(const sql::Rows& rows, std::size_t row, const Catalogue& catalogue, Instant now) {
  Onlooker one{rows.text(row, 0), {}, Instant{rows.integer(row, 2)}, 0};
  if (const Post* post = catalogue.post(rows.text(row, 1)))
    one.post = Named{post->code, {post->name.zh, post->name.en}};
  one.minutes = (now.ms - one.since.ms) / kMinuteMs;
  return one;
}

Seen look(const Centre& centre, const Actor& actor, CaseId kase, Instant now) {
  const auto catalogue = centre.catalogues.current();
  Seen seen;
  centre.store.read([&](store::Reader& reader) {
    seen = {};
    const auto loaded = load_case(reader, centre, kase, Reading::for_deciding);
    if (!loaded) return;
    const Matter matter = loaded->matter(centre);
    const Visible visible{matter, actor};
    seen.at_all = visible.at_all();
    seen.party = visible.sight().party;
    if (!seen.at_all || seen.party) return;
    const auto own = reader.run(kOwn, {centre.district, kase.value, actor.person.value, now.ms});
    if (!own.empty()) {
      seen.opened = Instant{own.integer(0, 0)};
      seen.lasts = own.integer(0, 1) - now.ms > kPresenceRenewedMs;
    }
    const auto rows =
        reader.run(kOthers, {centre.district, kase.value, actor.person.value, now.ms, kMostOnlookers});
    for (std::size_t row = 0; row < rows.size(); ++row)
      seen.list.others.push_back(onlooker_in(rows, row, *catalogue, now));
  });
  return seen;
}

}  // namespace

Result<OnlookerList> look_on(Centre& centre, const Actor& actor, CaseId kase) {
  const Instant now = centre.clock();
  Seen seen = look(centre, actor, kase, now);
  if (!seen.at_all) return not_found("no_such_case");
  if (!seen.party && !seen.lasts) {
    store::WriteSet set;
    set.rows.push_back({&kPut,
                        {centre.district, kase.value, actor.person.value, actor.post,
                         seen.opened.value_or(now).ms, now.ms + kPresenceMs},
                        true});
    ensure(centre.store.apply(set) == store::Applied::done);
  }
  return std::move(seen.list);
}

void look_away(Centre& centre, const Actor& actor, CaseId kase) {
  store::WriteSet set;
  set.rows.push_back({&kDrop, {centre.district, kase.value, actor.person.value}, false});
  ensure(centre.store.apply(set) == store::Applied::done);
}

}  // namespace yichuang::app
