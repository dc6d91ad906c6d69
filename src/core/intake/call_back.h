// 请工作人员打电话: somebody who would rather talk leaves a telephone number, and a helper calls.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "core/people/person.h"

namespace yichuang {

// A number where nobody answers is tried this often before the request is put aside.
inline constexpr int kMostCalls = 3;

// 回电请求
struct CallBack {
  Instant asked_at;
  int calls = 0;
  bool reached = false;
  bool open() const { return !reached && calls < kMostCalls; }
};

// 回电: what one call has made of it. Denied only_helpers_help; refused already_called.
Result<CallBack> decide_call(const CallBack& request, bool reached, const Actor& actor);

}  // namespace yichuang
