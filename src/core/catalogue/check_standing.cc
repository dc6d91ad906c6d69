// 暂停 and 取消: days that make sense, and packages that do not ask people for what they cannot apply for.
#include <algorithm>

#include "core/catalogue/check_rules.h"
#include "core/catalogue/explain.h"

namespace yichuang::checking {
namespace {

void check_days(Checker& checker, const Standing& standing) {
  if (!standing.until) return;
  const Origin at = standing.origin.of("until");
  if (standing.kind == StandingKind::retired)
    checker.error("until_of_retired", at,
                  {"取消的事项不再恢复，不应写截止日期；只停一段时间的是暂停",
                   "what is retired does not come back and has no last day; for a time it is suspended"});
  else if (*standing.until < standing.from)
    checker.error("until_before_from", at,
                  {"暂停的截止日期早于开始日期", "the suspension ends before it begins"});
}

// Closed on a day on which the other is closed too.
bool closed_meanwhile(const Standing& standing, const Standing& other) {
  const bool over_before = other.until && *other.until < standing.from;
  const bool begins_after = standing.until && *standing.until < other.from;
  return !over_before && !begins_after;
}

void check_instead(Checker& checker, const Item& item) {
  const Standing& standing = *item.standing;
  const Origin at = standing.origin.of("instead");
  for (const std::string& code : standing.instead) {
    const Item* other = checker.catalogue.item(code);
    if (other == nullptr)
      checker.error("unknown_item", at, {"没有事项“" + code + "”", "there is no item “" + code + "”"});
    else if (other == &item || (other->standing && closed_meanwhile(standing, *other->standing)))
      checker.error("instead_closed", at,
                    {"改办的“" + other->name.zh + "”在这期间自己也不能申请",
                     "“" + other->name.en + "”, named in its place, cannot be applied for then either"});
  }
}

}  // namespace

void check_standing(Checker& checker, const Item& item) {
  if (!item.standing) return;
  check_days(checker, *item.standing);
  check_instead(checker, item);
}

void check_standings(Checker& checker, const Package& package) {
  for (const PackageItem& entry : package.items) {
    const Item* item = checker.catalogue.item(entry.item);
    if (item == nullptr || !item->standing) continue;
    const Standing& standing = *item->standing;
    const Text from = day_in_words(standing.from);
    if (standing.kind == StandingKind::retired) {
      const Text message{
          "“" + item->name.zh + "”自" + from.zh + "起取消，到那天这件事里不能再有它",
          "“" + item->name.en + "” is retired from " + from.en + " on and may not be part of this then"};
      if (checker.today && standing.closed_on(*checker.today))
        checker.error("retired_item_required", entry.origin, message);
      else
        checker.warning("retired_item_required", entry.origin, message);
    } else if (entry.role == PackageRole::required &&
               !(checker.today && standing.until && *standing.until < *checker.today)) {
      checker.warning("suspended_item_required", entry.origin,
                      {"必办的“" + item->name.zh + "”自" + from.zh + "起暂停办理，期间这件事不能申请",
                       "“" + item->name.en + "” is required here and suspended from " + from.en +
                           " on: this cannot be applied for meanwhile"});
    }
  }
}

}  // namespace yichuang::checking
