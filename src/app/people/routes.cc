#include "app/people/routes.h"

#include "app/people/accounts.h"
#include "app/people/people.h"
#include "app/record/answers.h"
#include "app/record/declare.h"

namespace yichuang::app {
namespace {

constexpr int kNineOClock = 9 * 60;  // minutes

http::Response signed_in(Centre& centre, Sessions& sessions, const http::Request& request,
                         const Result<std::string>& token, int status) {
  if (!token) return refusal_answer(centre, request, token.refusal());
  const auto actor = sessions.find(*token);
  ensure(actor.has_value());
  auto response = json_answer(status, json::write(who_am_i(centre, *actor)));
  response.headers.emplace_back("Set-Cookie", session_cookie(centre, *token));
  return response;
}

void add_session_routes(http::Router& router, Centre& centre, Sessions& sessions) {
  router.add(posting("/api/v1/session", "sign_in", "Sign in", "people", {"public"}, schema_of<SignIn>(),
                     {200, "signed in; the session is in a cookie", schema_of<Me>()},
                     [&centre, &sessions](http::Request& request) {
                       const auto run = [&]() -> Result<std::string> {
                         return sessions.sign_in(TRY(json::read<SignIn>(request.body)), request.remote);
                       };
                       return signed_in(centre, sessions, request, run(), 200);
                     }));
  auto out = reading("/api/v1/session", "sign_out", "Sign out", "people", {"public"}, {}, {},
                     [&sessions](http::Request& request) {
                       sessions.sign_out(request.cookie(kSessionCookie));
                       http::Response response{.status = 204};
                       response.headers.emplace_back("Set-Cookie", ended_session_cookie());
                       return response;
                     });
  out.method = http::Method::remove;
  out.answers = {{204, "signed out", {}}};
  router.add(std::move(out));
  router.add(reading("/api/v1/me", "who_am_i", "Who is signed in, and where they work", "people",
                     {"signed_in"}, {}, schema_of<Me>(), [&centre](http::Request& request) {
                       return json_answer(200, json::write(who_am_i(centre, actor_of(request))));
                     }));
  auto hasher = std::make_shared<crypto::PasswordHasher>();
  auto tries = std::make_shared<RateLimit>(kMostSignInTries, kSignInWindowMs);
  router.add(posting("/api/v1/accounts", "register_account", "An applicant opens an account", "people",
                     {"public"}, schema_of<Register>(), {201, "registered and signed in", schema_of<Me>()},
                     [&centre, &sessions, hasher, tries](http::Request& request) {
                       const auto run = [&]() -> Result<std::string> {
                         const Register wanted = TRY(json::read<Register>(request.body));
                         if (!tries->allowed(request.remote, steady_ms())) return refuse("too_many_tries");
                         tries->count(request.remote, steady_ms());
                         TRY(register_account(centre, *hasher, wanted));
                         return sessions.sign_in({wanted.account, wanted.password}, request.remote);
                       };
                       return signed_in(centre, sessions, request, run(), 201);
                     }));
}

void add_proof_route(http::Router& router, Centre& centre) {
  auto tries = std::make_shared<RateLimit>(kMostSignInTries, kSignInWindowMs);
  router.add(posting("/api/v1/me/identity", "prove_identity",
                     "Prove an account opened online with the code a window gave out", "people",
                     {"applicant"}, schema_of<ProofInput>(), {200, "proven", schema_of<Me>()},
                     [&centre, tries](http::Request& request) {
                       const auto run = [&]() -> Result<Me> {
                         Actor actor = actor_of(request);
                         const ProofInput input = TRY(json::read<ProofInput>(request.body));
                         const std::string key = to_string(actor.person);
                         if (!tries->allowed(key, steady_ms())) return refuse("too_many_tries");
                         tries->count(key, steady_ms());
                         TRY(prove_identity(centre, actor, input));
                         actor.proven = true;
                         return who_am_i(centre, actor);
                       };
                       return answer(centre, request, run());
                     }));
}

void add_person_routes(http::Router& router, Centre& centre) {
  const std::vector<std::string> staff{"clerk", "helper"};
  router.add(posting("/api/v1/people/look-up", "look_up_person",
                     "Find an applicant whose document a window has seen, by the whole identity number",
                     "people", staff, schema_of<FindPerson>(),
                     {200, "nobody or one", schema_of<PersonList>()}, [&centre](http::Request& request) {
                       const auto run = [&]() -> Result<PersonList> {
                         return look_up_person(centre,
                                               TRY(json::read<FindPerson>(request.body)).identity_number);
                       };
                       return answer(centre, request, run());
                     }));
  router.add(posting(
      "/api/v1/people", "register_person", "Put an applicant at the window on record, as the document says",
      "people", staff, schema_of<ApplicantInput>(), {201, "on record", schema_of<PersonView>()},
      [&centre](http::Request& request) {
        const auto run = [&]() -> Result<PersonView> {
          return view_person(TRY(find_or_create_person(centre, actor_of(request).person,
                                                       TRY(json::read<ApplicantInput>(request.body)), "")));
        };
        return answer(centre, request, run(), 201);
      }));
  router.add(
      posting("/api/v1/people/{person}/activation-code", "issue_activation_code",
              "Give out the code that opens an account, after seeing the person and the document", "people",
              staff, schema_of<ActivationInput>(), {201, "to be printed once", schema_of<ActivationView>()},
              [&centre](http::Request& request) {
                const auto run = [&]() -> Result<ActivationView> {
                  return issue_activation(centre, actor_of(request),
                                          TRY(id_in_path<PersonId>(request, "person", "no_such_person")),
                                          TRY(json::read<ActivationInput>(request.body)));
                };
                return answer(centre, request, run(), 201);
              }));
}

ClockNow clock_now(const Centre& centre) {
  const Instant now = centre.clock();
  const Date day = legal_day(now);
  return {now, to_string(day), centre.calendar.working(day)};
}

// Nine in the morning of the n-th working day from now.
Result<Instant> step_target(const Centre& centre, const ClockStep& wanted) {
  const Instant now = centre.clock();
  if (wanted.to.has_value() == wanted.working_days.has_value()) return malformed("to", "one_of_two");
  if (wanted.to) {
    if (*wanted.to < now) return refuse("time_runs_forward");
    if (!centre.calendar.covers(legal_day(*wanted.to))) return malformed("to", "beyond_calendar");
    return *wanted.to;
  }
  const auto day = centre.calendar.nth_working_after(legal_day(now), *wanted.working_days);
  if (!day) return malformed("working_days", "beyond_calendar");
  return Instant{start_of(*day).ms + kNineOClock * 60'000};
}

void add_clock_routes(http::Router& router, Centre& centre, const DemoClock& demo) {
  router.add(reading("/api/v1/clock", "read_clock", "What time it is in the hall", "people", {"public"}, {},
                     schema_of<ClockNow>(),
                     [&centre](http::Request&) { return json_answer(200, json::write(clock_now(centre))); }));
  router.add(reading("/api/v1/demo/accounts", "list_demo_accounts",
                     "Who can sign in to this demonstration; 404 anywhere else", "people", {"public"}, {},
                     schema_of<DemoAccounts>(), [&centre, demo](http::Request& request) {
                       if (!demo.accounts) return refusal_answer(centre, request, not_found("no_demo"));
                       return json_answer(200, json::write(demo.accounts()));
                     }));
  router.add(posting("/api/v1/demo/clock", "step_clock",
                     "Let time pass in this demonstration; 404 anywhere else", "people", {"administrator"},
                     schema_of<ClockStep>(), {200, "the new time", schema_of<ClockNow>()},
                     [&centre, demo](http::Request& request) {
                       const auto run = [&]() -> Result<ClockNow> {
                         if (!demo.step) return not_found("no_demo");
                         demo.step(TRY(step_target(centre, TRY(json::read<ClockStep>(request.body)))));
                         return clock_now(centre);
                       };
                       return answer(centre, request, run());
                     }));
}

}  // namespace

void add_people_routes(http::Router& router, Centre& centre, Sessions& sessions, const DemoClock& demo) {
  add_session_routes(router, centre, sessions);
  add_proof_route(router, centre);
  add_person_routes(router, centre);
  add_clock_routes(router, centre, demo);
}

}  // namespace yichuang::app
