// What the operator's tools ask: is it alive, is it ready, how fast is it.
#pragma once

#include "app/record/centre.h"
#include "platform/http/http.h"
#include "platform/metrics/metrics.h"

namespace yichuang::main_program {

// GET /healthz: the process answers. GET /readyz: the store answers and the clockwork turns. GET /metrics: Prometheus text.
void add_operator_routes(http::Router& router, app::Centre& centre, metrics::Metrics& numbers);

}  // namespace yichuang::main_program
