#include "app/catalogue/plan_view.h"

#include <algorithm>

#include "app/record/answers.h"
#include "app/record/state_names.h"
#include "core/catalogue/answers.h"
#include "core/catalogue/compile.h"
#include "core/catalogue/delivery_ways.h"
#include "core/catalogue/explain.h"
#include "core/catalogue/field_rules.h"
#include "core/catalogue/schedule.h"
#include "core/catalogue/standing.h"

namespace yichuang::app {
namespace {

Words words(const Text& text) { return {text.zh, text.en}; }

std::optional<Words> maybe(const Text& text) {
  return text.empty() ? std::nullopt : std::optional{words(text)};
}

std::string necessity_code(Necessity necessity) {
  if (necessity == Necessity::required) return "required";
  return necessity == Necessity::tolerable ? "tolerable" : "optional";
}

bool certain(Confidence confidence) { return confidence == Confidence::certain; }

template <class Record>
Named named(const Record* record, const std::string& code) {
  return record == nullptr ? Named{code, {code, code}} : Named{code, words(record->name)};
}

std::vector<Named> items_named(const Catalogue& catalogue, const std::vector<std::string>& codes) {
  std::vector<Named> items;
  for (const std::string& code : codes) items.push_back(named(catalogue.item(code), code));
  return items;
}

template <class Coded>
std::vector<Named> labelled(const std::vector<Coded>& list) {
  std::vector<Named> all;
  for (const Coded& one : list) all.push_back({one.code, words(one.label)});
  return all;
}

const char* kind_code(QuestionKind kind) {
  switch (kind) {
    case QuestionKind::choice:
      return "choice";
    case QuestionKind::yes_no:
      return "yes_no";
    case QuestionKind::number:
      return "number";
    case QuestionKind::multi:
      return "multi";
  }
  return "";
}

LimitView limit(const Period& period) {
  return {period.days, code_of(period.unit), period.source, certain(period.confidence)};
}

std::vector<std::string> basis_of(const Item& item) {
  std::vector<std::string> list;
  for (const Basis& basis : item.basis) list.push_back("《" + basis.law + "》" + basis.article);
  return list;
}

QuestionView view_question(const Catalogue& catalogue, const Question& question) {
  QuestionView view{question.code,
                    words(question.text),
                    words(question.why),
                    kind_code(question.kind),
                    labelled(question.options),
                    {},
                    question.min,
                    question.max,
                    question.default_answer};
  if (!question.unit.empty()) view.unit = words(unit_in_words(catalogue, question.unit));
  return view;
}

// One answer, typed, judged by its own question alone; nullopt when it is wrong.
std::optional<Answer> typed(const Catalogue& catalogue, const Package& package, const Question& question,
                            const std::string& text) {
  Package alone;
  alone.code = package.code;
  alone.questions = {question};
  alone.questions.front().when.reset();
  auto answers = read_answers(catalogue, alone, {{question.code, text}});
  if (!answers) return std::nullopt;
  return answers->at(question.code);
}

// Which questions are to be asked, and the first of them that has no answer yet.
void add_questions(PlanView& view, const Catalogue& catalogue, const Package& package,
                   const std::map<std::string, std::string>& given) {
  const std::function<const Parameter*(const std::string&)> parameter = [&](const std::string& code) {
    return catalogue.parameter(code);
  };
  const std::function<bool(const std::string&)> kept = [](const std::string&) { return false; };
  Answers answers;
  for (const Question& question : package.questions) {
    if (!holds(question.when, Situation{answers, parameter, kept})) continue;
    view.visible.push_back(question.code);
    const auto text = given.find(question.code);
    const auto answer =
        text == given.end() ? std::nullopt : typed(catalogue, package, question, text->second);
    if (answer)
      answers[question.code] = *answer;
    else if (!view.next)
      view.next = question.code;
  }
  view.complete = !view.next;
}

PlanItemView view_planned(const Catalogue& catalogue, const PlannedItem& planned) {
  PlanItemView view;
  view.item = {planned.code, words(planned.name)};
  view.department = {planned.department, words(planned.department_name)};
  view.section = planned.section_name.zh;
  if (planned.statutory) view.statutory = limit(*planned.statutory);
  view.promised = limit(planned.promised);
  view.instant = planned.instant;
  view.by_commitment = planned.by_commitment;
  if (planned.commitment_bar) view.commitment_bar = words(planned.commitment_bar->text);
  view.site_check = planned.site_check;
  view.why = words(planned.why);
  if (const Item* item = catalogue.item(planned.code)) view.basis = basis_of(*item);
  view.start_day = planned.starts_after;
  view.end_day = planned.ends_after;
  view.issued_day = planned.ends_after + in_working_days(planned.issue);
  view.result = planned.result.name.zh;
  return view;
}

PlanMaterialView view_planned(const Catalogue& catalogue, const PlannedMaterial& planned) {
  PlanMaterialView view;
  view.code = planned.code;
  view.name = words(planned.name);
  view.why = words(planned.why);
  view.source = code_of(planned.source);
  view.asked = planned.asked;
  view.necessity = necessity_code(planned.necessity);
  view.copies = planned.copies;
  view.for_items = items_named(catalogue, planned.for_items);
  view.certain = !planned.uncertain;
  if (const Material* material = catalogue.material(planned.code)) {
    view.how_to_get = words(material->how_to_get);
    view.good_example = words(material->good_example);
    view.bad_example = words(material->bad_example);
    for (const CommonFault& fault : material->common_faults)
      view.common_faults.push_back({fault.code, words(fault.text)});
  }
  return view;
}

PlanFieldView view_planned(const Catalogue& catalogue, const Plan& plan, const PlannedField& planned) {
  const Field* field = catalogue.field(planned.code);
  ensure(field != nullptr);
  PlanFieldView view;
  view.code = planned.code;
  view.label = words(planned.label);
  view.group = maybe(field->group);
  if (!view.group)
    for (const FieldGroup& group : plan.groups)
      if (group.code == planned.group) view.group = words(group.name);
  view.kind = code_of(planned.kind);
  if (!field->unit.empty()) view.unit = words(unit_in_words(catalogue, field->unit));
  if (field->max_length > 0) view.max_length = field->max_length;
  view.min = field->min;
  view.max = field->max;
  view.choices = labelled(field->choices);
  for (const Field& column : field->columns)
    view.columns.push_back(
        {column.code, words(column.label), code_of(column.kind), labelled(column.choices), column.required});
  view.asked = planned.source != FieldSource::result;
  view.required = planned.required && planned.asked;
  view.source = code_of(planned.source);
  view.source_name = maybe(field->source_name);
  if (field->on_record != OnRecord::nothing) view.on_record = code_of(field->on_record);
  view.to_call = field->to_call;
  view.hint = maybe(field->hint);
  if (!field->pattern.empty()) view.pattern = field->pattern;
  if (!planned.from_question.empty()) view.from_answer = planned.from_question;
  view.for_items = items_named(catalogue, planned.for_items);
  return view;
}

// A rule with the day of filing is told as it would be held to on `day`: not_before it, not_after it.
FieldRuleView view_rule(const FieldRule& rule, Date day) {
  FieldRuleView view;
  view.code = rule.code;
  view.kind = code_of(rule.kind);
  view.field = rule.first.field;
  if (!rule.first.column.empty()) view.column = rule.first.column;
  view.other = rule.second.field;
  if (rule.first.field == kFilingDay || rule.second.field == kFilingDay) {
    view.kind = rule.first.field == kFilingDay ? "not_before" : "not_after";
    view.field = said_at(rule);
    view.other = to_string(day);
  }
  view.only_said = rule.only_said;
  view.text = words(rule.text);
  return view;
}

EffortView effort(const Effort& effort) {
  return {effort.steps, effort.days, effort.trips, effort.materials};
}

// A whole record, as a material, is uncertain without any one value of it being so: then its source says why.
Words view_uncertain(const Uncertain& one) {
  if (one.value.empty())
    return {one.name.zh + "（" + one.source + "）", one.name.en + " (" + one.source + ")"};
  return {one.name.zh + "：" + one.value.zh, one.name.en + ": " + one.value.en};
}

DeliveryView view_delivery(const Catalogue& catalogue, const Plan& plan) {
  const std::vector<WayOffered> offered = ways_offered(catalogue, plan);
  DeliveryView view{{}, way_proposed(offered), kPostalAddress};
  for (const WayOffered& one : offered) {
    WayView way{one.way, {}, one.to_collect};
    for (const OtherWay& other : one.otherwise)
      way.otherwise.push_back({named(catalogue.item(other.item), other.item), other.way});
    view.ways.push_back(std::move(way));
  }
  return view;
}

void add_plan(PlanView& view, const Catalogue& catalogue, const Plan& plan, Date day) {
  for (const PlannedItem& item : plan.items) view.items.push_back(view_planned(catalogue, item));
  for (const DroppedItem& item : plan.dropped)
    view.dropped.push_back(
        {{item.code, words(item.name)}, words(item.why), item.role == PackageRole::optional});
  for (const PlannedMaterial& material : plan.materials)
    view.materials.push_back(view_planned(catalogue, material));
  for (const PlannedField& field : plan.fields) view.fields.push_back(view_planned(catalogue, plan, field));
  for (const FieldRule* rule : rules_of(catalogue, plan)) view.field_rules.push_back(view_rule(*rule, day));
  for (const auto& [from, to] : plan.edges) view.edges.push_back({from, to});
  view.critical_path = plan.critical_path;
  view.promised_days = plan.promised_days;
  view.trips = plan.trips;
  view.delivery = view_delivery(catalogue, plan);
  view.fees = plan.fee_fen == 0
                  ? "0"
                  : std::to_string(plan.fee_fen / 100) + "." + std::to_string(plan.fee_fen % 100 / 10) +
                        std::to_string(plan.fee_fen % 10);
  for (const PlannedFee& fee : plan.fees) {
    const Text& item = plan.item(fee.item)->name;
    view.fee_lines.push_back({item.zh + "：" + fee.text.zh, item.en + ": " + fee.text.en});
  }
  view.before = effort(plan.before);
  view.after = effort(plan.after);
  for (const Text& rule : plan.how_counted) view.rules.push_back(words(rule));
  for (const Uncertain& one : plan.uncertain) view.uncertain.push_back(view_uncertain(one));
}

// What cannot be applied for is marked where it stands; the whole says what to do about it.
void add_standings(PlanView& view, const Catalogue& catalogue, const Plan& plan, Date day) {
  const auto mark = [&](auto& planned) {
    if (const Item* item = catalogue.item(planned.item.code))
      planned.standing = view_standing(catalogue, *item, day);
  };
  for (PlanItemView& item : view.items) mark(item);
  for (DroppedView& item : view.dropped) mark(item);
  if (const auto open = check_standings(catalogue, plan, day); !open)
    view.closed = text_of(catalogue, open.refusal().code, open.refusal().values);
}

}  // namespace

PackageView view_package(const Catalogue& catalogue, const Package& package, Date day) {
  PackageView view;
  view.code = package.code;
  view.name = words(package.name);
  view.summary = words(package.summary);
  view.lead = named(catalogue.department(package.lead), package.lead);
  view.domain = named(catalogue.domain(package.domain), package.domain);
  for (const Question& question : package.questions)
    view.questions.push_back(view_question(catalogue, question));
  for (const PackageItem& item : package.items)
    view.items.push_back(named(catalogue.item(item.item), item.item));
  view.standings = view_standings(catalogue, package, day);
  view.catalogue_version = catalogue.version;
  return view;
}

ItemView view_item(const Catalogue& catalogue, const Item& item, Date day) {
  ItemView view;
  view.code = item.code;
  view.name = words(item.name);
  view.implementation_code = item.implementation_code;
  const Department* department = catalogue.department(item.department);
  view.department = named(department, item.department);
  if (department != nullptr) view.section = department->section.name.zh;
  if (const Text* kind = catalogue.text("item_kind." + item.kind))
    view.kind = words(*kind);
  else
    view.kind = {item.kind, item.kind};
  view.basis = basis_of(item);
  if (item.statutory) view.statutory = limit(*item.statutory);
  view.promised = limit(item.promised);
  view.instant = item.instant;
  for (const AcceptanceCondition& condition : item.conditions)
    view.conditions.push_back(words(condition.text));
  for (const ReviewCriterion& criterion : item.review_criteria)
    view.review_criteria.push_back(words(criterion.text));
  for (const ItemMaterial& material : item.materials)
    view.materials.push_back(named(catalogue.material(material.material), material.material));
  view.result = item.result.name.zh;
  for (const Package& package : catalogue.packages)
    if (package.item(item.code) != nullptr) view.packages.push_back({package.code, words(package.name)});
  view.standing = view_standing(catalogue, item, day);
  return view;
}

Result<PlanView> view_plan(const Catalogue& catalogue, const Package& package,
                           const std::map<std::string, std::string>& given, Date day) {
  PlanView view;
  view.package = package.code;
  view.name = words(package.name);
  add_questions(view, catalogue, package, given);
  // A wrong answer is told by path at once; a missing one is simply the next question.
  if (const auto checked = read_answers(catalogue, package, given); !checked) {
    Refusal wrong = checked.refusal();
    std::erase_if(wrong.fields, [](const FieldFault& fault) { return fault.code == "missing"; });
    if (!wrong.fields.empty()) return wrong;
  }
  if (!view.complete) return view;
  auto plan = compile(catalogue, package.code, given);
  if (plan) {
    add_plan(view, catalogue, *plan, day);
    add_standings(view, catalogue, *plan, day);
  } else if (plan.refusal().code == "package_blocked") {
    Words why;
    for (const auto& [name, value] : plan.refusal().values) (name == "zh" ? why.zh : why.en) = value;
    view.blocked = why;
  } else {
    return plan.refusal();
  }
  return view;
}

}  // namespace yichuang::app
