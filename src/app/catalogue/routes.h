// Routes of the catalogue: open to everybody, signed in or not.
#pragma once

#include "app/record/centre.h"
#include "platform/http/http.h"

namespace yichuang::app {

void add_catalogue_routes(http::Router& router, Centre& centre);

}  // namespace yichuang::app
