#include "app/oversight/overview.h"

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
#define COUNTED_CASES(scope)                                                                   \
  "SELECT (SELECT count(*) FROM case_row c WHERE c.district = $1 AND c.received_on = $2" scope \
  "), "                                                                                        \
  "(SELECT count(*) FROM case_row c WHERE c.district = $1 AND c.state = 'received'" scope      \
  "), "                                                                                        \
  "(SELECT count(*) FROM case_row c WHERE c.district = $1 AND c.state = 'correction'" scope ")"
const sql::Statement kCases{"oversight/count_cases", COUNTED_CASES("")};
const sql::Statement kDepartmentCases{"oversight/count_department_cases",
                                      COUNTED_CASES(" AND " YICHUANG_CASE_OF_DEPARTMENT("$3"))};

#define COUNTED(count) "(SELECT count(*) FROM task_row t WHERE " YICHUANG_TASK_OF_DEPARTMENT count ")"
// In the order of TaskCount.
const sql::Statement kTasks{
    "oversight/count_tasks",
    "SELECT " COUNTED(YICHUANG_TASK_TO_DO) ", " COUNTED(YICHUANG_TASK_STOPPED) ", "
    COUNTED(YICHUANG_TASK_YELLOW) ", " COUNTED(YICHUANG_TASK_RED) ", "
    COUNTED(YICHUANG_TASK_DEEMED_ACCEPTED) ", " COUNTED(YICHUANG_TASK_DECIDED_TODAY) ", "
    COUNTED(YICHUANG_TASK_TO_HAND_OVER) ", " COUNTED(YICHUANG_TASK_HANDED_OVER_TODAY)};

std::string first_day_of(int year) { return to_string(Date{year, 1, 1}); }

void add_cases(store::Reader& reader, const Centre& centre, const std::string& only, Overview& overview) {
  const std::string today = to_string(legal_day(overview.as_of));
  const auto row = only.empty() ? reader.run(kCases, {centre.district, today})
                                : reader.run(kDepartmentCases, {centre.district, today, only});
  overview.received_today = row.integer(0, 0);
  overview.to_examine = row.integer(0, 1);
  overview.in_correction = row.integer(0, 2);
}

void add_department(store::Reader& reader, const Centre& centre, const Department& department,
                    Overview& overview) {
  const auto counted = reader.run(kTasks, counted_of(centre, department.code, overview.as_of));
  const auto of = [&](TaskCount count) { return counted.integer(0, static_cast<std::size_t>(count)); };
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
  Overview overview;
  centre.store.read([&](store::Reader& reader) {
    overview = {};
    overview.as_of = centre.clock();
    add_cases(reader, centre, actor.department, overview);
    overview.bad_ratings = count_bad_ratings(reader, centre, actor.department, overview.as_of);
    for (const Department& department : catalogue->departments)
      if (actor.department.empty() || department.code == actor.department)
        add_department(reader, centre, department, overview);
  });
  return overview;
}

}  // namespace yichuang::app
