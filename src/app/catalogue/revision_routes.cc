#include "app/catalogue/revision_routes.h"

#include "app/catalogue/record_schema.h"
#include "app/catalogue/revision_problems.h"
#include "app/catalogue/revision_queries.h"
#include "app/catalogue/revisions.h"
#include "app/catalogue/routes.h"

namespace yichuang::app {
namespace {

using namespace revision_routes;

RecordName record_in(const http::Request& request) {
  return {request.params.at("kind"), request.params.at("code")};
}

RecordPage record_page(const http::Request& request) {
  return {query(request, "kind"), query(request, "q"), query(request, "after")};
}

http::Parameter text_parameter(const char* name, const char* about) {
  return query_parameter(name, about, R"({"type":"string","maxLength":200})");
}

void add_revision_reading(http::Router& router, Centre& centre, const Readings& readings) {
  router.add(reading(
      "/api/v1/catalogue/revisions", "list_revisions",
      "Revisions of the catalogue, newest first: my own, those that await me, open and published ones", kTag,
      kEditors,
      {query_parameter("tab", "which", R"({"type":"string","enum":["mine","to_review","open","published"]})"),
       http::after_parameter()},
      schema_of<RevisionList>(), [&centre](http::Request& request) {
        RevisionPage page;
        if (const auto tab = query(request, "tab"); !tab.empty()) page.tab = tab;
        if (const auto after = query(request, "after"); !after.empty()) {
          const auto id = parse_id<RevisionId>(after);
          if (!id) return refusal_answer(centre, request, malformed("after", "unknown_page"));
          page.after = id->value;
        }
        return json_answer(200, json::write(list_revisions(centre, actor_of(request), page)));
      }));
  router.add(reading(
      kRevision, "read_revision",
      "A revision: its records, what happened to it, whose review it awaits, what one may do", kTag, kEditors,
      {}, schema_of<RevisionView>(), [&centre, readings](http::Request& request) {
        const auto run = [&]() -> Result<RevisionView> {
          return view_revision(centre, *readings, actor_of(request), TRY(asked_revision(centre, request)));
        };
        const auto view = run();
        auto response = answer(centre, request, view);
        if (view) response.headers.emplace_back("ETag", http::etag(view->version));
        return response;
      }));
  router.add(
      reading(std::string(kRevision) + "/problems", "list_revision_problems",
              "What is wrong with the catalogue as the revision would make it, and what is new about it",
              kTag, kEditors, {}, schema_of<RevisionProblems>(), [&centre, readings](http::Request& request) {
                const auto run = [&]() -> Result<RevisionProblems> {
                  return problems_of(*readings->draft(centre, TRY(asked_revision(centre, request))));
                };
                return answer(centre, request, run());
              }));
}

void add_record_reading(http::Router& router, Centre& centre, const Readings& readings) {
  router.add(reading("/api/v1/catalogue/records", "list_records",
                     "Records of the catalogue, or of a revision of it, by kind and words", kTag, kEditors,
                     {text_parameter("kind", "of that kind"), text_parameter("q", "in the code or a name"),
                      text_parameter("revision", "as this revision has them"),
                      text_parameter("after", "end of the page before")},
                     schema_of<RecordList>(), [&centre, readings](http::Request& request) {
                       const auto run = [&]() -> Result<RecordList> {
                         const std::string revision = query(request, "revision");
                         if (revision.empty())
                           return list_records(*readings->base(centre, centre.catalogues.current()->version),
                                               record_page(request));
                         const auto id = parse_id<RevisionId>(revision);
                         if (!id) return not_found("no_such_revision");
                         return list_records(*readings->draft(centre, TRY(stored_revision(centre, *id))),
                                             record_page(request));
                       };
                       return answer(centre, request, run());
                     }));
  router.add(reading(std::string(kRevision) + "/records/{kind}/{code}", "read_record",
                     "One record as the revision has it, beside the published one", kTag, kEditors, {},
                     schema_of<RecordView>(), [&centre, readings](http::Request& request) {
                       const auto run = [&]() -> Result<RecordView> {
                         return view_record(centre, *readings, TRY(asked_revision(centre, request)),
                                            record_in(request));
                       };
                       const auto view = run();
                       auto response = answer(centre, request, view);
                       if (view) response.headers.emplace_back("ETag", http::etag(view->save));
                       return response;
                     }));
  router.add(reading(
      "/api/v1/catalogue/schemas/{kind}", "read_record_schema", "The JSON Schema of a kind of record", kTag,
      kEditors, {},
      [](boost::json::object&) { return boost::json::value(boost::json::object{{"type", "object"}}); },
      [&centre, readings](http::Request& request) {
        const auto run = [&]() -> Result<std::string> {
          const auto base = readings->base(centre, centre.catalogues.current()->version);
          const auto schema = record_schema(base->files, request.params.at("kind"));
          if (!schema) return not_found("no_such_kind");
          return *schema;
        };
        const auto schema = run();
        if (!schema) return refusal_answer(centre, request, schema.refusal());
        return json_answer(200, *schema);
      }));
}

void add_saving(http::Router& router, Centre& centre, const Readings& readings) {
  auto open = posting("/api/v1/catalogue/revisions", "open_revision", "Begin to change the catalogue", kTag,
                      kMaintainers, schema_of<RevisionInput>(), {201, "begun", schema_of<RevisionTaken>()},
                      [&centre](http::Request& request) {
                        const auto run = [&]() -> Result<RevisionTaken> {
                          return open_revision(centre, command_of(request),
                                               TRY(json::read<RevisionInput>(request.body)).title);
                        };
                        return answer(centre, request, run(), 201);
                      });
  open.parameters = {http::idempotency_key_parameter()};
  router.add(std::move(open));
  auto save =
      posting(std::string(kRevision) + "/records/{kind}/{code}", "save_record",
              "Keep a record as it is to be; If-Match is the save that was seen, 0 the published one", kTag,
              kMaintainers, schema_of<RecordInput>(), {200, "kept", schema_of<RecordSaved>()},
              [&centre, readings](http::Request& request) {
                const auto run = [&]() -> Result<RecordSaved> {
                  const RecordInput input = TRY(json::read<RecordInput>(request.body));
                  return save_record(centre, *readings, command_of(request), TRY(revision_in(request)),
                                     record_in(request), input.document, input.copied_from.value_or(""));
                };
                return answer(centre, request, run());
              });
  save.method = http::Method::put;
  save.parameters = {http::idempotency_key_parameter(), http::if_match_parameter()};
  router.add(std::move(save));
  auto remove = reading(std::string(kRevision) + "/records/{kind}/{code}", "remove_record",
                        "Take a record out of the catalogue, once the revision is published", kTag,
                        kMaintainers, {http::idempotency_key_parameter(), http::if_match_parameter()},
                        schema_of<RecordSaved>(), [&centre, readings](http::Request& request) {
                          const auto run = [&]() -> Result<RecordSaved> {
                            return remove_record(centre, *readings, command_of(request),
                                                 TRY(revision_in(request)), record_in(request));
                          };
                          return answer(centre, request, run());
                        });
  remove.method = http::Method::remove;
  router.add(std::move(remove));
}

}  // namespace

namespace revision_routes {

std::string query(const http::Request& request, const char* name) {
  const auto found = request.query.find(name);
  return found == request.query.end() ? std::string() : found->second;
}

Result<RevisionId> revision_in(const http::Request& request) {
  return id_in_path<RevisionId>(request, "revision", "no_such_revision");
}

Result<StoredRevision> asked_revision(const Centre& centre, const http::Request& request) {
  return stored_revision(centre, TRY(revision_in(request)));
}

}  // namespace revision_routes

void add_revision_routes(http::Router& router, Centre& centre) {
  const auto readings = std::make_shared<DraftReadings>();
  add_revision_reading(router, centre, readings);
  add_record_reading(router, centre, readings);
  add_saving(router, centre, readings);
  add_revision_life_routes(router, centre, readings);
  add_revision_outlook_routes(router, centre, readings);
  add_revision_bundle_routes(router, centre, readings);
}

}  // namespace yichuang::app
