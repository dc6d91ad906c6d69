#include "core/catalogue/condition.h"

#include <algorithm>

namespace yichuang {
namespace {

const Answer* answer_to(const std::string& question, const Situation& situation) {
  const auto found = situation.answers.find(question);
  return found == situation.answers.end() ? nullptr : &found->second;
}

// One test at a time; every test on a question without an answer is false.
struct Judge {
  const Situation& situation;

  bool operator()(const AllOf& all) const {
    return std::all_of(all.parts.begin(), all.parts.end(),
                       [&](const Condition& part) { return holds(part, situation); });
  }
  bool operator()(const AnyOf& any) const {
    return std::any_of(any.parts.begin(), any.parts.end(),
                       [&](const Condition& part) { return holds(part, situation); });
  }
  bool operator()(const Not& negated) const { return !holds(negated.part.front(), situation); }

  bool operator()(const Is& is) const {
    const Answer* answer = answer_to(is.question, situation);
    if (answer == nullptr) return false;
    if (const auto* yes = std::get_if<bool>(answer)) return is.option == (*yes ? "true" : "false");
    if (const auto* option = std::get_if<std::string>(answer)) return *option == is.option;
    if (const auto* several = std::get_if<std::set<std::string>>(answer)) return several->contains(is.option);
    return false;
  }
  bool operator()(const AtLeast& test) const {
    return compare(test.question, test.bound, std::greater_equal<>{});
  }
  bool operator()(const LessThan& test) const { return compare(test.question, test.bound, std::less<>{}); }
  bool operator()(const Answered& test) const { return answer_to(test.question, situation) != nullptr; }
  bool operator()(const Kept& test) const { return situation.kept(test.item); }

  template <class Comparison>
  bool compare(const std::string& question, const Bound& bound, Comparison comparison) const {
    const Answer* answer = answer_to(question, situation);
    const double* number = answer == nullptr ? nullptr : std::get_if<double>(answer);
    const std::optional<double> limit = value_of(bound, situation);
    return number != nullptr && limit && comparison(*number, *limit);
  }
};

struct Collector {
  Mentions& into;
  void operator()(const AllOf& all) const { each(all.parts); }
  void operator()(const AnyOf& any) const { each(any.parts); }
  void operator()(const Not& negated) const { each(negated.part); }
  void operator()(const Is& is) const { into.questions.insert(is.question); }
  void operator()(const AtLeast& test) const { bounded(test.question, test.bound); }
  void operator()(const LessThan& test) const { bounded(test.question, test.bound); }
  void operator()(const Answered& test) const { into.questions.insert(test.question); }
  void operator()(const Kept& test) const { into.items.insert(test.item); }

  void each(const std::vector<Condition>& parts) const {
    for (const Condition& part : parts) collect(part, into);
  }
  void bounded(const std::string& question, const Bound& bound) const {
    into.questions.insert(question);
    if (const auto* parameter = std::get_if<std::string>(&bound)) into.parameters.insert(*parameter);
  }
};

}  // namespace

bool holds(const Condition& condition, const Situation& situation) {
  return std::visit(Judge{situation}, condition.test);
}

std::optional<double> value_of(const Bound& bound, const Situation& situation) {
  if (const auto* number = std::get_if<double>(&bound)) return *number;
  const Parameter* parameter = situation.parameter(std::get<std::string>(bound));
  if (parameter == nullptr) return std::nullopt;
  return parameter->value;
}

void collect(const Condition& condition, Mentions& into) { std::visit(Collector{into}, condition.test); }

}  // namespace yichuang
