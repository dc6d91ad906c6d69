#include "app/intake/routes.h"

#include "app/intake/case_lists.h"
#include "app/intake/case_queries.h"
#include "app/intake/case_route.h"
#include "app/intake/document_page.h"
#include "app/intake/drafts.h"
#include "app/intake/filing.h"
#include "app/intake/form_tables.h"
#include "app/intake/help.h"
#include "app/intake/presence.h"
#include "app/intake/rating.h"
#include "app/intake/uploads.h"
#include "core/intake/form.h"
#include "core/intake/reception.h"
#include "platform/http/encoding.h"

namespace yichuang::app {
namespace {

const std::vector<std::string> kSigned{"signed_in"};
const std::vector<std::string> kApplying{"applicant", "clerk", "helper"};
const std::vector<std::string> kWindow{"clerk"};
const std::vector<std::string> kStaff{"helper", "clerk", "approver", "head", "issuer", "manager"};
// Guessing a receipt's code: so many tries of one asker in this time.
constexpr int kMostReceiptTries = 30;
constexpr std::int64_t kReceiptWindowMs = 60'000;
constexpr const char* kStates =
    R"({"type":"string","enum":["received","correction","in_hand","decided","handed_over","withdrawn","archived"]})";

std::string query(const http::Request& request, const char* name) {
  const auto found = request.query.find(name);
  return found == request.query.end() ? std::string() : found->second;
}

std::int64_t number_in_query(const http::Request& request, const char* name, std::int64_t otherwise) {
  const auto id = parse_id<CaseId>(query(request, name));
  return id ? id->value : otherwise;
}

std::vector<Finding> findings_of(const Examination& body) {
  std::vector<Finding> findings;
  for (const FindingInput& one : body.findings)
    findings.push_back({one.kind == "field" ? SubjectKind::field : SubjectKind::material, one.subject, one.ok,
                        one.fault.value_or(""), one.note.value_or("")});
  return findings;
}

Decide supplementing(Centre& centre, const SupplementInput& body, const Command& command, bool on_the_spot) {
  return [&centre, body, command, on_the_spot](const Matter& matter, const Acting& acting) -> Result<Facts> {
    Result<void> files;
    centre.store.read([&](store::Reader& reader) {
      files = check_files(reader, centre, command.actor.person, body.materials);
    });
    TRY(std::move(files));
    Supplemented fact{TRY(read_materials(body.materials)), body.fields, on_the_spot};
    const bool staff =
        acting.actor.has(Role::clerk) || acting.actor.has(Role::helper) || acting.actor.has(Role::approver);
    TRY(check_handed_in(matter.plan, fact.materials, staff ? Channel::window : Channel::online,
                        Completeness::draft));
    TRY(check_form(matter.catalogue, matter.plan, TRY(read_form(matter.catalogue, fact.fields)),
                   Completeness::draft));
    if (on_the_spot) return decide_mending(matter, fact, acting);
    return decide_supplement(matter, fact, acting.actor, acting.at);
  };
}

NonAcceptanceGround ground_of(const std::string& code) {
  if (code == "no_licence_needed") return NonAcceptanceGround::no_licence_needed;
  return code == "not_this_organ" ? NonAcceptanceGround::not_this_organ : NonAcceptanceGround::other_by_law;
}

void add_draft_routes(http::Router& router, Centre& centre) {
  router.add(reading("/api/v1/drafts", "list_drafts", "My applications not yet handed in", "intake", kSigned,
                     {}, schema_of<DraftList>(), [&centre](http::Request& request) {
                       return json_answer(200, json::write(list_drafts(centre, actor_of(request).person)));
                     }));
  router.add(posting(
      "/api/v1/drafts", "create_draft", "Begin an application", "intake", kSigned, schema_of<DraftInput>(),
      {201, "kept", schema_of<DraftView>()}, [&centre](http::Request& request) {
        const auto run = [&]() -> Result<DraftView> {
          return save_draft(centre, actor_of(request).person, {}, TRY(json::read<DraftInput>(request.body)));
        };
        return answer(centre, request, run(), 201);
      }));
  router.add(reading("/api/v1/drafts/{draft}", "read_draft", "One of my drafts", "intake", kSigned, {},
                     schema_of<DraftView>(), [&centre](http::Request& request) {
                       const auto run = [&]() -> Result<DraftView> {
                         return read_draft(centre, actor_of(request).person,
                                           TRY(id_in_path<DraftId>(request, "draft", "no_such_draft")));
                       };
                       return answer(centre, request, run());
                     }));
  auto put = posting("/api/v1/drafts/{draft}", "save_draft", "Keep what was filled in so far", "intake",
                     kSigned, schema_of<DraftInput>(), {200, "kept", schema_of<DraftView>()},
                     [&centre](http::Request& request) {
                       const auto run = [&]() -> Result<DraftView> {
                         const DraftId draft = TRY(id_in_path<DraftId>(request, "draft", "no_such_draft"));
                         return save_draft(centre, actor_of(request).person, draft,
                                           TRY(json::read<DraftInput>(request.body)));
                       };
                       return answer(centre, request, run());
                     });
  put.method = http::Method::put;
  router.add(std::move(put));
  auto drop =
      reading("/api/v1/drafts/{draft}", "delete_draft", "Throw a draft away", "intake", kSigned, {}, {},
              [&centre](http::Request& request) {
                const auto run = [&]() -> Result<void> {
                  return delete_draft(centre, actor_of(request).person,
                                      TRY(id_in_path<DraftId>(request, "draft", "no_such_draft")));
                };
                const auto done = run();
                return done ? http::Response{.status = 204} : refusal_answer(centre, request, done.refusal());
              });
  drop.method = http::Method::remove;
  drop.answers = {{204, "gone", {}}};
  router.add(std::move(drop));
}

http::Response file_answer(const Centre& centre, const http::Request& request, Result<CaseFile> found) {
  if (!found) return refusal_answer(centre, request, found.refusal());
  http::Response response{.status = 200, .content_type = found->type};
  response.file = http::File{found->path};
  return response;
}

void add_file_routes(http::Router& router, Centre& centre) {
  auto upload =
      posting("/api/v1/files", "upload_file", "Bring a file: PDF, PNG, JPEG or OFD, at most 20 MB", "intake",
              kSigned, {}, {201, "kept", schema_of<FileStored>()}, [&centre](http::Request& request) {
                const auto run = [&]() -> Result<FileStored> {
                            // No body at all never reached the disk.
                  if (!request.spooled) return malformed("file", "file_empty");
                  const auto name = http::percent_decode(request.header("x-file-name"));
                  if (!name) return malformed("header.X-File-Name", "wrong_form");
                  return store_upload(centre, actor_of(request).person, request.spooled->path, *name);
                };
                return answer(centre, request, run(), 201);
              });
  upload.body = binary();
  upload.body_type = "application/pdf, image/png, image/jpeg, application/ofd";
  upload.spool_body = true;
  upload.max_body = kMostUploadBytes;
  upload.parameters = {{"X-File-Name", "header", "its name, percent-encoded UTF-8", false,
                        R"({"type":"string","maxLength":600})"}};
  router.add(std::move(upload));
  auto own = reading("/api/v1/files/{file}", "read_own_file", "A file that the asker has brought", "intake",
                     kSigned, {}, {}, [&centre](http::Request& request) {
                       return file_answer(centre, request,
                                          own_file(centre, actor_of(request).person, request.params.at("file")));
                     });
  own.answers = {{200, "the file, of the type it was found to be", binary(), "*/*"}};
  router.add(std::move(own));
}

void add_case_papers(http::Router& router, Centre& centre) {
  auto pdf = reading(
      "/api/v1/cases/{case}/documents/{document}", "read_document", "An official document as PDF", "intake",
      kSigned, {query_parameter("large", "large print", R"({"type":"boolean"})")}, {},
      [&centre](http::Request& request) {
        const auto run = [&]() -> Result<std::string> {
          return document_pdf(centre, actor_of(request),
                              TRY(id_in_path<CaseId>(request, "case", "no_such_case")),
                              TRY(id_in_path<DocumentId>(request, "document", "no_such_document")),
                              query(request, "large") == "true");
        };
        auto bytes = run();
        if (!bytes) return refusal_answer(centre, request, bytes.refusal());
        http::Response response{.status = 200, .content_type = "application/pdf", .body = std::move(*bytes)};
        return response;
      });
  pdf.answers = {{200, "the document", binary(), "application/pdf"}};
  router.add(std::move(pdf));
  auto file = reading("/api/v1/cases/{case}/files/{file}", "read_file", "A file handed in with the case",
                      "intake", kSigned, {}, {}, [&centre](http::Request& request) {
                        const auto run = [&]() -> Result<CaseFile> {
                          return case_file(centre, actor_of(request),
                                           TRY(id_in_path<CaseId>(request, "case", "no_such_case")),
                                           request.params.at("file"));
                        };
                        return file_answer(centre, request, run());
                      });
  file.answers = {{200, "the file, of the type it was found to be", binary(), "*/*"}};
  router.add(std::move(file));
}

void add_case_reading(http::Router& router, Centre& centre) {
  router.add(reading(
      "/api/v1/cases", "list_cases",
      "Cases, newest first: mine, of my desk, with results to hand over, or all", "intake", kSigned,
      {query_parameter("scope", "whose", R"({"type":"string","enum":["mine","window","issue","all"]})"),
       query_parameter("state", "only in this state", kStates),
       query_parameter(
           "q",
           "number or beginning of a name; among all cases, where names are masked, words of a package's",
           R"({"type":"string","maxLength":60})"),
       http::after_parameter(), http::limit_parameter(100)},
      schema_of<CaseList>(), [&centre](http::Request& request) {
        const Actor& actor = actor_of(request);
        const std::string scope = query(request, "scope");
        CaseQuery wanted;
        wanted.scope = scope == "window"  ? Scope::window
                       : scope == "issue" ? Scope::issue
                       : scope == "all"   ? Scope::all
                                          : Scope::mine;
        wanted.state = query(request, "state");
        wanted.search = query(request, "q");
        wanted.after = number_in_query(request, "after", 0);
        wanted.limit = static_cast<int>(number_in_query(request, "limit", 50));
        return answer(centre, request, list_cases(centre, actor, wanted));
      }));
  router.add(reading("/api/v1/cases/{case}", "read_case", "One case, as the asker may see it", "intake",
                     kSigned, {}, schema_of<CaseView>(), [&centre](http::Request& request) {
                       const auto run = [&]() -> Result<CaseView> {
                         return view_case(centre, actor_of(request),
                                          TRY(id_in_path<CaseId>(request, "case", "no_such_case")));
                       };
                       const auto view = run();
                       auto response = answer(centre, request, view);
                       if (view) response.headers.emplace_back("ETag", http::etag(view->version));
                       return response;
                     }));
  auto tries = std::make_shared<RateLimit>(kMostReceiptTries, kReceiptWindowMs);
  router.add(reading("/api/v1/progress", "look_up_progress",
                     "How a case stands, by its number and the code on the receipt", "intake", {"public"},
                     {query_parameter("number", "the case number",
                                      R"({"type":"string","minLength":1,"maxLength":40})", true),
                      query_parameter("code", "the code on the receipt",
                                      R"({"type":"string","minLength":1,"maxLength":20})", true)},
                     schema_of<CaseView>(), [&centre, tries](http::Request& request) {
                       const std::int64_t now = steady_ms();
                       if (!tries->allowed(request.remote, now))
                         return refusal_answer(centre, request, refuse("too_many_tries"));
                       tries->count(request.remote, now);
                       return answer(centre, request,
                                     view_progress(centre, query(request, "number"), query(request, "code")));
                     }));
}

void add_presence_routes(http::Router& router, Centre& centre) {
  auto look = reading(
      "/api/v1/cases/{case}/presence", "look_on", "I have this case open; which colleagues have it open too",
      "intake", kStaff, {}, schema_of<OnlookerList>(), [&centre](http::Request& request) {
        const auto run = [&]() -> Result<OnlookerList> {
          return look_on(centre, actor_of(request), TRY(id_in_path<CaseId>(request, "case", "no_such_case")));
        };
        return answer(centre, request, run());
      });
  look.method = http::Method::put;
  router.add(std::move(look));
  auto leave = reading("/api/v1/cases/{case}/presence", "look_away", "I have closed this case", "intake",
                       kStaff, {}, {}, [&centre](http::Request& request) {
                         const auto kase = id_in_path<CaseId>(request, "case", "no_such_case");
                         if (!kase) return refusal_answer(centre, request, kase.refusal());
                         look_away(centre, actor_of(request), *kase);
                         return http::Response{.status = 204};
                       });
  leave.method = http::Method::remove;
  leave.answers = {{204, "gone", {}}};
  router.add(std::move(leave));
}

void add_help_route(http::Router& router, Centre& centre) {
  auto tries = std::make_shared<RateLimit>(kMostReceiptTries, kReceiptWindowMs);
  auto help = posting("/api/v1/help", "begin_help", "Take a case on, shown its receipt", "intake", {"helper"},
                      schema_of<HelpInput>(), {200, "taken on", schema_of<Taken>()},
                      [&centre, tries](http::Request& request) {
                        const auto run = [&]() -> Result<Taken> {
                          const HelpInput wanted = TRY(json::read<HelpInput>(request.body));
                          const std::string helper = to_string(actor_of(request).person);
                          if (!tries->allowed(helper, steady_ms())) return refuse("too_many_tries");
                          tries->count(helper, steady_ms());
                          return begin_help(centre, command_of(request), wanted);
                        };
                        return answer(centre, request, run());
                      });
  help.parameters = {http::idempotency_key_parameter()};
  router.add(std::move(help));
}

void add_rating_route(http::Router& router, Centre& centre) {
  auto rate = posting("/api/v1/cases/{case}/rating", "rate_case",
                      "Say how one was served: once for handing in, once for the end", "intake",
                      {"applicant", "helper"}, schema_of<RatingInput>(),
                      {200, "done; the new version of the case", schema_of<Taken>()},
                      [&centre](http::Request& request) {
                        const auto run = [&]() -> Result<Taken> {
                          return rate_case(centre, command_of(request),
                                           TRY(id_in_path<CaseId>(request, "case", "no_such_case")),
                                           TRY(json::read<RatingInput>(request.body)));
                        };
                        return answer(centre, request, run());
                      });
  // Whatever the hall does meanwhile changes nothing of how somebody felt: no version is asked for.
  rate.parameters = {http::idempotency_key_parameter()};
  router.add(std::move(rate));
}

void add_case_actions(http::Router& router, Centre& centre) {
  auto file =
      posting("/api/v1/cases", "file_case", "Hand in an application: one form, one set of materials",
              "intake", kApplying, schema_of<FileCase>(), {201, "received", schema_of<Taken>()},
              [&centre](http::Request& request) {
                const auto run = [&]() -> Result<Taken> {
                  return file_case(centre, command_of(request), TRY(json::read<FileCase>(request.body)));
                };
                return answer(centre, request, run(), 201);
              });
  file.parameters = {http::idempotency_key_parameter()};
  router.add(std::move(file));
  router.add(case_action<Examination>(
      centre, "/api/v1/cases/{case}/acceptance", "accept_case", "Accept everything that is in order",
      "intake", kWindow, [](const Examination& body, const std::string&, const Command&) -> Decide {
        return [findings = findings_of(body)](const Matter& matter, const Acting& acting) {
          return decide_acceptance(matter, findings, acting);
        };
      }));
  router.add(case_action<Examination>(
      centre, "/api/v1/cases/{case}/correction-notice", "give_notice", "Tell all faults at once", "intake",
      kWindow, [](const Examination& body, const std::string&, const Command&) -> Decide {
        return [findings = findings_of(body)](const Matter& matter, const Acting& acting) {
          return decide_correction_notice(matter, findings, acting);
        };
      }));
  router.add(case_action<NonAcceptanceInput>(
      centre, "/api/v1/cases/{case}/non-acceptance", "decline_case",
      "Do not accept items, saying why and where to go", "intake", kWindow,
      [](const NonAcceptanceInput& body, const std::string&, const Command&) -> Decide {
        return [body](const Matter& matter, const Acting& acting) {
          return decide_non_acceptance(
              matter, {body.items, ground_of(body.ground), body.organ.value_or(""), body.reason, {}}, acting);
        };
      }));
  router.add(case_action<SupplementInput>(
      centre, "/api/v1/cases/{case}/mending", "mend_case",
      "Mend on the spot, with the applicant at the window", "intake", {"clerk", "helper", "approver"},
      [&centre](const SupplementInput& body, const std::string&, const Command& command) {
        return supplementing(centre, body, command, true);
      }));
  router.add(case_action<SupplementInput>(
      centre, "/api/v1/cases/{case}/supplement", "supplement_case", "Answer a notice", "intake", kApplying,
      [&centre](const SupplementInput& body, const std::string&, const Command& command) {
        return supplementing(centre, body, command, false);
      }));
  router.add(case_action<WithdrawalInput>(
      centre, "/api/v1/cases/{case}/withdrawal", "withdraw_case", "Withdraw the application", "intake",
      kApplying, [](const WithdrawalInput& body, const std::string&, const Command&) -> Decide {
        return [reason = body.reason](const Matter& matter, const Acting& acting) {
          return decide_withdrawal(matter, reason, acting.actor);
        };
      }));
}

}  // namespace

void add_intake_routes(http::Router& router, Centre& centre) {
  add_draft_routes(router, centre);
  add_file_routes(router, centre);
  add_case_reading(router, centre);
  add_presence_routes(router, centre);
  add_help_route(router, centre);
  add_case_papers(router, centre);
  add_case_actions(router, centre);
  add_rating_route(router, centre);
}

}  // namespace yichuang::app
