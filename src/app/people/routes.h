// Routes of signing in, registering, and finding applicants; the clock, and stepping it in a demo.
#pragma once

#include <functional>

#include "app/people/sessions.h"
#include "app/record/centre.h"
#include "platform/http/http.h"

namespace yichuang::app {

// A demo database's clock: real time shifted forward, kept over restarts. `step` returns after everything the passing
// days bring about (deemed acceptance) has been recorded.
struct DemoClock {
  std::function<void(Instant to)> step;
  std::function<DemoAccounts()> accounts;
};

// `demo` empty: neither stepping time nor listing demo accounts exists.
void add_people_routes(http::Router& router, Centre& centre, Sessions& sessions, const DemoClock& demo);

}  // namespace yichuang::app
