// 回电请求: what is sent and shown of a request to be called.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"

namespace yichuang::app {

// POST /api/v1/help-requests
struct CallBackInput {
  std::string phone;
  std::string page;  // where the person was: the path of the page
  std::string language;  // zh, en: what they would like to speak
};
struct CallBackAsked {
  std::string request;
  Instant asked_at;
};
// POST /api/v1/help-requests/{request}/call
struct CallInput {
  bool reached = true;
};
struct CallTaken {
  bool open = false;  // somebody is to call again
  int calls = 0;
};
struct CallBackRow {
  std::string request;
  std::string phone;  // whole: it is there to be dialled
  std::string page;
  std::string language;
  Instant asked_at;
  int calls = 0;
  std::optional<Instant> called_at;
};
// GET /api/v1/help-requests: whoever waits longest first
struct CallBackList {
  std::vector<CallBackRow> requests;
  std::int64_t total = 0;
};

}  // namespace yichuang::app
