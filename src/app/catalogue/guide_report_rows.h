// The row of a report that a guide is wrong: as lists find it, and as answers change it. What people typed is sealed in it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/catalogue/guide_report_fact.h"
#include "app/record/centre.h"
#include "app/record/words.h"
#include "core/catalogue/guide_report.h"

namespace yichuang::app {

struct StoredGuideReport {
  std::int64_t id = 0;
  std::string number, kind, guide, section;
  Words heading;
  std::string catalogue_version, language;
  Instant received_at;
  int days = 0;
  std::string words, contact;
  std::optional<Instant> answered_at;
  std::string outcome, answer;
  std::optional<Instant> confirmed_at;  // 属实，正在修订
  std::string confirmation;
  RevisionId revision;  // opened on it last; none: none was
  std::int64_t publication = 0;  // that answered it; 0: a person did
  std::string effective_from;  // of that publication

  GuideReport report() const {
    return {legal_day(received_at), days, answered_at.has_value(), confirmed_at.has_value()};
  }
};

std::optional<StoredGuideReport> guide_report_of(store::Reader& reader, const Centre& centre,
                                                 GuideReportId id);
std::optional<StoredGuideReport> guide_report_of(store::Reader& reader, const Centre& centre,
                                                 const std::string& number);
// All of them, in the order they came: kMostGuideReports at most.
std::vector<StoredGuideReport> waiting_guide_reports(store::Reader& reader, const Centre& centre);
// The latest first, those before that one.
std::vector<StoredGuideReport> answered_guide_reports(store::Reader& reader, const Centre& centre,
                                                      std::int64_t before, std::int64_t limit);
struct WaitingCounts {
  std::int64_t all = 0, of_guide = 0;
};
WaitingCounts count_waiting(store::Reader& reader, const Centre& centre, const std::string& kind,
                            const std::string& guide);

// To what sealed words are bound.
std::string guide_report_place(std::int64_t report);

void keep_report(store::WriteSet& set, const Centre& centre, std::int64_t id, const GuideReportedFact& fact,
                 const Words& heading, Instant at);
// `publication` 0: a person answers.
void keep_answer(store::WriteSet& set, const Centre& centre, std::int64_t id, const GuideAnsweredFact& fact,
                 Instant at, std::int64_t publication = 0);
void keep_confirmation(store::WriteSet& set, const Centre& centre, std::int64_t id,
                       const GuideAnsweredFact& fact, Instant at);
void keep_link(store::WriteSet& set, const Centre& centre, std::int64_t id, RevisionId revision);

}  // namespace yichuang::app
