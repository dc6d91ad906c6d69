#include "app/catalogue/publications.h"

#include "app/catalogue/stored_version.h"

namespace yichuang::app {
namespace {

const sql::Statement kAfter{"catalogue/publications_after",
                            "SELECT number, version, effective_from, published_at, person, revision "
                            "FROM catalogue_publication WHERE district = $1 AND number > $2 ORDER BY number"};
const sql::Statement kDistricts{
    "catalogue/published_districts",
    "SELECT DISTINCT district FROM catalogue_publication ORDER BY district LIMIT 2"};
const sql::Statement kInsert{"catalogue/insert_publication",
                             "INSERT INTO catalogue_publication (district, number, version, effective_from, "
                             "published_at, person, revision) "
                             "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (district, number) DO NOTHING"};
const sql::Statement kShipped{
    "catalogue/keep_shipped",
    "INSERT INTO catalogue_publication (district, number, version, published_at, person, revision) "
    "VALUES ($1, 0, $2, $3, 0, 0) ON CONFLICT (district, number) DO UPDATE "
    "SET version = excluded.version, published_at = excluded.published_at "
    "WHERE catalogue_publication.version <> excluded.version AND NOT EXISTS "
    "(SELECT 1 FROM catalogue_publication p WHERE p.district = $1 AND p.number > 0)"};

std::vector<Publication> publications_in(const sql::Rows& rows) {
  std::vector<Publication> list;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    Publication one;
    one.number = rows.integer(row, 0);
    one.version = rows.text(row, 1);
    if (const auto day = rows.maybe_text(row, 2)) one.effective_from = parse_date(*day);
    one.published_at = Instant{rows.integer(row, 3)};
    one.by = PersonId{rows.integer(row, 4)};
    one.revision = RevisionId{rows.integer(row, 5)};
    list.push_back(std::move(one));
  }
  return list;
}

std::int64_t district_in(const sql::Rows& rows) {
  if (rows.empty()) throw Failure("no catalogue is kept in the database: serve keeps one when it starts");
  if (rows.size() > 1) throw Failure("the database keeps the catalogues of several districts");
  return rows.integer(0, 0);
}

}  // namespace

std::vector<Publication> publications(store::Reader& reader, std::int64_t district, std::int64_t after) {
  return publications_in(reader.run(kAfter, {district, after}));
}

std::int64_t published_district(store::Reader& reader) { return district_in(reader.run(kDistricts)); }

CatalogueFiles published_files(sql::Connection& connection, std::optional<Date> day) {
  const std::int64_t district = district_in(connection.run(kDistricts));
  const auto all = publications_in(connection.run(kAfter, {district, std::int64_t{-1}}));
  const Publication* wanted = day ? in_force(all, *day) : &all.back();
  if (wanted == nullptr) throw Failure("no catalogue was in force on " + to_string(*day));
  auto files = stored_version(connection, district, wanted->version);
  if (!files) throw Failure("catalogue version " + wanted->version + " is not in the database");
  return std::move(*files);
}

const Publication* in_force(const std::vector<Publication>& publications, Date day) {
  for (auto one = publications.rbegin(); one != publications.rend(); ++one)
    if (!one->effective_from || *one->effective_from <= day) return &*one;
  return nullptr;
}

void keep_shipped(store::WriteSet& set, std::int64_t district, const std::string& version, Instant now) {
  set.rows.push_back({&kShipped, {district, version, now.ms}, false});
}

void keep_publication(store::WriteSet& set, std::int64_t district, const Publication& one) {
  ensure(one.number > 0 && one.effective_from);
  set.rows.push_back({&kInsert,
                      {district, one.number, one.version, to_string(*one.effective_from), one.published_at.ms,
                       one.by.value, one.revision.value},
                      true});
}

}  // namespace yichuang::app
