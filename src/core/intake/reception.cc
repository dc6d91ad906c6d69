#include "core/intake/reception.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/people/blank.h"

namespace yichuang {
namespace {

bool contains(const std::vector<std::string>& list, const std::string& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

std::vector<std::string> items_in(const Matter& matter, TaskState wanted) {
  std::vector<std::string> items;
  for (const Task& task : matter.kase.tasks)
    if (state_of(matter.kase, matter.plan, task) == wanted) items.push_back(task.item);
  return items;
}

// The case as it stands once these findings are on record.
Case with_findings(const Matter& matter, const std::vector<Finding>& findings) {
  Case seen = matter.kase;
  for (const Finding& finding : findings) {
    const std::string key = subject_key(finding.kind, finding.subject);
    seen.findings[key] = finding;
    seen.to_examine_again.erase(key);
  }
  return seen;
}

const PlannedMaterial* planned_material(const Plan& plan, const std::string& code) {
  for (const PlannedMaterial& one : plan.materials)
    if (one.code == code) return &one;
  return nullptr;
}

bool asked(const Plan& plan, const Finding& finding) {
  if (finding.kind == SubjectKind::material) {
    const PlannedMaterial* material = planned_material(plan, finding.subject);
    return material != nullptr && material->asked;
  }
  return std::any_of(plan.fields.begin(), plan.fields.end(), [&](const PlannedField& one) {
    return one.code == finding.subject && one.source != FieldSource::result;
  });
}

// What may be left out and was is no fault.
bool left_out(const Matter& matter, const Finding& finding) {
  if (finding.kind != SubjectKind::material) return false;
  const PlannedMaterial* material = planned_material(matter.plan, finding.subject);
  return material != nullptr && material->asked && !to_examine(matter.kase, *material);
}

constexpr std::string_view kLacking = "missing", kInWords = "other";  // faults of any subject, said in words

bool is_common_fault(const Matter& matter, const Finding& finding) {
  const Material* material =
      finding.kind == SubjectKind::material ? matter.catalogue.material(finding.subject) : nullptr;
  return material != nullptr &&
         std::any_of(material->common_faults.begin(), material->common_faults.end(),
                     [&](const CommonFault& fault) { return fault.code == finding.fault; });
}

// A fault must be something the applicant can answer, and say what is wrong: a common fault of the material, or words.
Result<void> check_fault(const Matter& matter, const Finding& finding, const std::string& path) {
  if (finding.fault.empty()) return malformed(path + ".fault", "missing");
  if (!asked(matter.plan, finding)) return malformed(path + ".subject", "material_not_asked");
  if (left_out(matter, finding)) return malformed(path + ".subject", "optional_left_out");
  if (is_common_fault(matter, finding)) return {};
  if (finding.fault != kLacking && finding.fault != kInWords)
    return malformed(path + ".fault", "unknown_fault");
  if (is_blank(finding.note)) return malformed(path + ".note", "missing");
  return {};
}

// Findings must name things of this plan that are still to be settled, each once.
Result<void> check_findings(const Matter& matter, const std::vector<Finding>& findings) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const std::string key = subject_key(findings[i].kind, findings[i].subject);
    const std::string path = "findings[" + std::to_string(i) + "]";
    bool known = false, unsettled = false;
    for (const Task& task : matter.kase.tasks) {
      if (!item_relies_on(matter.plan, task.item, key)) continue;
      known = true;
      const TaskState state = state_of(matter.kase, matter.plan, task);
      unsettled |= state == TaskState::received || state == TaskState::correction;
    }
    if (!known) return malformed(path + ".subject", "unknown_subject", {{"subject", findings[i].subject}});
    if (!unsettled)
      return malformed(path + ".subject", "settled_with_its_item", {{"material", findings[i].subject}});
    if (!seen.insert(key).second)
      return malformed(path + ".subject", "told_twice", {{"subject", findings[i].subject}});
    if (!findings[i].ok) TRY(check_fault(matter, findings[i], path));
  }
  return {};
}

// The form lies open beside the materials: an answered field that the clerk does not fault is found right.
std::vector<Finding> with_fields(const Matter& matter, std::vector<Finding> findings) {
  for (const std::string& key : matter.kase.to_examine_again) {
    if (!key.starts_with("field:")) continue;
    const std::string field = key.substr(6);
    const bool told = std::any_of(findings.begin(), findings.end(), [&](const Finding& one) {
      return one.kind == SubjectKind::field && one.subject == field;
    });
    const bool open = std::any_of(matter.kase.tasks.begin(), matter.kase.tasks.end(), [&](const Task& task) {
      return item_relies_on(matter.plan, task.item, key) &&
             state_of(matter.kase, matter.plan, task) == TaskState::received;
    });
    if (!told && open) findings.push_back({SubjectKind::field, field, true, {}, {}});
  }
  return findings;
}

// What an acceptance and a notice ask alike, in the order the law does.
Result<void> check_examination(const Matter& matter, const std::vector<Finding>& findings,
                               const Acting& acting) {
  TRY(still_open(matter.kase));
  TRY(not_own_case(matter.kase, acting.actor));
  TRY(check_findings(matter, findings));
  for (const Task& task : matter.kase.tasks)
    if (silent_too_long(matter, task, acting.day()))
      return refuse("deemed_accepted", "行政许可法 第三十二条第一款第四项",
                    {{"item", task.item}, {"on", to_string(window_opened_on(matter, task))}});
  if (const auto missing = unexamined(matter, findings); !missing.empty())
    return refuse("not_all_examined", "行政许可法 第三十二条第一款第四项", {{"material", missing.front()}});
  return {};
}

// 受理日期: the day everything was there. For what an answered notice held up that is the day the supplements came in.
void accept_now(Facts& facts, const Matter& matter, const std::vector<std::string>& items,
                const std::vector<Mandate>& mandates, Date today) {
  std::map<Date, std::vector<std::string>> by_date;
  for (const std::string& item : items) {
    const bool supplemented = matter.kase.supplemented_on && contains(matter.kase.notices.back().items, item);
    by_date[supplemented ? complete_on(matter, *matter.kase.task(item)) : today].push_back(item);
  }
  for (auto& [on, accepted] : by_date)
    facts.push_back(Accepted{std::move(accepted), on, AcceptanceGround::examined, mandates});
}

// Items these findings accept now, or put into waiting: each needs a letter that covers accepting it.
std::vector<std::string> touched(const Matter& matter, const Case& seen, std::vector<std::string> accepted) {
  for (const Task& task : seen.tasks)
    if (state_of(matter.kase, matter.plan, *matter.kase.task(task.item)) == TaskState::received &&
        state_of(seen, matter.plan, task) == TaskState::waiting)
      accepted.push_back(task.item);
  return accepted;
}

// Received items with everything of their own in order and no upstream result outstanding.
std::vector<std::string> acceptable(const Matter& matter, const Case& seen) {
  std::vector<std::string> items;
  for (const Task& task : seen.tasks)
    if (state_of(seen, matter.plan, task) == TaskState::received &&
        !upstream_open(seen, matter.plan, task.item) && papers_right(seen, matter.plan, task))
      items.push_back(task.item);
  return items;
}

// An item that is accepted or decided relies on it: what was judged must not change under the judgement.
bool settled(const Matter& matter, const std::string& key) {
  return std::any_of(matter.kase.tasks.begin(), matter.kase.tasks.end(), [&](const Task& task) {
    return (task.acceptance || task.decision) && item_relies_on(matter.plan, task.item, key);
  });
}

// The answer to a notice brings what was told, and nothing else.
Result<void> only_of_notice(const NoticeIssued& notice, const Supplemented& answer) {
  const auto told = [&](SubjectKind kind, const std::string& subject) {
    return std::any_of(notice.faults.begin(), notice.faults.end(),
                       [&](const Finding& fault) { return fault.kind == kind && fault.subject == subject; });
  };
  for (const HandedMaterial& material : answer.materials)
    if (!told(SubjectKind::material, material.material))
      return malformed("materials." + material.material, "not_asked_again");
  for (const auto& [field, value] : answer.fields)
    if (!told(SubjectKind::field, field)) return malformed("fields." + field, "not_asked_again");
  return {};
}

}  // namespace

std::vector<std::string> unexamined(const Matter& matter, const std::vector<Finding>& now_found) {
  const Case seen = with_findings(matter, now_found);
  std::vector<std::string> missing;
  for (const auto& material : matter.plan.materials) {
    if (!to_examine(seen, material) || seen.findings.contains("material:" + material.code)) continue;
    const bool needed =
        std::any_of(material.for_items.begin(), material.for_items.end(), [&](const std::string& item) {
          const Task* task = seen.task(item);
          return task != nullptr && state_of(seen, matter.plan, *task) == TaskState::received;
        });
    if (needed) missing.push_back(material.code);
  }
  return missing;
}

// 行政许可法 第三十二条第一款第五项
Result<Facts> decide_acceptance(const Matter& matter, const std::vector<Finding>& told,
                                const Acting& acting) {
  const std::vector<Finding> findings = with_fields(matter, told);
  // 1. 申请材料齐全、符合法定形式 — every material examined, no fault in any.
  TRY(check_examination(matter, findings, acting));
  const Case seen = with_findings(matter, findings);
  for (const Task& task : seen.tasks) {
    const TaskState state = state_of(matter.kase, matter.plan, task);
    for (const auto& [key, finding] : seen.findings)
      if (!finding.ok && state == TaskState::received && item_relies_on(matter.plan, task.item, key))
        return refuse("faults_found", "行政许可法 第三十二条第一款第四项", {{"material", finding.subject}});
  }
  // 2. 应当受理行政许可申请.
  auto items = acceptable(matter, seen);
  const auto covered = touched(matter, seen, items);
  if (covered.empty()) return nothing_open(matter).value_or(refuse("nothing_to_accept"));
  const auto mandates = TRY(may_all(Power::accept, covered, matter, acting));
  Facts facts;
  if (!findings.empty()) facts.push_back(Examined{findings, mandates});
  accept_now(facts, matter, items, mandates, acting.day());
  return facts;
}

// 行政许可法 第三十二条第一款第四项
Result<Facts> decide_correction_notice(const Matter& matter, const std::vector<Finding>& told,
                                       const Acting& acting) {
  const std::vector<Finding> findings = with_fields(matter, told);
  // 1. 申请材料不齐全或者不符合法定形式的 —
  if (std::none_of(findings.begin(), findings.end(), [](const Finding& finding) { return !finding.ok; }))
    return nothing_open(matter).value_or(refuse("nothing_to_correct"));
  TRY(check_examination(matter, findings, acting));

  // 2. 一次告知 — a later notice may only name what the answer to the earlier one brought.
  const Case seen = with_findings(matter, findings);
  NoticeIssued notice;
  for (const Finding& finding : findings) {
    if (finding.ok) continue;
    const std::string key = subject_key(finding.kind, finding.subject);
    if (!matter.kase.notices.empty() && !contains(matter.kase.supplemented_subjects, key))
      return refuse(matter.kase.supplemented_on ? "fault_was_visible_before" : "already_notified",
                    "行政许可法 第三十二条第一款第四项", {{"material", finding.subject}});
    notice.faults.push_back(finding);
  }

  // 3. The items held up: those not yet settled which rely on a faulty subject.
  for (const Task& task : seen.tasks) {
    if (state_of(matter.kase, matter.plan, task) != TaskState::received) continue;
    const bool faulty = std::any_of(notice.faults.begin(), notice.faults.end(), [&](const Finding& fault) {
      return item_relies_on(matter.plan, task.item, subject_key(fault.kind, fault.subject));
    });
    // All or nothing: one fault holds up every item of the package.
    if (faulty || matter.plan.all_or_nothing) notice.items.push_back(task.item);
  }
  if (notice.items.empty()) return nothing_open(matter).value_or(refuse("nothing_to_correct"));
  auto items = acceptable(matter, seen);
  if (matter.plan.all_or_nothing) items.clear();
  auto covered = touched(matter, seen, items);
  covered.insert(covered.end(), notice.items.begin(), notice.items.end());
  const auto mandates = TRY(may_all(Power::accept, covered, matter, acting));
  // How long the applicant has is the items' parameter; the longest holds, since the notice is one.
  WorkingDays answer{1};
  for (const std::string& item : notice.items)
    answer = std::max(answer, WorkingDays{matter.catalogue.item(item)->supplement_days});
  notice.answer_by = TRY(due(matter.calendar, acting.day(), Limit{answer.count, Unit::working, 0}, {})).date;

  // 4. Acceptance is per item: what has no fault is accepted at once.
  Facts facts{Examined{findings, mandates}};
  accept_now(facts, matter, items, mandates, acting.day());
  facts.push_back(notice);
  return facts;
}

// 行政许可法 第三十二条第一款第一、二项
Result<Facts> decide_non_acceptance(const Matter& matter, const NotAccepted& wanted, const Acting& acting) {
  TRY(still_open(matter.kase));
  TRY(not_own_case(matter.kase, acting.actor));
  if (wanted.items.empty()) return malformed("items", "missing");
  if (wanted.reason.empty()) return malformed("reason", "missing");
  // 并告知申请人向有关行政机关申请
  if (wanted.ground == NonAcceptanceGround::not_this_organ && wanted.organ.empty())
    return malformed("organ", "missing");
  for (std::size_t i = 0; i < wanted.items.size(); ++i) {
    const Task* task = matter.kase.task(wanted.items[i]);
    if (task == nullptr) return malformed("items[" + std::to_string(i) + "]", "unknown_item");
    if (std::count(wanted.items.begin(), wanted.items.end(), wanted.items[i]) > 1)
      return malformed("items[" + std::to_string(i) + "]", "told_twice", {{"subject", wanted.items[i]}});
    const TaskState state = state_of(matter.kase, matter.plan, *task);
    if (state != TaskState::received && state != TaskState::waiting && state != TaskState::correction)
      return refuse("already_settled", {}, {{"item", wanted.items[i]}});
    if (silent_too_long(matter, *task, acting.day()))
      return refuse("deemed_accepted", "行政许可法 第三十二条第一款第四项", {{"item", wanted.items[i]}});
  }
  NotAccepted fact = wanted;
  fact.mandates = TRY(may_all(Power::accept, wanted.items, matter, acting));
  Facts facts{fact};
  std::set<std::string> ended;
  for (const std::string& item : wanted.items)
    for (const std::string& dependant : dependants_of(matter.plan, item)) {
      const TaskState state = state_of(matter.kase, matter.plan, *matter.kase.task(dependant));
      if (!finished(state) && !contains(wanted.items, dependant) && ended.insert(dependant).second)
        facts.push_back(Ended{dependant, item});
    }
  return facts;
}

Result<Facts> decide_supplement(const Matter& matter, const Supplemented& answer, const Actor& actor,
                                Instant at) {
  TRY(may_speak_for(matter.kase, actor));
  TRY(still_open(matter.kase));
  if (matter.kase.notices.empty() || matter.kase.supplemented_on) return refuse("no_open_notice");
  for (const Finding& fault : matter.kase.notices.back().faults) {
    const bool answered =
        fault.kind == SubjectKind::material
            ? std::any_of(answer.materials.begin(), answer.materials.end(),
                          [&](const HandedMaterial& material) { return material.material == fault.subject; })
            : answer.fields.contains(fault.subject);
    if (!answered)
      return malformed((fault.kind == SubjectKind::material ? "materials." : "fields.") + fault.subject,
                       "not_answered");
  }
  TRY(only_of_notice(matter.kase.notices.back(), answer));
  Supplemented fact = answer;
  fact.on_the_spot = false;
  return Facts{fact};
}

// 行政许可法 第三十二条第一款第三项: 应当允许申请人当场更正 — before any notice, and only what nobody has settled yet.
Result<Facts> decide_mending(const Matter& matter, const Supplemented& mended, const Acting& acting) {
  TRY(still_open(matter.kase));
  TRY(not_own_case(matter.kase, acting.actor));
  if (!matter.kase.notices.empty() && !matter.kase.supplemented_on) return refuse("answer_the_notice");
  if (!acting.actor.has(Role::clerk) && !acting.actor.has(Role::approver) && !acting.actor.has(Role::helper))
    return deny("only_staff_mends_on_the_spot");
  if (items_in(matter, TaskState::received).empty()) return refuse("already_settled");
  if (mended.materials.empty() && mended.fields.empty()) return refuse("nothing_to_correct");
  for (const HandedMaterial& material : mended.materials)
    if (settled(matter, subject_key(SubjectKind::material, material.material)))
      return malformed("materials." + material.material, "already_settled", {{"item", material.material}});
  for (const auto& [field, value] : mended.fields)
    if (settled(matter, subject_key(SubjectKind::field, field)))
      return malformed("fields." + field, "already_settled", {{"item", field}});
  Supplemented fact = mended;
  fact.on_the_spot = true;
  return Facts{fact};
}

Result<Facts> decide_withdrawal(const Matter& matter, const std::string& reason, const Actor& actor) {
  TRY(may_speak_for(matter.kase, actor));
  TRY(still_open(matter.kase));
  const bool any_open =
      std::any_of(matter.kase.tasks.begin(), matter.kase.tasks.end(),
                  [&](const Task& task) { return !finished(state_of(matter.kase, matter.plan, task)); });
  if (!any_open) return refuse("nothing_to_withdraw");
  return Facts{Withdrawn{reason}};
}

Result<void> may_speak_for(const Case& kase, const Actor& actor) {
  if (kase.filed.applicant.person == actor.person) return {};
  if (kase.filed.agent && kase.filed.agent->person == actor.person) return {};
  // Served on paper at the hall: staff key in what the applicant hands over.
  if (actor.has(Role::clerk) || actor.has(Role::helper)) return {};
  return Refusal{RefusalKind::not_found, "no_such_case", {}, {}, {}};
}

}  // namespace yichuang
