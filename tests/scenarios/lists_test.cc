// Numbers and the lists behind them: what the manager's page counts, and what the issuing window has to do. A number is
// never anything but the length of its list, whoever did what in between.
#include <cstdio>
#include <set>

#include "app/casework/task_actions.h"
#include "app/intake/filing.h"
#include "tests/scenarios/routes.h"

namespace yichuang::scenarios {
namespace {

const std::vector<std::string> kTaskCounts{"in_hand",      "stopped",          "yellow",
                                           "red",          "deemed_accepted",  "decided_today",
                                           "to_hand_over", "handed_over_today"};
const std::vector<std::string> kCaseCounts{"received_today", "to_examine", "in_correction"};

class Lists : public RouteTest {
 protected:
  // The rows of a list, page by page, each as "number item".
  std::vector<std::string> rows(const Actor& actor, const std::string& target, const std::string& member) {
    std::vector<std::string> found;
    for (std::string after; after != "end";) {
      const Answer page = asks(actor, target + "&limit=2" + (after.empty() ? "" : "&after=" + after));
      EXPECT_EQ(page.status, 200) << target;
      if (page.status != 200) return found;
      for (const auto& row : page.body.at(member).as_array()) {
        const auto* item = row.as_object().if_contains("item");
        found.push_back(std::string(row.at("number").as_string()) +
                        (item ? " " + std::string(item->at("code").as_string()) : ""));
      }
      const auto* next = page.body.as_object().if_contains("next");
      after = next ? std::string(next->as_string()) : "end";
    }
    return found;
  }

  std::size_t length(const Actor& actor, const std::string& target, const std::string& member) {
    const auto all = rows(actor, target, member);
    EXPECT_EQ(std::set<std::string>(all.begin(), all.end()).size(), all.size())
        << target << " shows a row twice";
    EXPECT_EQ(asks(actor, target).body.at("total"), bj::value(all.size())) << target;
    return all.size();
  }

  void expect_every_number_opens_its_list() { expect_every_number_opens_its_list(cast().manager); }
  void expect_every_number_opens_its_list(const Actor& manager) {
    const bj::value now = asks(manager, "/api/v1/overview").body;
    for (const std::string& count : kTaskCounts)
      EXPECT_EQ(now.at(count), length(manager, "/api/v1/overview/tasks?count=" + count, "tasks")) << count;
    for (const std::string& count : kCaseCounts)
      EXPECT_EQ(now.at(count), length(manager, "/api/v1/overview/cases?count=" + count, "cases")) << count;
    for (const auto& department : now.at("departments").as_array())
      for (const char* count : {"in_hand", "stopped", "yellow", "red", "decided_today"}) {
        const std::string code(department.at("department").at("code").as_string());
        EXPECT_EQ(
            department.at(count),
            length(manager, "/api/v1/overview/tasks?count=" + std::string(count) + "&department=" + code,
                   "tasks"))
            << code << " " << count;
      }
  }
  static std::string encoded(const std::string& words) {
    std::string text;
    for (const char c : words) {
      char hex[4];
      std::snprintf(hex, sizeof hex, "%%%02X", static_cast<unsigned char>(c));
      text += hex;
    }
    return text;
  }
  // So many cases of a list are found by these words, and its total says so.
  std::size_t found(const Actor& actor, const std::string& list, const std::string& words,
                    const std::string& member = "cases") {
    return length(actor, list + "&q=" + encoded(words), member);
  }

  std::size_t issuing(const std::string& tab) {
    return length(cast().issuer, "/api/v1/issue/cases?tab=" + tab, "cases");
  }
  void expect_issuing_counts_equal_lists() {
    const bj::value counts = asks(cast().issuer, "/api/v1/issue/counts").body;
    for (const char* tab : {"ready", "uncollected", "today", "complete"})
      EXPECT_EQ(counts.at(tab), issuing(tab)) << tab;
  }
};

TEST_P(Lists, every_number_of_the_manager_opens_a_list_of_that_length) {
  expect_every_number_opens_its_list();
  const CaseId worked = hall().files_pharmacy(), faulty = hall().files_pharmacy();
  hall().files_pharmacy();
  EXPECT_EQ(hall().accepts(cast().clerk, worked), "done");
  EXPECT_EQ(hall().gives_notice(cast().clerk, faulty, {{"premises-proof", "expired"}}), "done");
  const auto report =
      app::file_case(hall().centre(), hall().command(cast().construction), hall().environmental_report());
  ASSERT_TRUE(report.ok());
  const CaseId heard = *parse_id<CaseId>(report->id);
  EXPECT_EQ(hall().accepts(cast().construction, heard), "done");
  EXPECT_EQ(hall().does(cast().ecology, heard, app::stopping({"hearing", "区生态环境局", 20}, kEnvironment)),
            "done");
  expect_every_number_opens_its_list();
  // The third case is accepted by silence, registrations turn red, the health checks yellow.
  hall().at("2026-03-10T09:00");
  EXPECT_EQ(asks(cast().manager, "/api/v1/overview").body.at("deemed_accepted"), 2);
  expect_every_number_opens_its_list();
  EXPECT_EQ(hall().grants(cast().market, worked, kRegistration), "done");
  EXPECT_EQ(hall().grants(cast().health, worked, kHealthCheck), "done");
  expect_every_number_opens_its_list();
  EXPECT_EQ(hall().hands_over(cast().issuer, worked, {kRegistration}), "done");
  expect_every_number_opens_its_list();
  EXPECT_EQ(rows(cast().manager, "/api/v1/overview/tasks?count=handed_over_today", "tasks").size(), 1U);
  hall().at("2027-01-04T09:00");
  EXPECT_EQ(asks(cast().manager, "/api/v1/overview").body.at("handed_over_today"), 0);
  expect_every_number_opens_its_list();
}

TEST_P(Lists, length_of_a_departments_list_is_counted_to_a_thousand_and_then_says_that_there_are_more) {
  const CaseId kase = hall().files_pharmacy();
  EXPECT_EQ(hall().accepts(cast().clerk, kase), "done");
  // Copies of one item, told apart by the case they are of.
  static const sql::Statement copy{
      "test/copy_tasks",
      "INSERT INTO task_row (district, id, item, number, package, department, applicant_name, state, "
      "accepted_on, "
      "promised_due, statutory_due, yellow_at, red_at, instant, decided_at, ground, due_order, "
      "handed_over_at) "
      "WITH RECURSIVE copies(n) AS (SELECT CAST($2 AS INTEGER) UNION ALL SELECT n + 1 FROM copies WHERE "
      "n < CAST($3 AS INTEGER)) SELECT t.district, -copies.n, t.item, t.number, t.package, t.department, "
      "t.applicant_name, t.state, t.accepted_on, t.promised_due, t.statutory_due, t.yellow_at, t.red_at, "
      "t.instant, "
      "t.decided_at, t.ground, t.due_order, t.handed_over_at FROM task_row t, copies WHERE t.district = $1 "
      "AND "
      "t.id = $4 AND t.item = 'business-registration'"};
  const auto copies = [&](std::int64_t first, std::int64_t last) {
    store::WriteSet set;
    set.rows.push_back({&copy, {hall().centre().district, first, last, kase.value}, false});
    ASSERT_EQ(hall().centre().store.apply(set), store::Applied::done);
  };
  const std::string all = "/api/v1/overview/tasks?count=in_hand", one = all + "&department=market-regulation";
  copies(1, 998);
  EXPECT_EQ(asks(cast().manager, all).body.at("total"), 1000);
  EXPECT_EQ(asks(cast().manager, all).body.at("more"), false);
  copies(999, 999);
  EXPECT_EQ(asks(cast().manager, all).body.at("total"), 1000);
  EXPECT_EQ(asks(cast().manager, all).body.at("more"), true);
  EXPECT_EQ(asks(cast().manager, one).body.at("total"), 1000);
  EXPECT_EQ(asks(cast().manager, one).body.at("more"), false);
  EXPECT_EQ(asks(cast().manager, "/api/v1/overview").body.at("in_hand"), 1001)
      << "the number itself is whole";
}

TEST_P(Lists, list_asked_for_wrongly_is_refused) {
  const std::string target = "/api/v1/overview/tasks?count=red";
  EXPECT_EQ(asks(cast().manager, target + "&department=nowhere").status, 400);
  EXPECT_EQ(asks(cast().manager, target + "&after=nowhere").status, 400);
  EXPECT_EQ(asks(cast().manager, "/api/v1/overview/tasks?count=mood").status, 400);
  EXPECT_EQ(asks(cast().manager, "/api/v1/overview/tasks").status, 400);
}

TEST_P(Lists, manager_from_whom_names_are_masked_finds_by_number_and_package_and_by_nobodys_name) {
  const CaseId kase = hall().files_pharmacy();
  hall().files_pharmacy();
  ASSERT_TRUE(
      app::file_case(hall().centre(), hall().command(cast().construction), hall().environmental_report())
          .ok());
  EXPECT_EQ(hall().accepts(cast().clerk, kase), "done");
  const std::string number = hall().load(kase).kase.filed.number;
  Actor of_department = cast().manager;
  of_department.department = "market-regulation";
  const std::string items = "/api/v1/overview/tasks?count=in_hand";
  for (const char* list :
       {"/api/v1/cases?scope=all", "/api/v1/cases?scope=all&state=received",
        "/api/v1/overview/cases?count=received_today", "/api/v1/overview/cases?count=to_examine"})
    for (const Actor& manager : {cast().manager, of_department}) {
      const std::size_t pharmacies =
          std::string(list).find("received_today") != std::string::npos || std::string(list).ends_with("all")
              ? 2
              : 1;
      EXPECT_EQ(found(manager, list, "药店"), pharmacies) << list;
      EXPECT_EQ(found(manager, list, number), pharmacies - 1) << list << ": one is accepted";
      for (const char* name : {"简", "简晓雯", "安徽", "500112198803162042", "13800230001"})
        EXPECT_EQ(found(manager, list, name), 0U) << list << " " << name;
    }
  EXPECT_EQ(found(cast().manager, items, number, "tasks"), 2U);
  EXPECT_EQ(found(cast().manager, items, "open a PHARMACY", "tasks"), 2U);
  EXPECT_EQ(found(cast().manager, items, "店", "tasks"), 2U) << "several packages are called so";
  EXPECT_EQ(found(cast().manager, items, "环评", "tasks"), 0U);
  EXPECT_EQ(found(of_department, items, "药店", "tasks"), 1U);
  for (const char* name : {"简", "简晓雯", "500112198803162042"})
    EXPECT_EQ(found(cast().manager, items, name, "tasks"), 0U) << name;
  EXPECT_EQ(asks(cast().manager, items).body.at("tasks").at(0).at("applicant"), "简**");
}

TEST_P(Lists, mask_the_name_of_a_person_and_show_that_of_a_firm) {
  hall().files_pharmacy();
  const auto report =
      app::file_case(hall().centre(), hall().command(cast().construction), hall().environmental_report());
  ASSERT_TRUE(report.ok());
  const auto cases = asks(cast().manager, "/api/v1/cases?scope=all").body.at("cases");
  std::map<std::string, std::string> names;
  for (const auto& one : cases.as_array())
    names[one.at("package").at("code").as_string().c_str()] = one.at("applicant").as_string().c_str();
  EXPECT_EQ(names.at("open-pharmacy"), "简**");
  EXPECT_EQ(names.at("environmental-report").find('*'), std::string::npos)
      << names.at("environmental-report");
}

TEST_P(Lists, manager_of_one_department_counts_and_lists_that_department_alone) {
  const CaseId worked = hall().files_pharmacy();
  hall().files_pharmacy();
  const auto report =
      app::file_case(hall().centre(), hall().command(cast().construction), hall().environmental_report());
  ASSERT_TRUE(report.ok());
  EXPECT_EQ(hall().accepts(cast().clerk, worked), "done");
  EXPECT_EQ(hall().accepts(cast().construction, *parse_id<CaseId>(report->id)), "done");
  hall().files_pharmacy();
  struct Row {
    const char* department;
    int received_today, to_examine, in_hand;
  };
  // Each pharmacy asks its registration of market regulation and its health check of health.
  const Row rows_of[] = {{"", 4, 2, 3},
                         {"market-regulation", 3, 2, 1},
                         {"health", 3, 2, 1},
                         {"ecology-environment", 1, 0, 1},
                         {"culture-tourism", 0, 0, 0}};
  for (const Row& row : rows_of) {
    Actor manager = cast().manager;
    manager.department = row.department;
    const bj::value now = asks(manager, "/api/v1/overview").body;
    EXPECT_EQ(now.at("received_today"), row.received_today) << row.department;
    EXPECT_EQ(now.at("to_examine"), row.to_examine) << row.department;
    EXPECT_EQ(now.at("in_hand"), row.in_hand) << row.department;
    if (manager.department.empty()) continue;
    expect_every_number_opens_its_list(manager);
    ASSERT_EQ(now.at("departments").as_array().size(), 1U);
    EXPECT_EQ(now.at("departments").at(0).at("department").at("code"), row.department);
    EXPECT_EQ(asks(manager, "/api/v1/overview/tasks?count=in_hand&department=taxation").status, 400);
  }
}

TEST_P(Lists, total_is_of_what_is_found_and_counts_no_case_twice) {
  const CaseId own = hall().files_pharmacy();
  app::FileCase helped = hall().pharmacy();
  helped.window.reset();
  const auto taken = app::file_case(hall().centre(), hall().command(cast().helper), helped);
  ASSERT_TRUE(taken.ok());
  // Somebody who helps and serves the window of the same domain.
  Actor both = cast().helper;
  both.roles.push_back(Role::clerk);
  both.domains = {"enterprise-startup"};
  const std::string window = "/api/v1/cases?scope=window";
  EXPECT_EQ(length(both, window, "cases"), 2U);
  EXPECT_EQ(found(both, window, "简"), 2U);
  EXPECT_EQ(found(both, window, "孙"), 0U);
  both.domains = {"construction"};
  EXPECT_EQ(length(both, window, "cases"), 1U) << "what is helped with and of no domain served";
  EXPECT_EQ(found(cast().clerk, window, "简"), 2U);
  EXPECT_EQ(found(cast().clerk, window, "孙"), 0U);
  EXPECT_EQ(found(cast().market, "/api/v1/desk/tasks?tab=waiting", "简", "tasks"),
            length(cast().market, "/api/v1/desk/tasks?tab=waiting", "tasks"));
  EXPECT_EQ(found(cast().market, "/api/v1/desk/tasks?tab=waiting", "孙", "tasks"), 0U);
  for (const CaseId kase : {own, *parse_id<CaseId>(taken->id)}) {
    EXPECT_EQ(hall().accepts(cast().clerk, kase), "done");
    EXPECT_EQ(hall().grants(cast().health, kase, kHealthCheck), "done");
  }
  EXPECT_EQ(found(cast().issuer, "/api/v1/issue/cases?tab=ready", "简"), 2U);
  EXPECT_EQ(asks(cast().issuer, "/api/v1/issue/cases?tab=ready&limit=1&q=%E7%AE%80").body.at("total"), 2);
}

TEST_P(Lists, issuing_window_sees_cases_with_results_and_no_others) {
  const CaseId kase = hall().files_pharmacy(), other = hall().files_pharmacy();
  EXPECT_EQ(hall().accepts(cast().clerk, kase), "done");
  EXPECT_EQ(hall().accepts(cast().clerk, other), "done");
  EXPECT_EQ(issuing("any"), 0U);
  EXPECT_EQ(hall().grants(cast().market, kase, kRegistration), "done");
  EXPECT_EQ(hall().grants(cast().health, kase, kHealthCheck), "done");
  expect_issuing_counts_equal_lists();
  const Answer ready = asks(cast().issuer, "/api/v1/issue/cases?tab=ready");
  ASSERT_EQ(ready.body.at("total"), 1);
  EXPECT_EQ(ready.body.at("cases").at(0).at("ready"), 2);
  EXPECT_EQ(ready.body.at("cases").at(0).at("deliver_by"), "2026-03-16");  // ten working days (第四十四条)
  const auto by_number = [&](CaseId one) {
    return rows(cast().issuer, "/api/v1/issue/cases?tab=any&q=" + hall().load(one).kase.filed.number, "cases")
        .size();
  };
  EXPECT_EQ(by_number(kase), 1U);
  EXPECT_EQ(by_number(other), 0U) << "nothing of it was granted yet";
  // A number is found without its hyphens, and one that does not exist finds nothing.
  std::string bare = hall().load(kase).kase.filed.number;
  std::erase(bare, '-');
  EXPECT_EQ(rows(cast().issuer, "/api/v1/issue/cases?tab=any&q=" + bare, "cases").size(), 1U);
  EXPECT_EQ(rows(cast().issuer, "/api/v1/issue/cases?tab=any&q=500112-2026-9999999-0", "cases").size(), 0U);
  EXPECT_EQ(hall().hands_over(cast().issuer, kase, {kRegistration}), "done");
  EXPECT_EQ(issuing("ready"), 1U);
  EXPECT_EQ(issuing("today"), 1U);
  expect_issuing_counts_equal_lists();
  EXPECT_EQ(hall().hands_over(cast().issuer, kase, {kHealthCheck}), "done");
  EXPECT_EQ(issuing("ready"), 0U);
  EXPECT_EQ(by_number(kase), 1U);
  hall().at("2026-03-03T09:00");
  EXPECT_EQ(issuing("today"), 0U);
  expect_issuing_counts_equal_lists();
}

TEST_P(Lists, result_that_nobody_collects_is_uncollected_after_more_than_seven_days) {
  const CaseId kase = hall().files_pharmacy();
  EXPECT_EQ(hall().accepts(cast().clerk, kase), "done");
  EXPECT_EQ(hall().grants(cast().health, kase, kHealthCheck), "done");
  hall().at("2026-03-09T23:59");  // the seventh day after the decision
  EXPECT_EQ(issuing("uncollected"), 0U);
  hall().at("2026-03-10T00:00");
  EXPECT_EQ(issuing("uncollected"), 1U);
  EXPECT_EQ(asks(cast().issuer, "/api/v1/issue/cases?tab=ready").body.at("cases").at(0).at("uncollected"),
            true);
  expect_issuing_counts_equal_lists();
  EXPECT_EQ(hall().hands_over(cast().issuer, kase, {kHealthCheck}), "done");
  EXPECT_EQ(issuing("uncollected"), 0U);
  expect_issuing_counts_equal_lists();
}

TEST_P(Lists, results_go_to_the_right_person_over_the_route_and_the_slip_keeps_only_a_masked_number) {
  const CaseId kase = hall().files_pharmacy();
  EXPECT_EQ(hall().accepts(cast().clerk, kase), "done");
  EXPECT_EQ(hall().grants(cast().health, kase, kHealthCheck), "done");
  const std::string target = "/api/v1/cases/" + to_string(kase) + "/handover";
  const auto shows = [&](const std::string& relation, const std::string& number, const std::string& more = {},
                         const std::string& kind = R"(,"identity_kind":"id_card")") {
    return posts(cast().issuer, target,
                 R"({"items":["staff-health-check"],"way":"window","relation":")" + relation +
                     R"(","identity_number":")" + number + '"' + kind + more + "}",
                 hall().load(kase).kase.version);
  };
  EXPECT_EQ(shows("self", "500112197909221018").code(), "not_the_applicant");
  EXPECT_EQ(shows("agent", "500112197909221018").code(), "no_agent");
  EXPECT_EQ(shows("nobody", "500112197909221018").status, 400);
  EXPECT_EQ(shows("family", "500112197909221018").status, 400);
  EXPECT_EQ(shows("family", "500112197909221018", R"(,"receiver":"孙立群","proof":"户口簿")", "").status, 400)
      << "of which paper the number is";
  EXPECT_EQ(hall().documents(kase, DocumentKind::collection_slip), 0);
  const Answer done = shows("family", "500112197909221018", R"(,"receiver":"孙立群","proof":"户口簿")");
  ASSERT_EQ(done.status, 200) << done.code();
  const auto handed = hall().load(kase).kase.task(kHealthCheck)->handover;
  ASSERT_TRUE(handed.has_value());
  EXPECT_EQ(handed->receiver, "孙立群");
  EXPECT_EQ(handed->proof, "户口簿；核对证件 500***********1018");
  EXPECT_EQ(hall().documents(kase, DocumentKind::collection_slip), 1);
}

YICHUANG_ON_BOTH_ENGINES(Lists);

}  // namespace
}  // namespace yichuang::scenarios
