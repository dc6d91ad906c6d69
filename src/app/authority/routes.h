// Routes of authorisation letters: anyone signed in may read those in force, heads issue and revoke.
#pragma once

#include "app/record/centre.h"
#include "platform/http/http.h"

namespace yichuang::app {

void add_authority_routes(http::Router& router, Centre& centre);

}  // namespace yichuang::app
