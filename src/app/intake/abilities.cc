// What the asker can do now: every action from the same decide_* the command runs, with inputs that are right in
// themselves, so that only the case, the powers and the law say no.
#include "app/intake/case_view_build.h"
#include "app/record/answers.h"
#include "core/casework/decision.h"
#include "core/delivery/handover.h"
#include "core/intake/reception.h"

namespace yichuang::app {
namespace {

struct Asking {
  const Catalogue& texts;
  const Matter& matter;
  const Acting& acting;
  std::vector<Can>& can;

  // A fault of the input is no word on the action itself: the form is still to be filled in.
  void add(const char* action, const std::string& item, const Result<Facts>& dry, Power power) const {
    Can one;
    one.action = action;
    if (!item.empty()) one.item = item;
    one.allowed = dry.ok() || dry.refusal().kind == RefusalKind::malformed;
    if (one.allowed) {
      add_mandate(one, item, power);
    } else {
      const Words why = text_of(texts, dry.refusal().code, dry.refusal().values);
      one.why_not = why;
      one.code = dry.refusal().code;
    }
    can.push_back(std::move(one));
  }

  void add_mandate(Can& one, const std::string& item, Power power) const {
    if (item.empty()) return;
    const auto mandate =
        may(power, item, department_of(matter, item), acting.actor, acting.letters, acting.at);
    if (!mandate) return;
    one.mandate = mandate->letter ? mandate->number : "head";
    for (const Letter& letter : acting.letters)
      if (letter.id == mandate->letter) one.mandate_until = letter.valid_to;
  }
};

// Findings that say every asked material is in order, or that the first one is not.
std::vector<Finding> all_examined(const Matter& matter, bool ok) {
  std::vector<Finding> findings;
  for (const std::string& material : unexamined(matter, {})) {
    findings.push_back({SubjectKind::material, material, ok || !findings.empty(), {}, {}});
    if (!findings.back().ok) {
      findings.back().fault = "missing";
      findings.back().note = "-";
    }
  }
  return findings;
}

void add_window_actions(const Asking& asking) {
  const Matter& matter = asking.matter;
  asking.add("accept", "", decide_acceptance(matter, all_examined(matter, true), asking.acting),
             Power::accept);
  asking.add("give_notice", "", decide_correction_notice(matter, all_examined(matter, false), asking.acting),
             Power::accept);
  asking.add(
      "mend", "",
      decide_mending(matter, Supplemented{{HandedMaterial{"any", MaterialForm::paper, 1, {}}}, {}, true},
                     asking.acting),
      Power::accept);
  for (const Task& task : matter.kase.tasks)
    if (!task.acceptance && !finished(state_of(matter.kase, matter.plan, task)))
      asking.add("decline", task.item,
                 decide_non_acceptance(matter, {{task.item}, NonAcceptanceGround::other_by_law, {}, "-", {}},
                                       asking.acting),
                 Power::accept);
}

void add_section_actions(const Asking& asking, const Task& task) {
  const Matter& matter = asking.matter;
  const Item& item = *matter.catalogue.item(task.item);
  asking.add("review", task.item, decide_review(matter, {task.item, true, "-", {}}, asking.acting),
             Power::examine);
  if (matter.plan.item(task.item)->site_check)
    asking.add(
        "record_visit", task.item,
        decide_site_visit(
            matter, {{task.item}, {{"-", "1"}, {"-", "2"}}, asking.acting.at, "-", "-", true, "-", {}, {}},
            asking.acting),
        Power::examine);
  for (const Publicity& publicity : item.publicity) {
    const Date to = asking.acting.day() + CalendarDays{publicity.days * 3 + 30};
    asking.add(
        "post_publicity", task.item,
        decide_publicity(matter, {task.item, publicity.code, asking.acting.day(), to, "-"}, asking.acting),
        Power::examine);
  }
  asking.add("grant", task.item,
             decide_decision(matter, {task.item, Outcome::granted, {}, {}, "-"}, asking.acting),
             Power::decide);
  if (!item.refusal_grounds.empty())
    asking.add(
        "refuse", task.item,
        decide_decision(matter, {task.item, Outcome::refused, item.refusal_grounds.front().code, "-", {}},
                        asking.acting),
        Power::decide);
  for (const SpecialProcedure& procedure : item.special_procedures)
    asking.add("start_stop", task.item,
               decide_stop(matter, {task.item, procedure.code, {}, "-", 1, {}, {}}, asking.acting),
               Power::decide);
  if (task.open_stop)
    asking.add("end_stop", task.item, decide_stop_end(matter, {task.item, {}, "-", {}}, asking.acting),
               Power::decide);
  if (item.statutory && item.statutory->extension_days > 0)
    asking.add("extend", task.item, decide_extension(matter, {task.item, 1, "-"}, asking.acting),
               Power::decide);
}

}  // namespace

std::vector<Can> what_actor_can(const Catalogue& texts, const Matter& matter, const Acting& acting) {
  std::vector<Can> can;
  const Asking asking{texts, matter, acting, can};
  const Actor& actor = acting.actor;
  const Case& kase = matter.kase;
  const bool own = kase.filed.applicant.person == actor.person ||
                   (kase.filed.agent && kase.filed.agent->person == actor.person);
  if (own || actor.has(Role::helper) || actor.has(Role::clerk)) {
    Supplemented answer;
    if (!kase.notices.empty())
      for (const Finding& fault : kase.notices.back().faults) {
        if (fault.kind == SubjectKind::material)
          answer.materials.push_back({fault.subject, MaterialForm::paper, 1, {}});
        else
          answer.fields[fault.subject] = "-";
      }
    asking.add("supplement", "", decide_supplement(matter, answer, actor, acting.at), Power::accept);
    asking.add("withdraw", "", decide_withdrawal(matter, "-", actor), Power::accept);
  }
  if (actor.has(Role::clerk)) add_window_actions(asking);
  if (actor.has(Role::approver) || actor.has(Role::head))
    for (const Task& task : kase.tasks)
      if (department_of(matter, task.item) == actor.department && task.acceptance)
        add_section_actions(asking, task);
  if (actor.has(Role::issuer) || own) {
    const HandoverWay way = actor.has(Role::issuer) ? HandoverWay::window : HandoverWay::electronic;
    for (const std::string& item : results_to_hand_over(kase))
      // To whom is still to be said; that nothing was shown is a fault of the form, not of the action.
      asking.add("hand_over", item,
                 decide_handover(matter, {{item}, way, "-", Relation::family, "-"}, {}, actor),
                 Power::accept);
  }
  if (actor.has(Role::issuer) || actor.has(Role::clerk))
    asking.add("archive", "", decide_archiving(matter, actor), Power::accept);
  return can;
}

}  // namespace yichuang::app
