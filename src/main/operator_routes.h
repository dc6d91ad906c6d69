// /healthz, /readyz, /metrics: for whoever runs the installation. The proxy in front does not pass them on.
#pragma once

#include <functional>

#include "app/record/words.h"
#include "platform/http/http.h"
#include "platform/metrics/metrics.h"

namespace yichuang::main_program {

// `why_not` says in words why this process should get no requests just now; empty: it should.
void add_operator_routes(http::Router& router, std::function<app::Words()> why_not,
                         metrics::Metrics& numbers);

}  // namespace yichuang::main_program
