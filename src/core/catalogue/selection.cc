#include "core/catalogue/selection.h"

#include "core/catalogue/explain.h"

namespace yichuang {
namespace {

// The reason in the catalogue's words, then the answers that brought it about.
Text because(const Text& reason, const Text& fact) {
  if (fact.empty()) return reason;
  const Text why = without_stop(reason);
  return {why.zh + "。您的回答——" + fact.zh + "。", why.en + ". You answered: " + fact.en + "."};
}

}  // namespace

Selection::Selection(const Catalogue& catalogue, const Package& package, const Answers& answers)
    : catalogue_(catalogue), package_(package), answers_(answers) {
  parameter_ = [this](const std::string& code) { return catalogue_.parameter(code); };
  kept_ = [this](const std::string& item) { return kept(item); };
  for (const PackageItem& item : package_.items)
    (kept(item.item) ? kept_items_ : dropped_items_).push_back(&item);
}

bool Selection::kept(const std::string& code) const {
  const PackageItem* item = package_.item(code);
  if (item == nullptr) return false;
  const auto [known, first_time] = verdicts_.try_emplace(code, Verdict::open);
  // Still open means that its condition leads back to itself: the checker refuses that, and here it counts as dropped.
  if (!first_time) return known->second == Verdict::kept;
  const bool keep = judge(*item);
  verdicts_[code] = keep ? Verdict::kept : Verdict::dropped;
  return keep;
}

bool Selection::judge(const PackageItem& item) const {
  if (item.role == PackageRole::optional && !wanted(item)) return false;
  return holds(item.when, situation());
}

bool Selection::wanted(const PackageItem& item) const {
  const auto with = answers_.find(kWithQuestion);
  if (with == answers_.end()) return false;
  const auto* codes = std::get_if<std::set<std::string>>(&with->second);
  return codes != nullptr && codes->contains(item.item);
}

Text Selection::why_kept(const PackageItem& item) const {
  if (!item.when) return item.why;
  const Text fact = explain(*item.when, catalogue_, package_, situation());
  if (item.why.empty()) return fact;
  return because(item.why, fact);
}

Text Selection::why_dropped(const PackageItem& item) const {
  if (item.role == PackageRole::optional && !wanted(item)) {
    if (!item.dropped_why.empty()) return item.dropped_why;
    return {"选办事项，这次没有选。", "Optional, and not chosen this time."};
  }
  const Text fact = item.when ? explain(*item.when, catalogue_, package_, situation()) : Text{};
  if (item.dropped_why.empty()) return fact;
  return because(item.dropped_why, fact);
}

}  // namespace yichuang
