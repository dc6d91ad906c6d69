#include "app/authority/routes.h"

#include "app/authority/letters.h"
#include "app/record/answers.h"
#include "app/record/declare.h"

namespace yichuang::app {
namespace {

std::string query(const http::Request& request, const char* name) {
  const auto found = request.query.find(name);
  return found == request.query.end() ? std::string() : found->second;
}

void add_letter_list(http::Router& router, Centre& centre) {
  router.add(
      reading("/api/v1/letters", "list_letters",
              "Authorisation letters, newest first: who may decide what; applicants see those in force",
              "authority", {"signed_in"},
              {query_parameter("mine", "only those made out to me", R"({"type":"boolean"})"),
               query_parameter("department", "only of this organ", R"({"type":"string","maxLength":80})"),
               http::after_parameter(), http::limit_parameter(100)},
              schema_of<LetterList>(), [&centre](http::Request& request) {
                LetterQuery wanted;
                wanted.mine = query(request, "mine") == "true";
                wanted.department = query(request, "department");
                if (const auto after = query(request, "after"); !after.empty()) {
                  const auto id = parse_id<LetterId>(after);
                  if (!id) return refusal_answer(centre, request, malformed("after", "unknown_page"));
                  wanted.after = id->value;
                }
                if (const auto limit = query(request, "limit"); !limit.empty())
                  wanted.limit = std::stoi(limit);
                return json_answer(200, json::write(list_letters(centre, actor_of(request), wanted)));
              }));
}

}  // namespace

void add_authority_routes(http::Router& router, Centre& centre) {
  add_letter_list(router, centre);
  router.add(reading("/api/v1/letter-choices", "list_letter_choices",
                     "Whom the head of an organ can authorise, and for which items", "authority", {"head"},
                     {}, schema_of<LetterChoices>(), [&centre](http::Request& request) {
                       return json_answer(200, json::write(letter_choices(centre, actor_of(request))));
                     }));
  auto issue = posting(
      "/api/v1/letters", "issue_letter", "The head of an organ authorises somebody", "authority", {"head"},
      schema_of<LetterInput>(), {201, "in force from its first day", schema_of<LetterTaken>()},
      [&centre](http::Request& request) {
        const auto run = [&]() -> Result<LetterTaken> {
          return issue_letter(centre, command_of(request), TRY(json::read<LetterInput>(request.body)));
        };
        return answer(centre, request, run(), 201);
      });
  issue.parameters = {http::idempotency_key_parameter()};
  router.add(std::move(issue));
  auto revoke = posting(
      "/api/v1/letters/{letter}/revocation", "revoke_letter",
      "Take an authorisation back, from this instant on", "authority", {"head"}, schema_of<RevocationInput>(),
      {200, "revoked", schema_of<LetterTaken>()}, [&centre](http::Request& request) {
        const auto run = [&]() -> Result<LetterTaken> {
          return revoke_letter(centre, command_of(request),
                               TRY(id_in_path<LetterId>(request, "letter", "no_such_letter")),
                               TRY(json::read<RevocationInput>(request.body)));
        };
        return answer(centre, request, run());
      });
  revoke.parameters = {http::idempotency_key_parameter()};
  router.add(std::move(revoke));
}

}  // namespace yichuang::app
