#include "app/catalogue/routes.h"

#include <memory>

#include "app/catalogue/indicator_report.h"
#include "app/catalogue/plan_dates.h"
#include "app/catalogue/plan_view.h"
#include "app/catalogue/search_index.h"
#include "app/record/answers.h"
#include "app/record/declare.h"
#include "core/catalogue/showcase.h"
#include "core/catalogue/standing.h"

namespace yichuang::app {
namespace {

const std::vector<std::string> kPublic{"public"};

PackageList list_packages(const Catalogue& catalogue, Date day) {
  PackageList list;
  for (const Package* package : packages_as_shown(catalogue)) {
    const PackageView view = view_package(catalogue, *package, day);
    list.packages.push_back({view.code, view.name, view.summary, view.lead, view.domain,
                             static_cast<int>(view.items.size()), package->elder,
                             !closed_items(catalogue, *package, day).empty()});
  }
  return list;
}

CentreView view_centre(const Catalogue& catalogue) {
  const auto spans = [](const std::vector<yichuang::OpeningHours::Span>& from) {
    std::vector<OpenSpanView> to;
    for (const auto& span : from) to.push_back({span.open, span.close});
    return to;
  };
  const auto& centre = catalogue.centre;
  const auto& hours = centre.hours;
  const auto words = [](const Text& text) { return Words{text.zh, text.en}; };
  return {words(centre.name),
          words(catalogue.district.name),
          catalogue.district.demo,
          words(centre.address),
          centre.phone,
          centre.complaint_phone,
          spans(hours.weekdays),
          spans(hours.saturday),
          spans(hours.sunday),
          words(hours.note)};
}

Result<const Package*> package_in(const Catalogue& catalogue, const http::Request& request) {
  const Package* package = catalogue.package(request.params.at("package"));
  if (package == nullptr) return not_found("no_such_package");
  return package;
}

constexpr std::size_t kMostHits = 20;

// Found by its name needs no word.
std::optional<SearchReason> reason_of(const CatalogueHit& hit) {
  switch (hit.by) {
    case FoundBy::name:
      return std::nullopt;
    case FoundBy::other_name:
      return SearchReason{"other_name", hit.matched};
    case FoundBy::result:
      return SearchReason{"result", hit.matched};
    case FoundBy::english:
      return SearchReason{"english", hit.matched};
    case FoundBy::code:
      return SearchReason{"code", hit.matched};
    case FoundBy::pinyin:
      return SearchReason{"pinyin", hit.matched};
    case FoundBy::initials:
      return SearchReason{"initials", hit.matched};
    case FoundBy::near:
      return SearchReason{"near", hit.matched};
    case FoundBy::spoken:
      return SearchReason{"spoken", {}};
  }
  return std::nullopt;
}

SearchResult found(const Catalogue& catalogue, const SearchIndex& index, const std::string& query, Date day) {
  SearchResult result;
  const std::size_t all = catalogue.packages.size() + catalogue.items.size();
  for (const CatalogueHit& hit : offered_first(catalogue, index.find(query, all), day, kMostHits)) {
    if (hit.kind == CatalogueHit::Kind::package) {
      const Package& package = *catalogue.package(hit.code);
      const PackageView view = view_package(catalogue, package, day);
      result.hits.push_back({"package", hit.code, view.name, view.summary, {}, reason_of(hit)});
      if (const auto closed = closed_items(catalogue, package, day); !closed.empty())
        result.hits.back().standing = view_standing(catalogue, *closed.front(), day);
    } else {
      const ItemView view = view_item(catalogue, *catalogue.item(hit.code), day);
      result.hits.push_back({"item", hit.code, view.name, view.department.name, view.standing, reason_of(hit)});
    }
  }
  return result;
}

}  // namespace

void add_catalogue_routes(http::Router& router, Centre& centre) {
  add_guide_routes(router, centre);
  add_licence_routes(router, centre);
  add_guide_report_routes(router, centre);
  add_revision_routes(router, centre);
  router.add(reading("/api/v1/packages", "list_packages", "Everything that can be done in one go",
                     "catalogue", kPublic, {}, schema_of<PackageList>(), [&centre](http::Request&) {
                       return json_answer(200, json::write(list_packages(*centre.catalogues.current(),
                                                                         legal_day(centre.clock()))));
                     }));
  router.add(reading("/api/v1/packages/{package}", "read_package", "One package and its questions",
                     "catalogue", kPublic, {}, schema_of<PackageView>(), [&centre](http::Request& request) {
                       const auto catalogue = centre.catalogues.current();
                       const auto run = [&]() -> Result<PackageView> {
                         return view_package(*catalogue, *TRY(package_in(*catalogue, request)),
                                             legal_day(centre.clock()));
                       };
                       return answer(centre, request, run());
                     }));
  router.add(posting(
      "/api/v1/packages/{package}/plan", "plan_package",
      "What a package comes to for these answers; asks, and changes nothing", "catalogue", kPublic,
      schema_of<PlanRequest>(), {200, "the questions to ask, or the whole plan", schema_of<PlanView>()},
      [&centre](http::Request& request) {
        const auto catalogue = centre.catalogues.current();
        const auto run = [&]() -> Result<PlanView> {
          const Package* package = TRY(package_in(*catalogue, request));
          const Date today = legal_day(centre.clock());
          PlanView plan =
              TRY(view_plan(*catalogue, *package, TRY(json::read<PlanRequest>(request.body)).answers, today));
          // What cannot be handed in today has no day on which it would be done.
          if (!plan.closed) add_dates(plan, centre.calendar, today);
          return plan;
        };
        return answer(centre, request, run());
      }));
  router.add(reading(
      "/api/v1/search", "search_catalogue", "Packages and items by words, pinyin or its initials, best first",
      "catalogue", kPublic,
      {query_parameter("q", "what somebody typed", R"({"type":"string","maxLength":200})", true)},
      schema_of<SearchResult>(), [&centre, index = std::make_shared<CurrentIndex>()](http::Request& request) {
        const auto catalogue = centre.catalogues.current();
        return json_answer(200, json::write(found(*catalogue, *index->of(centre, *catalogue), request.query.at("q"),
                                                  legal_day(centre.clock()))));
      }));
  router.add(reading(
      "/api/v1/catalogue/report", "read_catalogue_report",
      "What the catalogue holds, and the indicators computed from it, each with its sums and what was left "
      "out",
      "catalogue", {"manager", "head", "maintainer", "reviewer", "legal_reviewer", "administrator"}, {},
      schema_of<CatalogueReport>(), [&centre](http::Request&) {
        return json_answer(200,
                           json::write(report_of(*centre.catalogues.current(), legal_day(centre.clock()))));
      }));
  router.add(reading("/api/v1/centre", "read_centre", "The hall: where it is, when it is open, whom to call",
                     "catalogue", kPublic, {}, schema_of<CentreView>(), [&centre](http::Request&) {
                       return json_answer(200, json::write(view_centre(*centre.catalogues.current())));
                     }));
  router.add(reading("/api/v1/items/{item}", "read_item", "One service item", "catalogue", kPublic, {},
                     schema_of<ItemView>(), [&centre](http::Request& request) {
                       const auto catalogue = centre.catalogues.current();
                       const Item* item = catalogue->item(request.params.at("item"));
                       if (item == nullptr) return refusal_answer(centre, request, not_found("no_such_item"));
                       return json_answer(
                           200, json::write(view_item(*catalogue, *item, legal_day(centre.clock()))));
                     }));
}

}  // namespace yichuang::app
