// Routes of a section: its worklist, and what it does with an accepted item.
#pragma once

#include "app/record/centre.h"
#include "platform/http/http.h"

namespace yichuang::app {

void add_casework_routes(http::Router& router, Centre& centre);

}  // namespace yichuang::app
