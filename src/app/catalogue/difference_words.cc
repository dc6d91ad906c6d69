#include "app/catalogue/difference_words.h"

#include <boost/json.hpp>

namespace yichuang::app {
namespace {

namespace bj = boost::json;

std::string string_in(const bj::object& map, const char* member) {
  const bj::value* value = map.if_contains(member);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

Words named_record(const bj::object& map, const NameOfRecord& name_of) {
  for (const char* kind : {"item", "material", "field", "department"})
    if (const std::string code = string_in(map, kind); !code.empty()) return name_of({kind, code});
  return {};
}

Words own_words(const bj::object& map) {
  for (const char* member : {"label", "name", "text", "question", "title"}) {
    const bj::value* value = map.if_contains(member);
    const bj::object* words = value == nullptr ? nullptr : value->if_object();
    if (words != nullptr) return {string_in(*words, "zh"), string_in(*words, "en")};
  }
  return {};
}

// 先办的 → 后办的.
Words edge_in_words(const bj::array& edge, const NameOfRecord& name_of) {
  constexpr std::size_t kEnds = 2;
  Words words;
  if (edge.size() != kEnds) return words;
  for (const bj::value& end : edge) {
    if (!end.is_string()) return {};
    const Words name = name_of({"item", std::string(end.get_string())});
    const char* arrow = words.zh.empty() ? "" : " → ";
    words.zh += arrow + name.zh;
    words.en += arrow + name.en;
  }
  return words;
}

bj::array names_of(const bj::value& list, const NameOfRecord& name_of) {
  bj::array names;
  for (const bj::value& element : list.get_array()) {
    const Words words = element_in_words(element, name_of);
    names.push_back({{"zh", words.zh}, {"en", words.en}});
  }
  return names;
}

}  // namespace

Words element_in_words(const bj::value& element, const NameOfRecord& name_of) {
  if (const bj::array* edge = element.if_array()) return edge_in_words(*edge, name_of);
  const bj::object* map = element.if_object();
  if (map == nullptr) return {};
  if (const std::string law = string_in(*map, "law"); !law.empty()) {
    const std::string place = "《" + law + "》" + string_in(*map, "article");
    return {place, place};
  }
  const Words record = named_record(*map, name_of);
  return record.zh.empty() ? own_words(*map) : record;
}

DifferenceRowView row_in_words(const DifferenceRow& row, const NameOfRecord& name_of) {
  DifferenceRowView view{row.pointer, row.before.value_or(nullptr), row.after.value_or(nullptr), {}, row.order};
  for (const bj::value& element : row.within) view.names.push_back(element_in_words(element, name_of));
  if (row.order) {
    view.before = names_of(*row.before, name_of);
    view.after = names_of(*row.after, name_of);
  }
  return view;
}

}  // namespace yichuang::app
