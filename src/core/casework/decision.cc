#include "core/casework/decision.h"

#include <algorithm>
#include <set>

#include "core/casework/clocks.h"
#include "core/intake/form.h"
#include "core/people/blank.h"

namespace yichuang {
namespace {

// The task, if it is accepted and its clocks run.
Result<const Task*> task_in_hand(const Matter& matter, const std::string& item) {
  const Task* task = matter.kase.task(item);
  if (task == nullptr) return not_found("no_such_task", {{"item", item}});
  const TaskState state = state_of(matter.kase, matter.plan, *task);
  if (state == TaskState::stopped) return refuse("clock_stopped", "行政许可法 第四十五条", {{"item", item}});
  if (state != TaskState::in_hand) return refuse("not_in_hand", {}, {{"item", item}});
  return task;
}

const Item& item_of(const Matter& matter, const std::string& code) {
  const Item* item = matter.catalogue.item(code);
  ensure(item != nullptr);
  return *item;
}

const PlannedItem& planned(const Matter& matter, const std::string& code) {
  for (const PlannedItem& item : matter.plan.items)
    if (item.code == code) return item;
  throw Bug("item not in plan: " + code);
}

// 初审人员与决定人员分离: who accepted an item does not decide it, where the item says so (default on).
Result<void> not_accepted_by(const Matter& matter, const Task& task, const Actor& actor) {
  const bool same = task.acceptance && task.acceptance->act.person == actor.person;
  if (same && item_of(matter, task.item).separation_of_duties)
    return deny("accepted_it_oneself", {}, {{"item", task.item}, {"upward", "head"}});
  return {};
}

Result<void> check_site_record(const Matter& matter, const Task& task) {
  if (!planned(matter, task.item).site_check) return {};
  // 应当指派两名以上工作人员进行核查
  // The last visit counts: what was found wrong later is not outweighed by what was found right before.
  const bool passed = !task.visits.empty() && task.visits.back().record.passed &&
                      task.visits.back().record.officers.size() >= 2;
  if (!passed) return refuse("no_site_record", "行政许可法 第三十四条第三款", {{"item", task.item}});
  return {};
}

Result<void> check_publicity(const Matter& matter, const Task& task, Date today) {
  for (const Publicity& needed : item_of(matter, task.item).publicity) {
    const auto posted = std::find_if(task.publicity.begin(), task.publicity.end(),
                                     [&](const PublicityPosted& one) { return one.code == needed.code; });
    if (posted == task.publicity.end())
      return refuse("publicity_missing", {}, {{"item", task.item}, {"publicity", needed.code}});
    if (today < posted->to)
      return refuse("publicity_not_over", {}, {{"item", task.item}, {"until", to_string(posted->to)}});
  }
  return {};
}

// 三个月后: the same day of the third month, or its last day if there is no such day.
Date add_months(Date day, int months) {
  using namespace std::chrono;
  year_month_day ymd = sys_days{days{day.days()}};
  ymd += std::chrono::months{months};
  if (!ymd.ok()) ymd = ymd.year() / ymd.month() / last;
  return Date{static_cast<std::int32_t>(sys_days{ymd}.time_since_epoch().count())};
}

// 事后核查: by the same day so many months later, or within so many days, counted like every period. An item that names
// neither leaves no day to be held to.
Result<std::optional<Date>> check_day(const Matter& matter, const Commitment& commitment, Date today) {
  if (commitment.after_check_months > 0)
    return std::optional{add_months(today, commitment.after_check_months)};
  if (commitment.after_check_days == 0) return std::optional<Date>{};
  const Limit limit{commitment.after_check_days, commitment.after_check_unit, 0};
  return std::optional{TRY(due(matter.calendar, today, limit, {})).date};
}

// 结果回填: only what the plan waits for from this very item, all of it, and only right values.
Result<void> check_filled(const Matter& matter, const WantedDecision& wanted) {
  for (const auto& [code, value] : wanted.fields) {
    const std::string path = "fields." + code;
    const bool awaited =
        std::any_of(matter.plan.fields.begin(), matter.plan.fields.end(), [&](const PlannedField& field) {
          return field.code == code && field.from_item == wanted.item && field.kind != FieldKind::table;
        });
    const Field* field = matter.catalogue.field(code);
    if (!awaited || field == nullptr) return malformed(path, "not_filled_by_it");
    TRY(check_field_value(*field, value, path));
  }
  // Later items wait for them, and the form promised the applicant that they fill in by themselves.
  std::vector<FieldFault> unsaid;
  for (const PlannedField& field : matter.plan.fields) {
    if (field.from_item != wanted.item || field.kind == FieldKind::table) continue;
    const auto given = wanted.fields.find(field.code);
    if (given != wanted.fields.end() && !is_blank(given->second)) continue;
    const auto known = matter.kase.fields.find(field.code);
    if (known != matter.kase.fields.end() && !is_blank(known->second)) continue;
    unsaid.push_back({"fields." + field.code,
                      "result_does_not_say",
                      {{"zh", field.label.zh}, {"en", field.label.en}}});
  }
  if (!unsaid.empty()) return Refusal{RefusalKind::malformed, "malformed", {}, {}, std::move(unsaid)};
  return {};
}

Result<Facts> grant(const Matter& matter, const WantedDecision& wanted, const Mandate& mandate,
                    const Task& task, Date today) {
  // 第三十四条第三款, and the periods of publicity the item must have had.
  TRY(check_site_record(matter, task));
  TRY(check_publicity(matter, task, today));
  const Item& item = item_of(matter, wanted.item);
  Decided decided{wanted.item,
                  Outcome::granted,
                  planned(matter, wanted.item).by_commitment,
                  {},
                  wanted.reason,
                  mandate,
                  {},
                  {}};
  ItemResult result{item.result.code,    item.result.name.zh, wanted.result_number, today, {},
                    item.result.material};
  if (item.result.validity_years > 0)
    result.valid_to = add_months(today, 12 * item.result.validity_years) - CalendarDays{1};
  decided.result = std::move(result);
  if (decided.by_commitment && item.commitment)
    decided.check_by = TRY(check_day(matter, *item.commitment, today));
  TRY(check_filled(matter, wanted));
  Facts facts{decided};
  if (!wanted.fields.empty()) facts.push_back(FieldsFilled{wanted.item, wanted.fields});
  return facts;
}

// No visit before its item was accepted, nor before anybody had asked: officers write down the minute, acceptances as of
// an earlier day have none.
Instant first_visit(const Matter& matter, const Acceptance& acceptance) {
  constexpr std::int64_t kMinuteMs = 60'000;
  const bool on_that_day =
      acceptance.ground == AcceptanceGround::examined && legal_day(acceptance.act.at) == acceptance.on;
  const Instant accepted = on_that_day ? acceptance.act.at : start_of(acceptance.on);
  const Instant first = std::max(accepted, matter.kase.filed_by.at);
  return {first.ms - first.ms % kMinuteMs};
}

Result<Facts> refuse_item(const Matter& matter, const WantedDecision& wanted, const Mandate& mandate) {
  // 第三十八条第二款: 应当说明理由
  const Item& item = item_of(matter, wanted.item);
  const bool listed = std::any_of(item.refusal_grounds.begin(), item.refusal_grounds.end(),
                                  [&](const RefusalGround& ground) { return ground.code == wanted.ground; });
  if (!listed) return malformed("ground", wanted.ground.empty() ? "missing" : "unknown_ground");
  if (wanted.reason.empty()) return malformed("reason", "missing");
  Facts facts{Decided{wanted.item, Outcome::refused, false, wanted.ground, wanted.reason, mandate, {}, {}}};
  for (const std::string& dependant : dependants_of(matter.plan, wanted.item))
    if (!finished(state_of(matter.kase, matter.plan, *matter.kase.task(dependant))))
      facts.push_back(Ended{dependant, wanted.item});
  return facts;
}

}  // namespace

Result<Facts> decide_review(const Matter& matter, const Reviewed& wanted, const Acting& acting) {
  TRY(still_open(matter.kase));
  TRY(not_own_case(matter.kase, acting.actor));
  TRY(task_in_hand(matter, wanted.item));
  if (wanted.opinion.empty()) return malformed("opinion", "missing");
  Reviewed fact = wanted;
  fact.mandate = TRY(may(Power::examine, wanted.item, department_of(matter, wanted.item), acting.actor,
                         acting.letters, acting.at));
  return Facts{fact};
}

// 行政许可法 第三十四条第三款
Result<Facts> decide_site_visit(const Matter& matter, const SiteVisited& wanted, const Acting& acting) {
  TRY(still_open(matter.kase));
  TRY(not_own_case(matter.kase, acting.actor));
  if (wanted.items.empty()) return malformed("items", "missing");
  for (const std::string& item : wanted.items) TRY(task_in_hand(matter, item));
  TRY(may_all(Power::examine, wanted.items, matter, acting));
  if (wanted.officers.size() < 2) return malformed("officers", "too_few_officers", {{"needed", "2"}});
  std::set<std::string> certificates;
  for (std::size_t i = 0; i < wanted.officers.size(); ++i) {
    const std::string path = "officers[" + std::to_string(i) + "]";
    if (wanted.officers[i].name.empty()) return malformed(path + ".name", "missing");
    if (wanted.officers[i].certificate.empty()) return malformed(path + ".certificate", "missing");
    if (!certificates.insert(wanted.officers[i].certificate).second)
      return malformed(path + ".certificate", "same_officer_twice");
  }
  if (wanted.visited_at > acting.at) return malformed("visited_at", "visit_in_future");
  for (const std::string& item : wanted.items)
    if (wanted.visited_at < first_visit(matter, *matter.kase.task(item)->acceptance))
      return malformed("visited_at", "visit_before_acceptance", {{"item", item}});
  if (wanted.findings.empty()) return malformed("findings", "missing");
  if (wanted.person_present.empty() && wanted.refusal_noted.empty())
    return malformed("person_present", "missing");
  return Facts{wanted};
}

Result<Facts> decide_publicity(const Matter& matter, const PublicityPosted& wanted, const Acting& acting) {
  TRY(still_open(matter.kase));
  TRY(not_own_case(matter.kase, acting.actor));
  const Task* task = TRY(task_in_hand(matter, wanted.item));
  TRY(may(Power::examine, wanted.item, department_of(matter, wanted.item), acting.actor, acting.letters,
          acting.at));
  const Item& item = item_of(matter, wanted.item);
  const auto needed = std::find_if(item.publicity.begin(), item.publicity.end(),
                                   [&](const Publicity& one) { return one.code == wanted.code; });
  if (needed == item.publicity.end()) return malformed("code", "publicity_not_asked");
  // In the catalogue's order: the notice of acceptance goes up before that of the intended decision.
  for (auto earlier = item.publicity.begin(); earlier != needed; ++earlier)
    if (std::none_of(task->publicity.begin(), task->publicity.end(),
                     [&](const PublicityPosted& one) { return one.code == earlier->code; }))
      return refuse("publicity_out_of_order", {}, {{"first", earlier->code}});
  for (const PublicityPosted& one : task->publicity) {
    if (one.code == wanted.code)
      return refuse("publicity_already_posted", {}, {{"until", to_string(one.to)}});
    if (wanted.from <= one.to) return malformed("from", "publicity_overlaps", {{"until", to_string(one.to)}});
  }
  if (wanted.from < task->acceptance->on) return malformed("from", "before_acceptance");
  if (wanted.from < acting.day()) return malformed("from", "in_the_past");
  if (wanted.to < wanted.from) return malformed("to", "days_out_of_order");
  // 公示期: the day it goes up is not counted, like every period.
  const Due shortest = TRY(due(matter.calendar, wanted.from, Limit{needed->days, needed->unit, 0}, {}));
  if (wanted.to < shortest.date)
    return malformed("to", "publicity_too_short", {{"earliest", to_string(shortest.date)}});
  if (wanted.place.empty()) return malformed("place", "missing");
  return Facts{wanted};
}

std::optional<PublicityPeriod> next_publicity(const Matter& matter, const Task& task, const Publicity& kind,
                                              Date today) {
  if (!task.acceptance || task.decision) return std::nullopt;
  Date from = std::max(today, task.acceptance->on);
  for (const PublicityPosted& one : task.publicity) from = std::max(from, one.to + CalendarDays{1});
  const auto last = due(matter.calendar, from, Limit{kind.days, kind.unit, 0}, {});
  if (!last) return std::nullopt;
  return PublicityPeriod{from, last->date};
}

// 行政许可法 第三十七条、第三十八条
Result<Facts> decide_decision(const Matter& matter, const WantedDecision& wanted, const Acting& acting) {
  TRY(still_open(matter.kase));
  // 1. 依照法定程序: only an accepted item whose clocks run.
  const Task* task = TRY(task_in_hand(matter, wanted.item));
  // 2. Within the powers of the letter or of the head, never one's own case, never what one accepted oneself.
  TRY(not_own_case(matter.kase, acting.actor));
  const Mandate mandate = TRY(may(Power::decide, wanted.item, department_of(matter, wanted.item),
                                  acting.actor, acting.letters, acting.at));
  TRY(not_accepted_by(matter, *task, acting.actor));
  // 3. 准予的，书面决定；不予的，说明理由.
  if (wanted.outcome == Outcome::refused) return refuse_item(matter, wanted, mandate);
  return grant(matter, wanted, mandate, *task, acting.day());
}

// 行政许可法 第四十五条
Result<Facts> decide_stop(const Matter& matter, const StopStarted& wanted, const Acting& acting) {
  TRY(still_open(matter.kase));
  TRY(not_own_case(matter.kase, acting.actor));
  const Task* task = matter.kase.task(wanted.item);
  if (task == nullptr) return not_found("no_such_task", {{"item", wanted.item}});
  if (task->open_stop)
    return refuse("clock_already_stopped", {}, {{"procedure", task->open_stop->procedure}});
  TRY(task_in_hand(matter, wanted.item));
  TRY(not_accepted_by(matter, *task, acting.actor));
  const Mandate mandate = TRY(may(Power::decide, wanted.item, department_of(matter, wanted.item),
                                  acting.actor, acting.letters, acting.at));
  const Item& item = item_of(matter, wanted.item);
  const auto listed = std::find_if(item.special_procedures.begin(), item.special_procedures.end(),
                                   [&](const SpecialProcedure& one) { return one.code == wanted.procedure; });
  if (listed == item.special_procedures.end()) return malformed("procedure", "procedure_not_listed");
  // 行政机关应当将所需时间书面告知申请人
  if (wanted.expected_days < 1 || wanted.expected_days > 250)
    return malformed("expected_days", "out_of_range");
  if (wanted.institution.empty()) return malformed("institution", "missing");
  const auto clocks = clocks_of(matter, *task, acting.at);
  if (clocks && clocks->statutory && clocks->statutory->date < acting.day())
    return refuse("limit_passed", "行政许可法 第四十二条");
  StopStarted fact = wanted;
  fact.clause = "行政许可法 第四十五条";
  fact.from = acting.day();
  fact.mandate = mandate;
  return Facts{fact};
}

Result<Facts> decide_stop_end(const Matter& matter, const StopEnded& wanted, const Acting& acting) {
  TRY(still_open(matter.kase));
  TRY(not_own_case(matter.kase, acting.actor));
  const Task* task = matter.kase.task(wanted.item);
  if (task == nullptr) return not_found("no_such_task", {{"item", wanted.item}});
  if (!task->open_stop) return refuse("clock_not_stopped");
  StopEnded fact = wanted;
  fact.mandate = TRY(may(Power::decide, wanted.item, department_of(matter, wanted.item), acting.actor,
                         acting.letters, acting.at));
  fact.to = acting.day();
  if (wanted.outcome.empty()) return malformed("outcome", "missing");
  return Facts{fact};
}

// 行政许可法 第四十二条第一款
Result<Facts> decide_extension(const Matter& matter, const Extended& wanted, const Acting& acting) {
  TRY(still_open(matter.kase));
  TRY(not_own_case(matter.kase, acting.actor));
  const Task* task = TRY(task_in_hand(matter, wanted.item));
  // 经本行政机关负责人批准 — never in a letter.
  if (!acting.actor.has(Role::head) || acting.actor.department != department_of(matter, wanted.item))
    return deny("only_head_extends", "行政许可法 第四十二条第一款", {{"upward", "head"}});
  const Item& item = item_of(matter, wanted.item);
  if (!item.statutory || item.statutory->extension_days == 0)
    return refuse("extension_not_allowed", "行政许可法 第四十二条第一款");
  if (task->extension) return refuse("already_extended", "行政许可法 第四十二条第一款");
  if (wanted.days < 1 || wanted.days > item.statutory->extension_days)
    return malformed("days", "extension_too_long",
                     {{"limit", std::to_string(item.statutory->extension_days)}});
  if (wanted.reason.empty()) return malformed("reason", "missing");  // 并应当将延长期限的理由告知申请人
  const auto clocks = clocks_of(matter, *task, acting.at);
  if (clocks && clocks->statutory && clocks->statutory->date < acting.day())
    return refuse("limit_passed", "行政许可法 第四十二条第一款");
  return Facts{wanted};
}

}  // namespace yichuang
