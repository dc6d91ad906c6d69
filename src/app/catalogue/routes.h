// Routes of the catalogue: open to everybody, signed in or not, but for the examiners' manuals, the report and
// the revisions.
#pragma once

#include "app/record/centre.h"
#include "platform/http/http.h"

namespace yichuang::app {

void add_guide_routes(http::Router& router, Centre& centre);
void add_guide_report_routes(http::Router& router, Centre& centre);
void add_licence_routes(http::Router& router, Centre& centre);
void add_revision_routes(http::Router& router, Centre& centre);
void add_catalogue_routes(http::Router& router, Centre& centre);

}  // namespace yichuang::app
