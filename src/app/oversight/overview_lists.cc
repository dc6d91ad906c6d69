#include "app/oversight/overview_lists.h"

#include <algorithm>

#include "app/casework/task_rows.h"
#include "app/intake/case_lists.h"
#include "app/oversight/overview.h"
#include "app/oversight/overview_counts.h"
#include "core/catalogue/search.h"
#include "core/intake/case_number.h"

namespace yichuang::app {
namespace {

// $8 the number that is searched for and $9 the packages, as ",open-pharmacy,open-restaurant,"; both empty: all. Applicants'
// names are masked here, so that nothing is found by them.
#define COUNTED_ITEMS(count)                                                                             \
  "WHERE " YICHUANG_TASK_OF("$2") count                                                                  \
      " AND (CAST($8 AS TEXT) = '' AND CAST($9 AS TEXT) = '' OR t.number = $8 OR CAST($9 AS TEXT) LIKE " \
      "'%,' || "                                                                                         \
      "t.package || ',%') "
// $10–$12 where the page before ended, $13 page size; of the total, $10 how far it is counted.
struct Texts {
  sql::Statement page, total;
};
// clang-format off
#define COUNTED_TOTAL(count) \
  "SELECT count(*) FROM (SELECT 1 AS one FROM task_row t " COUNTED_ITEMS(count) "LIMIT $10) AS counted"
#define COUNTED_PAGE(count, due)                                                 \
  YICHUANG_TASK_COLUMNS COUNTED_ITEMS(count)                                     \
  "AND (" due ", t.id, t.item) > ($10, $11, $12) ORDER BY " due ", t.id, t.item LIMIT $13"
#define COUNTED_LIST(name, count, due) \
  Texts { {"oversight/tasks_" name, COUNTED_PAGE(count, due)}, {"oversight/total_" name, COUNTED_TOTAL(count)} }
// clang-format on
#define LIST_DUE "t.due_order"
// Hidden, so that an engine begins with the lights that have turned and not with everything in hand.
#define FOUND_DUE "t.due_order || ''"
// In the order of TaskCount.
const Texts kLists[] = {
    COUNTED_LIST("in_hand", YICHUANG_TASK_TO_DO, LIST_DUE),
    COUNTED_LIST("stopped", YICHUANG_TASK_STOPPED, LIST_DUE),
    COUNTED_LIST("yellow", YICHUANG_TASK_YELLOW, FOUND_DUE),
    COUNTED_LIST("red", YICHUANG_TASK_RED, FOUND_DUE),
    COUNTED_LIST("deemed_accepted", YICHUANG_TASK_DEEMED_ACCEPTED, LIST_DUE),
    COUNTED_LIST("decided_today", YICHUANG_TASK_DECIDED_TODAY, LIST_DUE),
    COUNTED_LIST("to_hand_over", YICHUANG_TASK_TO_HAND_OVER, LIST_DUE),
    COUNTED_LIST("handed_over_today", YICHUANG_TASK_HANDED_OVER_TODAY, LIST_DUE),
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

// Whoever oversees one department knows of no other.
Result<std::vector<std::string>> departments_of(const Catalogue& catalogue, const Actor& actor,
                                                const std::string& wanted) {
  const bool known = catalogue.department(wanted) != nullptr;
  const bool seen = actor.department.empty() || wanted == actor.department;
  if (!wanted.empty() && !(known && seen)) return malformed("department", "not_allowed");
  if (!wanted.empty()) return std::vector<std::string>{wanted};
  if (!actor.department.empty()) return std::vector<std::string>{actor.department};
  std::vector<std::string> codes;
  for (const Department& department : catalogue.departments) codes.push_back(department.code);
  return codes;
}

// What is searched for, as the statements take it.
struct Wanted {
  std::string number;
  std::string packages;
  bool nothing = false;  // words that no package is called by
};

Wanted wanted_of(const Catalogue& catalogue, const std::string& search) {
  if (search.empty()) return {};
  if (const auto number = read_case_number(search)) return {*number, {}, false};
  std::string packages;
  for (const std::string& code : packages_named(catalogue, search))
    packages += (packages.empty() ? "," : "") + code + ",";
  return {{}, packages, packages.empty()};
}

}  // namespace

// Each department is asked for a whole page, by the index its desk uses; of all of them the first rows are shown.
Result<TaskList> list_counted_tasks(const Centre& centre, const Actor& actor, TaskCount count,
                                    const OverviewQuery& query) {
  const TaskPlace after = TRY(read_place(query.after));
  const auto catalogue = centre.catalogues.current();
  const auto departments = TRY(departments_of(*catalogue, actor, query.department));
  const Wanted wanted = wanted_of(*catalogue, query.search);
  TaskList list;
  if (wanted.nothing) return list;
  centre.store.read([&](store::Reader& reader) {
    list = {};
    Page page;
    const TaskRows asking{centre, actor, *catalogue, {}, centre.clock()};
    const Texts& texts = kLists[static_cast<std::size_t>(count)];
    for (const std::string& department : departments) {
      sql::Params params = counted_of(centre, department, asking.now);
      params.insert(params.end(), {wanted.number, wanted.packages});
      if (list.total <= kMostCounted) {
        sql::Params counting = params;
        counting.emplace_back(kMostCounted + 1);
        list.total += reader.run(texts.total, counting).integer(0, 0);
      }
      params.insert(params.end(), {after.due_order, after.id, after.item, std::int64_t{query.limit} + 1});
      page.add(reader.run(texts.page, params), asking);
    }
    list.more = list.total > kMostCounted;
    list.total = std::min(list.total, kMostCounted);
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
