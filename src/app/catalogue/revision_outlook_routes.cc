// What a revision would bring: its differences, its impact, and the citizen's own pages.
#include "app/catalogue/guide_view.h"
#include "app/catalogue/plan_view.h"
#include "app/catalogue/revision_differences.h"
#include "app/catalogue/revision_impact.h"
#include "app/catalogue/revision_routes.h"

namespace yichuang::app {
namespace {

using namespace revision_routes;

// A draft with errors is incomplete: what it would show citizens cannot be told.
Result<std::shared_ptr<const DraftReading>> whole_draft(const Centre& centre, DraftReadings& readings,
                                                        const http::Request& request) {
  auto draft = readings.draft(centre, TRY(asked_revision(centre, request)));
  if (const int errors = draft->errors(); errors > 0)
    return refuse("revision_has_errors", {}, {{"count", std::to_string(errors)}});
  return draft;
}

Result<const Package*> package_in(const Catalogue& catalogue, const http::Request& request) {
  const Package* package = catalogue.package(request.params.at("package"));
  if (package == nullptr) return not_found("no_such_package");
  return package;
}

template <class View, class Make>
http::Route look(const char* pattern, const char* id, const char* summary, Centre& centre,
                 const Readings& readings, Make make) {
  return reading(std::string(kRevision) + pattern, id, summary, kTag, kEditors, {}, schema_of<View>(),
                 [&centre, readings, make](http::Request& request) {
                   const auto run = [&]() -> Result<View> {
                     const auto draft = TRY(whole_draft(centre, *readings, request));
                     return make(*draft, request);
                   };
                   return answer(centre, request, run());
                 });
}

Result<DifferencesView> differences(const Centre& centre, DraftReadings& readings,
                                    const http::Request& request) {
  const StoredRevision stored = TRY(asked_revision(centre, request));
  const auto draft = readings.draft(centre, stored);
  const auto grounds = grounds_of(stored.revision);
  const std::string against = query(request, "against");
  if (against == "city_template") return differences_from_template(*draft);
  if (against == "current")
    return differences_from(readings.base(centre, centre.catalogues.current()->version)->index, *draft,
                            against, grounds);
  return differences_from(draft->base->index, *draft, "base", grounds);
}

void add_comparisons(http::Router& router, Centre& centre, const Readings& readings) {
  router.add(reading(std::string(kRevision) + "/differences", "list_revision_differences",
                     "What the revision says otherwise, record by record", kTag, kEditors,
                     {query_parameter("against", "than what",
                                      R"({"type":"string","enum":["base","current","city_template"]})")},
                     schema_of<DifferencesView>(), [&centre, readings](http::Request& request) {
                       return answer(centre, request, differences(centre, *readings, request));
                     }));
  router.add(look<ImpactView>(
      "/impact", "read_revision_impact",
      "What would change if it were published: packages, guides, windows, promises, running cases", centre,
      readings, [&centre](const DraftReading& draft, http::Request&) -> Result<ImpactView> {
        return view_impact(centre, draft);
      }));
}

void add_previews(http::Router& router, Centre& centre, const Readings& readings) {
  router.add(look<PackageView>(
      "/packages/{package}", "preview_package", "A package as citizens would see it", centre, readings,
      [](const DraftReading& draft, http::Request& request) -> Result<PackageView> {
        return view_package(draft.catalogue, *TRY(package_in(draft.catalogue, request)), draft.base->day);
      }));
  router.add(
      look<GuideView>("/packages/{package}/guide", "preview_package_guide", "The guide it would have", centre,
                      readings, [](const DraftReading& draft, http::Request& request) -> Result<GuideView> {
                        return view_of(package_guide(
                            draft.catalogue, *TRY(package_in(draft.catalogue, request)), draft.base->day));
                      }));
  router.add(look<GuideView>(
      "/items/{item}/guide", "preview_item_guide", "The guide an item would have", centre, readings,
      [](const DraftReading& draft, http::Request& request) -> Result<GuideView> {
        const Item* item = draft.catalogue.item(request.params.at("item"));
        if (item == nullptr) return not_found("no_such_item");
        return view_of(item_guide(draft.catalogue, *item, GuideReader::applicant, draft.base->day));
      }));
  auto plan =
      look<PlanView>("/packages/{package}/plan", "preview_plan",
                     "What the package would come to for these answers; asks, and changes nothing", centre,
                     readings, [](const DraftReading& draft, http::Request& request) -> Result<PlanView> {
                       const Package* package = TRY(package_in(draft.catalogue, request));
                       return view_plan(draft.catalogue, *package,
                                        TRY(json::read<PlanRequest>(request.body)).answers, draft.base->day);
                     });
  plan.method = http::Method::post;
  plan.body = schema_of<PlanRequest>();
  router.add(std::move(plan));
}

}  // namespace

void add_revision_outlook_routes(http::Router& router, Centre& centre, const Readings& readings) {
  add_comparisons(router, centre, readings);
  add_previews(router, centre, readings);
}

}  // namespace yichuang::app
