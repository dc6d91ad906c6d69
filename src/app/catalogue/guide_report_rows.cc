#include "app/catalogue/guide_report_rows.h"

#include "app/catalogue/guide_reports.h"

namespace yichuang::app {
namespace {

// A page holds every one that may wait (kMostGuideReports); what is overdue is sorted by the calendar, not by SQL.
#define GUIDE_REPORT_COLUMNS                                                                       \
  "g.id, g.number, g.guide_kind, g.guide, g.section, g.heading_zh, g.heading_en, "                 \
  "g.catalogue_version, g.language, g.received_at, g.days, g.words, g.contact, g.answered_at, "    \
  "g.outcome, g.answer, g.confirmed_at, g.confirmation, g.revision, g.publication, "               \
  "c.effective_from FROM guide_report g LEFT JOIN catalogue_publication c "                        \
  "ON c.district = g.district AND c.number = g.publication AND g.publication > 0 "                 \
  "WHERE g.district = $1 "

const sql::Statement kWaiting{"catalogue/waiting_guide_reports",
                              "SELECT " GUIDE_REPORT_COLUMNS
                              "AND g.answered_at IS NULL ORDER BY g.id LIMIT 300"};
static_assert(kMostGuideReports == 300);
const sql::Statement kAnswered{"catalogue/answered_guide_reports",
                               "SELECT " GUIDE_REPORT_COLUMNS
                               "AND g.answered_at IS NOT NULL AND g.id < $2 ORDER BY g.id DESC LIMIT $3"};
const sql::Statement kOfNumber{"catalogue/guide_report_of_number",
                               "SELECT " GUIDE_REPORT_COLUMNS "AND g.number = $2"};
const sql::Statement kOfId{"catalogue/guide_report_of_id", "SELECT " GUIDE_REPORT_COLUMNS "AND g.id = $2"};
// All that wait, by the index of those alone; and of one guide, by the index of its own.
const sql::Statement kCount{
    "catalogue/count_guide_reports",
    "SELECT (SELECT count(*) FROM guide_report w WHERE w.district = $1 AND w.answered_at IS NULL), "
    "(SELECT count(*) FROM guide_report o WHERE o.district = $1 AND o.guide_kind = $2 AND o.guide = $3 "
    "AND o.answered_at IS NULL)"};
const sql::Statement kInsert{
    "catalogue/insert_guide_report",
    "INSERT INTO guide_report (district, id, number, guide_kind, guide, section, heading_zh, heading_en, "
    "catalogue_version, language, received_at, days, words, contact, outcome, answer) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, '', '')"};
const sql::Statement kAnswer{
    "catalogue/answer_guide_report",
    "UPDATE guide_report SET answered_at = $3, outcome = $4, answer = $5, publication = $6, contact = '' "
    "WHERE district = $1 AND id = $2 AND answered_at IS NULL"};
const sql::Statement kConfirm{"catalogue/confirm_guide_report",
                              "UPDATE guide_report SET confirmed_at = $3, confirmation = $4 "
                              "WHERE district = $1 AND id = $2 AND answered_at IS NULL"};
const sql::Statement kLink{"catalogue/link_guide_report",
                           "UPDATE guide_report SET revision = $3 WHERE district = $1 AND id = $2"};

StoredGuideReport stored_in(const sql::Rows& rows, std::size_t row) {
  StoredGuideReport one;
  one.id = rows.integer(row, 0);
  one.number = rows.text(row, 1);
  one.kind = rows.text(row, 2);
  one.guide = rows.text(row, 3);
  one.section = rows.text(row, 4);
  one.heading = {rows.text(row, 5), rows.text(row, 6)};
  one.catalogue_version = rows.text(row, 7);
  one.language = rows.text(row, 8);
  one.received_at = Instant{rows.integer(row, 9)};
  one.days = static_cast<int>(rows.integer(row, 10));
  one.words = rows.text(row, 11);
  one.contact = rows.text(row, 12);
  if (!rows.is_null(row, 13)) one.answered_at = Instant{rows.integer(row, 13)};
  one.outcome = rows.text(row, 14);
  one.answer = rows.text(row, 15);
  if (!rows.is_null(row, 16)) one.confirmed_at = Instant{rows.integer(row, 16)};
  one.confirmation = rows.text(row, 17);
  one.revision = RevisionId{rows.integer(row, 18)};
  one.publication = rows.integer(row, 19);
  one.effective_from = rows.maybe_text(row, 20).value_or("");
  return one;
}

std::vector<StoredGuideReport> all_in(const sql::Rows& rows) {
  std::vector<StoredGuideReport> all;
  for (std::size_t row = 0; row < rows.size(); ++row) all.push_back(stored_in(rows, row));
  return all;
}

std::optional<StoredGuideReport> first_in(const sql::Rows& rows) {
  return rows.empty() ? std::nullopt : std::optional(stored_in(rows, 0));
}

}  // namespace

std::optional<StoredGuideReport> guide_report_of(store::Reader& reader, const Centre& centre,
                                                 GuideReportId id) {
  return first_in(reader.run(kOfId, {centre.district, id.value}));
}

std::optional<StoredGuideReport> guide_report_of(store::Reader& reader, const Centre& centre,
                                                 const std::string& number) {
  return first_in(reader.run(kOfNumber, {centre.district, number}));
}

std::vector<StoredGuideReport> waiting_guide_reports(store::Reader& reader, const Centre& centre) {
  return all_in(reader.run(kWaiting, {centre.district}));
}

std::vector<StoredGuideReport> answered_guide_reports(store::Reader& reader, const Centre& centre,
                                                      std::int64_t before, std::int64_t limit) {
  return all_in(reader.run(kAnswered, {centre.district, before, limit}));
}

WaitingCounts count_waiting(store::Reader& reader, const Centre& centre, const std::string& kind,
                            const std::string& guide) {
  const auto rows = reader.run(kCount, {centre.district, kind, guide});
  return {rows.integer(0, 0), rows.integer(0, 1)};
}

std::string guide_report_place(std::int64_t report) { return "guide_report:" + std::to_string(report); }

void keep_report(store::WriteSet& set, const Centre& centre, std::int64_t id, const GuideReportedFact& fact,
                 const Words& heading, Instant at) {
  const std::string place = guide_report_place(id);
  set.rows.push_back(
      {&kInsert,
       {centre.district, id, fact.number, fact.guide_kind, fact.guide, fact.section, heading.zh, heading.en,
        fact.catalogue_version, fact.language, at.ms, std::int64_t{fact.days},
        centre.vault.seal(fact.text, place + ":words"),
        fact.contact.empty() ? std::string() : centre.vault.seal(fact.contact, place + ":contact")},
       true});
}

void keep_answer(store::WriteSet& set, const Centre& centre, std::int64_t id, const GuideAnsweredFact& fact,
                 Instant at, std::int64_t publication) {
  set.rows.push_back(
      {&kAnswer,
       {centre.district, id, at.ms, fact.outcome,
        seal_answer({fact.passed_to, fact.text}, centre.vault, guide_report_place(id) + ":answer"),
        publication},
       true});
}

void keep_confirmation(store::WriteSet& set, const Centre& centre, std::int64_t id,
                       const GuideAnsweredFact& fact, Instant at) {
  set.rows.push_back(
      {&kConfirm,
       {centre.district, id, at.ms,
        centre.vault.seal(fact.text, guide_report_place(id) + ":confirmation")},
       true});
}

void keep_link(store::WriteSet& set, const Centre& centre, std::int64_t id, RevisionId revision) {
  set.rows.push_back({&kLink, {centre.district, id, revision.value}, true});
}

}  // namespace yichuang::app
