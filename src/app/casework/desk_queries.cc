#include "app/casework/desk_queries.h"

#include <algorithm>

#include "app/casework/desk_tabs.h"
#include "app/casework/task_rows.h"
#include "app/intake/case_lists.h"
#include "core/intake/case_number.h"

namespace yichuang::app {
namespace {

// $2 department, $4 what is searched for, $5–$7 where the page before ended, $8 page size. Each way of searching has a
// text of its own, so that no list reads more than it shows, however much has been done.
#define TASK_LIST(tab, search, due)                                                                 \
  YICHUANG_TASK_COLUMNS                                                                             \
  "WHERE t.district = $1 AND t.department = $2 AND CAST($3 AS {{int}}) > 0 AND " tab " AND " search \
  " AND (" due ", t.id, t.item) > ($5, $6, $7) ORDER BY " due ", t.id, t.item LIMIT $8"
// Hidden, so that an engine begins with the case that was searched for, or with the lights that have turned, and not with
// the order of the list, in which it would read everything that is in hand to find them.
#define FOUND_DUE "t.due_order || ''"
#define LIST_DUE "t.due_order"
#define NO_SEARCH "CAST($4 AS TEXT) = ''"
#define BY_NUMBER "c.number = $4"
// No character comes after U+10FFFF.
#define BY_NAME "c.applicant_name >= $4 AND c.applicant_name < CAST($4 AS TEXT) || '\xF4\x8F\xBF\xBF'"

// How many are found, at most $5.
#define TASK_FOUND(tab, search)                                                                           \
  "SELECT count(*) FROM (SELECT 1 AS one FROM task_row t JOIN case_row c ON c.district = t.district AND " \
  "c.id = t.id WHERE t.district = $1 AND t.department = $2 AND CAST($3 AS {{int}}) > 0 AND " tab          \
  " AND " search " LIMIT $5) AS counted"

struct TabLists {
  sql::Statement every, by_number, by_name, count_by_number, count_by_name;
};
#define TAB_LISTS(name, tab, due)                                                   \
  TabLists {                                                                        \
    {"casework/tasks_" name, TASK_LIST(tab, NO_SEARCH, due)},                       \
        {"casework/task_" name "_by_number", TASK_LIST(tab, BY_NUMBER, FOUND_DUE)}, \
        {"casework/tasks_" name "_by_name", TASK_LIST(tab, BY_NAME, FOUND_DUE)},    \
        {"casework/count_" name "_by_number", TASK_FOUND(tab, BY_NUMBER)}, {        \
      "casework/count_" name "_by_name", TASK_FOUND(tab, BY_NAME)                   \
    }                                                                               \
  }
// In the order of DeskTab.
const TabLists kLists[] = {
    TAB_LISTS("to_do", YICHUANG_TASK_TO_DO, LIST_DUE),
    TAB_LISTS("yellow", YICHUANG_TASK_YELLOW, FOUND_DUE),
    TAB_LISTS("red", YICHUANG_TASK_RED, FOUND_DUE),
    TAB_LISTS("stopped", YICHUANG_TASK_STOPPED, LIST_DUE),
    TAB_LISTS("waiting", YICHUANG_TASK_WAITING, LIST_DUE),
    TAB_LISTS("done", YICHUANG_TASK_DONE, LIST_DUE),
};

const sql::Statement& list_of(DeskTab tab, const std::string& search) {
  const TabLists& lists = kLists[static_cast<std::size_t>(tab)];
  if (search.empty()) return lists.every;
  return read_case_number(search) ? lists.by_number : lists.by_name;
}

// What is done grows for ever and is counted no further than $4.
#define TASK_COUNT(tab)                                                                                 \
  "(SELECT count(*) FROM (SELECT 1 AS one FROM task_row t WHERE t.district = $1 AND t.department = $2 " \
  "AND " tab " LIMIT $4) AS counted)"
const sql::Statement kCounts{"casework/count_tasks",
                             "SELECT " TASK_COUNT(YICHUANG_TASK_TO_DO) ", " TASK_COUNT(YICHUANG_TASK_YELLOW) ", "
                             TASK_COUNT(YICHUANG_TASK_RED) ", " TASK_COUNT(YICHUANG_TASK_STOPPED) ", "
                             TASK_COUNT(YICHUANG_TASK_WAITING) ", " TASK_COUNT(YICHUANG_TASK_DONE)};

// Without a search the number on the tab. One more than kMostCounted: there are more.
std::int64_t total_of(store::Reader& reader, const DeskQuery& query, sql::Params found) {
  if (query.search.empty()) {
    const auto counts = reader.run(kCounts, {found[0], found[1], found[2], kMostCounted + 1});
    return counts.integer(0, static_cast<std::size_t>(query.tab));
  }
  const TabLists& lists = kLists[static_cast<std::size_t>(query.tab)];
  found.emplace_back(kMostCounted + 1);
  return reader.run(read_case_number(query.search) ? lists.count_by_number : lists.count_by_name, found)
      .integer(0, 0);
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
    sql::Params params{centre.district, actor.department, asking.now.ms,
                       read_case_number(query.search).value_or(query.search)};
    const std::int64_t total = total_of(reader, query, params);
    list.total = std::min(total, kMostCounted);
    list.more = total > kMostCounted;
    params.insert(params.end(), {after.due_order, after.id, after.item, std::int64_t{query.limit} + 1});
    const auto rows = reader.run(list_of(query.tab, query.search), params);
    const std::size_t shown = std::min(rows.size(), static_cast<std::size_t>(query.limit));
    for (std::size_t row = 0; row < shown; ++row) list.tasks.push_back(asking.row(rows, row));
    if (rows.size() > shown && shown > 0) list.next = write_place(place_of(rows, shown - 1));
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
  const auto row = reader.run(kCounts, {centre.district, department, now.ms, kMostCounted});
  return {row.integer(0, 0), row.integer(0, 1), row.integer(0, 2),
          row.integer(0, 3), row.integer(0, 4), row.integer(0, 5)};
}

}  // namespace yichuang::app
