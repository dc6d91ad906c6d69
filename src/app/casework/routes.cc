#include "app/casework/routes.h"

#include "app/casework/desk_queries.h"
#include "app/casework/requests.h"
#include "app/casework/task_actions.h"
#include "app/intake/case_route.h"

namespace yichuang::app {
namespace {

const std::vector<std::string> kSection{"approver", "head"};
constexpr const char* kTabs =
    R"({"type":"string","enum":["to_do","yellow","red","stopped","waiting","done"]})";

std::string query(const http::Request& request, const char* name) {
  const auto found = request.query.find(name);
  return found == request.query.end() ? std::string() : found->second;
}

DeskTab tab_of(const std::string& code) {
  if (code == "yellow") return DeskTab::yellow;
  if (code == "red") return DeskTab::red;
  if (code == "stopped") return DeskTab::stopped;
  if (code == "waiting") return DeskTab::waiting;
  return code == "done" ? DeskTab::done : DeskTab::to_do;
}

// POST …/tasks/{item}/…: one item of a case.
template <class Body>
void add_task_action(http::Router& router, Centre& centre, const char* what, const char* id,
                     const char* summary, std::function<Decide(const Body&, const std::string&)> decide) {
  router.add(case_action<Body>(centre, std::string("/api/v1/cases/{case}/tasks/{item}/") + what, id, summary,
                               "casework", kSection,
                               [decide = std::move(decide)](const Body& body, const std::string& item,
                                                            const Command&) { return decide(body, item); }));
}

void add_task_actions(http::Router& router, Centre& centre) {
  add_task_action<ReviewInput>(router, centre, "review", "review_task", "Give an opinion on an item",
                               reviewing);
  add_task_action<PublicityInput>(router, centre, "publicity", "post_publicity",
                                  "Put on record that something is on public show", posting_publicity);
  add_task_action<DecisionInput>(
      router, centre, "decision", "decide_task", "Grant or refuse an item",
      [&centre](const DecisionInput& body, const std::string& item) { return deciding(centre, body, item); });
  add_task_action<StopInput>(router, centre, "stop", "stop_clock",
                             "Begin a special procedure: the clocks stand still", stopping);
  add_task_action<StopEndInput>(router, centre, "stop-end", "resume_clock",
                                "End a special procedure: the clocks run on", ending_stop);
  add_task_action<ExtensionInput>(router, centre, "extension", "extend_limit",
                                  "Extend the limit once, by the organ's head", extending);
  router.add(case_action<SiteVisitInput>(
      centre, "/api/v1/cases/{case}/site-visit", "record_site_visit",
      "Put a site check by two officers on record", "casework", kSection,
      [&centre](const SiteVisitInput& body, const std::string&, const Command& command) {
        return recording_visit(centre, body, command);
      }));
}

void add_desk(http::Router& router, Centre& centre) {
  router.add(reading(
      "/api/v1/desk/tasks", "list_desk_tasks", "The section's items by tab, the soonest due first",
      "casework", kSection,
      {query_parameter("tab", "which list; to_do if absent", kTabs),
       query_parameter("q", "number or beginning of a name", R"({"type":"string","maxLength":60})"),
       http::after_parameter(), http::limit_parameter(100)},
      schema_of<TaskList>(), [&centre](http::Request& request) {
        DeskQuery wanted{tab_of(query(request, "tab")), query(request, "q"), query(request, "after"), 50};
        if (const auto limit = query(request, "limit"); !limit.empty()) wanted.limit = std::stoi(limit);
        return answer(centre, request, list_tasks(centre, actor_of(request), wanted));
      }));
  router.add(reading("/api/v1/desk/counts", "count_desk_tasks", "How long each of the section's lists is",
                     "casework", kSection, {}, schema_of<DeskCounts>(), [&centre](http::Request& request) {
                       return json_answer(200,
                                          json::write(count_tasks(centre, actor_of(request).department)));
                     }));
}

}  // namespace

void add_casework_routes(http::Router& router, Centre& centre) {
  add_task_actions(router, centre);
  add_desk(router, centre);
}

}  // namespace yichuang::app
