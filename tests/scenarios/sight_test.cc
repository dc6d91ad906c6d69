// Who sees what: the table of core/authority/sight_test.cc over real cases — lists show exactly what may be opened, and
// words planted in each part of a case reach only those whose part in it needs them.
#include <algorithm>
#include <set>

#include "app/casework/desk_queries.h"
#include "app/casework/task_actions.h"
#include "app/intake/case_lists.h"
#include "app/intake/case_queries.h"
#include "app/intake/document_page.h"
#include "app/intake/filing.h"
#include "app/intake/help.h"
#include "core/casework/decision.h"
#include "platform/json/codec.h"
#include "tests/scenarios/hall.h"

namespace yichuang::scenarios {
namespace {

// Planted where each stands; none of them occurs in the catalogue or in a name of the cast.
constexpr const char* kOpinion = "审查意见暗记";
constexpr const char* kVisit = "核查笔录暗记";
constexpr const char* kForm = "表单内容暗记";
constexpr const char* kHealthForm = "卫生表单暗记";
constexpr const char* kName = "简晓雯";

class Sights : public ScenarioTest {
 protected:
  // Everybody of the cast with the name the tables call them.
  std::vector<std::pair<std::string, Actor>> everybody() {
    const Cast& all = cast();
    return {{"founder", all.founder},
            {"stranger", all.stranger},
            {"firm", all.firm},
            {"clerk", all.clerk},
            {"construction", all.construction},
            {"helper", all.helper},
            {"helper2", all.helper2},
            {"market", all.market},
            {"health", all.health},
            {"ecology", all.ecology},
            {"market_head", all.market_head},
            {"ecology_head", all.ecology_head},
            {"issuer", all.issuer},
            {"manager", all.manager}};
  }
  std::vector<std::string> who_may_open(CaseId kase) {
    std::vector<std::string> names;
    for (const auto& [name, actor] : everybody())
      if (app::view_case(hall().centre(), actor, kase).ok()) names.push_back(name);
    return names;
  }
  std::string page(const Actor& actor, CaseId kase) {
    const auto view = app::view_case(hall().centre(), actor, kase);
    return view ? json::write(*view) : view.refusal().code;
  }
  CaseId files(const Actor& actor, app::FileCase wanted) {
    const auto taken = app::file_case(hall().centre(), hall().command(actor), wanted);
    EXPECT_TRUE(taken.ok()) << (taken ? "" : taken.refusal().code);
    return *parse_id<CaseId>(taken->id);
  }
  CaseId files_online() {
    app::FileCase wanted = hall().pharmacy();
    wanted.applicant.reset();
    wanted.window.reset();
    for (auto& material : wanted.materials) {
      material.form = "electronic";
      material.files = {hall().upload(cast().founder)};
    }
    return files(cast().founder, wanted);
  }
  std::string helps(const Actor& helper, const std::string& number, const std::string& code) {
    const auto taken = app::begin_help(hall().centre(), hall().command(helper), {number, code});
    return taken ? "done" : taken.refusal().code;
  }
  // The ids on every page of every list the actor may ask for, the section's worklist included.
  std::set<std::string> listed(const Actor& actor) {
    std::set<std::string> ids;
    for (const app::Scope scope : {app::Scope::mine, app::Scope::window, app::Scope::issue, app::Scope::all})
      for (const char* state :
           {"", "received", "correction", "in_hand", "decided", "handed_over", "archived"})
        for (std::int64_t after = 0;;) {
          const auto list = app::list_cases(hall().centre(), actor, {scope, state, "", "", after, 2});
          if (!list) break;
          for (const auto& one : list->cases) ids.insert(one.id);
          if (!list->next) break;
          after = std::stoll(*list->next);
        }
    if (actor.has(Role::approver) || actor.has(Role::head))
      for (const app::DeskTab tab :
           {app::DeskTab::to_do, app::DeskTab::waiting, app::DeskTab::stopped, app::DeskTab::done}) {
        const auto list = app::list_tasks(hall().centre(), actor, {tab, "", "", 100});
        for (const auto& one : list->tasks) ids.insert(one.id);
      }
    return ids;
  }
  void grant_first(CaseId kase) {
    EXPECT_EQ(hall().accepts(cast().clerk, kase), "done");
    EXPECT_EQ(hall().grants(cast().market, kase, kRegistration), "done");
  }
};

TEST_P(Sights, open_the_case_to_those_with_a_part_in_it_and_to_nobody_else) {
  const CaseId kase = hall().files_pharmacy();
  EXPECT_EQ(who_may_open(kase),
            (std::vector<std::string>{"founder", "clerk", "market", "health", "market_head", "manager"}));
  grant_first(kase);
  EXPECT_EQ(who_may_open(kase), (std::vector<std::string>{"founder", "clerk", "market", "health",
                                                          "market_head", "issuer", "manager"}));
  const CaseId report = files(cast().construction, hall().environmental_report());
  EXPECT_EQ(who_may_open(report),
            (std::vector<std::string>{"firm", "construction", "ecology", "ecology_head", "manager"}));
}

TEST_P(Sights, lists_show_exactly_the_cases_that_may_be_opened) {
  std::vector<CaseId> cases;
  for (int i = 0; i < 3; ++i) cases.push_back(hall().files_pharmacy());
  cases.push_back(files(cast().construction, hall().environmental_report()));
  app::FileCase helped = hall().pharmacy();
  helped.window.reset();
  cases.push_back(files(cast().helper, helped));
  cases.push_back(files_online());
  grant_first(cases[0]);
  grant_first(cases[1]);
  EXPECT_EQ(hall().hands_over(cast().issuer, cases[1], {kRegistration}), "done");
  for (const auto& [name, actor] : everybody()) {
    std::set<std::string> open;
    for (const CaseId kase : cases)
      if (app::view_case(hall().centre(), actor, kase).ok()) open.insert(to_string(kase));
    EXPECT_EQ(listed(actor), open) << name;
  }
}

TEST_P(Sights, helper_sees_what_they_handed_in_and_what_they_were_shown_the_receipt_of) {
  app::FileCase helped = hall().pharmacy();
  helped.window.reset();
  const CaseId own = files(cast().helper, helped);
  EXPECT_NE(page(cast().helper, own), "no_such_case");
  EXPECT_EQ(page(cast().helper2, own), "no_such_case");
  const Filed filed = hall().load(own).kase.filed;
  EXPECT_EQ(helps(cast().helper2, filed.number, "00000000"), "no_such_case");
  EXPECT_EQ(helps(cast().clerk, filed.number, filed.receipt_code), "only_helpers_help");
  EXPECT_EQ(helps(cast().helper, filed.number, filed.receipt_code), "already_helping");
  EXPECT_EQ(helps(cast().helper2, filed.number, filed.receipt_code), "done");
  hall().expect_rows_right(own);
  EXPECT_NE(page(cast().helper2, own), "no_such_case");
  EXPECT_EQ(hall().supplements(cast().helper2, own, {"premises-proof"}), "no_open_notice");
  const auto list = app::list_cases(hall().centre(), cast().helper2, {app::Scope::window, "", "", "", 0, 10});
  ASSERT_EQ(list->cases.size(), 1U);
  EXPECT_EQ(list->total, 1);
}

TEST_P(Sights, planted_words_reach_only_those_whose_part_in_the_case_needs_them) {
  app::FileCase wanted = hall().pharmacy();
  const auto plan =
      hall().centre().plans.plan(*hall().centre().catalogues.current(), wanted.package, wanted.answers);
  // A field of the market section's items alone, and one of the health section's alone.
  const auto field_of = [&](const char* item) {
    for (const PlannedField& field : (*plan)->fields)
      if (field.asked && field.for_items == std::vector<std::string>{item} &&
          (field.kind == FieldKind::text || field.kind == FieldKind::long_text ||
           field.kind == FieldKind::address))
        return field.code;
    return std::string();
  };
  const std::string market_field = field_of(kDrugLicence), health_field = field_of(kHealthCheck);
  if (!market_field.empty()) wanted.fields[market_field] = kForm;
  if (!health_field.empty()) wanted.fields[health_field] = kHealthForm;
  ASSERT_FALSE(market_field.empty());
  const CaseId kase = files(cast().clerk, wanted);
  grant_first(kase);
  EXPECT_EQ(hall().grants(cast().health, kase, kHealthCheck), "done");
  EXPECT_EQ(hall().does(cast().market, kase, app::reviewing({true, kOpinion}, kDrugLicence)), "done");
  app::SiteVisitInput visit{{kDrugLicence},
                            {{"李文博", "渝A001"}, {"冯楠", "渝A002"}},
                            hall().centre().clock(),
                            "龙溪街道",
                            kVisit,
                            true,
                            "本人",
                            {},
                            {}};
  const app::Command recorded = hall().command(cast().market);
  EXPECT_EQ(hall().does(recorded, kase, app::recording_visit(hall().centre(), visit, recorded)), "done");

  struct Row {
    const char* who;
    const Actor& actor;
    bool name, form, health_form, visit, opinion;
  };
  const bool health_has_field = !health_field.empty();
  const Row rows[] = {
      {"the applicant", cast().founder, true, true, health_has_field, true, false},
      {"the window", cast().clerk, true, true, health_has_field, true, false},
      {"the section of the item", cast().market, true, true, false, true, true},
      {"its head", cast().market_head, true, true, false, true, true},
      {"another item's section", cast().health, true, false, health_has_field, false, false},
      {"the issuing window", cast().issuer, true, false, false, false, false},
      {"the manager", cast().manager, false, false, false, true, true},
  };
  for (const Row& row : rows) {
    const std::string text = page(row.actor, kase);
    const auto has = [&](const char* word) { return text.find(word) != std::string::npos; };
    EXPECT_EQ(has(kName), row.name) << row.who;
    EXPECT_EQ(has(kForm), row.form) << row.who;
    EXPECT_EQ(has(kHealthForm), row.health_form) << row.who;
    EXPECT_EQ(has(kVisit), row.visit) << row.who;
    EXPECT_EQ(has(kOpinion), row.opinion) << row.who;
    EXPECT_FALSE(has("500112198803162042")) << row.who << " reads a whole identity number";
    EXPECT_FALSE(has("13800230001")) << row.who << " reads a whole telephone number";
  }
}

TEST_P(Sights, files_and_documents_open_as_the_page_does) {
  const CaseId kase = files_online();
  const std::string digest = hall().upload(cast().founder);
  const auto opens = [&](const Actor& actor) {
    return app::case_file(hall().centre(), actor, kase, digest).ok();
  };
  EXPECT_TRUE(opens(cast().founder));
  EXPECT_TRUE(opens(cast().clerk));
  EXPECT_TRUE(opens(cast().market)) << "its items rely on the paper";
  EXPECT_FALSE(opens(cast().stranger));
  EXPECT_FALSE(opens(cast().helper));
  EXPECT_FALSE(opens(cast().manager));
  grant_first(kase);
  EXPECT_FALSE(opens(cast().issuer));
}

// A document names whom it is addressed to; the receipt shows the code that opens the case besides.
TEST_P(Sights, documents_open_to_those_who_see_the_name_and_the_receipt_to_those_who_see_the_form) {
  app::FileCase helped = hall().pharmacy();
  helped.window.reset();
  const CaseId kase = files(cast().helper, helped);
  EXPECT_EQ(hall().accepts(cast().clerk, kase), "done");
  EXPECT_EQ(hall().grants(cast().market, kase, kRegistration), "done");
  EXPECT_EQ(hall().hands_over(cast().issuer, kase, {kRegistration}), "done");
  Actor department_manager = cast().manager;
  department_manager.department = "market-regulation";
  using Kind = DocumentKind;
  struct Row {
    const char* who;
    const Actor& actor;
    std::set<Kind> kinds;
  };
  const std::set<Kind> with_a_result{Kind::grant_decision, Kind::result_paper, Kind::collection_slip};
  std::set<Kind> papers = with_a_result, all;
  papers.insert(Kind::acceptance_notice);
  all = papers;
  all.insert(Kind::receipt);
  const Row rows[] = {
      {"the applicant", cast().founder, all},
      {"the helper in charge", cast().helper, all},
      {"the window", cast().clerk, all},
      {"the section of an item", cast().market, papers},
      {"another item's section", cast().health, papers},
      {"the head", cast().market_head, papers},
      {"the issuing window", cast().issuer, with_a_result},
      {"the manager", cast().manager, {}},
      {"the department's manager", department_manager, {}},
      {"another citizen", cast().stranger, {}},
      {"another helper", cast().helper2, {}},
      {"another domain's window", cast().construction, {}},
  };
  const auto documents = hall().load(kase).kase.documents;
  for (const Row& row : rows) {
    std::set<Kind> opened;
    std::set<std::string> ids, listed;
    for (const DocumentMade& made : documents) {
      const auto pdf = app::document_pdf(hall().centre(), row.actor, kase, made.document, false);
      if (pdf || pdf.refusal().code != "not_numbered_yet") continue;
      opened.insert(made.kind);
      ids.insert(to_string(made.document));
    }
    EXPECT_EQ(opened, row.kinds) << row.who;
    if (const auto view = app::view_case(hall().centre(), row.actor, kase))
      for (const auto& document : view->documents) listed.insert(document.document);
    EXPECT_EQ(listed, ids) << row.who << " is listed what opens";
  }
}

TEST_P(Sights, next_step_is_said_to_the_applicant_and_to_staff_about_them) {
  const auto said = [&](const Actor& actor, CaseId kase) {
    return app::view_case(hall().centre(), actor, kase)->next_step;
  };
  const CaseId kase = hall().files_pharmacy();
  EXPECT_EQ(said(cast().founder, kase).zh,
            "综合窗口正在审查材料，最晚 2026年3月9日 告知结果；逾期未告知即视为受理。");
  EXPECT_EQ(hall().gives_notice(cast().clerk, kase, {{"premises-proof", "expired"}}), "done");
  EXPECT_EQ(said(cast().founder, kase).zh.substr(0, 9), "请您一");
  EXPECT_EQ(said(cast().clerk, kase).zh.substr(0, 12), "等申请人");
  const auto looked_up = [&] {
    const Filed& filed = hall().load(kase).kase.filed;
    const auto view = app::view_progress(hall().centre(), filed.number, filed.receipt_code);
    return view ? view->next_step : app::Words{view.refusal().code, {}};
  };
  EXPECT_EQ(looked_up().zh, said(cast().founder, kase).zh) << "whoever holds the receipt is spoken to";
  EXPECT_EQ(hall().supplements(cast().founder, kase, {"premises-proof"}), "done");
  EXPECT_EQ(hall().accepts(cast().clerk, kase), "done");
  EXPECT_EQ(looked_up().zh, said(cast().founder, kase).zh);
  EXPECT_NE(said(cast().founder, kase).en.find("you need not do anything"), std::string::npos);
  EXPECT_EQ(hall().grants(cast().market, kase, kRegistration), "done");
  for (const Actor* staff : {&cast().clerk, &cast().market, &cast().manager, &cast().issuer})
    for (const std::string word : {"您", "you", "You"}) {
      EXPECT_EQ(said(*staff, kase).zh.find(word), std::string::npos) << said(*staff, kase).zh;
      EXPECT_EQ(said(*staff, kase).en.find(word), std::string::npos) << said(*staff, kase).en;
    }
}

TEST_P(Sights, clerk_takes_in_only_what_their_window_serves) {
  app::FileCase report = hall().environmental_report();
  const auto answer = [&](const Actor& clerk) {
    const auto taken = app::file_case(hall().centre(), hall().command(clerk), report);
    return taken ? std::string("done") : taken.refusal().code;
  };
  EXPECT_EQ(answer(cast().clerk), "wrong_window");
  report.window = "A01";
  EXPECT_EQ(answer(cast().clerk), "wrong_window");
  EXPECT_EQ(answer(cast().construction), "wrong_window");
  report.window = "B01";
  EXPECT_EQ(answer(cast().construction), "done");
}

TEST_P(Sights, search_finds_a_number_whole_and_a_name_by_its_beginning_where_names_are_seen) {
  const CaseId kase = hall().files_pharmacy();
  files(cast().construction, hall().environmental_report());
  const std::string number = hall().load(kase).kase.filed.number;
  const auto found = [&](const Actor& actor, app::Scope scope, const std::string& state,
                         const std::string& q) {
    const auto list = app::list_cases(hall().centre(), actor, {scope, state, "", q, 0, 10});
    return list ? static_cast<int>(list->cases.size()) : -1;
  };
  EXPECT_EQ(found(cast().clerk, app::Scope::window, "received", number), 1);
  EXPECT_EQ(found(cast().clerk, app::Scope::window, "", "简晓"), 1);
  EXPECT_EQ(found(cast().clerk, app::Scope::window, "received", "简"), 1);
  EXPECT_EQ(found(cast().clerk, app::Scope::window, "in_hand", "简"), 0);
  EXPECT_EQ(found(cast().clerk, app::Scope::window, "", "安徽"), 0) << "another domain's";
  EXPECT_EQ(found(cast().construction, app::Scope::window, "", number), 0);
  EXPECT_EQ(found(cast().manager, app::Scope::all, "", number), 1);
  EXPECT_EQ(found(cast().manager, app::Scope::all, "", "环评"), 1) << "a package";
  EXPECT_EQ(found(cast().manager, app::Scope::all, "", "安徽"), 0) << "a name the manager sees masked";
  EXPECT_EQ(found(cast().stranger, app::Scope::mine, "", number), 0);
  EXPECT_EQ(found(cast().stranger, app::Scope::all, "", ""), -1);
  EXPECT_EQ(found(cast().issuer, app::Scope::issue, "", number), 0) << "nothing granted yet";
}

YICHUANG_ON_BOTH_ENGINES(Sights);

}  // namespace
}  // namespace yichuang::scenarios
