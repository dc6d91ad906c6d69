#include "app/catalogue/guide_report_mending.h"

#include <algorithm>

#include "app/catalogue/guide_report_rows.h"
#include "app/catalogue/revision_store.h"
#include "core/catalogue/impact.h"

namespace yichuang::app {
namespace {

// A revision that was dropped or published leaves the report free for the next one.
bool under_way(store::Reader& reader, const Centre& centre, const StoredGuideReport& report) {
  if (!report.revision) return false;
  const auto row = revision_row(reader, centre, report.revision);
  return row && row->stage != "published" && row->stage != "dropped";
}

// A report that waits for its guide to be mended.
struct Waiting {
  StoredGuideReport report;
  RevisionId linked;  // none: any publication that mends the guide will do
  store::StreamState state;
};

std::vector<Waiting> waiting_for(const Centre& centre, RevisionId published) {
  std::vector<Waiting> waiting;
  centre.store.read([&](store::Reader& reader) {
    waiting.clear();
    for (StoredGuideReport& one : waiting_guide_reports(reader, centre)) {
      if (!one.confirmed_at && one.revision != published) continue;
      const bool left = one.revision != published && !under_way(reader, centre, one);
      const std::int64_t id = one.id;
      waiting.push_back({std::move(one), {}, reader.stream({centre.district, id}).first});
      if (!left) waiting.back().linked = waiting.back().report.revision;
    }
  });
  return waiting;
}

}  // namespace

Result<RevisionTaken> open_revision_on_report(Centre& centre, const Command& command, GuideReportId report,
                                              const std::string& title) {
  std::optional<StoredGuideReport> found;
  store::StreamState state;
  bool standing = false, again = false;
  centre.store.read([&](store::Reader& reader) {
    found = guide_report_of(reader, centre, report);
    state = reader.stream({centre.district, report.value}).first;
    standing = found && under_way(reader, centre, *found);
    const auto answered = answered_before(reader, centre, command);
    // The same press sent twice is told of the revision it opened, or that it said something else.
    again = !answered || answered->has_value();
  });
  if (!found) return not_found("no_such_report");
  if (!again) TRY(decide_guide_revision(found->report(), standing, command.actor));
  return open_revision(centre, command, title, [&](store::WriteSet& set, RevisionId revision) {
    const GuideRevisedFact fact{to_string(revision)};
    // First, for the report is older than the revision: PostgreSQL places the facts of one set by their streams, SQLite
    // as they stand here, and both journals are to read the same.
    set.appends.insert(set.appends.begin(),
                       {{centre.district, report.value},
                        "guide_report",
                        state,
                        {{"guide_report_revised", centre.clock(), command.actor.person.value,
                          encode(fact, centre.vault, guide_report_place(report.value))}}});
    keep_link(set, centre, report.value, revision);
  });
}

void answer_by_publication(store::WriteSet& set, const Centre& centre, const Publication& publication,
                           const Catalogue& before, const Catalogue& after) {
  const Date day = publication.effective_from.value_or(legal_day(publication.published_at));
  for (const Waiting& one : waiting_for(centre, publication.revision)) {
    const StoredGuideReport& report = one.report;
    if (!publication_answers(report.report(), one.linked, publication.revision,
                             guide_reads_otherwise(before, after, report.kind, report.guide, day)))
      continue;
    const GuideAnsweredFact fact{"mended", {}, {}, publication.version};
    set.appends.push_back({{centre.district, report.id},
                           "guide_report",
                           one.state,
                           {{"guide_report_answered", publication.published_at, publication.by.value,
                             encode(fact, centre.vault, guide_report_place(report.id))}}});
    keep_answer(set, centre, report.id, fact, publication.published_at, publication.number);
  }
}

}  // namespace yichuang::app
