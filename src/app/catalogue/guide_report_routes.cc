// 指南纠错: reporting and looking up for everybody, the list and the answer for whoever keeps the catalogue.
#include <memory>

#include "app/catalogue/guide_report_mending.h"
#include "app/catalogue/routes.h"
#include "app/people/sessions.h"
#include "app/record/answers.h"
#include "app/record/declare.h"

namespace yichuang::app {
namespace {

const std::vector<std::string> kPublic{"public"};
// Somebody who reads closely finds a handful of faults at a sitting; a machine finds more.
constexpr int kMostReports = 20;
constexpr int kMostLookUps = 30;
constexpr std::int64_t kWindowMs = 10 * 60'000;

std::string query(const http::Request& request, const char* name) {
  const auto found = request.query.find(name);
  return found == request.query.end() ? std::string() : found->second;
}

void add_reporting(http::Router& router, Centre& centre) {
  auto tries = std::make_shared<RateLimit>(kMostReports, kWindowMs);
  auto report = posting(
      "/api/v1/guide-reports", "report_wrong_guide", "Say what is wrong in a guide; nobody's name is asked",
      "catalogue", kPublic, schema_of<GuideReportInput>(),
      {201, "reported, with the number and the code that open the answer", schema_of<GuideReportTaken>()},
      [&centre, tries](http::Request& request) {
        const auto run = [&]() -> Result<GuideReportTaken> {
          const GuideReportInput wanted = TRY(json::read<GuideReportInput>(request.body));
          if (!tries->allowed(request.remote, steady_ms())) return refuse("too_many_tries");
          const GuideReportTaken taken = TRY(report_wrong_guide(centre, command_of(request), wanted));
          tries->count(request.remote, steady_ms());
          return taken;
        };
        return answer(centre, request, run(), 201);
      });
  report.parameters = {http::idempotency_key_parameter()};
  router.add(std::move(report));
  auto looks = std::make_shared<RateLimit>(kMostLookUps, kWindowMs);
  router.add(reading("/api/v1/guide-reports/progress", "look_up_guide_report",
                     "What came of a report, by its number and code", "catalogue", kPublic,
                     {query_parameter("number", "the report's number",
                                      R"({"type":"string","minLength":1,"maxLength":40})", true),
                      query_parameter("code", "the code shown with it",
                                      R"({"type":"string","minLength":1,"maxLength":20})", true)},
                     schema_of<GuideReportProgress>(), [&centre, looks](http::Request& request) {
                       if (!looks->allowed(request.remote, steady_ms()))
                         return refusal_answer(centre, request, refuse("too_many_tries"));
                       looks->count(request.remote, steady_ms());
                       return answer(
                           centre, request,
                           look_up_guide_report(centre, query(request, "number"), query(request, "code")));
                     }));
}

}  // namespace

void add_guide_report_routes(http::Router& router, Centre& centre) {
  add_reporting(router, centre);
  router.add(reading(
      "/api/v1/guide-reports", "list_guide_reports",
      "Reports that a guide is wrong: those that wait, overdue ones first, or the answered ones", "catalogue",
      {"maintainer", "manager"},
      {query_parameter("state", "which", R"({"type":"string","enum":["waiting","answered"]})"),
       http::after_parameter(), http::limit_parameter(100)},
      schema_of<GuideReportList>(), [&centre](http::Request& request) {
        const std::string limit = query(request, "limit");
        return answer(centre, request,
                      list_guide_reports(centre, actor_of(request), query(request, "state") == "answered",
                                         query(request, "after"), limit.empty() ? 50 : std::stoi(limit)));
      }));
  auto given = posting(
      "/api/v1/guide-reports/{report}/answer", "answer_guide_report", "Answer a report that a guide is wrong",
      "catalogue", {"maintainer"}, schema_of<GuideAnswerInput>(),
      {200, "answered", schema_of<GuideAnswerTaken>()}, [&centre](http::Request& request) {
        const auto run = [&]() -> Result<GuideAnswerTaken> {
          return answer_guide_report(centre, command_of(request),
                                     TRY(id_in_path<GuideReportId>(request, "report", "no_such_report")),
                                     TRY(json::read<GuideAnswerInput>(request.body)));
        };
        return answer(centre, request, run());
      });
  given.parameters = {http::idempotency_key_parameter()};
  router.add(std::move(given));
  auto opened = posting(
      "/api/v1/guide-reports/{report}/revision", "open_revision_on_report",
      "Open a revision that mends what a report says; publishing it answers the report", "catalogue",
      {"maintainer"}, schema_of<RevisionInput>(), {201, "opened", schema_of<RevisionTaken>()},
      [&centre](http::Request& request) {
        const auto run = [&]() -> Result<RevisionTaken> {
          const RevisionInput wanted = TRY(json::read<RevisionInput>(request.body));
          return open_revision_on_report(centre, command_of(request),
                                         TRY(id_in_path<GuideReportId>(request, "report", "no_such_report")),
                                         wanted.title);
        };
        return answer(centre, request, run(), 201);
      });
  opened.parameters = {http::idempotency_key_parameter()};
  router.add(std::move(opened));
}

}  // namespace yichuang::app
