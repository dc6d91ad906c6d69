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
  const char* file;
};

Format format_named(const std::string& word) {
  if (word == "json") return {BundleFormat::json, "catalogue.json"};
  if (word == "xlsx") return {BundleFormat::xlsx, "catalogue.xlsx"};
  return {BundleFormat::yaml, "catalogue.zip"};
}

Result<CatalogueFiles> files_asked(const Centre& centre, DraftReadings& readings,
                                   const std::string& revision) {
  if (revision.empty()) return readings.base(centre, centre.catalogues.current()->version)->files;
  const auto id = parse_id<RevisionId>(revision);
  if (!id) return not_found("no_such_revision");
  return readings.draft(centre, TRY(stored_revision(centre, *id)))->files;
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
                response.headers.emplace_back("Content-Disposition",
                                              std::string("attachment; filename=\"") + format.file + '"');
                return response;
              });
  take.answers = {{200, "the file", binary(), kAnyFile}};
  router.add(std::move(take));
  auto import =
      posting(std::string(kRevision) + "/import", "import_into_revision",
              "Take a file into a revision: every fault in it is told at once, and nothing is taken", kTag,
              kMaintainers, {}, {200, "taken in", schema_of<RevisionTaken>()},
              [&centre, readings](http::Request& request) {
                const auto run = [&]() -> Result<RevisionTaken> {
                  return import_into_revision(centre, *readings, command_of(request),
                                              TRY(revision_in(request)), request.body);
                };
                return answer(centre, request, run());
              });
  import.body = binary();
  import.body_type = kAnyFile;
  import.max_body = kMostBundleBytes;
  import.parameters = {http::idempotency_key_parameter(), http::if_match_parameter()};
  router.add(std::move(import));
}

}  // namespace yichuang::app
