#include "app/record/referenced_files.h"

#include <cstdint>

namespace yichuang::app {
namespace {

constexpr std::int64_t kPage = 2000;

// Every material stands here from the moment it was handed in; facts name only what does.
const sql::Statement kUploads{
    "backup/uploads",
    "SELECT district, person, file FROM upload WHERE (district, person, file) > ($1, $2, $3) "
    "ORDER BY district, person, file LIMIT $4"};
const sql::Statement kDocuments{
    "backup/documents",
    "SELECT district, id, large, file FROM document_pdf WHERE (district, id, large) > ($1, $2, $3) "
    "ORDER BY district, id, large LIMIT $4"};

const sql::Statement kNamed{"record/files_named",
                            "SELECT file FROM upload WHERE district = $1 AND file >= $2 AND file <= $3 "
                            "UNION SELECT file FROM document_pdf WHERE district = $1 AND file >= $2 AND "
                            "file <= $3"};

}  // namespace

void each_referenced_file(sql::Connection& connection, const std::function<void(const std::string&)>& use) {
  sql::Params after{std::int64_t{INT64_MIN}, std::int64_t{INT64_MIN}, std::string(), kPage};
  for (sql::Rows page = connection.run(kUploads, after); !page.empty();
       page = connection.run(kUploads, after)) {
    for (std::size_t i = 0; i < page.size(); ++i) use(page.text(i, 2));
    const std::size_t last = page.size() - 1;
    after = {page.integer(last, 0), page.integer(last, 1), page.text(last, 2), kPage};
  }
  after = {std::int64_t{INT64_MIN}, std::int64_t{INT64_MIN}, std::int64_t{INT64_MIN}, kPage};
  for (sql::Rows page = connection.run(kDocuments, after); !page.empty();
       page = connection.run(kDocuments, after)) {
    for (std::size_t i = 0; i < page.size(); ++i) use(page.text(i, 3));
    const std::size_t last = page.size() - 1;
    after = {page.integer(last, 0), page.integer(last, 1), page.integer(last, 2), kPage};
  }
}

std::set<std::string> named_among(store::Reader& reader, std::int64_t district,
                                  const std::vector<std::string>& digests) {
  std::set<std::string> named;
  if (digests.empty()) return named;
  const auto rows = reader.run(kNamed, {district, digests.front(), digests.back()});
  for (std::size_t row = 0; row < rows.size(); ++row) named.insert(rows.text(row, 0));
  return named;
}

}  // namespace yichuang::app
