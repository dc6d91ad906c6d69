#include "app/casework/desk_queries.h"

#include <algorithm>

#include "app/casework/desk_tabs.h"
#include "app/casework/task_rows.h"

namespace yichuang::app {
namespace {

// $2 department, $4 search, $5–$7 where the page before ended, $8 page size.
#define TASK_LIST(tab)                                                                             \
  YICHUANG_TASK_COLUMNS                                                                            \
  "WHERE t.district = $1 AND t.department = $2 AND CAST($3 AS {{int}}) > 0 AND " tab               \
  " AND (CAST($4 AS TEXT) = '' OR t.number = $4 OR substr(t.applicant_name, 1, length($4)) = $4) " \
  "AND (t.due_order, t.id, t.item) > ($5, $6, $7) ORDER BY t.due_order, t.id, t.item LIMIT $8"
const sql::Statement kLists[] = {
    {"casework/tasks_to_do", TASK_LIST(YICHUANG_TASK_TO_DO)},
    {"casework/tasks_yellow", TASK_LIST(YICHUANG_TASK_YELLOW)},
    {"casework/tasks_red", TASK_LIST(YICHUANG_TASK_RED)},
    {"casework/tasks_stopped", TASK_LIST(YICHUANG_TASK_STOPPED)},
    {"casework/tasks_waiting", TASK_LIST(YICHUANG_TASK_WAITING)},
    {"casework/tasks_done", TASK_LIST(YICHUANG_TASK_DONE)},
};

#define TASK_COUNT(tab) \
  "(SELECT count(*) FROM task_row t WHERE t.district = $1 AND t.department = $2 AND " tab ")"
const sql::Statement kCounts{"casework/count_tasks",
                             "SELECT " TASK_COUNT(YICHUANG_TASK_TO_DO) ", " TASK_COUNT(YICHUANG_TASK_YELLOW) ", "
                             TASK_COUNT(YICHUANG_TASK_RED) ", " TASK_COUNT(YICHUANG_TASK_STOPPED) ", "
                             TASK_COUNT(YICHUANG_TASK_WAITING) ", " TASK_COUNT(YICHUANG_TASK_DONE)};

std::int64_t of_tab(const DeskCounts& counts, DeskTab tab) {
  switch (tab) {
    case DeskTab::to_do:
      return counts.to_do;
    case DeskTab::yellow:
      return counts.yellow;
    case DeskTab::red:
      return counts.red;
    case DeskTab::stopped:
      return counts.stopped;
    case DeskTab::waiting:
      return counts.waiting;
    case DeskTab::done:
      return counts.done;
  }
  return 0;
}

}  // namespace

Result<TaskList> list_tasks(const Centre& centre, const Actor& actor, const DeskQuery& query) {
  const TaskPlace after = TRY(read_place(query.after));
  const auto catalogue = centre.catalogues.current();
  TaskList list;
  centre.store.read([&](store::Reader& reader) {
    list = {};
    TaskRows asking{centre, actor, *catalogue, {}, centre.clock()};
    for (HeldLetter& held : letters_of(reader, centre, actor.person))
      asking.letters.push_back(std::move(held.letter));
    const auto rows = reader.run(kLists[static_cast<std::size_t>(query.tab)],
                                 {centre.district, actor.department, asking.now.ms, query.search,
                                  after.due_order, after.id, after.item, std::int64_t{query.limit} + 1});
    const std::size_t shown = std::min(rows.size(), static_cast<std::size_t>(query.limit));
    for (std::size_t row = 0; row < shown; ++row) list.tasks.push_back(asking.row(rows, row));
    if (rows.size() > shown && shown > 0) list.next = write_place(place_of(rows, shown - 1));
    list.total = of_tab(count_tasks(reader, centre, actor.department, asking.now), query.tab);
  });
  return list;
}

DeskCounts count_tasks(const Centre& centre, const std::string& department) {
  DeskCounts counts;
  centre.store.read(
      [&](store::Reader& reader) { counts = count_tasks(reader, centre, department, centre.clock()); });
  return counts;
}

DeskCounts count_tasks(store::Reader& reader, const Centre& centre, const std::string& department,
                       Instant now) {
  const auto row = reader.run(kCounts, {centre.district, department, now.ms});
  return {row.integer(0, 0), row.integer(0, 1), row.integer(0, 2),
          row.integer(0, 3), row.integer(0, 4), row.integer(0, 5)};
}

}  // namespace yichuang::app
