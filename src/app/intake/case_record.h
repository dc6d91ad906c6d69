// Reading a case from its facts, and keeping the derived rows that lists are made of.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "app/intake/facts_codec.h"
#include "app/record/centre.h"
#include "core/intake/matter.h"
#include "platform/store/store.h"

namespace yichuang::app {

// A case as loaded: its facts, the plan and catalogue it was filed under, and the stream's version.
struct LoadedCase {
  Case kase;
  std::vector<Recorded> facts;
  store::StreamState state;
  std::shared_ptr<const Catalogue> catalogue;
  std::shared_ptr<const Plan> plan;
  Matter matter(const Centre& centre) const { return {kase, *plan, *catalogue, centre.calendar}; }
};

store::StreamKey stream_of(const Centre& centre, CaseId kase);

// Nothing there: nullopt.
std::optional<LoadedCase> load_case(store::Reader& reader, const Centre& centre, CaseId kase,
                                    Reading reading);

// The rows the lists hold of a case, as they stand before an act.
struct ListRows {
  std::map<std::string, sql::Params> tasks;  // by item
  std::size_t ties = 0;  // how many people it is tied to; ties are only added
  std::size_t ratings = 0;  // so many were given before; one that was given stands
};
ListRows list_rows(const LoadedCase& loaded, const Centre& centre, Instant now);

// The rows of the lists as they must stand after `after`; only what differs from `before` is written (none: all).
void derive_rows(store::WriteSet& set, const Centre& centre, const ListRows& before, const LoadedCase& after,
                 Instant now);

// The derived rows compared with a recount from the facts: "case 12: task_row drug-retail-licence state". Empty: equal.
std::vector<std::string> compare_rows(store::Reader& reader, const Centre& centre, CaseId kase, Instant now);

}  // namespace yichuang::app
