#include "app/catalogue/review_circle.h"

#include <algorithm>
#include <boost/json.hpp>
#include <set>

namespace yichuang::app {
namespace {

namespace bj = boost::json;
using Departments = std::set<std::string>;

void add_place(Departments& departments, const RecordIndex& index, const RecordName& name) {
  const auto found = index.find(name);
  if (found != index.end() && !found->second.place.empty()) departments.insert(found->second.place);
}

// What a package says of each of its items.
std::map<std::string, bj::value> entries_of(const RecordIndex& index, const RecordName& package) {
  std::map<std::string, bj::value> entries;
  const auto found = index.find(package);
  if (found == index.end()) return entries;
  const bj::value document = bj::parse(found->second.document);
  const bj::object* members = document.if_object();
  const bj::value* items = members == nullptr ? nullptr : members->if_contains("items");
  if (items == nullptr || !items->is_array()) return entries;
  for (const bj::value& entry : items->get_array()) {
    const bj::object* one = entry.if_object();
    const bj::value* item = one == nullptr ? nullptr : one->if_contains("item");
    if (item != nullptr && item->is_string()) entries[std::string(item->get_string())] = entry;
  }
  return entries;
}

// Departments of the items that a package holds now and did not before, or the other way round, or otherwise.
void add_members(Departments& departments, const DraftReading& draft, const RecordName& package) {
  const auto before = entries_of(draft.base->index, package), after = entries_of(draft.index, package);
  const auto differs = [](const auto& entries, const auto& others, const std::string& item) {
    const auto other = others.find(item);
    return other == others.end() || other->second != entries.at(item);
  };
  for (const auto& [item, entry] : after)
    if (differs(after, before, item)) add_place(departments, draft.index, {"item", item});
  for (const auto& [item, entry] : before)
    if (!after.contains(item)) add_place(departments, draft.base->index, {"item", item});
}

}  // namespace

ReviewCircle review_circle(const DraftReading& draft) {
  Departments deciding, concerned;
  for (const auto& [name, change] : draft.changes) {
    if (name.first != "item" && name.first != "package") continue;
    add_place(deciding, draft.base->index, name);
    add_place(deciding, draft.index, name);
    if (name.first == "package") add_members(concerned, draft, name);
  }
  const Parameter* all = draft.catalogue.parameter(kAllConcernedAgree);
  if (all != nullptr && all->value == 1) deciding.merge(concerned);
  ReviewCircle circle{{deciding.begin(), deciding.end()}, {}};
  std::set_difference(concerned.begin(), concerned.end(), deciding.begin(), deciding.end(),
                      std::back_inserter(circle.concerned));
  return circle;
}

}  // namespace yichuang::app
