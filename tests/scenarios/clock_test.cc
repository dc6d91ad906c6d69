// The clocks of items in hand: publicity inside the limit, special procedures that stop it, extensions by the head.
#include "app/casework/task_actions.h"
#include "app/intake/case_lists.h"
#include "app/intake/case_queries.h"
#include "app/intake/filing.h"
#include "core/casework/clocks.h"
#include "tests/scenarios/hall.h"

namespace yichuang::scenarios {
namespace {

class Clocks : public ScenarioTest {
 protected:
  // The manufacturer's report form, accepted at the construction window on Monday 2 March.
  CaseId report_accepted() {
    const auto taken =
        app::file_case(hall().centre(), hall().command(cast().construction), hall().environmental_report());
    EXPECT_TRUE(taken.ok());
    const CaseId kase = *parse_id<CaseId>(taken->id);
    EXPECT_EQ(hall().accepts(cast().construction, kase), "done");
    return kase;
  }
  std::string posts(CaseId kase, const std::string& code, Date from, Date to) {
    return hall().does(cast().ecology, kase,
                       app::posting_publicity({code, from, to, "区政务网"}, kEnvironment));
  }
  std::string stops(const Actor& actor, CaseId kase, const std::string& procedure,
                    const std::string& item = kEnvironment) {
    return hall().does(actor, kase, app::stopping({procedure, "区生态环境局", 20}, item));
  }
  std::string resumes(const Actor& actor, CaseId kase) {
    return hall().does(actor, kase, app::ending_stop({"听证笔录已形成"}, kEnvironment));
  }
  std::string extends(const Actor& actor, CaseId kase, const std::string& item, int days) {
    return hall().does(actor, kase, app::extending({days, "材料需要进一步核实"}, item));
  }
  std::string statutory_due(CaseId kase, const std::string& item) {
    const auto loaded = hall().load(kase);
    const auto clocks =
        clocks_of(loaded.matter(hall().centre()), *loaded.kase.task(item), hall().centre().clock());
    return to_string(clocks->statutory->date);
  }
};

TEST_P(Clocks, report_with_two_publicity_periods_is_decided_on_the_last_day_of_the_second) {
  const CaseId kase = report_accepted();
  EXPECT_EQ(hall().promised_due(kase, kEnvironment), "2026-03-18");  // twelve working days
  EXPECT_EQ(statutory_due(kase, kEnvironment), "2026-04-01");  // thirty calendar days
  EXPECT_EQ(hall().grants(cast().ecology, kase, kEnvironment), "publicity_missing");
  EXPECT_EQ(posts(kase, "decision", {2026, 3, 2}, {2026, 3, 9}), "publicity_out_of_order");
  EXPECT_EQ(posts(kase, "acceptance", {2026, 3, 2}, {2026, 3, 6}), "to: publicity_too_short");
  EXPECT_EQ(posts(kase, "acceptance", {2026, 3, 2}, {2026, 3, 9}), "done");
  EXPECT_EQ(posts(kase, "acceptance", {2026, 3, 2}, {2026, 3, 9}), "publicity_already_posted");
  hall().at("2026-03-10T09:00");
  EXPECT_EQ(posts(kase, "decision", {2026, 3, 9}, {2026, 3, 17}), "from: publicity_overlaps");
  EXPECT_EQ(posts(kase, "decision", {2026, 3, 10}, {2026, 3, 17}), "done");
  hall().at("2026-03-16T17:00");
  EXPECT_EQ(hall().grants(cast().ecology, kase, kEnvironment), "publicity_not_over");
  hall().at("2026-03-17T17:00");
  EXPECT_EQ(hall().promised_due(kase, kEnvironment), "2026-03-18") << "publicity does not stop the clock";
  EXPECT_EQ(hall().grants(cast().ecology, kase, kEnvironment), "done");
  EXPECT_EQ(hall().state(kase), "decided");
}

TEST_P(Clocks, hearing_stops_the_clocks_and_its_end_moves_the_due_dates) {
  const CaseId kase = report_accepted();
  hall().at("2026-03-04T09:00");
  EXPECT_EQ(stops(cast().ecology, kase, "expert_review"), "procedure: procedure_not_listed");
  EXPECT_EQ(stops(cast().ecology, kase, "hearing"), "done");
  EXPECT_EQ(hall().state(kase, kEnvironment), "stopped");
  EXPECT_EQ(hall().documents(kase, DocumentKind::special_procedure_notice), 1);
  EXPECT_EQ(stops(cast().ecology, kase, "hearing"), "clock_already_stopped");
  EXPECT_EQ(hall().grants(cast().ecology, kase, kEnvironment), "clock_stopped");
  // While it stands still the rows of the lists stay true, whatever day it is.
  hall().at("2026-03-09T09:00");
  hall().expect_rows_right(kase);
  hall().at("2026-03-11T16:00");
  EXPECT_EQ(resumes(cast().ecology, kase), "done");
  EXPECT_EQ(resumes(cast().ecology, kase), "clock_not_stopped");
  // 5–11 March do not count: five working days and seven calendar days later.
  EXPECT_EQ(hall().promised_due(kase, kEnvironment), "2026-03-25");
  EXPECT_EQ(statutory_due(kase, kEnvironment), "2026-04-08");
}

TEST_P(Clocks, promised_day_of_the_whole_case_moves_with_its_item_on_every_page) {
  const CaseId kase = report_accepted();
  const auto promised = [&]() -> std::string {
    const auto view = app::view_case(hall().centre(), cast().firm, kase);
    const auto list = app::list_cases(hall().centre(), cast().firm, {app::Scope::mine, "", "", "", 0, 10});
    EXPECT_EQ(view->promised_on, list->cases.at(0).promised_on);
    return view->promised_on ? to_string(*view->promised_on) : "unknown";
  };
  const Date before = *parse_date(promised());
  hall().at("2026-03-04T09:00");
  EXPECT_EQ(stops(cast().ecology, kase, "hearing"), "done");
  EXPECT_EQ(promised(), "unknown");
  hall().at("2026-03-11T16:00");
  EXPECT_EQ(promised(), "unknown");
  EXPECT_EQ(resumes(cast().ecology, kase), "done");
  EXPECT_EQ(hall().centre().calendar.working_between(before, *parse_date(promised())), 5);
}

TEST_P(Clocks, light_turns_yellow_and_red_by_itself) {
  const CaseId kase = hall().files_pharmacy();
  EXPECT_EQ(hall().accepts(cast().clerk, kase), "done");
  EXPECT_EQ(hall().light(kase, kRegistration), "green");
  hall().at("2026-03-03T11:59");
  EXPECT_EQ(hall().light(kase, kRegistration), "green");
  hall().at("2026-03-03T12:00");
  EXPECT_EQ(hall().light(kase, kRegistration), "yellow");
  hall().at("2026-03-05T23:59");
  EXPECT_EQ(hall().light(kase, kRegistration), "yellow");
  hall().at("2026-03-06T00:00");
  EXPECT_EQ(hall().light(kase, kRegistration), "red");
  hall().expect_rows_right(kase);
}

TEST_P(Clocks, limit_is_extended_once_and_only_by_the_head) {
  const CaseId kase = hall().files_pharmacy();
  EXPECT_EQ(hall().accepts(cast().clerk, kase), "done");
  EXPECT_EQ(extends(cast().market, kase, kRegistration, 3), "only_head_extends");
  EXPECT_EQ(extends(cast().market_head, kase, kHealthCheck, 3), "only_head_extends");
  EXPECT_EQ(extends(cast().market_head, kase, kRegistration, 4), "days: extension_too_long");
  EXPECT_EQ(extends(cast().market_head, kase, kRegistration, 3), "done");
  EXPECT_EQ(extends(cast().market_head, kase, kRegistration, 3), "already_extended");
  EXPECT_EQ(statutory_due(kase, kRegistration), "2026-03-10");
  EXPECT_EQ(hall().documents(kase, DocumentKind::extension_notice), 1);
}

TEST_P(Clocks, limit_that_has_passed_is_not_extended) {
  const CaseId kase = hall().files_pharmacy();
  EXPECT_EQ(hall().accepts(cast().clerk, kase), "done");
  hall().at("2026-03-06T00:00");
  EXPECT_EQ(extends(cast().market_head, kase, kRegistration, 3), "limit_passed");
}

YICHUANG_ON_BOTH_ENGINES(Clocks);

}  // namespace
}  // namespace yichuang::scenarios
