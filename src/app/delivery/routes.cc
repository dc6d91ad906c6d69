#include "app/delivery/routes.h"

#include "app/casework/requests.h"
#include "app/delivery/issue_queries.h"
#include "app/delivery/paper_check.h"
#include "app/delivery/requests.h"
#include "app/intake/case_route.h"
#include "app/people/masking.h"
#include "app/people/sessions.h"
#include "core/delivery/handover.h"

namespace yichuang::app {
namespace {

HandoverWay way_of(const std::string& code) {
  if (code == "courier") return HandoverWay::courier;
  return code == "electronic" ? HandoverWay::electronic : HandoverWay::window;
}

Relation relation_of(const std::string& code) {
  if (code == "agent") return Relation::agent;
  if (code == "family") return Relation::family;
  return code == "authorised" ? Relation::authorised : Relation::self;
}

// The paper that was shown. A number says by no length what it is on: the kind goes with it.
Result<std::optional<Identity>> shown_in(const HandoverInput& body) {
  if (!body.identity_number || body.identity_number->empty()) return std::optional<Identity>{};
  if (!body.identity_kind) return malformed("identity_kind", "missing");
  Identity shown{IdentityKind::other, *body.identity_number};
  if (*body.identity_kind == "id_card") shown.kind = IdentityKind::id_card;
  if (*body.identity_kind == "credit_code") shown.kind = IdentityKind::credit_code;
  return std::optional{std::move(shown)};
}

// What the slip says about how the receiver was known; the number itself stays out of the record, masked.
std::string proof_of(const HandoverInput& body, const std::string& shown) {
  const std::string proof = body.proof.value_or("");
  if (way_of(body.way) != HandoverWay::window || shown.empty()) return proof;
  const std::string checked = "核对证件 " + mask_identity(shown);
  const Relation relation = relation_of(body.relation);
  const bool on_file = relation == Relation::self || relation == Relation::agent;
  if (proof.empty()) return on_file ? checked : proof;
  return proof + "；" + checked;
}

HandedOver handover_of(const HandoverInput& body) {
  return {body.items, way_of(body.way), body.receiver.value_or(""), relation_of(body.relation),
          proof_of(body, body.identity_number.value_or(""))};
}

std::string query(const http::Request& request, const char* name) {
  const auto found = request.query.find(name);
  return found == request.query.end() ? std::string() : found->second;
}

IssueTab tab_of(const std::string& code) {
  if (code == "uncollected") return IssueTab::uncollected;
  if (code == "today") return IssueTab::today;
  if (code == "complete") return IssueTab::complete;
  return code == "any" ? IssueTab::any : IssueTab::ready;
}

void add_issue_lists(http::Router& router, Centre& centre) {
  router.add(reading(
      "/api/v1/issue/cases", "list_results",
      "Cases with results by tab, the longest-standing first; only those that have one", "delivery",
      {"issuer"},
      {query_parameter("tab", "which list; ready if absent",
                       R"({"type":"string","enum":["ready","uncollected","today","complete","any"]})"),
       query_parameter("q", "number or beginning of a name", R"({"type":"string","maxLength":60})"),
       http::after_parameter(), http::limit_parameter(100)},
      schema_of<IssueList>(), [&centre](http::Request& request) {
        IssueQuery wanted{tab_of(query(request, "tab")), query(request, "q"), 0, 50};
        if (const auto after = parse_id<CaseId>(query(request, "after"))) wanted.after = after->value;
        if (const auto limit = query(request, "limit"); !limit.empty()) wanted.limit = std::stoi(limit);
        return json_answer(200, json::write(list_results(centre, wanted)));
      }));
  router.add(
      reading("/api/v1/issue/counts", "count_results", "How long each of the issuing window's lists is",
              "delivery", {"issuer"}, {}, schema_of<IssueCounts>(),
              [&centre](http::Request&) { return json_answer(200, json::write(count_results(centre))); }));
}

// Guessing a paper's code: so many tries of one asker in this time.
constexpr int kMostPaperTries = 30;
constexpr std::int64_t kPaperWindowMs = 60'000;

void add_paper_check(http::Router& router, Centre& centre) {
  auto tries = std::make_shared<RateLimit>(kMostPaperTries, kPaperWindowMs);
  router.add(reading(
      "/api/v1/papers/{document}", "check_paper",
      "Whether the paper of a result was issued here, and is in its term", "delivery", {"public"},
      {query_parameter("code", "the code on the paper", R"({"type":"string","minLength":1,"maxLength":64})",
                       true)},
      schema_of<PaperView>(), [&centre, tries](http::Request& request) {
        const std::int64_t now = steady_ms();
        if (!tries->allowed(request.remote, now))
          return refusal_answer(centre, request, refuse("too_many_tries"));
        tries->count(request.remote, now);
        const auto run = [&]() -> Result<PaperView> {
          return check_paper(centre, TRY(id_in_path<DocumentId>(request, "document", "no_such_document")),
                             query(request, "code"));
        };
        return answer(centre, request, run());
      }));
}

}  // namespace

void add_delivery_routes(http::Router& router, Centre& centre) {
  add_issue_lists(router, centre);
  add_paper_check(router, centre);
  // Applicants only fetch electronic results, and only their own; decide_handover says so.
  router.add(case_action<HandoverInput>(
      centre, "/api/v1/cases/{case}/handover", "hand_over_results",
      "Hand results over: at the window, by courier, electronically", "delivery", {"issuer", "applicant"},
      [](const HandoverInput& body, const std::string&, const Command&) -> Decide {
        return [body](const Matter& matter, const Acting& acting) -> Result<Facts> {
          return decide_handover(matter, handover_of(body), TRY(shown_in(body)), acting.actor);
        };
      }));
  router.add(case_action<ArchiveInput>(
      centre, "/api/v1/cases/{case}/archive", "archive_case", "Close a case that is complete", "delivery",
      {"issuer", "clerk", "manager"}, [](const ArchiveInput&, const std::string&, const Command&) -> Decide {
        return
            [](const Matter& matter, const Acting& acting) { return decide_archiving(matter, acting.actor); };
      }));
}

}  // namespace yichuang::app
