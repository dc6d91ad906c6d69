// 请工作人员给我打电话: asked by anybody, answered by a helper. Who called and whether somebody answered are facts.
#pragma once

#include "app/care/call_back_view.h"
#include "app/record/centre.h"
#include "app/record/command.h"
#include "core/people/person.h"

namespace yichuang::app {

// So many may wait at once; whoever comes then is told to telephone.
inline constexpr int kMostCallBacks = 200;

// The same number twice is one request while it is open, and answered like a new one: nobody learns who waits.
// Refuses malformed `bad_phone`, `too_many_waiting`.
Result<CallBackAsked> ask_call_back(Centre& centre, const CallBackInput& wanted);

// Open ones, whoever waits longest first.
CallBackList list_call_backs(const Centre& centre);

// Refuses not_found `no_such_request` and what decide_call() does.
Result<CallTaken> record_call(Centre& centre, const Command& command, CallBackId request,
                              const CallInput& call);

}  // namespace yichuang::app
