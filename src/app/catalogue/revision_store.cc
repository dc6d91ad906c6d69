#include "app/catalogue/revision_store.h"

#include <array>

#include "app/catalogue/revision_codec.h"

namespace yichuang::app {
namespace {

const sql::Statement kInsert{"catalogue/insert_revision",
                             "INSERT INTO revision_row (district, id, stage, drafter, title, opened_at, "
                             "changed_at, records, awaits, makers) "
                             "VALUES ($1, $2, $3, $4, $5, $6, $6, 0, '', $7)"};
const sql::Statement kUpdate{
    "catalogue/update_revision",
    "UPDATE revision_row SET stage = $3, changed_at = $4, records = $5, awaits = $6, makers = $7, "
    "effective_from = $8, version = $9 WHERE district = $1 AND id = $2"};
const sql::Statement kSupersede{
    "catalogue/supersede_record",
    "UPDATE revision_record SET current = 0 WHERE district = $1 AND revision = $2 "
    "AND kind = $3 AND code = $4 AND current = 1"};
const sql::Statement kInsertRecord{
    "catalogue/insert_record",
    "INSERT INTO revision_record (district, revision, kind, code, number, current, document) "
    "VALUES ($1, $2, $3, $4, $5, 1, $6)"};
const sql::Statement kRestore{"catalogue/restore_record",
                              "UPDATE revision_record SET current = 1 WHERE district = $1 AND revision = $2 "
                              "AND kind = $3 AND code = $4 AND number = $5"};
const sql::Statement kDocuments{"catalogue/saved_documents",
                                "SELECT kind, code, document FROM revision_record WHERE district = $1 "
                                "AND revision = $2 AND current = 1 ORDER BY kind, code"};
const sql::Statement kDocument{"catalogue/saved_document",
                               "SELECT document FROM revision_record WHERE district = $1 AND revision = $2 "
                               "AND kind = $3 AND code = $4 AND number = $5"};
#define REVISION_COLUMNS                                                                                 \
  "SELECT r.id, r.title, r.stage, r.drafter, p.name, r.opened_at, r.changed_at, r.records, r.awaits, "   \
  "r.makers, r.effective_from, r.version FROM revision_row r JOIN person p ON p.district = r.district " \
  "AND p.id = r.drafter "
#define REVISION_PAGE(of, limit) \
  REVISION_COLUMNS "WHERE r.district = $1 AND r.id < $2 AND " of " ORDER BY r.id DESC LIMIT " limit
const sql::Statement kOne{"catalogue/read_revision", REVISION_COLUMNS "WHERE r.district = $1 AND r.id = $2"};
const sql::Statement kMine{"catalogue/my_revisions", REVISION_PAGE("r.makers LIKE $3", "$4")};
const sql::Statement kOpen{"catalogue/open_revisions",
                           REVISION_PAGE("r.stage NOT IN ('published', 'dropped')", "$3")};
const sql::Statement kReview{
    "catalogue/revisions_in_review",
    REVISION_PAGE("r.stage IN ('department_review', 'legal_review', 'approved')", "$3")};
const sql::Statement kPublished{"catalogue/published_revisions", REVISION_PAGE("r.stage = 'published'", "$3")};
const sql::Statement kCountOpen{"catalogue/count_open_revisions",
                                "SELECT count(*) FROM revision_row WHERE district = $1 "
                                "AND stage NOT IN ('published', 'dropped')"};

std::string title_bound_to(RevisionId id) { return "revision_title:" + to_string(id); }

std::string joined(const std::vector<std::string>& words) {
  std::string text = words.empty() ? "" : ",";
  for (const std::string& word : words) text += word + ",";
  return text;
}

// ",a,b," → a, b: every word has a comma on both sides, so that a pattern finds it.
std::vector<std::string> parted(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t at = 1; at < text.size();) {
    const std::size_t end = text.find(',', at);
    words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

std::vector<std::string> awaited(const Revision& revision) {
  std::vector<std::string> words;
  if (revision.stage == RevisionStage::department_review)
    for (const std::string& one : revision.departments)
      if (!revision.reviewed.contains(one)) words.push_back("department:" + one);
  if (revision.open() && revision.stage != RevisionStage::drafting)
    for (const std::string& one : revision.concerned)
      if (!revision.opinions.contains(one)) words.push_back("opinion:" + one);
  if (revision.stage == RevisionStage::legal_review) words.emplace_back("legal");
  if (revision.stage == RevisionStage::approved) words.emplace_back("publication");
  return words;
}

std::vector<std::string> makers_of(const Revision& revision) {
  std::vector<std::string> words;
  for (const PersonId maker : revision.makers) words.push_back(to_string(maker));
  return words;
}

void put_row(store::WriteSet& set, const Centre& centre, RevisionId id, const Revision& after) {
  const bool published = after.publication.has_value();
  set.rows.push_back(
      {&kUpdate,
       {centre.district, id.value, stage_code(after.stage), after.changed_at.ms,
        static_cast<std::int64_t>(after.records().size()), joined(awaited(after)), joined(makers_of(after)),
        published ? sql::Value{to_string(after.publication->effective_from)} : sql::Value{nullptr},
        published ? sql::Value{after.publication->version} : sql::Value{nullptr}},
       true});
}

void put_documents(store::WriteSet& set, const Centre& centre, RevisionId id, const RecordsSaved& fact,
                   const std::map<RecordName, std::string>& documents) {
  for (const SavedRecord& one : fact.records) {
    set.rows.push_back({&kSupersede, {centre.district, id.value, one.kind, one.code}, false});
    set.rows.push_back({&kInsertRecord,
                        {centre.district, id.value, one.kind, one.code, one.number,
                         one.removed ? std::string() : documents.at({one.kind, one.code})},
                        true});
  }
}

void take_back(store::WriteSet& set, const Centre& centre, RevisionId id, const Revision& before,
               const Revision& after, const SaveUndone& fact) {
  for (const RevisionAct& act : before.acts) {
    if (act.number != fact.act) continue;
    for (const SavedRecord& one : act.records) {
      set.rows.push_back({&kSupersede, {centre.district, id.value, one.kind, one.code}, false});
      if (const auto stands = after.record({one.kind, one.code}))
        set.rows.push_back(
            {&kRestore, {centre.district, id.value, one.kind, one.code, stands->number}, true});
    }
  }
}

std::vector<RevisionRow> rows_in(const sql::Rows& rows, const Centre& centre) {
  std::vector<RevisionRow> list;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    RevisionRow one;
    one.id = RevisionId{rows.integer(row, 0)};
    one.title = centre.vault.open(rows.text(row, 1), title_bound_to(one.id));
    one.stage = rows.text(row, 2);
    one.drafter = PersonId{rows.integer(row, 3)};
    one.drafter_name = rows.text(row, 4);
    one.opened_at = Instant{rows.integer(row, 5)};
    one.changed_at = Instant{rows.integer(row, 6)};
    one.records = rows.integer(row, 7);
    one.awaits = parted(rows.text(row, 8));
    one.makers = parted(rows.text(row, 9));
    one.effective_from = rows.maybe_text(row, 10);
    one.version = rows.maybe_text(row, 11);
    list.push_back(std::move(one));
  }
  return list;
}

}  // namespace

std::string stage_code(RevisionStage stage) {
  static constexpr std::array<const char*, 6> kCodes{"drafting", "department_review", "legal_review",
                                                     "approved", "published",         "dropped"};
  return kCodes.at(static_cast<std::size_t>(stage));
}

std::optional<StoredRevision> read_revision(store::Reader& reader, const Centre& centre, RevisionId id) {
  auto [state, facts] = reader.stream({centre.district, id.value});
  // Every stream of the district has an id of this kind; another's is nobody's revision.
  if (facts.empty() || facts.front().kind != kind_of(RevisionOpened{})) return std::nullopt;
  StoredRevision stored{id, {}, {}, {}, state};
  stored.events.reserve(facts.size());
  for (const store::Fact& fact : facts) stored.events.push_back(decode_event(fact, centre.vault, id));
  stored.revision = fold(stored.events);
  const auto rows = reader.run(kDocuments, {centre.district, id.value});
  for (std::size_t row = 0; row < rows.size(); ++row)
    stored.documents[{rows.text(row, 0), rows.text(row, 1)}] = rows.text(row, 2);
  return stored;
}
std::optional<std::string> saved_document(store::Reader& reader, const Centre& centre, RevisionId id,
                                          const RecordName& name, std::int64_t number) {
  const auto rows = reader.run(kDocument, {centre.district, id.value, name.first, name.second, number});
  if (rows.empty()) return std::nullopt;
  return rows.text(0, 0);
}

Revision record_facts(store::WriteSet& set, const Centre& centre, const StoredRevision& before,
                      const std::vector<RevisionEvent>& events,
                      const std::map<RecordName, std::string>& documents) {
  std::vector<RevisionEvent> all = before.events;
  all.insert(all.end(), events.begin(), events.end());
  Revision after = fold(all);
  store::Append append{{centre.district, before.id.value}, "revision", before.state, {}};
  for (const RevisionEvent& event : events)
    append.facts.push_back(
        {kind_of(event.fact), event.at, event.by.value, encode_event(event, centre.vault, before.id)});
  set.appends.push_back(std::move(append));
  if (before.events.empty())
    set.rows.push_back({&kInsert,
                        {centre.district, before.id.value, stage_code(after.stage), after.drafter.value,
                         centre.vault.seal(after.title, title_bound_to(before.id)), after.opened_at.ms,
                         joined(makers_of(after))},
                        true});
  if (!before.events.empty() || events.size() > 1) put_row(set, centre, before.id, after);
  for (const RevisionEvent& event : events) {
    if (const auto* saved = std::get_if<RecordsSaved>(&event.fact))
      put_documents(set, centre, before.id, *saved, documents);
    if (const auto* undone = std::get_if<SaveUndone>(&event.fact))
      take_back(set, centre, before.id, before.revision, after, *undone);
  }
  return after;
}

std::vector<RevisionRow> revision_rows(store::Reader& reader, const Centre& centre,
                                       const RevisionQuery& query) {
  const std::int64_t before = query.after == 0 ? std::numeric_limits<std::int64_t>::max() : query.after;
  const std::int64_t limit = query.limit;
  const auto rows = [&] {
    if (query.tab == "mine")
      return reader.run(kMine, {centre.district, before, "%," + to_string(query.asker) + ",%", limit});
    const auto& statement = query.tab == "published"   ? kPublished
                            : query.tab == "to_review" ? kReview
                                                       : kOpen;
    return reader.run(statement, {centre.district, before, limit});
  }();
  return rows_in(rows, centre);
}

std::optional<RevisionRow> revision_row(store::Reader& reader, const Centre& centre, RevisionId id) {
  auto rows = rows_in(reader.run(kOne, {centre.district, id.value}), centre);
  if (rows.empty()) return std::nullopt;
  return std::move(rows.front());
}

std::int64_t count_open_revisions(store::Reader& reader, const Centre& centre) {
  return reader.run(kCountOpen, {centre.district}).integer(0, 0);
}

}  // namespace yichuang::app
