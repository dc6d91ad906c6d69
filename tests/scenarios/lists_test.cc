// Numbers and the lists behind them: what the manager's page counts, and what the issuing window has to do. A number is
// never anything but the length of its list, whoever did what in between.
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

  void expect_every_number_opens_its_list() {
    const bj::value now = asks(cast().manager, "/api/v1/overview").body;
    for (const std::string& count : kTaskCounts)
      EXPECT_EQ(now.at(count), length(cast().manager, "/api/v1/overview/tasks?count=" + count, "tasks"))
          << count;
    for (const std::string& count : kCaseCounts)
      EXPECT_EQ(now.at(count), length(cast().manager, "/api/v1/overview/cases?count=" + count, "cases"))
          << count;
    for (const auto& department : now.at("departments").as_array())
      for (const char* count : {"in_hand", "stopped", "yellow", "red", "decided_today"}) {
        const std::string code(department.at("department").at("code").as_string());
        EXPECT_EQ(
            department.at(count),
            length(cast().manager,
                   "/api/v1/overview/tasks?count=" + std::string(count) + "&department=" + code, "tasks"))
            << code << " " << count;
      }
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

TEST_P(Lists, list_asked_for_wrongly_is_refused) {
  const std::string target = "/api/v1/overview/tasks?count=red";
  EXPECT_EQ(asks(cast().manager, target + "&department=nowhere").status, 400);
  EXPECT_EQ(asks(cast().manager, target + "&after=nowhere").status, 400);
  EXPECT_EQ(asks(cast().manager, "/api/v1/overview/tasks?count=mood").status, 400);
  EXPECT_EQ(asks(cast().manager, "/api/v1/overview/tasks").status, 400);
}

TEST_P(Lists, manager_finds_an_item_by_number_or_name_whose_applicant_stays_masked) {
  const CaseId kase = hall().files_pharmacy();
  hall().files_pharmacy();
  EXPECT_EQ(hall().accepts(cast().clerk, kase), "done");
  const std::string number = hall().load(kase).kase.filed.number;
  const auto found = [&](const std::string& words) {
    return rows(cast().manager, "/api/v1/overview/tasks?count=in_hand&q=" + words, "tasks").size();
  };
  EXPECT_EQ(found(number), 2U);
  EXPECT_EQ(found("%E7%AE%80"), 2U);  // 简
  EXPECT_EQ(found("%E6%99%93"), 0U);  // 晓 is not how the name begins
  const Answer list = asks(cast().manager, "/api/v1/overview/tasks?count=in_hand");
  EXPECT_EQ(list.body.at("tasks").at(0).at("applicant"), "简**");
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
  EXPECT_EQ(by_number(other), 0U);
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
  const auto shows = [&](const std::string& relation, const std::string& number,
                         const std::string& more = {}) {
    return posts(cast().issuer, target,
                 R"({"items":["staff-health-check"],"way":"window","relation":")" + relation +
                     R"(","identity_number":")" + number + '"' + more + "}",
                 hall().load(kase).kase.version);
  };
  EXPECT_EQ(shows("self", "500112197909221018").code(), "not_the_applicant");
  EXPECT_EQ(shows("agent", "500112197909221018").code(), "no_agent");
  EXPECT_EQ(shows("nobody", "500112197909221018").status, 400);
  EXPECT_EQ(shows("family", "500112197909221018").status, 400);
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
