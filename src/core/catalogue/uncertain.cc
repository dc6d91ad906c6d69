#include "core/catalogue/uncertain.h"

#include <algorithm>

#include "core/catalogue/explain.h"

namespace yichuang {
namespace {

struct Lister {
  Plan& plan;

  void add(std::string subject, Text name, Text value, const std::string& source, Confidence confidence) {
    if (confidence == Confidence::certain) return;
    const bool listed = std::any_of(plan.uncertain.begin(), plan.uncertain.end(),
                                    [&](const Uncertain& one) { return one.subject == subject; });
    if (!listed)
      plan.uncertain.push_back({std::move(subject), std::move(name), std::move(value), source, confidence});
  }

  void period(const std::string& subject, const Text& item, const Text& what, const Period& period) {
    add(subject, {item.zh + "·" + what.zh, item.en + ": " + what.en}, days_in_words(period.days, period.unit),
        period.source, period.confidence);
  }

  void basis(const std::string& subject, const Text& of, const Basis& basis) {
    const std::string law = "《" + basis.law + "》" + basis.article;
    add(subject, {of.zh + "·依据", of.en + ": basis"}, {law, law}, basis.source, basis.confidence);
  }
};

void add_condition(const When& when, Mentions& mentions) {
  if (when) collect(*when, mentions);
}

// Every parameter a condition of this plan was judged by, whichever way it went.
Mentions mentioned(const Plan& plan, const Catalogue& catalogue, const Package& package) {
  Mentions mentions;
  for (const Question& question : package.questions) add_condition(question.when, mentions);
  for (const PackageItem& item : package.items) add_condition(item.when, mentions);
  for (const Block& block : package.blocks) collect(block.when, mentions);
  for (const PlannedItem& planned : plan.items) {
    const Item& item = *catalogue.item(planned.code);
    for (const ItemMaterial& material : item.materials) add_condition(material.when, mentions);
    for (const ItemField& field : item.fields) add_condition(field.when, mentions);
    add_condition(item.site_check.when, mentions);
    if (item.commitment) add_condition(item.commitment->when, mentions);
  }
  return mentions;
}

void list_item(Lister& lister, const PlannedItem& planned, const Item& item) {
  const std::string subject = "item:" + item.code;
  for (std::size_t i = 0; i < item.basis.size(); ++i)
    lister.basis(subject + ".basis[" + std::to_string(i) + "]", item.name, item.basis[i]);
  if (item.statutory)
    lister.period(subject + ".statutory", item.name, {"法定时限", "statutory limit"}, *item.statutory);
  if (item.statutory_unknown)
    lister.add(subject + ".statutory", {item.name.zh + "·法定时限", item.name.en + ": statutory limit"},
               {"待本区确认", "to be confirmed by the district"}, "", Confidence::unconfirmed);
  if (!planned.by_commitment)
    lister.period(subject + ".promised", item.name, {"承诺时限", "promised limit"}, item.promised);
  if (item.issue.days > 0)
    lister.period(subject + ".issue", item.name, {"出件时间", "time to issue"}, item.issue);
  for (const Publicity& publicity : item.publicity)
    lister.add(subject + ".publicity." + publicity.code,
               {item.name.zh + "·" + publicity.name.zh, item.name.en + ": " + publicity.name.en},
               days_in_words(publicity.days, publicity.unit), publicity.source, publicity.confidence);
  if (planned.by_commitment && item.commitment) {
    const Commitment& way = *item.commitment;
    const Text months{std::to_string(way.after_check_months) + " 个月内",
                      "within " + std::to_string(way.after_check_months) + " months"};
    lister.add(
        subject + ".after_check", {item.name.zh + "·事后核查", item.name.en + ": after-check"},
        way.after_check_months > 0 ? months : days_in_words(way.after_check_days, way.after_check_unit),
        way.source, way.confidence);
  }
  if (item.fee)
    lister.add(subject + ".fee", {item.name.zh + "·收费", item.name.en + ": fee"}, item.fee->text,
               item.fee->source, item.fee->confidence);
}

}  // namespace

void list_uncertain(Plan& plan, const Catalogue& catalogue, const Package& package,
                    const Selection& selection) {
  Lister lister{plan};
  for (const std::string& code : mentioned(plan, catalogue, package).parameters) {
    const Parameter* parameter = catalogue.parameter(code);
    if (parameter == nullptr) continue;
    const Text unit = unit_in_words(catalogue, parameter->unit);
    const std::string number = number_in_words(parameter->value);
    lister.add("parameter:" + code, parameter->name, {number + " " + unit.zh, number + " " + unit.en},
               parameter->source, parameter->confidence);
  }
  for (const PlannedItem& planned : plan.items) list_item(lister, planned, *catalogue.item(planned.code));
  for (const PlannedItem& planned : plan.items)
    for (const ItemMaterial& asked : catalogue.item(planned.code)->materials)
      if (holds(asked.when, selection.situation()))
        lister.basis("item:" + planned.code + ".material:" + asked.material,
                     {planned.name.zh + "·" + catalogue.material(asked.material)->name.zh,
                      planned.name.en + ": " + catalogue.material(asked.material)->name.en},
                     asked.basis);
  for (const PlannedMaterial& planned : plan.materials) {
    const Material& material = *catalogue.material(planned.code);
    lister.add("material:" + material.code, material.name, material.issuer, material.source_note,
               material.confidence);
  }
  if (package.promise)
    lister.period("package:" + package.code + ".promise", package.name,
                  {"整件事承诺时限", "promise for the whole matter"}, *package.promise);
}

}  // namespace yichuang
