#include "app/catalogue/licence_view.h"
#include "app/catalogue/routes.h"
#include "app/record/answers.h"
#include "app/record/declare.h"

namespace yichuang::app {

void add_licence_routes(http::Router& router, Centre& centre) {
  router.add(reading(
      "/api/v1/licences", "list_business_licences",
      "The list of business licences, how each was reformed, and the items and packages that carry it out",
      "catalogue", {"public"}, {}, schema_of<LicenceListView>(), [&centre](http::Request&) {
        return json_answer(200,
                           json::write(licences_of(*centre.catalogues.current(), legal_day(centre.clock()))));
      }));
}

}  // namespace yichuang::app
