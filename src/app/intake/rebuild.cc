#include "app/intake/rebuild.h"

#include <algorithm>
#include <vector>

#include "app/intake/case_record.h"
#include "app/record/command.h"

namespace yichuang::app {
namespace {

const sql::Statement kCases{"intake/cases_to_rebuild",
                            "SELECT stream FROM stream WHERE district = $1 AND stream > $2 AND kind = 'case' "
                            "ORDER BY stream LIMIT $3"};

// How many rows of this case were put right.
std::int64_t rebuild_case(Centre& centre, CaseId kase) {
  for (int attempt = 0; attempt < kMostTries; ++attempt) {
    store::WriteSet set;
    centre.store.read([&](store::Reader& reader) {
      set = {};
      const auto loaded = load_case(reader, centre, kase, Reading::for_deciding);
      if (!loaded) throw Failure("case " + to_string(kase) + " cannot be read");
      // As an act would count it now; nothing is counted from before its last fact.
      const Instant now{std::max(centre.clock().ms, loaded->last_at.ms)};
      derive_rows(set, centre, stored_rows(reader, centre, *loaded), *loaded, now);
      set.held.push_back({stream_of(centre, kase), loaded->state.version});
    });
    if (set.rows.empty()) return 0;
    if (centre.store.apply(set) == store::Applied::done) return static_cast<std::int64_t>(set.rows.size());
  }
  throw Failure("case " + to_string(kase) + " is being worked on: run it again");
}

}  // namespace

Rebuilt rebuild_lists(Centre& centre) {
  Rebuilt rebuilt;
  for (std::int64_t last = 0;;) {
    sql::Rows page;
    centre.store.read(
        [&](store::Reader& reader) { page = reader.run(kCases, {centre.district, last, kMostRebuilt}); });
    for (std::size_t row = 0; row < page.size(); ++row) {
      last = page.integer(row, 0);
      rebuilt.rows += rebuild_case(centre, CaseId{last});
      ++rebuilt.cases;
    }
    if (static_cast<std::int64_t>(page.size()) < kMostRebuilt) return rebuilt;
  }
}

}  // namespace yichuang::app
