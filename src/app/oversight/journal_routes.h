// The journal before the public: its signed head and keys; before a party: the proof of their case.
#pragma once

#include "app/record/centre.h"
#include "platform/http/http.h"

namespace yichuang::app {

void add_journal_routes(http::Router& router, Centre& centre);

}  // namespace yichuang::app
