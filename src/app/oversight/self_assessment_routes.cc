// 年度自查评估 over the wire: the list, an item's year, its cases, the conclusion.
#include "app/oversight/routes.h"
#include "app/oversight/self_assessment.h"
#include "app/record/answers.h"
#include "app/record/declare.h"

namespace yichuang::app {
namespace {

const std::vector<std::string> kReaders{"manager", "head", "maintainer"};

std::string query(const http::Request& request, const char* name) {
  const auto found = request.query.find(name);
  return found == request.query.end() ? std::string() : found->second;
}

http::Parameter year_parameter() {
  return query_parameter("year", "a calendar year; none: the last one that is over",
                         R"({"type":"integer","minimum":2020,"maximum":2199})");
}

int year_in(const http::Request& request) {
  const std::string year = query(request, "year");
  return year.empty() ? 0 : std::stoi(year);
}

}  // namespace

void add_self_assessment_routes(http::Router& router, Centre& centre) {
  router.add(reading(
      "/api/v1/self-assessments", "list_self_assessments",
      "The yearly self-assessment of every item in operation, or of the asker's department", "oversight",
      kReaders, {year_parameter()}, schema_of<SelfAssessmentList>(), [&centre](http::Request& request) {
        return answer(centre, request, list_self_assessments(centre, actor_of(request), year_in(request)));
      }));
  router.add(reading("/api/v1/self-assessments/{item}", "read_self_assessment",
                     "What an item's cases of a year tell, beside the year before", "oversight", kReaders,
                     {year_parameter()}, schema_of<SelfAssessmentView>(), [&centre](http::Request& request) {
                       return answer(centre, request,
                                     read_self_assessment(centre, actor_of(request),
                                                          request.params.at("item"), year_in(request)));
                     }));
  router.add(reading("/api/v1/self-assessments/{item}/cases", "list_assessed_cases",
                     "The cases of an item that were filed in a year, the latest first", "oversight",
                     {"manager", "head"},
                     {year_parameter(), http::after_parameter(), http::limit_parameter(100)},
                     schema_of<TaskList>(), [&centre](http::Request& request) {
                       const std::string limit = query(request, "limit");
                       return answer(centre, request,
                                     list_assessed_cases(centre, actor_of(request), request.params.at("item"),
                                                         year_in(request), query(request, "after"),
                                                         limit.empty() ? 50 : std::stoi(limit)));
                     }));
  auto conclude =
      posting("/api/v1/self-assessments/{item}", "conclude_self_assessment",
              "Record what a department concludes of an item's year: once", "oversight",
              {"head", "maintainer"}, schema_of<AssessmentInput>(),
              {201, "on record", schema_of<AssessmentTaken>()}, [&centre](http::Request& request) {
                const auto run = [&]() -> Result<AssessmentTaken> {
                  return conclude_self_assessment(centre, command_of(request), request.params.at("item"),
                                                  TRY(json::read<AssessmentInput>(request.body)));
                };
                return answer(centre, request, run(), 201);
              });
  conclude.parameters = {http::idempotency_key_parameter()};
  router.add(std::move(conclude));
}

}  // namespace yichuang::app
