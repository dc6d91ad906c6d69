#include "app/oversight/overview_lists.h"

#include <algorithm>

#include "app/casework/task_rows.h"
#include "app/intake/case_lists.h"
#include "app/oversight/overview.h"
#include "app/oversight/overview_counts.h"

namespace yichuang::app {
namespace {

// $8 search, $9–$11 where the page before ended, $12 page size.
#define COUNTED_LIST(count)                                                                        \
  YICHUANG_TASK_COLUMNS                                                                            \
  "WHERE " YICHUANG_TASK_OF_DEPARTMENT count                                                       \
  " AND (CAST($8 AS TEXT) = '' OR t.number = $8 OR substr(t.applicant_name, 1, length($8)) = $8) " \
  "AND (t.due_order, t.id, t.item) > ($9, $10, $11) ORDER BY t.due_order, t.id, t.item LIMIT $12"
// In the order of TaskCount.
const sql::Statement kLists[] = {
    {"oversight/tasks_in_hand", COUNTED_LIST(YICHUANG_TASK_TO_DO)},
    {"oversight/tasks_stopped", COUNTED_LIST(YICHUANG_TASK_STOPPED)},
    {"oversight/tasks_yellow", COUNTED_LIST(YICHUANG_TASK_YELLOW)},
    {"oversight/tasks_red", COUNTED_LIST(YICHUANG_TASK_RED)},
    {"oversight/tasks_deemed_accepted", COUNTED_LIST(YICHUANG_TASK_DEEMED_ACCEPTED)},
    {"oversight/tasks_decided_today", COUNTED_LIST(YICHUANG_TASK_DECIDED_TODAY)},
    {"oversight/tasks_to_hand_over", COUNTED_LIST(YICHUANG_TASK_TO_HAND_OVER)},
    {"oversight/tasks_handed_over_today", COUNTED_LIST(YICHUANG_TASK_HANDED_OVER_TODAY)},
};

// One page of one department, with the places its rows stand at.
struct Page {
  std::vector<std::pair<TaskPlace, TaskRow>> rows;

  void add(const sql::Rows& found, const TaskRows& asking) {
    for (std::size_t row = 0; row < found.size(); ++row)
      rows.emplace_back(place_of(found, row), asking.row(found, row));
  }
  // The departments' pages together, in order.
  void arrange() {
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  }
};

std::vector<std::string> departments_of(const Catalogue& catalogue, const std::string& wanted) {
  if (!wanted.empty()) return {wanted};
  std::vector<std::string> codes;
  for (const Department& department : catalogue.departments) codes.push_back(department.code);
  return codes;
}

}  // namespace

// Each department is asked for a whole page, by the index its desk uses; of all of them the first rows are shown.
Result<TaskList> list_counted_tasks(const Centre& centre, const Actor& actor, TaskCount count,
                                    const OverviewQuery& query) {
  const TaskPlace after = TRY(read_place(query.after));
  const auto catalogue = centre.catalogues.current();
  if (!query.department.empty() && catalogue->department(query.department) == nullptr)
    return malformed("department", "not_allowed");
  TaskList list;
  centre.store.read([&](store::Reader& reader) {
    list = {};
    Page page;
    const TaskRows asking{centre, actor, *catalogue, {}, centre.clock()};
    const auto which = static_cast<std::size_t>(count);
    for (const std::string& department : departments_of(*catalogue, query.department)) {
      sql::Params params = counted_of(centre, department, asking.now);
      list.total += count_tasks_of(reader, params)[which];
      for (sql::Value value :
           sql::Params{query.search, after.due_order, after.id, after.item, std::int64_t{query.limit} + 1})
        params.push_back(std::move(value));
      page.add(reader.run(kLists[which], params), asking);
    }
    page.arrange();
    const std::size_t shown = std::min(page.rows.size(), static_cast<std::size_t>(query.limit));
    if (page.rows.size() > shown && shown > 0) list.next = write_place(page.rows[shown - 1].first);
    for (std::size_t row = 0; row < shown; ++row) list.tasks.push_back(std::move(page.rows[row].second));
  });
  return list;
}

Result<CaseList> list_counted_cases(const Centre& centre, const Actor& actor, CaseCount count,
                                    const OverviewQuery& query) {
  CaseQuery wanted;
  wanted.scope = Scope::all;
  wanted.search = query.search;
  wanted.limit = query.limit;
  if (const auto after = parse_id<CaseId>(query.after)) wanted.after = after->value;
  if (count == CaseCount::received_today) wanted.received_on = to_string(legal_day(centre.clock()));
  if (count == CaseCount::to_examine) wanted.state = "received";
  if (count == CaseCount::in_correction) wanted.state = "correction";
  return list_cases(centre, actor, wanted);
}

}  // namespace yichuang::app
