#include "app/oversight/overview.h"

#include <algorithm>
#include <span>

#include "app/intake/department_cases.h"
#include "app/oversight/overview_counts.h"
#include "app/oversight/overview_lists.h"
#include "app/oversight/ratings.h"

namespace yichuang::app {
namespace {

// Each number of cases, and the list it equals (list_counted_cases):
//   received_today     cases received on this legal day
//   to_examine         cases waiting at the windows
//   in_correction      cases whose notice is not answered
// Each is counted no further than kMostInNumber: much further than its list, for it is what the district is led by.
#define SOME(what) "(SELECT count(*) FROM (SELECT 1 AS one " what " LIMIT 10000) AS counted)"
static_assert(kMostInNumber == 10'000);
#define COUNTED_CASES(scope) \
  "SELECT " SOME("FROM case_row c WHERE c.district = $1 AND c.received_on = $2" scope) ", " \
  SOME("FROM case_row c WHERE c.district = $1 AND c.state = 'received'" scope) ", " \
  SOME("FROM case_row c WHERE c.district = $1 AND c.state = 'correction'" scope)
const sql::Statement kCases{"oversight/count_cases", COUNTED_CASES("")};
const sql::Statement kDepartmentCases{"oversight/count_department_cases",
                                      COUNTED_CASES(" AND " YICHUANG_CASE_OF_DEPARTMENT("$3"))};

// $2 are the codes of the departments, each as wide as $9, $8 how many. One statement for all of them, in their order;
// each number of each department is read from an index of its own, as its list is.
#define COUNTED(count) SOME("FROM task_row t WHERE " YICHUANG_TASK_OF("d.code") count)
// After the place of the department, in the order of TaskCount.
const sql::Statement kTasks{
    "oversight/count_tasks",
    "WITH ten(n) AS (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)), "
    "place(n) AS (SELECT 10 * tens.n + ones.n FROM ten tens, ten ones WHERE 10 * tens.n + ones.n < CAST($8 AS INTEGER)), "
    "department(n, code) AS (SELECT n, rtrim(substr(CAST($2 AS TEXT), n * CAST($9 AS INTEGER) + 1, "
    "CAST($9 AS INTEGER))) FROM place) "
    "SELECT d.n, " COUNTED(YICHUANG_TASK_TO_DO) ", " COUNTED(YICHUANG_TASK_STOPPED) ", "
    COUNTED(YICHUANG_TASK_YELLOW) ", " COUNTED(YICHUANG_TASK_RED) ", "
    COUNTED(YICHUANG_TASK_DEEMED_ACCEPTED) ", " COUNTED(YICHUANG_TASK_DECIDED_TODAY) ", "
    COUNTED(YICHUANG_TASK_TO_HAND_OVER) ", " COUNTED(YICHUANG_TASK_HANDED_OVER_TODAY)
    " FROM department d ORDER BY d.n"};

std::string first_day_of(int year) { return to_string(Date{year, 1, 1}); }

void add_cases(store::Reader& reader, const Centre& centre, const std::string& only, Overview& overview) {
  const std::string today = to_string(legal_day(overview.as_of));
  const auto row = only.empty() ? reader.run(kCases, {centre.district, today})
                                : reader.run(kDepartmentCases, {centre.district, today, only});
  overview.received_today = row.integer(0, 0);
  overview.to_examine = row.integer(0, 1);
  overview.in_correction = row.integer(0, 2);
}

void add_department(const sql::Rows& counted, std::size_t row, const Department& department,
                    Overview& overview) {
  const auto of = [&](TaskCount count) { return counted.integer(row, 1 + static_cast<std::size_t>(count)); };
  overview.in_hand += of(TaskCount::in_hand);
  overview.stopped += of(TaskCount::stopped);
  overview.yellow += of(TaskCount::yellow);
  overview.red += of(TaskCount::red);
  overview.deemed_accepted += of(TaskCount::deemed_accepted);
  overview.decided_today += of(TaskCount::decided_today);
  overview.to_hand_over += of(TaskCount::to_hand_over);
  overview.handed_over_today += of(TaskCount::handed_over_today);
  overview.departments.push_back({{department.code, {department.name.zh, department.name.en}},
                                  of(TaskCount::in_hand),
                                  of(TaskCount::stopped),
                                  of(TaskCount::yellow),
                                  of(TaskCount::red),
                                  of(TaskCount::decided_today)});
}

constexpr std::size_t kDepartmentsAtATime = 100;  // so many places the statement has

void add_departments(store::Reader& reader, const Centre& centre,
                     std::span<const Department* const> departments, Overview& overview) {
  std::size_t width = 0;
  for (const Department* one : departments) width = std::max(width, one->code.size());
  std::string codes;
  for (const Department* one : departments) codes += one->code + std::string(width - one->code.size(), ' ');
  sql::Params params = counted_of(centre, codes, overview.as_of);
  params.insert(params.end(),
                {static_cast<std::int64_t>(departments.size()), static_cast<std::int64_t>(width)});
  const auto counted = reader.run(kTasks, params);
  for (std::size_t row = 0; row < departments.size(); ++row)
    add_department(counted, row, *departments[row], overview);
}

}  // namespace

sql::Params counted_of(const Centre& centre, const std::string& department, Instant now) {
  const Date today = legal_day(now);
  return {centre.district,
          department,
          now.ms,
          first_day_of(today.year()),
          first_day_of(today.year() + 1),
          start_of(today).ms,
          start_of(today + CalendarDays{1}).ms};
}

Overview count_overview(const Centre& centre, const Actor& actor) {
  const auto catalogue = centre.catalogues.current();
  std::vector<const Department*> departments;
  for (const Department& department : catalogue->departments)
    if (actor.department.empty() || department.code == actor.department) departments.push_back(&department);
  Overview overview;
  centre.store.read([&](store::Reader& reader) {
    overview = {};
    overview.as_of = centre.clock();
    add_cases(reader, centre, actor.department, overview);
    overview.bad_ratings = count_bad_ratings(reader, centre, actor.department, overview.as_of);
    for (std::size_t from = 0; from < departments.size(); from += kDepartmentsAtATime)
      add_departments(
          reader, centre,
          std::span(departments).subspan(from, std::min(kDepartmentsAtATime, departments.size() - from)),
          overview);
  });
  return overview;
}

}  // namespace yichuang::app
