#include "core/catalogue/reach.h"

#include <algorithm>
#include <map>

#include "core/catalogue/answers.h"
#include "core/catalogue/selection.h"

namespace yichuang {
namespace {

void visit_when(const When& when, const std::function<void(const Condition&)>& visit) {
  if (when) visit(*when);
}

// The values at which a test on this question changes its outcome.
struct Thresholds {
  const Catalogue& catalogue;
  const std::string& question;
  std::set<double>& into;

  void operator()(const AllOf& all) const { each(all.parts); }
  void operator()(const AnyOf& any) const { each(any.parts); }
  void operator()(const Not& negated) const { each(negated.part); }
  void operator()(const AtLeast& test) const { bound(test.question, test.bound); }
  void operator()(const LessThan& test) const { bound(test.question, test.bound); }
  void operator()(const Is&) const {}
  void operator()(const Answered&) const {}
  void operator()(const Kept&) const {}

  void each(const std::vector<Condition>& parts) const {
    for (const Condition& part : parts) std::visit(*this, part.test);
  }
  void bound(const std::string& on, const Bound& bound) const {
    if (on != question) return;
    if (const auto* number = std::get_if<double>(&bound)) into.insert(*number);
    if (const auto* code = std::get_if<std::string>(&bound))
      if (const Parameter* parameter = catalogue.parameter(*code)) into.insert(parameter->value);
  }
};

// One value below every threshold, and each threshold: between two neighbours nothing changes.
std::vector<Answer> numbers_of(const Catalogue& catalogue, const Package& package, const Question& question) {
  std::set<double> thresholds;
  const auto look = [&](const Condition& condition) {
    std::visit(Thresholds{catalogue, question.code, thresholds}, condition.test);
  };
  each_condition(package, look);
  for (const PackageItem& entry : package.items)
    if (const Item* item = catalogue.item(entry.item)) each_condition(*item, look);
  const double lowest = thresholds.empty() ? 0 : *thresholds.begin() - 1;
  thresholds.insert(question.min.value_or(lowest));
  std::vector<Answer> numbers;
  for (const double number : thresholds)
    if ((!question.min || number >= *question.min) && (!question.max || number <= *question.max))
      numbers.emplace_back(number);
  return numbers;
}

std::vector<Answer> subsets_of(const std::vector<std::string>& codes) {
  constexpr std::size_t kAllSubsetsUpTo = 6;
  std::vector<Answer> sets;
  if (codes.size() <= kAllSubsetsUpTo) {
    for (std::size_t bits = 0; bits < (std::size_t{1} << codes.size()); ++bits) {
      std::set<std::string> chosen;
      for (std::size_t i = 0; i < codes.size(); ++i)
        if (bits >> i & 1U) chosen.insert(codes[i]);
      sets.emplace_back(std::move(chosen));
    }
    return sets;
  }
  sets.emplace_back(std::set<std::string>{});
  for (const std::string& code : codes) sets.emplace_back(std::set<std::string>{code});
  sets.emplace_back(std::set<std::string>(codes.begin(), codes.end()));
  return sets;
}

std::vector<Answer> answers_of(const Catalogue& catalogue, const Package& package, const Question& question) {
  std::vector<std::string> codes;
  for (const Option& option : question.options) codes.push_back(option.code);
  switch (question.kind) {
    case QuestionKind::yes_no:
      return {Answer{true}, Answer{false}};
    case QuestionKind::number:
      return numbers_of(catalogue, package, question);
    case QuestionKind::multi:
      return subsets_of(codes);
    case QuestionKind::choice:
      break;
  }
  return {codes.begin(), codes.end()};
}

// What the mentioned things depend on in turn.
Mentions closure(const Package& package, Mentions mentions) {
  for (std::size_t before = 0; before != mentions.questions.size() + mentions.items.size();) {
    before = mentions.questions.size() + mentions.items.size();
    const Mentions known = mentions;
    for (const std::string& code : known.questions)
      if (const Question* question = package.question(code); question != nullptr && question->when)
        collect(*question->when, mentions);
    for (const std::string& code : known.items)
      if (const PackageItem* item = package.item(code); item != nullptr && item->when)
        collect(*item->when, mentions);
  }
  return mentions;
}

}  // namespace

std::optional<bool> any_answers(const Catalogue& catalogue, const Package& package, const Mentions& mentions,
                                const std::function<bool(const Answers&)>& visit) {
  const Mentions needed = closure(package, mentions);
  std::vector<std::pair<std::string, std::vector<Answer>>> choices;
  for (const std::string& code : needed.questions)
    if (const Question* question = package.question(code))
      choices.emplace_back(code, answers_of(catalogue, package, *question));
  std::vector<std::string> optional_items;
  for (const std::string& code : needed.items)
    if (const PackageItem* item = package.item(code); item != nullptr && item->role == PackageRole::optional)
      optional_items.push_back(code);
  if (!optional_items.empty()) choices.emplace_back(kWithQuestion, subsets_of(optional_items));

  std::size_t combinations = 1;
  for (const auto& [code, answers] : choices) {
    combinations *= answers.size();
    if (combinations > kMaxCombinations) return std::nullopt;
  }
  for (std::size_t number = 0; number < combinations; ++number) {
    Answers given;
    std::size_t rest = number;
    for (const auto& [code, answers] : choices) {
      given[code] = answers[rest % answers.size()];
      rest /= answers.size();
    }
    if (visit(visible_answers(catalogue, package, given))) return true;
  }
  return false;
}

std::optional<bool> reachable(const Condition& condition, const Catalogue& catalogue,
                              const Package& package) {
  Mentions mentions;
  collect(condition, mentions);
  return any_answers(catalogue, package, mentions, [&](const Answers& answers) {
    return holds(condition, Selection(catalogue, package, answers).situation());
  });
}

void each_condition(const Package& package, const std::function<void(const Condition&)>& visit) {
  for (const Question& question : package.questions) visit_when(question.when, visit);
  for (const PackageItem& item : package.items) visit_when(item.when, visit);
  for (const Block& block : package.blocks) visit(block.when);
}

void each_condition(const Item& item, const std::function<void(const Condition&)>& visit) {
  for (const AcceptanceCondition& condition : item.conditions) visit_when(condition.when, visit);
  for (const ItemMaterial& material : item.materials) visit_when(material.when, visit);
  for (const ItemField& field : item.fields) visit_when(field.when, visit);
  visit_when(item.site_check.when, visit);
  if (item.commitment) visit_when(item.commitment->when, visit);
}

}  // namespace yichuang
