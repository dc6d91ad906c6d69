#include "app/catalogue/standing_view.h"

#include "core/catalogue/standing.h"

namespace yichuang::app {
namespace {

Words words(const Text& text) { return {text.zh, text.en}; }

}  // namespace

std::optional<StandingView> view_standing(const Catalogue& catalogue, const Item& item, Date day) {
  const Standing* standing = standing_on(item, day);
  if (standing == nullptr) return std::nullopt;
  StandingView view;
  view.item = {item.code, words(item.name)};
  view.kind = standing->kind == StandingKind::retired ? "retired" : "suspended";
  view.closed = standing->closed_on(day);
  view.from = to_string(standing->from);
  if (standing->until) view.until = to_string(*standing->until);
  view.text = words(standing_in_words(catalogue, *standing));
  for (const std::string& code : standing->instead)
    if (const Item* other = catalogue.item(code)) view.instead.push_back({code, words(other->name)});
  return view;
}

std::vector<StandingView> view_standings(const Catalogue& catalogue, const Package& package, Date day) {
  std::vector<StandingView> views;
  for (const PackageItem& entry : package.items)
    if (const Item* item = catalogue.item(entry.item))
      if (auto view = view_standing(catalogue, *item, day)) views.push_back(std::move(*view));
  return views;
}

}  // namespace yichuang::app
