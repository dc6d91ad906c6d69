// Whether an item can be applied for at all: 暂停 and 取消 of the list (国办函〔2016〕108号, 政务服务事项管理). An item without a
// standing of its own is in operation. What has been filed before goes on either way. A plan knows nothing of it: it is the
// same on every day, and who may hand it in today is asked here.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "core/catalogue/text.h"

namespace yichuang {

struct Catalogue;
struct Item;
struct Package;
struct Plan;

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
  Origins origin;

  bool closed_on(Date day) const { return from <= day && (!until || day <= *until); }
};

// What has to be told of the item on that day, be it in force or announced. nullptr: in operation, nothing announced.
const Standing* standing_on(const Item& item, Date day);
bool closed_on(const Item& item, Date day);
bool retired_on(const Item& item, Date day);

// The items that cannot be applied for on that day: of a plan in its order, and of a package those it cannot do without.
std::vector<const Item*> closed_items(const Catalogue& catalogue, const Plan& plan, Date day);
std::vector<const Item*> closed_items(const Catalogue& catalogue, const Package& package, Date day);

// “自2026年3月2日起至2026年3月31日暂停办理：系统升级（……通知）。可以改办“……”。”
Text standing_in_words(const Catalogue& catalogue, const Standing& standing);

// Whether the plan may be handed in on that day. Refused, by what there is to do: closed_item_optional (leave it out),
// closed_item_instead (apply for another), closed_item_until (come back), closed_item (ask), retired_item (ask).
Result<void> check_standings(const Catalogue& catalogue, const Plan& plan, Date day);

}  // namespace yichuang
