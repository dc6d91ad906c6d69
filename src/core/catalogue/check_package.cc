#include <algorithm>
#include <map>
#include <set>

#include "core/catalogue/answers.h"
#include "core/catalogue/check.h"
#include "core/catalogue/check_rules.h"
#include "core/catalogue/explain.h"
#include "core/catalogue/makers.h"
#include "core/catalogue/reach.h"
#include "core/catalogue/schedule.h"

namespace yichuang::checking {
namespace {

void check_question(Checker& checker, const Question& question, const std::set<std::string>& before) {
  const auto wrong = [&](const char* rule, const std::string& zh, const std::string& en) {
    checker.error(rule, question.origin,
                  {"问题“" + question.code + "”" + zh, "the question “" + question.code + "” " + en});
  };
  const bool has_options = question.kind == QuestionKind::choice || question.kind == QuestionKind::multi;
  if (has_options != !question.options.empty())
    wrong("bad_question", "的选项与类型不符", "has options that do not fit its kind");
  std::set<std::string> options;
  for (const Option& option : question.options)
    if (!options.insert(option.code).second) wrong("bad_question", "的选项重复", "has an option twice");
  if (question.min && question.max && *question.min > *question.max)
    wrong("bad_question", "的最小值大于最大值", "has a minimum above its maximum");
  if (before.contains(question.code) || question.code == kWithQuestion)
    wrong("bad_question", "的代码重复", "has a code that is taken");
  if (!readable_default(question))
    wrong("bad_default", "的默认答案不是有效答案", "has a default it would not accept");
  if (!question.when) return;
  Mentions mentions;
  collect(*question.when, mentions);
  for (const std::string& code : mentions.questions)
    if (!before.contains(code))
      wrong("question_order", "取决于后面的问题“" + code + "”",
            "depends on “" + code + "”, which is asked later");
}

// Seven questions fix a case: the most that are asked together, over every combination that shows or hides one.
void check_number_of_questions(Checker& checker, const Package& package) {
  if (package.questions.size() <= kMaxQuestionsOnPath) return;
  Mentions mentions;
  for (const Question& question : package.questions)
    if (question.when) collect(*question.when, mentions);
  const auto too_many = any_answers(checker.catalogue, package, mentions, [&](const Answers& shown) {
    const std::function<const Parameter*(const std::string&)> parameter = [&](const std::string& code) {
      return checker.catalogue.parameter(code);
    };
    const std::function<bool(const std::string&)> kept = [](const std::string&) { return false; };
    const auto asked = std::count_if(
        package.questions.begin(), package.questions.end(),
        [&](const Question& question) { return holds(question.when, Situation{shown, parameter, kept}); });
    return asked > kMaxQuestionsOnPath;
  });
  if (!too_many || *too_many)
    checker.error("too_many_questions", package.origin.of("questions"),
                  {"一条路径上的问题超过七个", "more than seven questions are asked on one path"});
}

void check_entry(Checker& checker, const PackageItem& entry) {
  const auto wrong = [&](const char* rule, const char* zh, const char* en) {
    checker.error(rule, entry.origin,
                  {"事项“" + entry.item + "”" + zh, "the item “" + entry.item + "” " + en});
  };
  if (checker.catalogue.item(entry.item) == nullptr) wrong("unknown_item", "不存在", "does not exist");
  if (entry.role == PackageRole::situational && !entry.when)
    wrong("role_without_condition", "是情形事项，却没有条件", "is situational but has no condition");
  if (entry.role == PackageRole::required && entry.when)
    wrong("role_without_condition", "是必办事项，却有条件", "is required but has a condition");
  if (entry.why.empty() || (entry.role != PackageRole::required && entry.dropped_why.empty()))
    wrong("missing_why", "没有说明为什么办或者为什么不办", "does not say why it is kept, or why it is not");
}

// A depth-first walk that reports where it meets itself.
struct CycleFinder {
  const std::map<std::string, std::vector<std::pair<std::string, Origin>>>& next;
  std::map<std::string, int> state = {};  // 1: being walked, 2: done
  std::vector<std::string> path = {};
  std::vector<std::pair<std::vector<std::string>, Origin>> found = {};

  void walk(const std::string& at) {
    state[at] = 1;
    path.push_back(at);
    if (const auto out = next.find(at); out != next.end())
      for (const auto& [to, origin] : out->second) {
        if (state[to] == 0) {
          walk(to);
        } else if (state[to] == 1) {
          std::vector<std::string> cycle(std::find(path.begin(), path.end(), to), path.end());
          cycle.push_back(to);
          found.emplace_back(std::move(cycle), origin);
        }
      }
    path.pop_back();
    state[at] = 2;
  }
};

void report_cycles(Checker& checker,
                   const std::map<std::string, std::vector<std::pair<std::string, Origin>>>& next) {
  CycleFinder finder{next};
  for (const auto& [from, out] : next)
    if (finder.state[from] == 0) finder.walk(from);
  for (const auto& [cycle, origin] : finder.found) {
    std::string words;
    for (const std::string& code : cycle) words += (words.empty() ? "" : " → ") + code;
    checker.error("cycle", origin, {"前后关系成环：" + words, "these wait for each other: " + words});
  }
}

void check_edges(Checker& checker, const Package& package) {
  std::map<std::string, std::vector<std::pair<std::string, Origin>>> next;
  for (const Edge& edge : package.edges) {
    for (const std::string& end : {edge.from, edge.to})
      if (package.item(end) == nullptr)
        checker.error("unknown_item", edge.origin,
                      {"一件事里没有事项“" + end + "”", "the package has no item “" + end + "”"});
    next[edge.from].emplace_back(edge.to, edge.origin);
  }
  report_cycles(checker, next);
  std::map<std::string, std::vector<std::pair<std::string, Origin>>> kept;
  for (const PackageItem& item : package.items) {
    Mentions mentions;
    if (item.when) collect(*item.when, mentions);
    for (const std::string& other : mentions.items) kept[item.item].emplace_back(other, item.when->origin);
  }
  report_cycles(checker, kept);
}

// What one item makes and another needs is a dependence; the graph must know it.
void check_dependences(Checker& checker, const Package& package) {
  const Catalogue& catalogue = checker.catalogue;
  for (const PackageItem& maker : package.items) {
    const Item* from = catalogue.item(maker.item);
    if (from == nullptr || from->result.material.empty()) continue;
    for (const PackageItem& entry : package.items) {
      const Item* to = catalogue.item(entry.item);
      if (to == nullptr || to == from) continue;
      const bool needs = std::any_of(
          to->materials.begin(), to->materials.end(),
          [&](const ItemMaterial& material) { return material.material == from->result.material; });
      const bool told = std::any_of(package.edges.begin(), package.edges.end(), [&](const Edge& edge) {
        return edge.from == maker.item && edge.to == entry.item;
      });
      if (needs && !told)
        checker.error("missing_edge", entry.origin,
                      {"“" + entry.item + "”要用“" + maker.item + "”的结果，却没有先后关系",
                       "“" + entry.item + "” needs the result of “" + maker.item + "”, but no edge says so"});
    }
  }
}

// What an item of the package needs and another item of the catalogue would make, were it in the package: the applicant is
// asked for it, which is right only where that was meant.
void check_makers(Checker& checker, const Package& package) {
  const Catalogue& catalogue = checker.catalogue;
  std::set<std::string> told;
  for (const PackageItem& entry : package.items) {
    const Item* item = catalogue.item(entry.item);
    if (item == nullptr) continue;
    for (const ItemMaterial& needed : item->materials) {
      const Material* material = catalogue.material(needed.material);
      if (material == nullptr || material->source != MaterialSource::result ||
          source_without_maker(*material) != MaterialSource::applicant || needed.necessity == Necessity::optional ||
          is_made_in(catalogue, package, needed.material) || !told.insert(needed.material).second)
        continue;
      const auto maker = std::find_if(catalogue.items.begin(), catalogue.items.end(),
                                      [&](const Item& one) { return makes(one, needed.material); });
      const Text by = maker == catalogue.items.end() ? Text{"另一个事项", "another item"}
                                                     : Text{"“" + maker->name.zh + "”", "“" + maker->name.en + "”"};
      checker.warning("maker_not_in_package", entry.origin,
                      {"“" + item->name.zh + "”要用“" + material->name.zh + "”，它由" + by.zh +
                           "办出，这件事里没有这个事项，要请群众自己交",
                       "“" + item->name.en + "” needs “" + material->name.en + "”, which " + by.en +
                           " makes; that item is not in the package, so the applicant is asked for it"});
    }
  }
}

// A promise shorter than what its required items alone promise cannot be kept by anybody.
void check_promise(Checker& checker, const Package& package) {
  if (!package.promise) return;
  if (package.promise->source.empty())
    checker.error("unsourced", package.promise->origin, {"承诺时限没有出处", "the promise has no source"});
  Plan plan;
  for (const PackageItem& entry : package.items)
    if (const Item* item = checker.catalogue.item(entry.item);
        item != nullptr && entry.role == PackageRole::required) {
      PlannedItem planned;
      planned.code = item->code;
      // By commitment an item may be decided at once; then it does not lengthen the path.
      planned.promised = item->commitment && entry.commitment_allowed ? Period{} : item->promised;
      planned.issue = item->issue;
      plan.items.push_back(std::move(planned));
    }
  for (const Edge& edge : package.edges)
    if (plan.item(edge.from) != nullptr && plan.item(edge.to) != nullptr)
      plan.edges.emplace_back(edge.from, edge.to);
  schedule(plan, std::nullopt);
  if (plan.promised_days > in_working_days(*package.promise))
    checker.error("promise_below_path", package.promise->origin,
                  {"整件事的承诺时限短于必办事项最长路径（" +
                       days_in_words(plan.promised_days, Unit::working).zh + "）",
                   "the promise is shorter than the longest path of its required items (" +
                       days_in_words(plan.promised_days, Unit::working).en + ")"});
}

}  // namespace

void check_package(Checker& checker, const Package& package) {
  if (checker.catalogue.department(package.lead) == nullptr)
    checker.error("unknown_department", package.origin.of("lead"),
                  {"没有部门“" + package.lead + "”", "there is no department “" + package.lead + "”"});
  if (checker.catalogue.domain(package.domain) == nullptr)
    checker.error("unknown_domain", package.origin.of("domain"),
                  {"没有综办领域“" + package.domain + "”", "there is no domain “" + package.domain + "”"});
  std::set<std::string> before;
  for (const Question& question : package.questions) {
    check_question(checker, question, before);
    before.insert(question.code);
  }
  check_number_of_questions(checker, package);
  std::set<std::string> entries;
  for (const PackageItem& entry : package.items) {
    if (!entries.insert(entry.item).second)
      checker.error("duplicate_code", entry.origin,
                    {"事项“" + entry.item + "”重复", "the item “" + entry.item + "” is listed twice"});
    check_entry(checker, entry);
  }
  const std::size_t before_edges = checker.problems.size();
  check_edges(checker, package);
  check_dependences(checker, package);
  check_makers(checker, package);
  const bool no_cycle =
      std::none_of(checker.problems.begin() + static_cast<std::ptrdiff_t>(before_edges),
                   checker.problems.end(), [](const Problem& one) { return one.rule == "cycle"; });
  if (no_cycle) check_promise(checker, package);
}

}  // namespace yichuang::checking
