#include "app/intake/keeper.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "app/intake/case_shelf.h"
#include "app/record/referenced_files.h"

namespace yichuang::app {
namespace {

// $1 district, $2 the instant before which a thing has run out, $3 how many at most.
struct Kind {
  sql::Statement count, sweep;
};
const Kind kSessions{
    {"keeper/count_sessions",
     "SELECT count(*) FROM (SELECT 1 AS one FROM session WHERE district = $1 AND expires_at < $2 LIMIT $3) "
     "AS due"},
    {"keeper/sweep_sessions",
     "DELETE FROM session WHERE district = $1 AND token IN (SELECT token FROM session WHERE district = $1 "
     "AND expires_at < $2 ORDER BY expires_at LIMIT $3)"}};
const Kind kDrafts{{"keeper/count_drafts",
                    "SELECT count(*) FROM (SELECT 1 AS one FROM draft WHERE district = $1 AND expires_at < "
                    "$2 LIMIT $3) AS due"},
                   {"keeper/sweep_drafts",
                    "DELETE FROM draft WHERE district = $1 AND (person, id) IN (SELECT person, id FROM draft "
                    "WHERE district = $1 AND expires_at < $2 ORDER BY expires_at LIMIT $3)"}};
const Kind kActivations{
    {"keeper/count_activations",
     "SELECT count(*) FROM (SELECT 1 AS one FROM activation WHERE district = $1 AND expires_at < $2 LIMIT "
     "$3) AS "
     "due"},
    {"keeper/sweep_activations",
     "DELETE FROM activation WHERE district = $1 AND person IN (SELECT person FROM activation "
     "WHERE district = $1 AND expires_at < $2 ORDER BY expires_at LIMIT $3)"}};
const Kind kPresences{
    {"keeper/count_presences",
     "SELECT count(*) FROM (SELECT 1 AS one FROM presence WHERE district = $1 AND expires_at < $2 LIMIT $3) "
     "AS due"},
    {"keeper/sweep_presences",
     "DELETE FROM presence WHERE district = $1 AND (kase, person) IN (SELECT kase, person FROM presence "
     "WHERE district = $1 AND expires_at < $2 ORDER BY expires_at LIMIT $3) AND expires_at < $2"}};
const Kind kAnswers{
    {"keeper/count_answers",
     "SELECT count(*) FROM (SELECT 1 AS one FROM idempotency WHERE district = $1 AND at < $2 LIMIT $3) AS "
     "due"},
    {"keeper/sweep_answers",
     "DELETE FROM idempotency WHERE district = $1 AND (person, key) IN (SELECT person, key FROM idempotency "
     "WHERE district = $1 AND at < $2 ORDER BY at LIMIT $3)"}};

const sql::Statement kLoose{"keeper/loose_uploads",
                            "SELECT person, file FROM upload WHERE district = $1 AND keep_until < $2 "
                            "ORDER BY keep_until LIMIT $3"};
// A case or a draft that named the file in between has moved keep_until on, and wins.
const sql::Statement kDropLoose{
    "keeper/drop_upload",
    "DELETE FROM upload WHERE district = $1 AND person = $2 AND file = $3 AND keep_until < $4"};
std::int64_t sweep(Centre& centre, const Kind& kind, std::int64_t before, bool& more) {
  const sql::Params params{centre.district, before, kMostSwept};
  std::int64_t due = 0;
  centre.store.read([&](store::Reader& reader) { due = reader.run(kind.count, params).integer(0, 0); });
  if (due == 0) return 0;
  store::WriteSet set;
  set.rows.push_back({&kind.sweep, params, false});
  centre.store.apply(set);
  more |= due == kMostSwept;
  return due;
}

std::set<std::string> named(Centre& centre, const std::vector<std::string>& digests) {
  std::set<std::string> found;
  centre.store.read([&](store::Reader& reader) { found = named_among(reader, centre.district, digests); });
  return found;
}

// A file is set aside before it is looked for once more: whoever brings the same content meanwhile finds it gone after
// their row stands, and puts it again (uploads.cc, document_pdf.cc); whoever's row stood before gets it back here.
void settle_aside(Centre& centre) {
  for (const std::string& name : centre.files.aside()) {
    if (!named(centre, {std::string(files::FileStore::digest_of(name))}).empty())
      centre.files.give_back(name);
    else
      centre.files.discard(name);
  }
}

std::int64_t sweep_uploads(Centre& centre, std::int64_t now, bool& more) {
  sql::Rows loose;
  centre.store.read(
      [&](store::Reader& reader) { loose = reader.run(kLoose, {centre.district, now, kMostSwept}); });
  store::WriteSet set;
  std::set<std::string> digests;
  for (std::size_t row = 0; row < loose.size(); ++row) {
    digests.insert(loose.text(row, 1));
    set.rows.push_back(
        {&kDropLoose, {centre.district, loose.integer(row, 0), loose.text(row, 1), now}, false});
  }
  if (!set.rows.empty()) centre.store.apply(set);
  for (const std::string& digest : digests)
    if (named(centre, {digest}).empty()) centre.files.set_aside(digest);
  settle_aside(centre);
  more |= static_cast<std::int64_t>(loose.size()) == kMostSwept;
  return static_cast<std::int64_t>(loose.size());
}

// Those nothing names although they have lain there for long enough.
std::vector<std::string> strays_among(Centre& centre, const std::vector<std::string>& digests) {
  const auto known = named(centre, digests);
  std::vector<std::string> strays;
  for (const std::string& digest : digests) {
    if (known.contains(digest)) continue;
    const auto age = centre.files.age(digest);
    if (age && *age >= kStrayAfter) strays.push_back(digest);
  }
  return strays;
}

}  // namespace

Swept keep_house(Centre& centre) {
  if (centre.cases != nullptr) centre.cases->forget_old();
  const std::int64_t now = centre.clock().ms;
  Swept swept;
  swept.sessions = sweep(centre, kSessions, centre.demo ? now - kDemoSessionMs : now, swept.more);
  swept.drafts = sweep(centre, kDrafts, now, swept.more);
  swept.activations = sweep(centre, kActivations, now, swept.more);
  swept.presences = sweep(centre, kPresences, now, swept.more);
  swept.answers = sweep(centre, kAnswers, now - kKeptAnswerMs, swept.more);
  swept.uploads = sweep_uploads(centre, now, swept.more);
  return swept;
}

std::int64_t sweep_strays(Centre& centre, int folder) {
  const std::vector<std::string> all = centre.files.in_folder(folder);
  std::int64_t swept = 0;
  for (auto next = all.begin(); next != all.end();) {
    const auto end = next + std::min<std::ptrdiff_t>(kMostSwept, all.end() - next);
    for (const std::string& digest : strays_among(centre, {next, end})) {
      centre.files.set_aside(digest);
      ++swept;
    }
    next = end;
  }
  if (swept > 0) settle_aside(centre);
  return swept;
}

}  // namespace yichuang::app
