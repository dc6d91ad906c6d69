#include "core/catalogue/standing.h"

#include <algorithm>

#include "core/catalogue/explain.h"
#include "core/catalogue/plan.h"

namespace yichuang {
namespace {

bool is_optional(const Catalogue& catalogue, const Plan& plan, const Item& item) {
  const Package* package = catalogue.package(plan.package);
  const PackageItem* entry = package == nullptr ? nullptr : package->item(item.code);
  return entry != nullptr && entry->role == PackageRole::optional;
}

Text names_of(const Catalogue& catalogue, const std::vector<std::string>& codes) {
  std::vector<Text> names;
  for (const std::string& code : codes) {
    const Item* item = catalogue.item(code);
    const Text name = item == nullptr ? Text{code, code} : item->name;
    names.push_back({"“" + name.zh + "”", "“" + name.en + "”"});
  }
  return join(names, "、", ", ");
}

// When it cannot be applied for; the English begins inside a sentence.
Text days_of(const Standing& standing) {
  const Text from = day_in_words(standing.from);
  if (standing.kind == StandingKind::retired)
    return {"自" + from.zh + "起取消，不再受理新的申请", "abolished from " + from.en + " on"};
  if (!standing.until)
    return {"自" + from.zh + "起暂停办理，恢复时间另行公布",
            "suspended from " + from.en + " until further notice"};
  const Text until = day_in_words(*standing.until);
  return {"自" + from.zh + "起至" + until.zh + "暂停办理", "suspended from " + from.en + " to " + until.en};
}

Text sentences(const Catalogue& catalogue, const Standing& standing) {
  const Text days = days_of(standing), reason = without_stop(standing.reason);
  Text told{days.zh + "：" + reason.zh + "（" + standing.source + "）。",
            days.en + ": " + reason.en + " (" + standing.source + ")."};
  if (standing.instead.empty()) return told;
  const Text instead = names_of(catalogue, standing.instead);
  return {told.zh + "可以改办" + instead.zh + "。", told.en + " Apply for " + instead.en + " instead."};
}

// What the one who was about to hand in can do: by the hardest of what they cannot leave out.
Refusal closed(const std::vector<const Item*>& needed, Values values) {
  const auto any = [&](const auto& is) {
    return std::any_of(needed.begin(), needed.end(), [&](const Item* item) { return is(*item->standing); });
  };
  if (needed.empty()) return refuse("closed_item_optional", {}, std::move(values));
  if (any([](const Standing& one) { return !one.instead.empty(); }))
    return refuse("closed_item_instead", {}, std::move(values));
  if (any([](const Standing& one) { return one.kind == StandingKind::retired; }))
    return refuse("retired_item", {}, std::move(values));
  if (any([](const Standing& one) { return !one.until; }))
    return refuse("closed_item", {}, std::move(values));
  Date until;
  for (const Item* item : needed) until = std::max(until, *item->standing->until);
  values.emplace_back("until", to_string(until));
  return refuse("closed_item_until", {}, std::move(values));
}

}  // namespace

const Standing* standing_on(const Item& item, Date day) {
  if (!item.standing) return nullptr;
  const bool over = item.standing->until && *item.standing->until < day;
  return over ? nullptr : &*item.standing;
}

bool closed_on(const Item& item, Date day) { return item.standing && item.standing->closed_on(day); }

bool retired_on(const Item& item, Date day) {
  return closed_on(item, day) && item.standing->kind == StandingKind::retired;
}

std::vector<const Item*> closed_items(const Catalogue& catalogue, const Plan& plan, Date day) {
  std::vector<const Item*> closed;
  for (const PlannedItem& planned : plan.items)
    if (const Item* item = catalogue.item(planned.code); item != nullptr && closed_on(*item, day))
      closed.push_back(item);
  return closed;
}

std::vector<const Item*> closed_items(const Catalogue& catalogue, const Package& package, Date day) {
  std::vector<const Item*> closed;
  for (const PackageItem& entry : package.items)
    if (const Item* item = catalogue.item(entry.item);
        item != nullptr && entry.role == PackageRole::required && closed_on(*item, day))
      closed.push_back(item);
  return closed;
}

Text standing_in_words(const Catalogue& catalogue, const Standing& standing) {
  Text told = sentences(catalogue, standing);
  told.en.front() = static_cast<char>(told.en.front() - 'a' + 'A');
  return told;
}

Result<void> check_standings(const Catalogue& catalogue, const Plan& plan, Date day) {
  const std::vector<const Item*> found = closed_items(catalogue, plan, day);
  if (found.empty()) return {};
  std::vector<const Item*> needed;
  std::vector<Text> told;
  for (const Item* item : found) {
    if (!is_optional(catalogue, plan, *item)) needed.push_back(item);
    const Text sentence = sentences(catalogue, *item->standing);
    told.push_back({"“" + item->name.zh + "”" + sentence.zh, "“" + item->name.en + "” is " + sentence.en});
  }
  const Text all = join(told, "", " ");
  return closed(needed, {{"item", found.front()->code}, {"zh", all.zh}, {"en", all.en}});
}

}  // namespace yichuang
