#include "app/delivery/issue_queries.h"

#include <algorithm>
#include <limits>

#include "app/intake/case_lists.h"
#include "app/intake/facts_codec.h"
#include "app/record/state_names.h"
#include "core/delivery/handover.h"
#include "core/intake/case_number.h"

namespace yichuang::app {
namespace {

// $1 district, $2 the instant (ms) before which a result has been waiting too long, $3 and $4 the instants at which
// today begins and ends. One definition for the list and for the number on its tab. `+ 0` keeps an engine from looking
// through all decisions of the district for those of one case.
#define RESULTS_OF_CASE "FROM task_row t WHERE t.district = $1 AND t.id = c.id "
#define ISSUE_READY "c.to_hand_over > 0"
#define ISSUE_UNCOLLECTED                                    \
  "c.to_hand_over > 0 AND EXISTS (SELECT 1 " RESULTS_OF_CASE \
  "AND t.state = 'granted' AND t.decided_at + 0 < $2)"
#define ISSUE_TODAY                                                                            \
  "c.id IN (SELECT t.id FROM task_row t WHERE t.district = $1 AND t.handed_over_at >= $3 AND " \
  "t.handed_over_at < $4)"
// Only what the issuing window may see (core/authority/sight.h): something was granted.
#define ISSUE_COMPLETE "c.state = 'handed_over' AND c.results > 0"
#define ISSUE_ANY "c.results > 0"
// Every parameter is there in every statement, so that one set of values serves all of them.
#define ISSUE_CASES                                                                           \
  "FROM case_row c WHERE c.district = $1 AND CAST($2 AS {{int}}) <= CAST($3 AS {{int}}) AND " \
  "CAST($3 AS {{int}}) < CAST($4 AS {{int}}) AND "

// $5 search, $6 the id after which the page begins, $7 the last id there may be, $8 page size. `id` is how the place of
// the page is compared: plainly, or hidden from the engine where the tab itself says which cases there are.
#define ISSUE_FOUND(id)                                                                            \
  " AND (CAST($5 AS TEXT) = '' OR c.number = $5 OR substr(c.applicant_name, 1, length($5)) = $5) " \
  "AND " id " > $6 AND " id " <= $7 "
// How the results are wanted stands in the filing, the first fact of the case.
#define ISSUE_FILED \
  "(SELECT f.body FROM fact f WHERE f.district = $1 AND f.stream = c.id AND f.seq = 1) "
#define ISSUE_LIST(tab, id)                                                                  \
  "SELECT c.id, c.number, c.version, c.package, c.applicant_name, c.state, c.to_hand_over, " \
  "(SELECT min(t.decided_at + 0) " RESULTS_OF_CASE                                           \
  "AND t.state = 'granted'), "                                                               \
  "(SELECT max(t.handed_over_at + 0) " RESULTS_OF_CASE "), " ISSUE_FILED ISSUE_CASES tab     \
  ISSUE_FOUND(id) "ORDER BY " id " LIMIT $8"
// How many are found, at most $8.
#define ISSUE_TOTAL(tab, id) \
  "SELECT count(*) FROM (SELECT 1 AS one " ISSUE_CASES tab ISSUE_FOUND(id) "LIMIT $8) AS counted"
// In the order of IssueTab.
const sql::Statement kLists[] = {
    {"delivery/results_ready", ISSUE_LIST(ISSUE_READY, "c.id + 0")},
    {"delivery/results_uncollected", ISSUE_LIST(ISSUE_UNCOLLECTED, "c.id + 0")},
    {"delivery/results_today", ISSUE_LIST(ISSUE_TODAY, "c.id + 0")},
    {"delivery/results_complete", ISSUE_LIST(ISSUE_COMPLETE, "c.id")},
    {"delivery/results_any", ISSUE_LIST(ISSUE_ANY, "c.id")},
};
const sql::Statement kByNumber{"delivery/case_by_number",
                               "SELECT id FROM case_row WHERE district = $1 AND number = $2"};
const sql::Statement kTotals[] = {
    {"delivery/total_ready", ISSUE_TOTAL(ISSUE_READY, "c.id + 0")},
    {"delivery/total_uncollected", ISSUE_TOTAL(ISSUE_UNCOLLECTED, "c.id + 0")},
    {"delivery/total_today", ISSUE_TOTAL(ISSUE_TODAY, "c.id + 0")},
    {"delivery/total_complete", ISSUE_TOTAL(ISSUE_COMPLETE, "c.id")},
    {"delivery/total_any", ISSUE_TOTAL(ISSUE_ANY, "c.id")},
};

// What waits since before this has waited longer than seven days.
Instant too_long_before(Date today) { return start_of(today - kUncollectedAfter); }

sql::Params common(const Centre& centre, Date today) {
  return {centre.district, too_long_before(today).ms, start_of(today).ms,
          start_of(today + CalendarDays{1}).ms};
}

// Between which cases one looks. A whole number, however it was typed or scanned, is found at once by its index.
struct Wanted {
  std::string search;
  std::int64_t first = 0;  // the id before the first
  std::int64_t last = std::numeric_limits<std::int64_t>::max();
};

Wanted wanted_of(store::Reader& reader, const Centre& centre, const IssueQuery& query) {
  Wanted wanted{query.search};
  const auto number = read_case_number(query.search);
  if (!number) return wanted;
  const auto rows = reader.run(kByNumber, {centre.district, *number});
  const std::int64_t id = rows.empty() ? 0 : rows.integer(0, 0);
  return {*number, id - 1, id};
}

// One more than kMostCounted: there are more.
std::int64_t found(store::Reader& reader, IssueTab tab, const Wanted& wanted, sql::Params params) {
  params.insert(params.end(), {wanted.search, wanted.first, wanted.last, kMostCounted + 1});
  return reader.run(kTotals[static_cast<std::size_t>(tab)], params).integer(0, 0);
}

Named state_named(const std::string& code) {
  for (int i = 0; i <= static_cast<int>(CaseState::archived); ++i)
    if (code_of(static_cast<CaseState>(i)) == code) return {code, name_of(static_cast<CaseState>(i))};
  throw Failure("a case in an unknown state is on record: " + code);
}

IssueRow row_of(const sql::Rows& rows, std::size_t row, const Centre& centre, const Catalogue& catalogue,
                Date today) {
  IssueRow one;
  one.id = std::to_string(rows.integer(row, 0));
  one.number = rows.text(row, 1);
  one.version = rows.integer(row, 2);
  const Package* package = catalogue.package(rows.text(row, 3));
  one.package = {rows.text(row, 3), package == nullptr ? Words{rows.text(row, 3), rows.text(row, 3)}
                                                       : Words{package->name.zh, package->name.en}};
  one.applicant = rows.text(row, 4);
  one.state = state_named(rows.text(row, 5));
  one.ready = static_cast<int>(rows.integer(row, 6));
  if (const auto since = rows.maybe_integer(row, 7)) {
    one.ready_since = Instant{*since};
    one.uncollected = *since < too_long_before(today).ms;
    if (const auto due = delivery_due(centre.calendar, legal_day(*one.ready_since)))
      one.deliver_by = due->date;
  }
  if (const auto at = rows.maybe_integer(row, 8)) one.handed_over_at = Instant{*at};
  one.delivery = delivery_in(rows.text(row, 9));
  return one;
}

}  // namespace

IssueList list_results(const Centre& centre, const IssueQuery& query) {
  const auto catalogue = centre.catalogues.current();
  IssueList list;
  centre.store.read([&](store::Reader& reader) {
    list = {};
    const Date today = legal_day(centre.clock());
    sql::Params params = common(centre, today);
    const Wanted wanted = wanted_of(reader, centre, query);
    const std::int64_t total = found(reader, query.tab, wanted, params);
    list.total = std::min(total, kMostCounted);
    list.more = total > kMostCounted;
    params.insert(params.end(), {wanted.search, std::max(wanted.first, query.after), wanted.last,
                                 std::int64_t{query.limit} + 1});
    const auto rows = reader.run(kLists[static_cast<std::size_t>(query.tab)], params);
    const std::size_t shown = std::min(rows.size(), static_cast<std::size_t>(query.limit));
    for (std::size_t row = 0; row < shown; ++row)
      list.cases.push_back(row_of(rows, row, centre, *catalogue, today));
    if (rows.size() > shown && shown > 0) list.next = list.cases.back().id;
  });
  return list;
}

IssueCounts count_results(const Centre& centre) {
  IssueCounts counts;
  centre.store.read([&](store::Reader& reader) {
    const sql::Params params = common(centre, legal_day(centre.clock()));
    const auto count = [&](IssueTab tab) { return std::min(found(reader, tab, {}, params), kMostCounted); };
    counts = {count(IssueTab::ready), count(IssueTab::uncollected), count(IssueTab::today),
              count(IssueTab::complete)};
  });
  return counts;
}

}  // namespace yichuang::app
