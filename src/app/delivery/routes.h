// Routes of handing results over and of closing a case.
#pragma once

#include "app/record/centre.h"
#include "platform/http/http.h"

namespace yichuang::app {

void add_delivery_routes(http::Router& router, Centre& centre);

}  // namespace yichuang::app
