// The catalogue, or a revision of it, as a file to take away; and a file taken into a revision.
#include "app/catalogue/bundle.h"
#include "app/catalogue/revision_import.h"
#include "app/catalogue/revision_routes.h"

namespace yichuang::app {
namespace {

using namespace revision_routes;

constexpr const char* kAnyFile = "application/octet-stream";  // its name says of which kind it is

struct Format {
  BundleFormat format;
  const char* ending;
};

Format format_named(const std::string& word) {
  if (word == "json") return {BundleFormat::json, "json"};
  if (word == "xlsx") return {BundleFormat::xlsx, "xlsx"};
  return {BundleFormat::yaml, "zip"};
}

Result<CatalogueFiles> files_asked(const Centre& centre, DraftReadings& readings,
                                   const std::string& revision) {
  if (revision.empty()) return readings.base(centre, centre.catalogues.current()->version)->files;
  const auto id = parse_id<RevisionId>(revision);
  if (!id) return not_found("no_such_revision");
  return readings.draft(centre, TRY(stored_revision(centre, *id)))->files;
}

// "item/food-business-licence,text/open" → the records; a file's code is a path and has strokes itself.
std::set<RecordName> records_named(const std::string& list) {
  std::set<RecordName> names;
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = std::min(list.find(',', at), list.size());
    const std::string one = list.substr(at, end - at);
    if (const std::size_t stroke = one.find('/'); stroke != std::string::npos)
      names.insert({one.substr(0, stroke), one.substr(stroke + 1)});
    at = end + 1;
  }
  return names;
}

http::Route with_file(http::Route route) {
  route.body = binary();
  route.body_type = kAnyFile;
  route.max_body = kMostBundleBytes;
  return route;
}

void add_importing(http::Router& router, Centre& centre, const Readings& readings) {
  auto import = with_file(
      posting(std::string(kRevision) + "/import", "import_into_revision",
              "Take a file into a revision: every fault in it is told at once, and nothing is taken", kTag,
              kMaintainers, {}, {200, "taken in", schema_of<RevisionTaken>()},
              [&centre, readings](http::Request& request) {
                const auto run = [&]() -> Result<RevisionTaken> {
                  return import_into_revision(centre, *readings, command_of(request),
                                              TRY(revision_in(request)), request.body,
                                              records_named(query(request, "leave_out")));
                };
                return answer(centre, request, run());
              }));
  import.parameters = {http::idempotency_key_parameter(), http::if_match_parameter(),
                       query_parameter("leave_out", "records of the file that are not taken: kind/code, …",
                                       R"({"type":"string","maxLength":1500})")};
  router.add(std::move(import));
  auto look = with_file(
      posting(std::string(kRevision) + "/import-preview", "preview_import",
              "What a file would change in a revision; asks, and changes nothing", kTag, kMaintainers, {},
              {200, "what it would change", schema_of<ImportPreview>()},
              [&centre, readings](http::Request& request) {
                const auto run = [&]() -> Result<ImportPreview> {
                  return preview_import(centre, *readings, TRY(revision_in(request)), request.body);
                };
                return answer(centre, request, run());
              }));
  router.add(std::move(look));
}

}  // namespace

void add_revision_bundle_routes(http::Router& router, Centre& centre, const Readings& readings) {
  auto take =
      reading("/api/v1/catalogue/export", "export_catalogue",
              "The catalogue in one file, or as a revision would make it", kTag, kEditors,
              {query_parameter("format", "zip of YAML files, JSON, or a workbook",
                               R"({"type":"string","enum":["yaml","json","xlsx"]})"),
               query_parameter("revision", "as this revision has it", R"({"type":"string","maxLength":20})")},
              {}, [&centre, readings](http::Request& request) {
                const auto files = files_asked(centre, *readings, query(request, "revision"));
                if (!files) return refusal_answer(centre, request, files.refusal());
                const Format format = format_named(query(request, "format"));
                http::Response response{
                    .status = 200, .content_type = kAnyFile, .body = write_bundle(*files, format.format)};
                const std::string revision = query(request, "revision");
                const std::string file = (revision.empty() ? "catalogue" : "catalogue-revision-" + revision) +
                                         "." + format.ending;
                response.headers.emplace_back("Content-Disposition",
                                              "attachment; filename=\"" + file + '"');
                return response;
              });
  take.answers = {{200, "the file", binary(), kAnyFile}};
  router.add(std::move(take));
  add_importing(router, centre, readings);
}

}  // namespace yichuang::app
