// Reading a case from its facts, and keeping the derived rows that lists are made of.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "app/intake/facts_codec.h"
#include "app/record/centre.h"
#include "core/intake/matter.h"
#include "platform/store/store.h"

namespace yichuang::app {

// The rows the lists hold of a case.
struct ListRows {
  sql::Params kase;  // empty: no row yet
  std::map<std::string, sql::Params> tasks;  // by item
  std::size_t ties = 0;  // how many people it is tied to; ties are only added
  std::size_t ratings = 0;  // so many were given before; one that was given stands
  // Computed just now, not written by the act before: what stands in the database may be of an older program or calendar.
  bool computed = false;
};

// A case as loaded: its facts, the plan and catalogue it was filed under, and the stream's version. A case from the
// shelf has no facts, and the rows its last act wrote.
struct LoadedCase {
  Case kase;
  std::vector<Recorded> facts;
  store::StreamState state;
  Instant last_at;  // of its last fact
  std::shared_ptr<const Catalogue> catalogue;
  std::shared_ptr<const Plan> plan;
  std::optional<ListRows> rows;
  Matter matter(const Centre& centre) const { return {kase, *plan, *catalogue, centre.calendar}; }
};

store::StreamKey stream_of(const Centre& centre, CaseId kase);

// Folded from all its facts. No facts of a case: nullopt.
std::optional<LoadedCase> folded_case(const std::vector<store::Fact>& facts, const Centre& centre,
                                      CaseId kase, Reading reading);
// Nothing there: nullopt.
std::optional<LoadedCase> load_case(store::Reader& reader, const Centre& centre, CaseId kase,
                                    Reading reading);

ListRows list_rows(const LoadedCase& loaded, const Centre& centre, Instant now);

// The rows of the lists as they must stand after `after`; only what differs from `before` is written (none: all).
// Returns them.
ListRows derive_rows(store::WriteSet& set, const Centre& centre, const ListRows& before,
                     const LoadedCase& after, Instant now);

// The rows that stand in the database, and of ties and ratings how many of the first.
ListRows stored_rows(store::Reader& reader, const Centre& centre, const LoadedCase& loaded);

// The derived rows compared with a recount from the facts: "case 12: task_row drug-retail-licence state". Empty: equal.
std::vector<std::string> compare_rows(store::Reader& reader, const Centre& centre, CaseId kase, Instant now);

}  // namespace yichuang::app
