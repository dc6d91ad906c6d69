// Facts told as sentences, and the one sentence that says what happens next.
#include <set>

#include "app/intake/case_view_build.h"
#include "app/record/dates_in_words.h"
#include "app/record/state_names.h"
#include "core/intake/reception.h"

namespace yichuang::app {
namespace {

Words item_name(const Catalogue& catalogue, const std::string& code) {
  const Item* item = catalogue.item(code);
  return item == nullptr ? Words{code, code} : Words{item->name.zh, item->name.en};
}

Words items_named(const Catalogue& catalogue, const std::vector<std::string>& codes) {
  Words words;
  for (const std::string& code : codes) {
    const Words one = item_name(catalogue, code);
    words.zh += (words.zh.empty() ? "" : "、") + one.zh;
    words.en += (words.en.empty() ? "" : ", ") + one.en;
  }
  return words;
}

std::string counted(int number, const char* one, const char* many) {
  return std::to_string(number) + " " + (number == 1 ? one : many);
}

struct Teller {
  const Catalogue& catalogue;
  using Told = std::optional<Words>;

  Told operator()(const Filed& fact) const {
    return Words{"提交申请，编号 " + fact.number, "Application handed in, number " + fact.number};
  }
  Told operator()(const Examined&) const {
    return Words{"窗口审查了全部申请材料", "The window examined all materials"};
  }
  Told operator()(const Accepted& fact) const {
    const Words items = items_named(catalogue, fact.items);
    const Words ground = name_of(fact.ground), on = in_words(fact.on);
    return Words{"受理：" + items.zh + "（" + ground.zh + "，受理日期 " + on.zh + "）",
                 "Accepted: " + items.en + " (" + ground.en + ", as of " + on.en + ")"};
  }
  Told operator()(const NoticeIssued& fact) const {
    const std::string count = std::to_string(fact.faults.size());
    const Words by = in_words(fact.answer_by);
    const std::string told = fact.faults.size() == 1
                                 ? "The one point to correct was told"
                                 : "All " + count + " points to correct were told at once";
    return Words{"一次性告知需要补正的 " + count + " 处，请于 " + by.zh + " 前补正",
                 told + "; answer by " + by.en};
  }
  Told operator()(const NotAccepted& fact) const {
    const Words items = items_named(catalogue, fact.items);
    return Words{"不予受理：" + items.zh + "。" + fact.reason,
                 "Not accepted: " + items.en + ". " + fact.reason};
  }
  Told operator()(const Supplemented& fact) const {
    if (fact.on_the_spot) return Words{"在窗口当场更正", "Mended on the spot at the window"};
    return Words{"提交了补正材料，五个工作日的审查期重新开始",
                 "Corrections handed in; a new five-day window opens"};
  }
  Told operator()(const SiteVisited& fact) const {
    const std::string officers = std::to_string(fact.officers.size());
    return Words{officers + " 名工作人员现场核查：" + (fact.passed ? "符合要求" : "不符合要求"),
                 "Site check by " + officers + " officers: " + (fact.passed ? "passed" : "not passed")};
  }
  Told operator()(const PublicityPosted& fact) const {
    const Words from = in_words(fact.from), to = in_words(fact.to);
    return Words{"公示 " + from.zh + " 至 " + to.zh + "（" + fact.place + "）",
                 "Public notice from " + from.en + " to " + to.en + " (" + fact.place + ")"};
  }
  Told operator()(const StopStarted& fact) const {
    return Words{"特别程序开始，期间不计入办理时限，预计 " + std::to_string(fact.expected_days) +
                     " 个工作日（" + fact.clause + "）",
                 "Special procedure begun; the clock stands still, about " +
                     counted(fact.expected_days, "working day", "working days")};
  }
  Told operator()(const StopEnded& fact) const {
    return Words{"特别程序结束，时限继续计算：" + fact.outcome,
                 "Special procedure ended, the clock runs again: " + fact.outcome};
  }
  Told operator()(const Extended& fact) const {
    return Words{
        "经本行政机关负责人批准延长 " + std::to_string(fact.days) + " 日：" + fact.reason,
        "Extended by " + counted(fact.days, "day", "days") + " by the head of the organ: " + fact.reason};
  }
  Told operator()(const PromiseShortened& fact) const {
    const Words item = item_name(catalogue, fact.item);
    return Words{
        "承诺提速：" + item.zh + "的承诺办理时限缩短为 " + std::to_string(fact.days) + " 日",
        "A shorter promise was taken over: " + item.en + " within " + counted(fact.days, "day", "days")};
  }
  Told operator()(const Reviewed& fact) const {
    return Words{std::string("完成审查：") + (fact.in_favour ? "建议准予" : "建议不予"),
                 std::string("Examined: ") + (fact.in_favour ? "in favour" : "against")};
  }
  Told operator()(const Decided& fact) const {
    const Words item = item_name(catalogue, fact.item);
    if (fact.outcome == Outcome::refused)
      return Words{"不予许可：" + item.zh + "。" + fact.reason, "Refused: " + item.en + ". " + fact.reason};
    const std::string number = fact.result ? fact.result->number : "";
    return Words{
        std::string(fact.by_commitment ? "按告知承诺准予：" : "准予：") + item.zh + "，" + number,
        std::string(fact.by_commitment ? "Granted on commitment: " : "Granted: ") + item.en + ", " + number};
  }
  Told operator()(const FieldsFilled& fact) const {
    Words labels;
    for (const auto& [code, value] : fact.fields) {
      const Field* field = catalogue.field(code);
      const Text label = field == nullptr ? Text{code, code} : field->label;
      labels.zh += (labels.zh.empty() ? "" : "、") + label.zh;
      labels.en += (labels.en.empty() ? "" : ", ") + label.en;
    }
    return Words{"按办理结果填入：" + labels.zh, "Filled in from the result: " + labels.en};
  }
  Told operator()(const Ended& fact) const {
    const Words item = item_name(catalogue, fact.item), upstream = item_name(catalogue, fact.upstream);
    return Words{"终止：" + item.zh + "（所依赖的“" + upstream.zh + "”未获准予）",
                 "Ended: " + item.en + " (it depended on " + upstream.en + ")"};
  }
  Told operator()(const Withdrawn& fact) const {
    return Words{"申请人撤回：" + fact.reason, "Withdrawn: " + fact.reason};
  }
  Told operator()(const HandedOver& fact) const {
    const Words items = items_named(catalogue, fact.items);
    return Words{"送达：" + items.zh, "Handed over: " + items.en};
  }
  Told operator()(const Archived&) const { return Words{"办结归档", "Closed and filed"}; }
  Told operator()(const DocumentMade&) const { return std::nullopt; }
  Told operator()(const DeemedComplete& fact) const {
    const Words items = items_named(catalogue, fact.items);
    return Words{
        "逾期未告知，材料视为齐全，等待前置结果：" + items.zh,
        "Nothing was told in time: the papers count as complete; waiting for an earlier result: " + items.en};
  }
  Told operator()(const ValueDisputed& fact) const {
    const Field* field = catalogue.field(fact.field);
    const Text label = field == nullptr ? Text{fact.field, fact.field} : field->label;
    return Words{"申请人说登记的“" + label.zh + "”不对，填了正确的内容并说明原因",
                 "The applicant says the register is wrong about: " + label.en};
  }
  Told operator()(const Rated& fact) const {
    const Words level = name_of(fact.level), stage = name_of(fact.stage);
    return Words{"评价（" + stage.zh + "）：" + level.zh, "Rated (" + stage.en + "): " + level.en};
  }
  Told operator()(const HelpBegan&) const {
    return Words{"帮办人员凭回执接手，全程协助办理", "A helper took the matter on, shown the receipt"};
  }
};

Words examining(const Matter& matter) {
  for (const Task& task : matter.kase.tasks)
    if (state_of(matter.kase, matter.plan, task) == TaskState::received &&
        !upstream_open(matter.kase, matter.plan, task.item))
      if (const auto closes = window_closes_on(matter, task)) {
        const Words by = in_words(*closes);
        return {"综合窗口正在审查材料，最晚 " + by.zh + " 告知结果；逾期未告知即视为受理。",
                "The window examines the materials and answers by " + by.en +
                    "; silence after that is acceptance."};
      }
  return {"综合窗口正在审查材料。", "The window is examining the materials."};
}

Words at_work(const Matter& matter, bool to_applicant) {
  std::set<std::string> departments;
  Words names;
  for (const Task& task : matter.kase.tasks) {
    const TaskState state = state_of(matter.kase, matter.plan, task);
    if (state != TaskState::in_hand && state != TaskState::stopped) continue;
    const PlannedItem* planned = matter.plan.item(task.item);
    if (!departments.insert(planned->department).second) continue;
    names.zh += (names.zh.empty() ? "" : "、") + planned->department_name.zh;
    names.en += (names.en.empty() ? "" : ", ") + planned->department_name.en;
  }
  const std::string working = names.en + (departments.size() == 1 ? " is" : " are") + " working on it";
  if (to_applicant) return {names.zh + "正在办理，您无需跑动。", working + "; you need not do anything."};
  return {names.zh + "正在办理。", working + "."};
}

}  // namespace

std::optional<Words> sentence(const Catalogue& catalogue, const CaseFact& fact) {
  return std::visit(Teller{catalogue}, fact);
}

Words next_step(const Matter& matter, bool to_applicant) {
  const Case& kase = matter.kase;
  switch (state_of(kase, matter.plan)) {
    case CaseState::archived:
      return {"本件已办结归档。", "This matter is closed and filed."};
    case CaseState::withdrawn:
      return {"申请已撤回。", "The application was withdrawn."};
    case CaseState::correction: {
      const Words by = in_words(kase.notices.back().answer_by);
      if (to_applicant)
        return {"请您一次补齐通知书所列各项，最晚 " + by.zh + "。",
                "Please answer every point of the notice by " + by.en + "."};
      return {"等申请人一次补齐通知书所列各项，最晚 " + by.zh + "。",
              "The applicant is to answer every point of the notice by " + by.en + "."};
    }
    case CaseState::received:
      return examining(matter);
    case CaseState::in_hand:
      return at_work(matter, to_applicant);
    case CaseState::decided:
      return results_leaving(matter, to_applicant);
    case CaseState::handed_over:
      return {"全部事项已办结。", "Everything is done."};
  }
  return {};
}

}  // namespace yichuang::app
