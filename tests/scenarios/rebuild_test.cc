// What nobody touches is derived anew: after a new notice of public holidays, and when rows are lost or wrong.
#include "app/intake/rebuild.h"

#include <filesystem>
#include <fstream>

#include "app/calendar/calendar_file.h"
#include "tests/scenarios/hall.h"

namespace yichuang::scenarios {
namespace {

class Rebuilding : public ScenarioTest {
 protected:
  // As if the State Council had given this day off as well.
  void day_off(const std::string& day) {
    const std::string folder = database_->directory() + "/noticed";
    std::filesystem::create_directories(folder);
    std::filesystem::copy("catalogue/calendar", folder + "/calendar",
                          std::filesystem::copy_options::recursive);
    std::vector<std::string> rows{day + ",rest,春节"};
    std::string head;
    std::ifstream was("catalogue/calendar/holidays.csv");
    std::getline(was, head);
    for (std::string row; std::getline(was, row);) rows.push_back(row);
    std::sort(rows.begin(), rows.end());
    std::ofstream is(folder + "/calendar/holidays.csv");
    is << head << '\n';
    for (const std::string& row : rows) is << row << '\n';
    is.close();
    const auto calendar = app::read_calendar(assets::Assets::directory(folder));
    ASSERT_TRUE(calendar.ok()) << calendar.refusal().values.front().second;
    hall().follow(*calendar);
  }
  std::string due_in_list(CaseId kase, const std::string& item) {
    static const sql::Statement due{
        "test/due", "SELECT promised_due FROM task_row WHERE district = $1 AND id = $2 AND item = $3"};
    std::string found = "no row";
    hall().centre().store.read([&](store::Reader& reader) {
      const auto rows = reader.run(due, {hall().centre().district, kase.value, item});
      if (!rows.empty()) found = rows.text(0, 0);
    });
    return found;
  }
  void change(const sql::Statement& statement, CaseId kase) {
    store::WriteSet set;
    set.rows.push_back({&statement, {hall().centre().district, kase.value}, true});
    ASSERT_EQ(hall().centre().store.apply(set), store::Applied::done);
  }
};

TEST_P(Rebuilding, after_a_new_notice_untouched_cases_are_due_when_it_says_and_a_second_run_changes_nothing) {
  const CaseId first = hall().files_pharmacy(), second = hall().files_pharmacy();
  EXPECT_EQ(hall().accepts(cast().clerk, first), "done");
  EXPECT_EQ(hall().accepts(cast().clerk, second), "done");
  EXPECT_EQ(app::rebuild_lists(hall().centre()).rows, 0) << "acts leave nothing to put right";
  day_off("2026-03-03");
  EXPECT_EQ(due_in_list(first, kHealthCheck), due_in_list(second, kHealthCheck));
  const std::string counted = due_in_list(first, kHealthCheck);
  const app::Rebuilt rebuilt = app::rebuild_lists(hall().centre());
  EXPECT_EQ(rebuilt.cases, 2);
  EXPECT_GT(rebuilt.rows, 0);
  for (const CaseId kase : {first, second}) {
    EXPECT_EQ(due_in_list(kase, kHealthCheck), hall().promised_due(kase, kHealthCheck));
    EXPECT_NE(due_in_list(kase, kHealthCheck), counted) << "a day later at least";
    hall().expect_rows_right(kase);
  }
  EXPECT_EQ(app::rebuild_lists(hall().centre()).rows, 0);
}

TEST_P(Rebuilding, rows_that_are_lost_or_wrong_are_put_right_and_counted) {
  const CaseId kase = hall().files_pharmacy(), sound = hall().files_pharmacy();
  EXPECT_EQ(hall().accepts(cast().clerk, kase), "done");
  static const sql::Statement lost{
      "test/lose_task",
      "DELETE FROM task_row WHERE district = $1 AND id = $2 AND item = 'business-registration'"};
  static const sql::Statement wrong{"test/spoil_case",
                                    "UPDATE case_row SET state = 'archived' WHERE district = $1 AND id = $2"};
  static const sql::Statement untied{"test/untie", "DELETE FROM case_tie WHERE district = $1 AND id = $2"};
  change(lost, kase);
  change(wrong, kase);
  change(untied, kase);
  EXPECT_EQ(app::rebuild_lists(hall().centre()).rows, 3);
  hall().expect_rows_right(kase);
  hall().expect_rows_right(sound);
  EXPECT_EQ(app::rebuild_lists(hall().centre()).rows, 0);
}

YICHUANG_ON_BOTH_ENGINES(Rebuilding);

}  // namespace
}  // namespace yichuang::scenarios
