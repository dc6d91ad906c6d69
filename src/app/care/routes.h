// Routes of help for people: who asks to be called, and who calls.
#pragma once

#include "app/record/centre.h"
#include "platform/http/http.h"

namespace yichuang::app {

void add_care_routes(http::Router& router, Centre& centre);

}  // namespace yichuang::app
