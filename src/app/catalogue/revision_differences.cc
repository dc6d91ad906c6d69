#include "app/catalogue/revision_differences.h"

#include <algorithm>
#include <boost/json.hpp>

#include "app/catalogue/difference_words.h"
#include "app/catalogue/differences.h"

namespace yichuang::app {
namespace {

namespace bj = boost::json;

const IndexedRecord* find(const RecordIndex& index, const RecordName& name) {
  const auto found = index.find(name);
  return found == index.end() ? nullptr : &found->second;
}

// Both sides of a comparison: what one of them lacks is called as the other calls it.
struct Sides {
  const RecordIndex& before;
  const DraftReading& draft;
  const IndexedRecord* record(const RecordName& name) const {
    const IndexedRecord* now = find(draft.index, name);
    return now != nullptr ? now : find(before, name);
  }
  NameOfRecord names() const {
    return [this](const RecordName& name) {
      const IndexedRecord* found = record(name);
      return found == nullptr ? Words{} : found->name;
    };
  }
};

std::vector<DifferenceRowView> rows_between(const bj::value& before, const bj::value& after,
                                            const Sides& sides) {
  std::vector<DifferenceRowView> rows;
  for (const DifferenceRow& row : difference_rows(before, after, Grain::sentence))
    rows.push_back(row_in_words(row, sides.names()));
  return rows;
}

// What two records of other codes have to say differently anyway.
bj::value without_code(const std::string& document) {
  bj::value content = bj::parse(document);
  if (bj::object* map = content.if_object()) map->erase("code");
  return content;
}

std::optional<RecordDifferenceView> difference_of(const RecordName& name, const Sides& sides,
                                                  const std::string& ground) {
  const IndexedRecord* before = find(sides.before, name);
  const IndexedRecord* after = find(sides.draft.index, name);
  RecordDifferenceView view{name.first, name.second, (after != nullptr ? after : before)->name, {}, {}, {}};
  if (before == nullptr) {
    view.change = "added";
    const IndexedRecord* from = ground.empty() ? nullptr : sides.record({name.first, ground});
    if (from != nullptr) view.ground = Named{ground, from->name};
    view.rows = rows_between(from == nullptr ? bj::value(bj::object()) : without_code(from->document),
                             without_code(after->document), sides);
  } else if (after == nullptr) {
    view.change = "removed";
    view.rows = rows_between(without_code(before->document), bj::object(), sides);
  } else {
    if (before->document == after->document) return std::nullopt;
    view.change = "changed";
    view.rows = rows_between(bj::parse(before->document), bj::parse(after->document), sides);
    // Members in another order say the same.
    if (view.rows.empty()) return std::nullopt;
  }
  return view;
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
  RecordDifferenceView view{"item", item.code, {item.name.zh, item.name.en}, "changed", {}, {}};
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
      view.rows.push_back({pointer, nullptr, mine, {}});
    else if (listed->required != (own.necessity == Necessity::required))
      view.rows.push_back({pointer, bj::value(listed->required ? "required" : "optional"), mine, {}});
  }
  for (const TemplateMaterial& one : city.materials)
    if (std::find(named.begin(), named.end(), one.name.zh) == named.end())
      view.rows.push_back({pointer_of(one.name), bj::value(one.required ? "required" : "optional"), nullptr, {}});
  return view;
}

}  // namespace

DifferencesView differences_from(const RecordIndex& before, const DraftReading& draft,
                                 const std::string& against,
                                 const std::map<RecordName, std::string>& grounds) {
  DifferencesView view{against, {}, {}, {}};
  std::vector<RecordName> names;
  for (const auto& [name, record] : before) names.push_back(name);
  for (const auto& [name, record] : draft.index)
    if (!before.contains(name)) names.push_back(name);
  std::sort(names.begin(), names.end());
  const Sides sides{before, draft};
  for (const RecordName& name : names) {
    const auto ground = grounds.find(name);
    if (auto one = difference_of(name, sides, ground == grounds.end() ? std::string() : ground->second))
      view.records.push_back(std::move(*one));
  }
  return view;
}

std::map<RecordName, std::string> grounds_of(const Revision& revision) {
  std::map<RecordName, std::string> grounds;
  for (const auto& [name, record] : revision.records())
    if (!record.copied_from.empty()) grounds[name] = record.copied_from;
  return grounds;
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
