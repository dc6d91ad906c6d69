#include "app/intake/drafts.h"

#include "app/intake/uploads.h"
#include "app/record/answers.h"
#include "core/catalogue/standing.h"
#include "platform/json/codec.h"

namespace yichuang::app {
namespace {

const sql::Statement kList{
    "intake/list_drafts",
    "SELECT id, sealed, saved_at, expires_at FROM draft WHERE district = $1 AND person = $2 "
    "AND expires_at >= $3 ORDER BY saved_at DESC LIMIT 50"};
const sql::Statement kGet{
    "intake/get_draft",
    "SELECT id, sealed, saved_at, expires_at FROM draft WHERE district = $1 AND person = $2 AND id = $3 "
    "AND expires_at >= $4"};
const sql::Statement kPut{
    "intake/put_draft",
    "INSERT INTO draft (district, person, id, sealed, saved_at, expires_at) "
    "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (district, person, id) DO UPDATE SET "
    "sealed = excluded.sealed, saved_at = excluded.saved_at, expires_at = excluded.expires_at"};
// Never an insert: what was typed just before the filing must not bring the draft back after it.
const sql::Statement kChange{"intake/change_draft",
                             "UPDATE draft SET sealed = $4, saved_at = $5, expires_at = $6 "
                             "WHERE district = $1 AND person = $2 AND id = $3"};
const sql::Statement kDrop{"intake/drop_draft",
                           "DELETE FROM draft WHERE district = $1 AND person = $2 AND id = $3"};

// Which case a draft became, among the remembered answers: an Idempotency-Key of a client has no colon.
const sql::Statement kFiledAs{
    "intake/find_filed_draft",
    "SELECT answer FROM idempotency WHERE district = $1 AND person = $2 AND key = $3"};
const sql::Statement kRemember{
    "intake/remember_filed_draft",
    "INSERT INTO idempotency (district, person, key, digest, answer, at) VALUES ($1, $2, $3, $4, $5, $6) "
    "ON CONFLICT (district, person, key) DO NOTHING"};

std::string place(std::int64_t draft) { return "draft:" + std::to_string(draft); }

// Of a draft whose questions are answered; the others have no plan yet.
std::optional<Words> closed_today(const Centre& centre, const DraftInput& draft) {
  const auto catalogue = centre.catalogues.current();
  const auto plan = centre.plans.plan(*catalogue, draft.package, draft.answers);
  if (!plan) return std::nullopt;
  const auto open = check_standings(*catalogue, **plan, legal_day(centre.clock()));
  if (open) return std::nullopt;
  return text_of(*catalogue, open.refusal().code, open.refusal().values);
}

DraftView draft_in(const sql::Rows& rows, std::size_t row, const Centre& centre) {
  const std::int64_t id = rows.integer(row, 0);
  auto input = json::read<DraftInput>(centre.vault.open(rows.text(row, 1), place(id)));
  if (!input) throw Failure("a stored draft cannot be read: " + input.refusal().code);
  return {std::to_string(id),
          input->package,
          input->answers,
          input->fields,
          input->materials,
          input->page,
          input->disputes,
          Instant{rows.integer(row, 2)},
          Instant{rows.integer(row, 3)},
          closed_today(centre, *input)};
}

}  // namespace

DraftList list_drafts(const Centre& centre, PersonId owner) {
  DraftList list;
  centre.store.read([&](store::Reader& reader) {
    list.drafts.clear();
    const auto rows = reader.run(kList, {centre.district, owner.value, centre.clock().ms});
    for (std::size_t row = 0; row < rows.size(); ++row) list.drafts.push_back(draft_in(rows, row, centre));
  });
  return list;
}

Result<DraftView> read_draft(const Centre& centre, PersonId owner, DraftId draft) {
  std::optional<DraftView> found;
  std::string filed_as;
  centre.store.read([&](store::Reader& reader) {
    const auto rows = reader.run(kGet, {centre.district, owner.value, draft.value, centre.clock().ms});
    if (!rows.empty()) found = draft_in(rows, 0, centre);
    if (found) return;
    const auto filed = reader.run(kFiledAs, {centre.district, owner.value, place(draft.value)});
    if (!filed.empty()) filed_as = filed.text(0, 0);
  });
  if (found) return *found;
  if (!filed_as.empty()) return refuse("draft_already_filed", {}, {{"number", filed_as}});
  return not_found("no_such_draft");
}

Result<DraftView> save_draft(Centre& centre, PersonId owner, DraftId draft, const DraftInput& input) {
  if (!centre.catalogues.current()->package(input.package)) return not_found("no_such_package");
  const bool begun = static_cast<bool>(draft);
  if (begun) {
    TRY(read_draft(centre, owner, draft));
  } else {
    if (list_drafts(centre, owner).drafts.size() >= kMostDrafts) return refuse("too_many_drafts");
    draft = DraftId{centre.ids.next()};
  }
  const Instant now = centre.clock();
  const Instant expires{now.ms + kDraftMs};
  store::WriteSet set;
  set.rows.push_back({begun ? &kChange : &kPut,
                      {centre.district, owner.value, draft.value,
                       centre.vault.seal(json::write(input), place(draft.value)), now.ms, expires.ms},
                      true});
  keep_files(set, centre, owner, input.materials, expires);
  if (centre.store.apply(set) != store::Applied::done) {
    TRY(read_draft(centre, owner, draft));  // it went in the meantime
    return stale();
  }
  return DraftView{
      to_string(draft), input.package,  input.answers, input.fields, input.materials,
      input.page,       input.disputes, now,           expires,      closed_today(centre, input)};
}

Result<void> delete_draft(Centre& centre, PersonId owner, DraftId draft) {
  TRY(read_draft(centre, owner, draft));
  store::WriteSet set;
  set.rows.push_back({&kDrop, {centre.district, owner.value, draft.value}, false});
  centre.store.apply(set);
  return {};
}

void file_draft(store::WriteSet& set, const Centre& centre, PersonId owner, DraftId draft,
                const std::string& number) {
  set.rows.push_back({&kDrop, {centre.district, owner.value, draft.value}, true});
  set.rows.push_back({&kRemember,
                      {centre.district, owner.value, place(draft.value), "draft", number, centre.clock().ms},
                      false});
}

}  // namespace yichuang::app
