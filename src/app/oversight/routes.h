// Routes of overseeing the hall.
#pragma once

#include "app/record/centre.h"
#include "platform/http/http.h"

namespace yichuang::app {

void add_self_assessment_routes(http::Router& router, Centre& centre);
void add_oversight_routes(http::Router& router, Centre& centre);

}  // namespace yichuang::app
