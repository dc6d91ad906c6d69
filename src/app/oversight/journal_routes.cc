#include "app/oversight/journal_routes.h"

#include "app/oversight/case_proof.h"
#include "app/oversight/journal_view.h"
#include "app/record/answers.h"
#include "app/record/declare.h"

namespace yichuang::app {
namespace {

constexpr const char* kLines = "application/x-ndjson";
constexpr const char* kHeadNumber = R"({"type":"integer","minimum":1})";

std::optional<std::int64_t> number_in_query(const http::Request& request, const char* name) {
  const auto found = request.query.find(name);
  if (found == request.query.end()) return std::nullopt;
  return std::stoll(found->second);  // the router has checked it
}

http::Response lines_answer(const Centre& centre, const http::Request& request, Result<std::string> lines) {
  if (!lines) return refusal_answer(centre, request, lines.refusal());
  return {.status = 200, .content_type = kLines, .body = std::move(*lines)};
}

http::Route lines_route(std::string pattern, std::string id, std::string summary, std::string tag,
                        std::vector<std::string> roles, std::vector<http::Parameter> parameters,
                        http::Handler handler) {
  auto route = reading(std::move(pattern), std::move(id), std::move(summary), std::move(tag),
                       std::move(roles), std::move(parameters), {}, std::move(handler));
  route.answers = {
      {200, "lines of JSON, for yichuang-verify",
       [](boost::json::object&) { return boost::json::value(boost::json::object{{"type", "string"}}); },
       kLines}};
  return route;
}

}  // namespace

void add_journal_routes(http::Router& router, Centre& centre) {
  router.add(reading("/api/v1/journal/head", "read_journal_head",
                     "The signed head of the journal: keep it, and nobody can rewrite what came before",
                     "oversight", {"public"}, {}, schema_of<JournalHead>(),
                     [&centre](http::Request& request) {
                       auto head = journal_head(centre);
                       if (!head) return refusal_answer(centre, request, head.refusal());
                       return json_answer(200, std::move(*head));
                     }));
  router.add(lines_route(
      "/api/v1/journal/keys", "read_journal_keys",
      "The keys that sign heads, each named by the one before it", "oversight", {"public"}, {},
      [&centre](http::Request& request) { return lines_answer(centre, request, journal_keys(centre)); }));
  router.add(lines_route(
      "/api/v1/journal/consistency", "read_journal_consistency",
      "The proof that a later head goes on from an earlier one", "oversight", {"public"},
      {query_parameter("from", "number of the earlier head", kHeadNumber, true),
       query_parameter("to", "number of the later head; the last one when left out", kHeadNumber)},
      [&centre](http::Request& request) {
        return lines_answer(
            centre, request,
            consistency_proof(centre, *number_in_query(request, "from"), number_in_query(request, "to")));
      }));
  router.add(lines_route(
      "/api/v1/cases/{case}/proof", "read_case_proof",
      "The proof of one case: its facts, each with its path to a signed head", "oversight", {"signed_in"},
      {query_parameter("head", "number of the head to prove it under; the first that covers it when left out",
                       kHeadNumber)},
      [&centre](http::Request& request) {
        const auto run = [&]() -> Result<std::string> {
          return case_proof(centre, actor_of(request),
                            TRY(id_in_path<CaseId>(request, "case", "no_such_case")),
                            number_in_query(request, "head"));
        };
        return lines_answer(centre, request, run());
      }));
}

}  // namespace yichuang::app
