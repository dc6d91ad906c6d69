#include <algorithm>
#include <functional>

#include "core/catalogue/check_rules.h"
#include "core/catalogue/reach.h"

namespace yichuang::checking {
namespace {

// Each test of a condition against the questions of one package.
struct TestChecker {
  const Catalogue& catalogue;
  const Package& package;
  bool kept_allowed;
  std::function<void(std::string rule, Text message)> report;

  void operator()(const AllOf& all) const { each(all.parts); }
  void operator()(const AnyOf& any) const { each(any.parts); }
  void operator()(const Not& negated) const { each(negated.part); }
  void each(const std::vector<Condition>& parts) const {
    for (const Condition& part : parts) std::visit(*this, part.test);
  }

  void operator()(const Is& is) const {
    const Question* question = find(is.question);
    if (question == nullptr) return;
    if (question->kind == QuestionKind::number)
      return report("wrong_test", {"“" + is.question + "”是数字，不能用 is",
                                   "“" + is.question + "” is a number, not for is"});
    const bool truth = is.option == "true" || is.option == "false";
    const bool known = question->kind == QuestionKind::yes_no
                           ? truth
                           : std::any_of(question->options.begin(), question->options.end(),
                                         [&](const Option& option) { return option.code == is.option; });
    if (!known)
      report("unknown_option", {"问题“" + is.question + "”没有选项“" + is.option + "”",
                                "the question “" + is.question + "” has no option “" + is.option + "”"});
  }
  void operator()(const AtLeast& test) const { bounded(test.question, test.bound); }
  void operator()(const LessThan& test) const { bounded(test.question, test.bound); }
  void operator()(const Answered& test) const { find(test.question); }

  void operator()(const Kept& test) const {
    if (!kept_allowed)
      return report("kept_outside_package",
                    {"这里不能用 kept", "kept is only for the items and blocks of a package"});
    if (package.item(test.item) == nullptr)
      report("unknown_item",
             {"一件事里没有事项“" + test.item + "”", "the package has no item “" + test.item + "”"});
  }

  const Question* find(const std::string& code) const {
    const Question* question = package.question(code);
    if (question == nullptr)
      report("unknown_question", {"没有问题“" + code + "”", "there is no question “" + code + "”"});
    return question;
  }

  void bounded(const std::string& code, const Bound& bound) const {
    const Question* question = find(code);
    if (question != nullptr && question->kind != QuestionKind::number)
      report("wrong_test",
             {"“" + code + "”不是数字，不能比大小", "“" + code + "” is no number and cannot be compared"});
    const auto* parameter = std::get_if<std::string>(&bound);
    if (parameter != nullptr && catalogue.parameter(*parameter) == nullptr)
      report("unknown_parameter",
             {"没有参数“" + *parameter + "”", "there is no parameter “" + *parameter + "”"});
  }
};

bool sound(Checker& checker, const Package& package, const Condition& condition, bool kept_allowed) {
  bool faultless = true;
  const TestChecker tests{checker.catalogue, package, kept_allowed, [&](std::string rule, Text message) {
                            faultless = false;
                            checker.error(std::move(rule), condition.origin, std::move(message));
                          }};
  std::visit(tests, condition.test);
  return faultless;
}

void never_holds(Checker& checker, const Condition& condition, std::optional<bool> possible) {
  if (!possible)
    checker.error(
        "condition_too_wide", condition.origin,
        {"条件涉及的问题太多，无法逐一检验", "the condition depends on too many questions to be tried out"});
  else if (!*possible)
    checker.error("unreachable", condition.origin,
                  {"不论怎样回答，这个条件都不会成立", "whatever is answered, this condition never holds"});
}

}  // namespace

void check_conditions(Checker& checker, const Package& package) {
  const auto look = [&](const Condition& condition, bool kept_allowed) {
    if (sound(checker, package, condition, kept_allowed))
      never_holds(checker, condition, reachable(condition, checker.catalogue, package));
  };
  for (const Question& question : package.questions)
    if (question.when) look(*question.when, false);
  for (const PackageItem& item : package.items)
    if (item.when) look(*item.when, true);
  for (const Block& block : package.blocks) look(block.when, true);
}

void check_item_conditions(Checker& checker, const Item& item) {
  std::vector<const Package*> packages;
  for (const Package& package : checker.catalogue.packages)
    if (package.item(item.code) != nullptr) packages.push_back(&package);
  if (packages.empty()) return;
  each_condition(item, [&](const Condition& condition) {
    // A package that does not ask one of the questions never meets the condition, and need not: another one does.
    Mentions mentions;
    collect(condition, mentions);
    std::vector<const Package*> asking;
    for (const Package* package : packages)
      if (std::all_of(mentions.questions.begin(), mentions.questions.end(),
                      [&](const std::string& code) { return package->question(code) != nullptr; }))
        asking.push_back(package);
    if (asking.empty()) {
      sound(checker, *packages.front(), condition, false);
      return;
    }
    std::optional<bool> possible = false;
    for (const Package* package : asking) {
      if (!sound(checker, *package, condition, false)) return;
      const std::optional<bool> here = reachable(condition, checker.catalogue, *package);
      if (!here || *here) possible = here;
      if (possible && *possible) break;
    }
    never_holds(checker, condition, possible);
  });
}

}  // namespace yichuang::checking
