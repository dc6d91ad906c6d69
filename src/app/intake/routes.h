// Routes of applying and accepting: drafts, files, cases, progress.
#pragma once

#include "app/people/sessions.h"
#include "app/record/centre.h"
#include "platform/http/http.h"

namespace yichuang::app {

void add_intake_routes(http::Router& router, Centre& centre);

}  // namespace yichuang::app
