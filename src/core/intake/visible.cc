#include "core/intake/visible.h"

#include <algorithm>

namespace yichuang {

Visible::Visible(const Matter& matter, const Actor& actor)
    : plan_(matter.plan),
      department_(actor.department),
      sight_(sight_of(actor, ties_of(matter.kase, matter.plan))) {}

bool Visible::own_item(const std::string& item) const {
  const PlannedItem* planned = plan_.item(item);
  return sight_.section && planned != nullptr && planned->department == department_;
}

bool Visible::any_own(const std::vector<std::string>& items) const {
  return std::any_of(items.begin(), items.end(), [&](const std::string& item) { return own_item(item); });
}

bool Visible::work_on(const std::string& item) const { return sight_.form || sight_.work || own_item(item); }

bool Visible::opinions_on(const std::string& item) const { return sight_.work || own_item(item); }

bool Visible::material(const PlannedMaterial& material) const {
  return sight_.form || any_own(material.for_items);
}

bool Visible::field(const PlannedField& field) const { return sight_.form || any_own(field.for_items); }

bool Visible::examination() const { return sight_.form || sight_.section || sight_.work; }

bool Visible::ratings() const { return sight_.party || sight_.work; }

// Every document names its addressee; the receipt carries the code 查询码 besides, which opens the case to its
// holder.
bool Visible::document(DocumentKind kind) const {
  if (kind == DocumentKind::receipt) return sight_.form;
  const bool with_a_result = kind == DocumentKind::grant_decision || kind == DocumentKind::collection_slip ||
                             kind == DocumentKind::result_paper;
  return sight_.names && (sight_.documents || with_a_result);
}

bool Visible::told(const CaseFact& fact) const {
  if (const auto* review = std::get_if<Reviewed>(&fact)) return opinions_on(review->item);
  // Kept from those who were rated: only who gave it and whoever answers for the hall read it.
  if (std::holds_alternative<Rated>(fact)) return ratings();
  if (examination()) return true;
  // Whoever only hands results over reads what led to them.
  return sight_.at_all &&
         (std::holds_alternative<Filed>(fact) || std::holds_alternative<Decided>(fact) ||
          std::holds_alternative<HandedOver>(fact) || std::holds_alternative<Archived>(fact));
}

bool Visible::proof() const { return sight_.documents || sight_.work; }

bool Visible::proven(const CaseFact& fact) const {
  const auto* visit = std::get_if<SiteVisited>(&fact);
  return told(fact) && (visit == nullptr || std::any_of(visit->items.begin(), visit->items.end(),
                                                        [&](const auto& item) { return work_on(item); }));
}

}  // namespace yichuang
