#include "app/oversight/overview.h"

#include "app/oversight/overview_counts.h"
#include "app/oversight/overview_lists.h"

namespace yichuang::app {
namespace {

// Each number of cases, and the list it equals (list_counted_cases):
//   received_today     cases received on this legal day
//   to_examine         cases waiting at the windows
//   in_correction      cases whose notice is not answered
const sql::Statement kCases{
    "oversight/count_cases",
    "SELECT (SELECT count(*) FROM case_row WHERE district = $1 AND received_on = $2), "
    "(SELECT count(*) FROM case_row WHERE district = $1 AND state = 'received'), "
    "(SELECT count(*) FROM case_row WHERE district = $1 AND state = 'correction')"};

#define COUNTED(count) "(SELECT count(*) FROM task_row t WHERE " YICHUANG_TASK_OF_DEPARTMENT count ")"
// In the order of TaskCount.
const sql::Statement kTasks{
    "oversight/count_tasks",
    "SELECT " COUNTED(YICHUANG_TASK_TO_DO) ", " COUNTED(YICHUANG_TASK_STOPPED) ", "
    COUNTED(YICHUANG_TASK_YELLOW) ", " COUNTED(YICHUANG_TASK_RED) ", "
    COUNTED(YICHUANG_TASK_DEEMED_ACCEPTED) ", " COUNTED(YICHUANG_TASK_DECIDED_TODAY) ", "
    COUNTED(YICHUANG_TASK_TO_HAND_OVER) ", " COUNTED(YICHUANG_TASK_HANDED_OVER_TODAY)};

std::string first_day_of(int year) { return to_string(Date{year, 1, 1}); }

void add_cases(store::Reader& reader, const Centre& centre, Overview& overview) {
  const auto row = reader.run(kCases, {centre.district, to_string(legal_day(overview.as_of))});
  overview.received_today = row.integer(0, 0);
  overview.to_examine = row.integer(0, 1);
  overview.in_correction = row.integer(0, 2);
}

void add_department(store::Reader& reader, const Centre& centre, const Department& department,
                    Overview& overview) {
  const auto counted = count_tasks_of(reader, counted_of(centre, department.code, overview.as_of));
  const auto of = [&](TaskCount count) { return counted[static_cast<std::size_t>(count)]; };
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

std::array<std::int64_t, 8> count_tasks_of(store::Reader& reader, const sql::Params& department) {
  const auto row = reader.run(kTasks, department);
  std::array<std::int64_t, 8> counted{};
  for (std::size_t at = 0; at < counted.size(); ++at) counted[at] = row.integer(0, at);
  return counted;
}

Overview count_overview(const Centre& centre) {
  const auto catalogue = centre.catalogues.current();
  Overview overview;
  centre.store.read([&](store::Reader& reader) {
    overview = {};
    overview.as_of = centre.clock();
    add_cases(reader, centre, overview);
    for (const Department& department : catalogue->departments)
      add_department(reader, centre, department, overview);
  });
  return overview;
}

}  // namespace yichuang::app
