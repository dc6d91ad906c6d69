// What sections, heads and managers look at: lists and numbers that are always equal, over the routes themselves.
#include <algorithm>

#include "app/casework/desk_queries.h"
#include "app/casework/task_actions.h"
#include "app/intake/filing.h"
#include "app/oversight/overview.h"
#include "core/delivery/handover.h"
#include "tests/scenarios/routes.h"

namespace yichuang::scenarios {
namespace {

class Desk : public RouteTest {
 protected:
  std::vector<std::string> items_listed(const Actor& actor, const std::string& tab) {
    const Answer answer = asks(actor, "/api/v1/desk/tasks?tab=" + tab);
    EXPECT_EQ(answer.status, 200);
    std::vector<std::string> items;
    for (const auto& task : answer.body.at("tasks").as_array())
      items.emplace_back(task.at("item").at("code").as_string());
    return items;
  }

  // Every number on the tabs is the length of its list, and the list's own total.
  void expect_counts_equal_lists(const Actor& actor) {
    const Answer counts = asks(actor, "/api/v1/desk/counts");
    for (const char* tab : {"to_do", "yellow", "red", "stopped", "waiting", "done"}) {
      const Answer list = asks(actor, std::string("/api/v1/desk/tasks?limit=100&tab=") + tab);
      EXPECT_EQ(counts.body.at(tab).to_number<std::size_t>(), list.body.at("tasks").as_array().size()) << tab;
      EXPECT_EQ(counts.body.at(tab), list.body.at("total")) << tab;
    }
  }
};

TEST_P(Desk, shows_a_section_its_own_items_the_soonest_due_first) {
  const CaseId kase = hall().files_pharmacy();
  EXPECT_EQ(hall().accepts(cast().clerk, kase), "done");
  EXPECT_EQ(items_listed(cast().market, "to_do"), std::vector<std::string>{kRegistration});
  EXPECT_EQ(items_listed(cast().market, "waiting"), (std::vector<std::string>{kDeviceRecord, kDrugLicence}));
  EXPECT_EQ(items_listed(cast().health, "to_do"), std::vector<std::string>{kHealthCheck});
  hall().at("2026-03-03T10:00");
  EXPECT_EQ(hall().grants(cast().market, kase, kRegistration), "done");
  EXPECT_EQ(hall().grants(cast().health, kase, kHealthCheck), "done");
  EXPECT_EQ(items_listed(cast().market, "to_do"), (std::vector<std::string>{kDeviceRecord, kDrugLicence}));
  EXPECT_EQ(items_listed(cast().market, "done"), std::vector<std::string>{kRegistration});
  expect_counts_equal_lists(cast().market);
  expect_counts_equal_lists(cast().health);
}

TEST_P(Desk, row_tells_light_days_left_and_whether_the_asker_may_decide) {
  const CaseId kase = hall().files_pharmacy();
  EXPECT_EQ(hall().accepts(cast().clerk, kase), "done");
  const auto row = [&](const Actor& actor) {
    return asks(actor, "/api/v1/desk/tasks?tab=to_do").body.at("tasks").at(0);
  };
  EXPECT_EQ(row(cast().market).at("applicant"), "简晓雯") << "as the page behind the row does";
  EXPECT_EQ(row(cast().market).at("left"), 1);
  EXPECT_EQ(row(cast().market).at("light"), "green");
  EXPECT_EQ(row(cast().market).at("version"), hall().load(kase).kase.version);
  EXPECT_EQ(row(cast().market).at("may_decide"), true);
  EXPECT_EQ(row(cast().deputy).at("may_decide"), false);
  EXPECT_EQ(row(cast().market_head).at("may_decide"), true);
  hall().at("2026-03-03T12:00");
  EXPECT_EQ(row(cast().market).at("light"), "yellow");
  hall().at("2026-03-06T00:00");
  EXPECT_EQ(row(cast().market).at("light"), "red");
  EXPECT_EQ(row(cast().market).at("left"), -3);
}

TEST_P(Desk, lights_move_between_the_tabs_by_themselves) {
  const CaseId kase = hall().files_pharmacy();
  EXPECT_EQ(hall().accepts(cast().clerk, kase), "done");
  for (const auto& [time, yellow, red] :
       std::vector<std::tuple<const char*, std::size_t, std::size_t>>{{"2026-03-03T11:59", 0, 0},
                                                                      {"2026-03-03T12:00", 1, 0},
                                                                      {"2026-03-05T23:59", 1, 0},
                                                                      {"2026-03-06T00:00", 0, 1}}) {
    hall().at(time);
    EXPECT_EQ(items_listed(cast().market, "yellow").size(), yellow) << time;
    EXPECT_EQ(items_listed(cast().market, "red").size(), red) << time;
    expect_counts_equal_lists(cast().market);
  }
}

TEST_P(Desk, pages_follow_one_another_without_gap_or_double) {
  for (int i = 0; i < 5; ++i) hall().files_pharmacy();
  std::vector<std::string> whole, paged;
  const Answer all = asks(cast().market, "/api/v1/desk/tasks?tab=waiting&limit=100");
  for (const auto& task : all.body.at("tasks").as_array()) whole.push_back(bj::serialize(task));
  EXPECT_EQ(whole.size(), 15U);
  std::string target = "/api/v1/desk/tasks?tab=waiting&limit=4";
  for (std::string next = "first"; !next.empty();) {
    const Answer page = asks(cast().market, target);
    ASSERT_EQ(page.status, 200);
    for (const auto& task : page.body.at("tasks").as_array()) paged.push_back(bj::serialize(task));
    next = page.body.as_object().contains("next") ? std::string(page.body.at("next").as_string()) : "";
    target = "/api/v1/desk/tasks?tab=waiting&limit=4&after=" + next;
  }
  EXPECT_EQ(paged, whole);
  EXPECT_EQ(asks(cast().market, "/api/v1/desk/tasks?after=nowhere").body.at("fields").at(0).at("code"),
            "unknown_page");
}

TEST_P(Desk, finds_a_case_by_number_or_by_the_beginning_of_a_name) {
  const CaseId kase = hall().files_pharmacy();
  hall().files_pharmacy();
  const std::string number = hall().load(kase).kase.filed.number;
  const auto found = [&](const std::string& words) {
    return asks(cast().market, "/api/v1/desk/tasks?tab=waiting&q=" + words)
        .body.at("tasks")
        .as_array()
        .size();
  };
  EXPECT_EQ(found(number), 3U);
  EXPECT_EQ(found("%E7%AE%80"), 6U);  // 简
  EXPECT_EQ(found("%E6%99%93"), 0U);  // 晓 is not how the name begins
}

TEST_P(Desk, decision_over_the_route_needs_version_and_key_and_answers_with_the_new_version) {
  const CaseId kase = hall().files_pharmacy();
  EXPECT_EQ(hall().accepts(cast().clerk, kase), "done");
  const auto version = hall().load(kase).kase.version;
  const std::string target = "/api/v1/cases/" + to_string(kase) + "/tasks/" + kRegistration + "/decision";
  EXPECT_EQ(posts(cast().market, target, R"({"outcome":"granted"})").status, 428);
  EXPECT_EQ(posts(cast().market, target, R"({"outcome":"granted"})", version - 1).status, 409);
  EXPECT_EQ(posts(cast().market, target, R"({"outcome":"perhaps"})", version).status, 400);
  const Answer denied = posts(cast().deputy, target, R"({"outcome":"granted"})", version);
  EXPECT_EQ(denied.status, 403);
  EXPECT_EQ(denied.code(), "letter_not_covering");
  // The text names item, organ and the post to turn to, in words.
  EXPECT_NE(std::string(denied.body.at("text").at("zh").as_string()).find("设立登记"), std::string::npos);
  EXPECT_NE(std::string(denied.body.at("text").at("zh").as_string()).find("主要负责人"), std::string::npos);
  // Later items wait for what the result says; what is left out is named in both languages.
  const Answer unsaid = posts(cast().market, target, R"({"outcome":"granted"})", version);
  EXPECT_EQ(unsaid.status, 400);
  const bj::value fault = unsaid.body.at("fields").at(0);
  EXPECT_EQ(fault.at("field"), "fields.credit_code");
  EXPECT_NE(std::string(fault.at("text").at("zh").as_string()).find("统一社会信用代码"), std::string::npos);
  EXPECT_NE(std::string(fault.at("text").at("en").as_string()).find("credit code"), std::string::npos);
  const Answer done = posts(cast().market, target,
                            R"({"outcome":"granted","fields":{"credit_code":"11500112DEM000014Y"}})", version);
  EXPECT_EQ(done.status, 200);
  EXPECT_EQ(done.body.at("version"), hall().load(kase).kase.version);
  EXPECT_EQ(hall().state(kase, kRegistration), "granted");
  hall().expect_rows_right(kase);
}

TEST_P(Desk, photographs_of_a_site_check_must_be_the_officers_own) {
  const CaseId kase = hall().files_pharmacy({{"devices", "none"}});
  EXPECT_EQ(hall().accepts(cast().clerk, kase), "done");
  const std::string own = hall().upload(cast().market);
  const auto record = [&](const Actor& actor) {
    return posts(
        actor, "/api/v1/cases/" + to_string(kase) + "/site-visit",
        R"({"items":["business-registration"],"officers":[{"name":"李文博","certificate":"1"},)"
        R"({"name":"冯楠","certificate":"2"}],"visited_at":"2026-03-02T09:00","place":"店","findings":"合格",)"
        R"("passed":true,"person_present":"简晓雯","files":[")" +
            own + R"("]})",
        hall().load(kase).kase.version);
  };
  const Answer refused = record(cast().deputy);
  EXPECT_EQ(refused.status, 400);
  EXPECT_EQ(refused.body.at("fields").at(0).at("field"), "files[0]");
  EXPECT_EQ(record(cast().market).status, 200);
}

TEST_P(Desk, archive_takes_an_empty_object_and_nothing_else) {
  const CaseId kase = hall().files_pharmacy();
  const std::string target = "/api/v1/cases/" + to_string(kase) + "/archive";
  const auto version = hall().load(kase).kase.version;
  EXPECT_EQ(posts(cast().clerk, target, R"({"note":"x"})", version).status, 400);
  EXPECT_EQ(posts(cast().clerk, target, "{}", version).code(), "tasks_open");
}

TEST_P(Desk, letters_are_issued_and_revoked_over_the_routes) {
  const std::string body = R"({"grantee":")" + to_string(cast().deputy.person) +
                           R"(","grants":[{"power":"decide","items":["business-registration"]}],)"
                           R"("valid_from":"2026-03-02","valid_to":"2026-12-31"})";
  const Answer issued = posts(cast().market_head, "/api/v1/letters", body);
  ASSERT_EQ(issued.status, 201) << issued.code();
  const std::string id(issued.body.at("id").as_string());
  EXPECT_EQ(asks(cast().deputy, "/api/v1/letters?mine=true").body.at("letters").at(0).at("id"),
            bj::value(id));
  const Answer revoked =
      posts(cast().market_head, "/api/v1/letters/" + id + "/revocation", R"({"reason":"岗位调整"})");
  EXPECT_EQ(revoked.status, 200) << revoked.code();
  EXPECT_EQ(asks(cast().deputy, "/api/v1/letters?mine=true").body.at("letters").at(0).at("state"), "revoked");
}

TEST_P(Desk, manager_sees_numbers_that_equal_the_lists) {
  const CaseId first = hall().files_pharmacy(), second = hall().files_pharmacy(),
               silent = hall().files_pharmacy();
  EXPECT_EQ(hall().accepts(cast().clerk, first), "done");
  EXPECT_EQ(hall().gives_notice(cast().clerk, second, {{"premises-proof", "expired"}}), "done");
  auto overview = app::count_overview(hall().centre(), cast().manager);
  EXPECT_EQ(overview.received_today, 3);
  EXPECT_EQ(overview.to_examine, 1);
  EXPECT_EQ(overview.in_correction, 1);
  EXPECT_EQ(overview.in_hand, 3);  // registration and health check of the first, health check of the second
  EXPECT_EQ(overview.deemed_accepted, 0);
  hall().at("2026-03-10T09:00");
  overview = app::count_overview(hall().centre(), cast().manager);
  EXPECT_EQ(overview.received_today, 0);
  EXPECT_EQ(overview.to_examine, 0);
  EXPECT_EQ(overview.deemed_accepted, 2);
  EXPECT_EQ(overview.in_hand, 5);
  // Both registrations are past three days; the health check knows no statutory limit.
  EXPECT_EQ(overview.red, 2);
  EXPECT_EQ(overview.yellow, 3);
  EXPECT_EQ(hall().grants(cast().market, first, kRegistration), "done");
  EXPECT_EQ(hall().hands_over(cast().issuer, first, {kRegistration}), "done");
  EXPECT_EQ(hall().grants(cast().health, silent, kHealthCheck), "done");
  overview = app::count_overview(hall().centre(), cast().manager);
  EXPECT_EQ(overview.decided_today, 2);
  EXPECT_EQ(overview.handed_over_today, 1);
  EXPECT_EQ(overview.to_hand_over, 1);
  expect_counts_equal_lists(cast().market);
  std::int64_t in_hand = 0, decided = 0;
  for (const auto& one : overview.departments) {
    in_hand += one.in_hand;
    decided += one.decided_today;
  }
  EXPECT_EQ(in_hand, overview.in_hand);
  EXPECT_EQ(decided, overview.decided_today);
  EXPECT_EQ(asks(cast().manager, "/api/v1/overview").body.at("in_hand"), overview.in_hand);
}

TEST_P(Desk, stopped_items_stand_in_their_own_tab) {
  const auto taken =
      app::file_case(hall().centre(), hall().command(cast().construction), hall().environmental_report());
  const CaseId kase = *parse_id<CaseId>(taken->id);
  EXPECT_EQ(hall().accepts(cast().construction, kase), "done");
  EXPECT_EQ(hall().does(cast().ecology, kase, app::stopping({"hearing", "区生态环境局", 20}, kEnvironment)),
            "done");
  EXPECT_EQ(items_listed(cast().ecology, "stopped"), std::vector<std::string>{kEnvironment});
  EXPECT_EQ(items_listed(cast().ecology, "to_do"), std::vector<std::string>{});
  EXPECT_EQ(app::count_overview(hall().centre(), cast().manager).stopped, 1);
  hall().at("2026-03-20T09:00");
  expect_counts_equal_lists(cast().ecology);
}

YICHUANG_ON_BOTH_ENGINES(Desk);

}  // namespace
}  // namespace yichuang::scenarios
