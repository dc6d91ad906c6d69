#include "core/catalogue/describe.h"

#include <algorithm>

#include "core/catalogue/explain.h"

namespace yichuang {
namespace {

struct Describer {
  const Catalogue& catalogue;
  const Package& package;
  bool negated = false;

  Text tell(const Condition& condition) const { return std::visit(*this, condition.test); }

  Text operator()(const AllOf& all) const { return parts(all.parts, !negated); }
  Text operator()(const AnyOf& any) const { return parts(any.parts, negated); }
  Text operator()(const Not& other) const {
    return Describer{catalogue, package, !negated}.tell(other.part.front());
  }

  Text operator()(const Is& is) const {
    const Question* question = package.question(is.question);
    if (question == nullptr) return {};
    if (question->kind == QuestionKind::yes_no) {
      const bool yes = (is.option == "true") != negated;
      return about(*question, yes ? Text{"是", "yes"} : Text{"否", "no"});
    }
    const auto option = std::find_if(question->options.begin(), question->options.end(),
                                     [&](const Option& one) { return one.code == is.option; });
    if (option == question->options.end()) return {};
    return about(*question, negated ? Text{"不是“" + option->label.zh + "”", "not “" + option->label.en + "”"}
                                    : option->label);
  }

  Text operator()(const Answered& test) const {
    const Question* question = package.question(test.question);
    if (question == nullptr) return {};
    return about(*question, negated ? Text{"没有问到", "not asked"} : Text{"已回答", "answered"});
  }

  Text operator()(const AtLeast& test) const { return measured(test.question, test.bound, !negated); }
  Text operator()(const LessThan& test) const { return measured(test.question, test.bound, negated); }

  Text operator()(const Kept& test) const {
    const Item* item = catalogue.item(test.item);
    if (item == nullptr) return {};
    if (negated) return {"不办理“" + item->name.zh + "”", item->name.en + " is not part of the matter"};
    return {"一并办理“" + item->name.zh + "”", item->name.en + " is part of the matter"};
  }

  Text about(const Question& question, const Text& answer) const {
    const Text label = label_of(question);
    return {label.zh + "：" + answer.zh, label.en + ": " + answer.en};
  }

  // A group inside a group of the other kind stands in brackets; one whose part cannot be told is not told at all,
  // since the rest would say something else.
  Text parts(const std::vector<Condition>& conditions, bool all) const {
    std::vector<Text> told;
    for (const Condition& condition : conditions) {
      Text text = tell(condition);
      if (text.empty() && all) return {};
      if (text.empty()) continue;  // of several ways in, one that this package does not have
      if (conditions.size() > 1 && is_group(condition, !all))
        text = {"（" + text.zh + "）", "(" + text.en + ")"};
      told.push_back(std::move(text));
    }
    return all ? join(told, "，且", ", and ") : join(told, "，或者", ", or ");
  }

  // Whether it reads as several parts joined by “and” (`all`) or by “or”.
  bool is_group(const Condition& condition, bool all) const {
    if (const auto* other = std::get_if<Not>(&condition.test))
      return Describer{catalogue, package, !negated}.is_group(other->part.front(), all);
    if (const auto* both = std::get_if<AllOf>(&condition.test))
      return both->parts.size() > 1 && all == !negated;
    if (const auto* either = std::get_if<AnyOf>(&condition.test))
      return either->parts.size() > 1 && all == negated;
    return false;
  }

  Text measured(const std::string& code, const Bound& bound, bool at_least) const {
    const Question* question = package.question(code);
    if (question == nullptr) return {};
    const auto* named = std::get_if<std::string>(&bound);
    const Parameter* parameter = named == nullptr ? nullptr : catalogue.parameter(*named);
    if (named != nullptr && parameter == nullptr) return {};
    const std::string number =
        number_in_words(parameter == nullptr ? std::get<double>(bound) : parameter->value);
    const Text unit = unit_in_words(catalogue, question->unit);
    const Text label = label_of(*question);
    Text told{label.zh + (at_least ? "不小于 " : "小于 ") + number + " " + unit.zh,
              label.en + (at_least ? " at least " : " below ") + number + " " + unit.en};
    if (parameter != nullptr && parameter->confidence != Confidence::certain) {
      told.zh += district_mark().zh;
      told.en += " " + district_mark().en;
    }
    return told;
  }
};

}  // namespace

Text describe(const Condition& condition, const Catalogue& catalogue, const Package& package) {
  return Describer{catalogue, package}.tell(condition);
}

}  // namespace yichuang
