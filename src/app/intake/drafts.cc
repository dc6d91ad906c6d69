#include "app/intake/drafts.h"

#include "app/intake/uploads.h"
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
const sql::Statement kDrop{"intake/drop_draft",
                           "DELETE FROM draft WHERE district = $1 AND person = $2 AND id = $3"};

std::string place(std::int64_t draft) { return "draft:" + std::to_string(draft); }

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
          Instant{rows.integer(row, 3)}};
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
  centre.store.read([&](store::Reader& reader) {
    const auto rows = reader.run(kGet, {centre.district, owner.value, draft.value, centre.clock().ms});
    if (!rows.empty()) found = draft_in(rows, 0, centre);
  });
  if (!found) return not_found("no_such_draft");
  return *found;
}

Result<DraftView> save_draft(Centre& centre, PersonId owner, DraftId draft, const DraftInput& input) {
  if (!centre.catalogues.current()->package(input.package)) return not_found("no_such_package");
  if (draft) {
    TRY(read_draft(centre, owner, draft));
  } else {
    if (list_drafts(centre, owner).drafts.size() >= kMostDrafts) return refuse("too_many_drafts");
    draft = DraftId{centre.ids.next()};
  }
  const Instant now = centre.clock();
  const Instant expires{now.ms + kDraftMs};
  store::WriteSet set;
  set.rows.push_back({&kPut,
                      {centre.district, owner.value, draft.value,
                       centre.vault.seal(json::write(input), place(draft.value)), now.ms, expires.ms},
                      true});
  keep_files(set, centre, owner, input.materials, expires);
  ensure(centre.store.apply(set) == store::Applied::done);
  return DraftView{to_string(draft), input.package,  input.answers, input.fields, input.materials,
                   input.page,       input.disputes, now,           expires};
}

Result<void> delete_draft(Centre& centre, PersonId owner, DraftId draft) {
  TRY(read_draft(centre, owner, draft));
  store::WriteSet set;
  set.rows.push_back(drop_draft(centre, owner, draft));
  centre.store.apply(set);
  return {};
}

store::RowChange drop_draft(const Centre& centre, PersonId owner, DraftId draft) {
  return {&kDrop, {centre.district, owner.value, draft.value}, false};
}

}  // namespace yichuang::app
