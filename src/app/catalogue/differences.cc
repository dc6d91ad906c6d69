#include "app/catalogue/differences.h"

#include <algorithm>
#include <boost/json.hpp>
#include <map>

#include "app/catalogue/document_json.h"

namespace yichuang::app {
namespace {

using boost::json::array;
using boost::json::object;
using boost::json::value;

bool has_only(const object& map, std::initializer_list<const char*> names) {
  return std::all_of(map.begin(), map.end(), [&](const auto& member) {
    return std::any_of(names.begin(), names.end(), [&](const char* name) { return member.key() == name; });
  });
}

// Read at once, and told as a whole when it changes.
bool is_sentence(const value& one) {
  if (const object* map = one.if_object())
    return has_only(*map, {"zh", "en"}) ||
           (map->size() == 1 &&
            has_only(*map, {"all", "any", "not", "is", "at_least", "less_than", "answered", "kept"}));
  const array* list = one.if_array();
  return list != nullptr && std::none_of(list->begin(), list->end(), [](const value& element) {
           return element.is_object() || element.is_array();
         });
}

class Comparison {
 public:
  explicit Comparison(Grain grain) : by_sentence_(grain == Grain::sentence) {}
  std::vector<DifferenceRow> rows;

  void compare(const value& before, const value& after, const std::string& pointer) {
    if (before == after) return;
    if (by_sentence_ && is_sentence(before) && is_sentence(after))
      put(pointer, before, after);
    else if (before.is_object() && after.is_object())
      objects(before.get_object(), after.get_object(), pointer);
    else if (before.is_array() && after.is_array())
      arrays(before.get_array(), after.get_array(), pointer);
    else
      put(pointer, before, after);
  }

 private:
  using Side = std::optional<value>;
  bool by_sentence_;
  std::vector<value> within_;

  static std::string_view view(boost::json::string_view text) { return {text.data(), text.size()}; }

  void put(const std::string& pointer, Side before, Side after, bool order = false) {
    rows.push_back({pointer, std::move(before), std::move(after), within_, order});
  }

  // Of a row that is an element of a list itself.
  void put_element(const std::string& pointer, const value& element, Side before, Side after) {
    within_.push_back(element);
    put(pointer, std::move(before), std::move(after));
    within_.pop_back();
  }

  void only_before(const value& was, const std::string& pointer) {
    if (by_sentence_ && was.is_array() && !is_sentence(was))
      arrays(was.get_array(), {}, pointer);
    else
      put(pointer, was, std::nullopt);
  }

  void only_after(const value& now, const std::string& pointer) {
    if (by_sentence_ && now.is_array() && !is_sentence(now))
      arrays({}, now.get_array(), pointer);
    else
      put(pointer, std::nullopt, now);
  }

  void objects(const object& before, const object& after, const std::string& pointer) {
    for (const auto& member : before) {
      const std::string place = pointer + pointer_step(view(member.key()));
      if (const value* now = after.if_contains(member.key()))
        compare(member.value(), *now, place);
      else
        only_before(member.value(), place);
    }
    for (const auto& member : after)
      if (!before.contains(member.key()))
        only_after(member.value(), pointer + pointer_step(view(member.key())));
  }

  // What an element of a list is called; an element without a name is called by all it says.
  static std::string name_of(const value& element) {
    if (!element.is_object()) return boost::json::serialize(element);
    const object& map = element.get_object();
    for (const char* key : {"code", "material", "item", "field", "serial", "indicator"})
      if (const value* name = map.if_contains(key); name != nullptr && name->is_string())
        return std::string(key) + "=" + std::string(name->get_string());
    if (const value* law = map.if_contains("law")) {
      const value* article = map.if_contains("article");
      return "law=" + boost::json::serialize(*law) +
             (article == nullptr ? "" : boost::json::serialize(*article));
    }
    return boost::json::serialize(element);
  }

  // The same name a second time is another element.
  static std::vector<std::string> names_of(const array& list) {
    std::map<std::string, int> seen;
    std::vector<std::string> names;
    for (const value& element : list) {
      std::string name = name_of(element);
      const int before = seen[name]++;
      if (before != 0) name += "#" + std::to_string(before);
      names.push_back(std::move(name));
    }
    return names;
  }

  void arrays(const array& before, const array& after, const std::string& pointer) {
    const std::vector<std::string> old_names = names_of(before);
    const std::vector<std::string> new_names = names_of(after);
    std::map<std::string, std::size_t> was;
    for (std::size_t i = 0; i < old_names.size(); ++i) was.emplace(old_names[i], i);
    std::vector<std::size_t> gone, come, order;
    for (std::size_t i = 0; i < after.size(); ++i) {
      const auto found = was.find(new_names[i]);
      if (found == was.end()) {
        come.push_back(i);
        continue;
      }
      order.push_back(found->second);
      within_.push_back(after[i]);
      compare(before[found->second], after[i], pointer + "/" + std::to_string(i));
      within_.pop_back();
      was.erase(found);
    }
    for (std::size_t i = 0; i < before.size(); ++i)
      if (was.contains(old_names[i])) gone.push_back(i);
    if (!std::is_sorted(order.begin(), order.end())) put(pointer, before, after, true);
    unmatched(before, after, gone, come, pointer);
  }

  // Elements without a counterpart. Two nameless ones at the same place are one that was reworded.
  void unmatched(const array& before, const array& after, const std::vector<std::size_t>& gone,
                 std::vector<std::size_t> come, const std::string& pointer) {
    for (const std::size_t i : gone) {
      const std::string place = pointer + "/" + std::to_string(i);
      const auto twin = std::find(come.begin(), come.end(), i);
      if (twin != come.end() && is_nameless(before[i]) && is_nameless(after[i])) {
        come.erase(twin);
        within_.push_back(after[i]);
        compare(before[i], after[i], place);
        within_.pop_back();
      } else {
        put_element(place, before[i], before[i], std::nullopt);
      }
    }
    for (const std::size_t i : come)
      put_element(pointer + "/" + std::to_string(i), after[i], std::nullopt, after[i]);
  }

  static bool is_nameless(const value& element) {
    return element.is_object() && name_of(element) == boost::json::serialize(element);
  }
};

Text name_of(const value& content) {
  const object* map = content.if_object();
  if (map == nullptr) return {};
  const auto text = [](const value* words, const char* language) {
    const object* both = words == nullptr ? nullptr : words->if_object();
    const value* one = both == nullptr ? nullptr : both->if_contains(language);
    return one != nullptr && one->is_string() ? std::string(one->get_string()) : std::string();
  };
  for (const char* key : {"name", "label", "text"})
    if (const value* words = map->if_contains(key); words != nullptr && words->is_object())
      return {text(words, "zh"), text(words, "en")};
  return {text(&content, "zh"), text(&content, "en")};  // a text is its own name
}

std::map<RecordKey, value> contents_of(const CatalogueFiles& files) {
  std::vector<Problem> unread;
  std::map<RecordKey, value> contents;
  for (const CatalogueRecord& record : read_records(files, unread))
    contents.emplace(record.key, to_json(record.content));
  if (!unread.empty())
    throw Failure(unread.front().file + ":" + std::to_string(unread.front().line) + ": " +
                  unread.front().message.en);
  return contents;
}

}  // namespace

std::vector<DifferenceRow> difference_rows(const value& before, const value& after, Grain grain) {
  Comparison comparison(grain);
  comparison.compare(before, after, "");
  return std::move(comparison.rows);
}

std::vector<std::string> members_changed(const value& before, const value& after) {
  const object* was = before.if_object();
  const object* now = after.if_object();
  std::vector<std::string> names;
  if (was == nullptr || now == nullptr) return names;
  for (const auto& member : *now) {
    const value* old = was->if_contains(member.key());
    if (old == nullptr || *old != member.value()) names.emplace_back(member.key());
  }
  for (const auto& member : *was)
    if (!now->contains(member.key())) names.emplace_back(member.key());
  return names;
}

std::vector<RecordDifference> differences(const CatalogueFiles& before, const CatalogueFiles& after) {
  const std::map<RecordKey, value> old_contents = contents_of(before);
  const std::map<RecordKey, value> new_contents = contents_of(after);
  std::vector<RecordDifference> found;
  for (const auto& [key, was] : old_contents) {
    const auto now = new_contents.find(key);
    if (now == new_contents.end())
      found.push_back({key, RecordChange::removed, name_of(was), {{"", was, std::nullopt}}});
    else if (auto rows = difference_rows(was, now->second); !rows.empty())
      found.push_back({key, RecordChange::changed, name_of(now->second), std::move(rows)});
  }
  for (const auto& [key, now] : new_contents)
    if (!old_contents.contains(key))
      found.push_back({key, RecordChange::added, name_of(now), {{"", std::nullopt, now}}});
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
  return found;
}

}  // namespace yichuang::app
