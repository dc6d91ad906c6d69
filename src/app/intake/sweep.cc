#include "app/intake/sweep.h"

#include "app/intake/case_command.h"

namespace yichuang::app {
namespace {

constexpr std::int64_t kBatch = 200;

// closes_on stands only while an item is received and nothing was told about its papers.
const sql::Statement kSilent{"intake/silent_cases",
                             "SELECT id FROM case_row WHERE district = $1 AND closes_on < $2 AND id > $3 "
                             "ORDER BY id LIMIT $4"};

}  // namespace

int sweep_silent_cases(Centre& centre, const std::function<void(const std::string&)>& report) {
  int accepted = 0;
  std::int64_t after = 0;
  for (;;) {
    sql::Rows rows;
    centre.store.read([&](store::Reader& reader) {
      rows = reader.run(kSilent, {centre.district, to_string(legal_day(centre.clock())), after, kBatch});
    });
    for (std::size_t row = 0; row < rows.size(); ++row) {
      after = rows.integer(row, 0);
      try {
        if (sweep_case(centre, CaseId{after})) ++accepted;
      } catch (const std::exception& error) {
        // One case that cannot be read must not keep the law from the others.
        report("case " + std::to_string(after) + " could not be swept: " + error.what());
      }
    }
    if (rows.size() < static_cast<std::size_t>(kBatch)) return accepted;
  }
}

}  // namespace yichuang::app
