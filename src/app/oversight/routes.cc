#include "app/oversight/routes.h"

#include "app/oversight/journal_routes.h"
#include "app/oversight/overview.h"
#include "app/record/answers.h"
#include "app/record/declare.h"

namespace yichuang::app {

void add_oversight_routes(http::Router& router, Centre& centre) {
  router.add(reading(
      "/api/v1/overview", "read_overview", "The hall at this moment: each number equals the list behind it",
      "oversight", {"manager", "administrator", "head"}, {}, schema_of<Overview>(),
      [&centre](http::Request&) { return json_answer(200, json::write(count_overview(centre))); }));
  add_journal_routes(router, centre);
}

}  // namespace yichuang::app
