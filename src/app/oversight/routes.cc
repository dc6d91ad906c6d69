#include "app/oversight/routes.h"

#include <algorithm>

#include "app/oversight/journal_routes.h"
#include "app/oversight/overview.h"
#include "app/oversight/overview_lists.h"
#include "app/oversight/ratings.h"
#include "app/record/answers.h"
#include "app/record/declare.h"

namespace yichuang::app {
namespace {

// In the order of TaskCount and of CaseCount.
const std::vector<std::string> kTaskCounts{"in_hand",      "stopped",          "yellow",
                                           "red",          "deemed_accepted",  "decided_today",
                                           "to_hand_over", "handed_over_today"};
const std::vector<std::string> kCaseCounts{"received_today", "to_examine", "in_correction"};

std::string one_of(const std::vector<std::string>& codes) {
  std::string text;
  for (const std::string& code : codes) text += (text.empty() ? "\"" : ",\"") + code + '"';
  return R"({"type":"string","enum":[)" + text + "]}";
}

std::string query(const http::Request& request, const char* name) {
  const auto found = request.query.find(name);
  return found == request.query.end() ? std::string() : found->second;
}

// The contract lets nothing through but one of the codes.
template <class Count>
Count count_of(const http::Request& request, const std::vector<std::string>& codes) {
  const auto found = std::find(codes.begin(), codes.end(), query(request, "count"));
  ensure(found != codes.end());
  return static_cast<Count>(found - codes.begin());
}

OverviewQuery wanted(const http::Request& request) {
  OverviewQuery wanted{query(request, "department"), query(request, "q"), query(request, "after"), 50};
  if (const auto limit = query(request, "limit"); !limit.empty()) wanted.limit = std::stoi(limit);
  return wanted;
}

void add_lists(http::Router& router, Centre& centre) {
  const http::Parameter search =
      query_parameter("q", "number, or words of a package's name: applicants are masked",
                      R"({"type":"string","maxLength":60})");
  router.add(reading(
      "/api/v1/overview/tasks", "list_counted_tasks",
      "The items behind a number of the overview, the soonest due first", "oversight", {"manager"},
      {query_parameter("count", "which number", one_of(kTaskCounts), true),
       query_parameter("department", "only of this department", R"({"type":"string","maxLength":60})"),
       search, http::after_parameter(), http::limit_parameter(100)},
      schema_of<TaskList>(), [&centre](http::Request& request) {
        return answer(centre, request,
                      list_counted_tasks(centre, actor_of(request), count_of<TaskCount>(request, kTaskCounts),
                                         wanted(request)));
      }));
  router.add(reading("/api/v1/overview/cases", "list_counted_cases",
                     "The cases behind a number of the overview, newest first", "oversight", {"manager"},
                     {query_parameter("count", "which number", one_of(kCaseCounts), true), search,
                      http::after_parameter(), http::limit_parameter(100)},
                     schema_of<CaseList>(), [&centre](http::Request& request) {
                       return answer(
                           centre, request,
                           list_counted_cases(centre, actor_of(request),
                                              count_of<CaseCount>(request, kCaseCounts), wanted(request)));
                     }));
  router.add(reading("/api/v1/overview/ratings", "list_bad_ratings",
                     "The bad ratings behind the number of the overview, newest first", "oversight",
                     {"manager"}, {http::after_parameter(), http::limit_parameter(100)},
                     schema_of<RatingList>(), [&centre](http::Request& request) {
                       const OverviewQuery page = wanted(request);
                       return answer(
                           centre, request,
                           list_bad_ratings(centre, actor_of(request).department, page.after, page.limit));
                     }));
}

}  // namespace

void add_oversight_routes(http::Router& router, Centre& centre) {
  router.add(
      reading("/api/v1/overview", "read_overview",
              "The hall at this moment, or the asker's department: each number equals the list behind it",
              "oversight", {"manager", "administrator", "head"}, {}, schema_of<Overview>(),
              [&centre](http::Request& request) {
                return json_answer(200, json::write(count_overview(centre, actor_of(request))));
              }));
  add_lists(router, centre);
  add_self_assessment_routes(router, centre);
  add_journal_routes(router, centre);
}

}  // namespace yichuang::app
