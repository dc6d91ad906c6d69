#include "app/catalogue/revision_differences.h"

#include <algorithm>
#include <boost/json.hpp>

#include "app/catalogue/differences.h"

namespace yichuang::app {
namespace {

namespace bj = boost::json;

DifferenceRowView view_row(const DifferenceRow& row) {
  return {row.pointer, row.before.value_or(nullptr), row.after.value_or(nullptr)};
}

std::optional<RecordDifferenceView> difference_of(const RecordName& name, const IndexedRecord* before,
                                                  const IndexedRecord* after) {
  RecordDifferenceView view{name.first, name.second, (after != nullptr ? after : before)->name, {}, {}};
  if (before == nullptr) {
    view.change = "added";
    view.rows.push_back({"", nullptr, bj::parse(after->document)});
  } else if (after == nullptr) {
    view.change = "removed";
    view.rows.push_back({"", bj::parse(before->document), nullptr});
  } else {
    if (before->document == after->document) return std::nullopt;
    view.change = "changed";
    for (const DifferenceRow& row : difference_rows(bj::parse(before->document), bj::parse(after->document)))
      view.rows.push_back(view_row(row));
    // Members in another order say the same.
    if (view.rows.empty()) return std::nullopt;
  }
  return view;
}

const IndexedRecord* find(const RecordIndex& index, const RecordName& name) {
  const auto found = index.find(name);
  return found == index.end() ? nullptr : &found->second;
}

std::string basic_code_of(const Item& item) {
  constexpr std::size_t kBasic = 12;
  const std::string& code = item.implementation_code;
  return code.size() < kBasic ? std::string() : code.substr(code.size() - kBasic);
}

std::string necessity_of(Necessity necessity) {
  if (necessity == Necessity::required) return "required";
  return necessity == Necessity::tolerable ? "tolerable" : "optional";
}

std::string pointer_of(const Text& paper) { return "/materials" + pointer_step(paper.zh); }

// By the name of the paper: the template has no codes of this district.
RecordDifferenceView compared(const Catalogue& catalogue, const Item& item, const TemplateItem& city) {
  RecordDifferenceView view{"item", item.code, {item.name.zh, item.name.en}, "changed", {}};
  std::vector<std::string> named;
  for (const ItemMaterial& own : item.materials) {
    const Material* material = catalogue.material(own.material);
    if (material == nullptr) continue;
    // One paper may be asked for in several situations: it is one in the template.
    if (std::find(named.begin(), named.end(), material->name.zh) != named.end()) continue;
    named.push_back(material->name.zh);
    const auto listed =
        std::find_if(city.materials.begin(), city.materials.end(),
                     [&](const TemplateMaterial& one) { return one.name.zh == material->name.zh; });
    const bj::value mine(necessity_of(own.necessity));
    const std::string pointer = pointer_of(material->name);
    if (listed == city.materials.end())
      view.rows.push_back({pointer, nullptr, mine});
    else if (listed->required != (own.necessity == Necessity::required))
      view.rows.push_back({pointer, bj::value(listed->required ? "required" : "optional"), mine});
  }
  for (const TemplateMaterial& one : city.materials)
    if (std::find(named.begin(), named.end(), one.name.zh) == named.end())
      view.rows.push_back({pointer_of(one.name), bj::value(one.required ? "required" : "optional"), nullptr});
  return view;
}

}  // namespace

DifferencesView differences_from(const RecordIndex& before, const DraftReading& draft,
                                 const std::string& against) {
  DifferencesView view{against, {}, {}, {}};
  std::vector<RecordName> names;
  for (const auto& [name, record] : before) names.push_back(name);
  for (const auto& [name, record] : draft.index)
    if (!before.contains(name)) names.push_back(name);
  std::sort(names.begin(), names.end());
  for (const RecordName& name : names)
    if (auto one = difference_of(name, find(before, name), find(draft.index, name)))
      view.records.push_back(std::move(*one));
  return view;
}

DifferencesView differences_from_template(const DraftReading& draft) {
  DifferencesView view{"city_template", {}, {}, {}};
  const Catalogue& catalogue = draft.catalogue;
  const CityTemplate& loaded = catalogue.city_template;
  if (!loaded.loaded()) return view;
  view.city_template = {loaded.name.zh, loaded.name.en};
  for (const Item& item : catalogue.items)
    if (const TemplateItem* city = loaded.of(basic_code_of(item))) {
      view.in_template.push_back(item.code);
      if (auto one = compared(catalogue, item, *city); !one.rows.empty())
        view.records.push_back(std::move(one));
    }
  return view;
}

}  // namespace yichuang::app
