#include "core/catalogue/gather.h"

#include <algorithm>
#include <map>

#include "core/catalogue/explain.h"
#include "core/catalogue/makers.h"

namespace yichuang {
namespace {

// A material with what each item says of it, while it is being gathered.
struct Gathered {
  const Material* material = nullptr;
  PlannedMaterial planned;
  std::vector<std::pair<const Item*, Text>> whys;
};

// Strictest first.
int strictness(Necessity necessity) {
  switch (necessity) {
    case Necessity::required:
      return 0;
    case Necessity::tolerable:
      return 1;
    case Necessity::optional:
      return 2;
  }
  return 0;
}

void merge(PlannedMaterial& into, const ItemMaterial& asked, const std::string& item) {
  const bool first = into.for_items.empty();
  into.for_items.push_back(item);
  into.copies = first ? asked.copies : std::max(into.copies, asked.copies);
  const bool stricter = !first && strictness(asked.necessity) < strictness(into.necessity);
  if (first || stricter) {
    into.necessity = asked.necessity;
    into.tolerance_days = asked.tolerance_days;
  } else if (asked.necessity == Necessity::tolerable && into.necessity == Necessity::tolerable) {
    into.tolerance_days = std::min(into.tolerance_days, asked.tolerance_days);
  }
  into.uncertain |= asked.basis.confidence != Confidence::certain;
}

// Where it comes from in this plan, which the library cannot know: what a kept item makes comes from there.
void settle_source(Gathered& gathered, const std::map<std::string, const PlannedItem*>& makers) {
  PlannedMaterial& planned = gathered.planned;
  const Material& material = *gathered.material;
  planned.source = material.source;
  const auto maker = makers.find(material.code);
  const bool needed_by_another =
      maker != makers.end() &&
      std::any_of(planned.for_items.begin(), planned.for_items.end(),
                  [&](const std::string& item) { return item != maker->second->code; });
  if (needed_by_another) {
    planned.source = MaterialSource::result;
    planned.from_item = maker->second->code;
  } else if (planned.source == MaterialSource::result) {
    planned.source = source_without_maker(material);
  }
  planned.asked = planned.source == MaterialSource::applicant;
}

// Why it is asked, each reason with the items that give it; before it, for what is not asked, how it is come by.
Text why_of(const Gathered& gathered, const Plan& plan) {
  std::vector<Text> told;
  const PlannedMaterial& planned = gathered.planned;
  const Text& issuer = gathered.material->issuer;
  if (planned.source == MaterialSource::result) {
    const Text& maker = plan.item(planned.from_item)->name;
    told.push_back({"不用交：“" + maker.zh + "”办好后自动转来",
                    "Not asked: passed on by “" + maker.en + "” once it is done"});
  } else if (planned.source == MaterialSource::fetched) {
    told.push_back(
        issuer.empty()
            ? Text{"不用交：从电子证照或共享数据调取", "Not asked: fetched from e-licences or shared data"}
            : Text{"不用交：从" + issuer.zh + "的电子证照或共享数据调取",
                   "Not asked: fetched from the e-licences or shared data of " + issuer.en});
  } else if (planned.source == MaterialSource::commitment) {
    told.push_back({"不用准备：提交时一并确认即可", "Nothing to prepare: signed inside the form"});
  }
  for (const auto& [item, why] : gathered.whys) told.push_back(without_stop(why));
  return join(told);
}

struct MaterialGatherer {
  Plan& plan;
  const Catalogue& catalogue;
  const Situation& situation;
  std::vector<Gathered> gathered;
  std::map<std::string, std::size_t> number;

  void add(const Item& item) {
    for (const ItemMaterial& asked : item.materials) {
      if (!holds(asked.when, situation)) continue;
      const Material* material = catalogue.material(asked.material);
      ensure(material != nullptr);
      const auto [at, first] = number.try_emplace(asked.material, gathered.size());
      if (first) gathered.push_back(open(*material));
      Gathered& into = gathered[at->second];
      merge(into.planned, asked, item.code);
      into.whys.emplace_back(&item, asked.why);
      if (material->source != MaterialSource::commitment && asked.necessity != Necessity::optional)
        plan.before.materials += asked.copies;
    }
  }

  static Gathered open(const Material& material) {
    Gathered fresh;
    fresh.material = &material;
    fresh.planned.code = material.code;
    fresh.planned.name = material.name;
    fresh.planned.form = material.form;
    fresh.planned.kind = material.kind;
    fresh.planned.uncertain = material.confidence != Confidence::certain;
    return fresh;
  }
};

std::string slug(const std::string& heading) {
  std::string code;
  for (const char c : heading) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      code += c;
    else if (c >= 'A' && c <= 'Z')
      code += static_cast<char>(c - 'A' + 'a');
    else if (!code.empty() && code.back() != '-')
      code += '-';
  }
  while (!code.empty() && code.back() == '-') code.pop_back();
  return code.empty() ? "form" : code;
}

PlannedField planned_field(const Field& field, const Package& package,
                           const std::map<std::string, std::string>& fillers) {
  PlannedField planned;
  planned.code = field.code;
  planned.label = field.label;
  planned.kind = field.kind;
  planned.source = field.source;
  planned.required = field.required;
  planned.group = slug(field.group.en);
  if (const auto filler = fillers.find(field.code); filler != fillers.end()) {
    planned.source = FieldSource::result;
    planned.from_item = filler->second;
  } else if (field.source == FieldSource::result) {
    planned.source = FieldSource::applicant;
  }
  if (package.question(field.from_question) != nullptr) planned.from_question = field.from_question;
  planned.asked = planned.source == FieldSource::applicant && planned.from_question.empty();
  return planned;
}

}  // namespace

void gather_materials(Plan& plan, const Catalogue& catalogue, const Selection& selection) {
  const Situation situation = selection.situation();
  MaterialGatherer gatherer{plan, catalogue, situation, {}, {}};
  std::map<std::string, const PlannedItem*> makers;
  for (const PlannedItem& item : plan.items) {
    gatherer.add(*catalogue.item(item.code));
    if (!item.result.material.empty()) makers.try_emplace(item.result.material, &item);
  }
  for (Gathered& gathered : gatherer.gathered) {
    settle_source(gathered, makers);
    gathered.planned.why = why_of(gathered, plan);
    if (gathered.planned.asked && gathered.planned.necessity != Necessity::optional)
      plan.after.materials += gathered.planned.copies;
    plan.materials.push_back(std::move(gathered.planned));
  }
  std::stable_partition(plan.materials.begin(), plan.materials.end(),
                        [](const PlannedMaterial& material) { return material.asked; });
}

void gather_fields(Plan& plan, const Catalogue& catalogue, const Package& package,
                   const Selection& selection) {
  std::map<std::string, std::string> fillers;  // field → the first kept item whose result fills it
  std::map<std::string, std::vector<std::string>> needed;
  for (const PlannedItem& item : plan.items) {
    for (const std::string& field : item.result.fields) fillers.try_emplace(field, item.code);
    for (const ItemField& asked : catalogue.item(item.code)->fields) {
      if (!holds(asked.when, selection.situation())) continue;
      auto& for_items = needed[asked.field];
      if (for_items.empty() || for_items.back() != item.code) for_items.push_back(item.code);
    }
  }
  // The dictionary's own order decides where `order` does not.
  std::vector<const Field*> fields;
  for (const Field& field : catalogue.fields)
    if (needed.contains(field.code) && catalogue.field(field.code) == &field) fields.push_back(&field);
  std::stable_sort(fields.begin(), fields.end(),
                   [](const Field* a, const Field* b) { return a->order < b->order; });
  for (const Field* field : fields) {
    PlannedField planned = planned_field(*field, package, fillers);
    planned.for_items = needed.at(field->code);
    const auto group = std::find_if(plan.groups.begin(), plan.groups.end(),
                                    [&](const FieldGroup& one) { return one.code == planned.group; });
    if (group == plan.groups.end())
      plan.groups.push_back({planned.group, field->group, {field->code}});
    else
      group->fields.push_back(field->code);
    plan.fields.push_back(std::move(planned));
  }
}

}  // namespace yichuang
