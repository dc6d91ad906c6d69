#include "app/intake/case_queries.h"

#include <algorithm>
#include <limits>

#include "app/authority/letters.h"
#include "app/intake/case_command.h"
#include "app/intake/case_view_build.h"
#include "app/intake/uploads.h"
#include "app/people/masking.h"
#include "app/people/people.h"
#include "app/record/state_names.h"
#include "core/intake/case_number.h"
#include "platform/crypto/random.h"

namespace yichuang::app {
namespace {

const sql::Statement kDocumentNumbers{
    "intake/document_numbers", "SELECT id, number FROM document_row WHERE district = $1 AND kase = $2"};
const sql::Statement kByNumber{"intake/case_by_number",
                               "SELECT id, code_blind FROM case_row WHERE district = $1 AND number = $2"};

#define CASE_COLUMNS                                                                                 \
  "SELECT id, number, version, package, applicant_name, channel, state, received_at, promised_due, " \
  "yellow_at, red_at, "                                                                              \
  "to_hand_over, applicant FROM case_row "
// $2 is the id before which the page begins, $3 the page size; then the state, the search words and what scopes it.
#define CASE_FILTER                                                                                          \
  "WHERE district = $1 AND id < $2 AND (CAST($4 AS TEXT) = '' OR state = $4) AND (CAST($5 AS TEXT) = '' OR " \
  "number = $5 OR "                                                                                          \
  "substr(applicant_name, 1, length($5)) = $5) "
const sql::Statement kMine{"intake/cases_mine", CASE_COLUMNS CASE_FILTER
                           "AND (applicant = $6 OR agent = $6) ORDER BY id DESC LIMIT $3"};
const sql::Statement kWindow{"intake/cases_window", CASE_COLUMNS CASE_FILTER
                             "AND domain IN ($6, $7, $8, $9, $10, $11, $12) ORDER BY id DESC LIMIT $3"};
const sql::Statement kIssue{"intake/cases_issue",
                            CASE_COLUMNS CASE_FILTER "AND to_hand_over > 0 ORDER BY id DESC LIMIT $3"};
const sql::Statement kAll{"intake/cases_all", CASE_COLUMNS CASE_FILTER
                          "AND (CAST($6 AS TEXT) = '' OR received_on = $6) ORDER BY id DESC LIMIT $3"};
#define CASE_COUNT \
  "SELECT count(*) FROM case_row WHERE district = $1 AND (CAST($2 AS TEXT) = '' OR state = $2) "
const sql::Statement kCountMine{"intake/count_mine", CASE_COUNT "AND (applicant = $3 OR agent = $3)"};
const sql::Statement kCountWindow{"intake/count_window",
                                  CASE_COUNT "AND domain IN ($3, $4, $5, $6, $7, $8, $9)"};
const sql::Statement kCountIssue{"intake/count_issue", CASE_COUNT "AND to_hand_over > 0"};
const sql::Statement kCountAll{"intake/count_all",
                               CASE_COUNT "AND (CAST($3 AS TEXT) = '' OR received_on = $3)"};

constexpr std::size_t kMostDomains = 7;

CaseView build(store::Reader& reader, const Centre& centre, const LoadedCase& loaded, const Actor& actor) {
  std::vector<Letter> letters;
  if (actor.person)
    for (HeldLetter& held : letters_of(reader, centre, actor.person))
      letters.push_back(std::move(held.letter));
  const auto numbers = reader.run(kDocumentNumbers, {centre.district, loaded.kase.id.value});
  Lookups lookups;
  lookups.person_name = [&](PersonId person) { return name_of_person(reader, centre, person); };
  lookups.file = [&](const std::string& digest) { return find_file(reader, centre, digest); };
  lookups.document_number = [&](DocumentId document) -> std::optional<std::string> {
    for (std::size_t row = 0; row < numbers.size(); ++row)
      if (numbers.integer(row, 0) == document.value) return numbers.text(row, 1);
    return std::nullopt;
  };
  return view_case(centre, loaded, actor, letters, lookups, centre.clock());
}

std::string light_of(const sql::Rows& rows, std::size_t row, Instant now) {
  const auto yellow = rows.maybe_integer(row, 9), red = rows.maybe_integer(row, 10);
  if (!yellow && !red) return "none";
  if (red && now.ms >= *red) return "red";
  return yellow && now.ms >= *yellow ? "yellow" : "green";
}

Words state_words(const std::string& code) {
  for (int i = 0; i <= static_cast<int>(CaseState::archived); ++i)
    if (code_of(static_cast<CaseState>(i)) == code) return name_of(static_cast<CaseState>(i));
  return {code, code};
}

// The scope's parameters, after the common ones.
sql::Params scoped(sql::Params params, const Actor& actor, const CaseQuery& query) {
  const Scope scope = query.scope;
  if (scope == Scope::all) params.push_back(query.received_on);
  if (scope == Scope::mine) params.push_back(actor.person.value);
  if (scope == Scope::window)
    for (std::size_t i = 0; i < kMostDomains; ++i)
      params.push_back(i < actor.domains.size() ? actor.domains[i] : std::string("-"));
  return params;
}

CaseSummary summary(const sql::Rows& rows, std::size_t row, const Catalogue& catalogue, const Actor& actor,
                    Scope scope, Instant now) {
  CaseSummary one;
  one.id = std::to_string(rows.integer(row, 0));
  one.number = rows.text(row, 1);
  one.version = rows.integer(row, 2);
  const Package* package = catalogue.package(rows.text(row, 3));
  one.package = {rows.text(row, 3), package == nullptr ? Words{rows.text(row, 3), rows.text(row, 3)}
                                                       : Words{package->name.zh, package->name.en}};
  const bool in_charge = scope != Scope::all || rows.integer(row, 12) == actor.person.value;
  one.applicant = in_charge ? rows.text(row, 4) : mask_name(rows.text(row, 4), PersonKind::natural);
  one.channel = rows.text(row, 5);
  one.state = {rows.text(row, 6), state_words(rows.text(row, 6))};
  one.received_at = Instant{rows.integer(row, 7)};
  if (const auto due = rows.maybe_text(row, 8)) one.promised_on = parse_date(*due);
  one.light = light_of(rows, row, now);
  one.to_hand_over = static_cast<int>(rows.integer(row, 11));
  return one;
}

// For whoever holds only the receipt: how things stand, not who did or wrote what.
void hide_people(CaseView& view) {
  view.applicant.name = mask_name(
      view.applicant.name, view.applicant.kind == "natural" ? PersonKind::natural : PersonKind::company);
  view.agent.reset();
  view.fields.clear();
  view.answers.clear();
  for (MaterialView& material : view.materials) material.files.clear();
  for (TaskView& task : view.tasks) {
    task.visits.clear();
    task.handover.reset();
    task.accepted_by.reset();
    if (task.decision) task.decision->by.clear();
  }
  for (TimelineEntry& entry : view.timeline) entry.by.clear();
  std::erase_if(view.timeline, [](const TimelineEntry& entry) { return entry.kind == "withdrawn"; });
}

// Handed in with the case, or brought back from a site check.
bool holds_file(const Case& kase, const std::string& digest) {
  const auto among = [&](const std::vector<std::string>& files) {
    return std::find(files.begin(), files.end(), digest) != files.end();
  };
  return std::any_of(kase.materials.begin(), kase.materials.end(),
                     [&](const auto& one) { return among(one.second.files); }) ||
         std::any_of(kase.tasks.begin(), kase.tasks.end(), [&](const Task& task) {
           return std::any_of(task.visits.begin(), task.visits.end(),
                              [&](const Visit& visit) { return among(visit.record.files); });
         });
}

}  // namespace

Result<CaseView> view_case(const Centre& centre, const Actor& actor, CaseId kase) {
  std::optional<CaseView> view;
  centre.store.read([&](store::Reader& reader) {
    const auto loaded = load_case(reader, centre, kase, Reading::everything);
    if (loaded && may_see(loaded->matter(centre), actor)) view = build(reader, centre, *loaded, actor);
  });
  if (!view) return not_found("no_such_case");
  return std::move(*view);
}

Result<CaseView> view_progress(const Centre& centre, const std::string& number, const std::string& code) {
  const auto right_number = read_case_number(number);
  if (!right_number) return malformed("number", "bad_case_number");
  const auto right_code = crypto::canonical_code(code);
  std::optional<CaseView> view;
  centre.store.read([&](store::Reader& reader) {
    const auto rows = reader.run(kByNumber, {centre.district, *right_number});
    if (rows.empty() || !right_code || rows.text(0, 1) != centre.vault.blind("receipt:" + *right_code))
      return;
    const auto loaded = load_case(reader, centre, CaseId{rows.integer(0, 0)}, Reading::everything);
    if (loaded) view = build(reader, centre, *loaded, Actor{});
  });
  // The same words whether the number or the code is wrong: nobody learns that a case exists.
  if (!view) return not_found("no_such_case");
  hide_people(*view);
  return std::move(*view);
}

Result<CaseFile> case_file(const Centre& centre, const Actor& actor, CaseId kase, const std::string& digest) {
  std::optional<FileView> found;
  centre.store.read([&](store::Reader& reader) {
    const auto loaded = load_case(reader, centre, kase, Reading::for_deciding);
    if (!loaded || !may_see(loaded->matter(centre), actor)) return;
    if (holds_file(loaded->kase, digest)) found = find_file(reader, centre, digest);
  });
  if (!found) return not_found("no_such_file");
  return CaseFile{TRY(centre.files.verified_path(digest)), found->type};
}

CaseList list_cases(const Centre& centre, const Actor& actor, const CaseQuery& query) {
  static const sql::Statement* const kLists[] = {&kMine, &kWindow, &kIssue, &kAll};
  static const sql::Statement* const kCounts[] = {&kCountMine, &kCountWindow, &kCountIssue, &kCountAll};
  const auto which = static_cast<std::size_t>(query.scope);
  const std::int64_t before = query.after > 0 ? query.after : std::numeric_limits<std::int64_t>::max();
  const auto catalogue = centre.catalogues.current();
  CaseList list;
  centre.store.read([&](store::Reader& reader) {
    list = {};
    const auto rows =
        reader.run(*kLists[which],
                   scoped({centre.district, before, std::int64_t{query.limit} + 1, query.state, query.search},
                          actor, query));
    const std::size_t shown = std::min(rows.size(), static_cast<std::size_t>(query.limit));
    for (std::size_t row = 0; row < shown; ++row)
      list.cases.push_back(summary(rows, row, *catalogue, actor, query.scope, centre.clock()));
    if (rows.size() > shown) list.next = list.cases.back().id;
    list.total =
        reader.run(*kCounts[which], scoped({centre.district, query.state}, actor, query)).integer(0, 0);
  });
  return list;
}

}  // namespace yichuang::app
