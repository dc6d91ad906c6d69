// Whether an item can be applied for at all: 暂停 and 取消 of the list (国办函〔2016〕108号, 政务服务事项管理). An item without a
// standing of its own is in operation. What has been filed before goes on either way.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "core/catalogue/text.h"

namespace yichuang {

enum class StandingKind {
  suspended,  // 暂停: not for now
  retired  // 取消: never again
};

struct Standing {
  StandingKind kind = StandingKind::suspended;
  Date from;  // the first day it cannot be applied for, a legal day
  std::optional<Date> until;  // of suspended: the last such day; none: until further notice
  Text reason;
  std::string source;  // the notice or the law that says so
  std::vector<std::string> instead;  // items that can be applied for in its place
  Origin origin;

  bool closed_on(Date day) const { return from <= day && (!until || day <= *until); }
};

}  // namespace yichuang
