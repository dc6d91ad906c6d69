#include "app/oversight/overview.h"

#include <map>

#include "app/casework/desk_queries.h"

namespace yichuang::app {
namespace {

// Each number, and the list it equals:
//   received_today     cases received on this legal day            GET /cases?scope=all
//   to_examine         cases waiting at the windows                GET /cases?scope=all&state=received
//   in_correction      cases whose notice is not answered          GET /cases?scope=all&state=correction
//   to_hand_over       sum of the results of the issuing list      GET /cases?scope=issue
const sql::Statement kCases{
    "oversight/count_cases",
    "SELECT (SELECT count(*) FROM case_row WHERE district = $1 AND received_on = $2), "
    "(SELECT count(*) FROM case_row WHERE district = $1 AND state = 'received'), "
    "(SELECT count(*) FROM case_row WHERE district = $1 AND state = 'correction'), "
    "(SELECT coalesce(sum(to_hand_over), 0) FROM case_row WHERE district = $1 AND to_hand_over > 0)"};
//   deemed_accepted    items accepted by silence this year: $2 and $3 are the first days of this year and the next
//   handed_over_today  results handed over on this legal day: from $4 until before $5
const sql::Statement kTasks{
    "oversight/count_tasks",
    "SELECT (SELECT count(*) FROM task_row WHERE district = $1 AND ground = 'silence' "
    "AND accepted_on >= $2 AND accepted_on < $3), "
    "(SELECT count(*) FROM task_row WHERE district = $1 AND handed_over_at >= $4 AND handed_over_at < $5)"};
//   decided_today      items decided on this legal day, by department and in all
const sql::Statement kDecided{
    "oversight/count_decided",
    "SELECT department, count(*) FROM task_row WHERE district = $1 AND decided_at >= $2 "
    "AND decided_at < $3 GROUP BY department"};
//   in_hand, stopped, yellow, red: the tabs of the departments' desks (casework/desk_tabs.h), by department and added up

std::string first_day_of(int year) { return to_string(Date{year, 1, 1}); }

struct Counting {
  store::Reader& reader;
  const Centre& centre;
  Overview& overview;
  Date today;

  std::int64_t day_begins() const { return start_of(today).ms; }
  std::int64_t day_ends() const { return start_of(today + CalendarDays{1}).ms; }

  void cases() const {
    const auto row = reader.run(kCases, {centre.district, to_string(today)});
    overview.received_today = row.integer(0, 0);
    overview.to_examine = row.integer(0, 1);
    overview.in_correction = row.integer(0, 2);
    overview.to_hand_over = row.integer(0, 3);
  }

  void tasks() const {
    const auto row = reader.run(kTasks, {centre.district, first_day_of(today.year()),
                                         first_day_of(today.year() + 1), day_begins(), day_ends()});
    overview.deemed_accepted = row.integer(0, 0);
    overview.handed_over_today = row.integer(0, 1);
  }

  void departments(const Catalogue& catalogue) const {
    std::map<std::string, std::int64_t> decided;
    const auto rows = reader.run(kDecided, {centre.district, day_begins(), day_ends()});
    for (std::size_t row = 0; row < rows.size(); ++row) {
      decided[rows.text(row, 0)] = rows.integer(row, 1);
      overview.decided_today += rows.integer(row, 1);
    }
    for (const Department& department : catalogue.departments) {
      const DeskCounts desk = count_tasks(reader, centre, department.code, overview.as_of);
      overview.in_hand += desk.to_do;
      overview.stopped += desk.stopped;
      overview.yellow += desk.yellow;
      overview.red += desk.red;
      overview.departments.push_back({{department.code, {department.name.zh, department.name.en}},
                                      desk.to_do,
                                      desk.yellow,
                                      desk.red,
                                      decided[department.code]});
    }
  }
};

}  // namespace

Overview count_overview(const Centre& centre) {
  const auto catalogue = centre.catalogues.current();
  Overview overview;
  centre.store.read([&](store::Reader& reader) {
    overview = {};
    overview.as_of = centre.clock();
    const Counting counting{reader, centre, overview, legal_day(overview.as_of)};
    counting.cases();
    counting.tasks();
    counting.departments(*catalogue);
  });
  return overview;
}

}  // namespace yichuang::app
