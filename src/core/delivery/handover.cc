#include "core/delivery/handover.h"

#include <algorithm>

#include "core/catalogue/delivery_ways.h"

namespace yichuang {

Result<Due> delivery_due(const WorkCalendar& calendar, Date decided_on) {
  return due(calendar, decided_on, Limit{kDeliveryLimit.count, Unit::working, 0}, {});
}

Result<std::optional<Due>> delivery_due(const Matter& matter, const Task& task) {
  if (!task.decision || task.decision->decided.outcome != Outcome::granted) return std::optional<Due>{};
  return std::optional{TRY(delivery_due(matter.calendar, legal_day(task.decision->act.at)))};
}

std::vector<std::string> results_to_hand_over(const Case& kase) {
  std::vector<std::string> items;
  for (const Task& task : kase.tasks)
    if (task.decision && task.decision->decided.outcome == Outcome::granted && !task.handover)
      items.push_back(task.item);
  return items;
}

namespace {

bool same(const Identity& a, const Identity& b) { return a.kind == b.kind && a.number == b.number; }

// Whoever stands at the window is who they say they are, and may take the results away.
Result<HandedOver> to_whom(const Case& kase, const HandedOver& wanted, const std::optional<Identity>& shown) {
  HandedOver known = wanted;
  if (wanted.way == HandoverWay::courier) {
    known.receiver = kase.filed.applicant.name;
    known.relation = Relation::self;
    if (wanted.proof.empty()) return malformed("proof", "missing");
    return known;
  }
  if (!shown || shown->number.empty()) return malformed("identity_number", "missing");
  if (wanted.relation == Relation::self) {
    if (!same(*shown, kase.filed.applicant.identity)) return refuse("not_the_applicant");
    known.receiver = kase.filed.applicant.name;
    return known;
  }
  if (wanted.relation == Relation::agent) {
    if (!kase.filed.agent) return refuse("no_agent");
    if (!same(*shown, kase.filed.agent->identity)) return refuse("not_the_agent");
    known.receiver = kase.filed.agent->name;
    return known;
  }
  // Family and authorised persons are on no file: their name, and what proves that the applicant sent them. They are
  // people, whatever they come for.
  if (shown->kind == IdentityKind::credit_code) return malformed("identity_kind", "not_allowed");
  if (wanted.receiver.empty()) return malformed("receiver", "missing");
  if (shown->kind == IdentityKind::id_card) TRY(check_id_card(shown->number, "identity_number"));
  if (wanted.proof.empty()) return malformed("proof", "missing");
  return known;
}

}  // namespace

Result<Facts> decide_handover(const Matter& matter, const HandedOver& wanted,
                              const std::optional<Identity>& shown, const Actor& actor) {
  const bool own = matter.kase.filed.applicant.person == actor.person ||
                   (matter.kase.filed.agent && matter.kase.filed.agent->person == actor.person);
  if (wanted.way == HandoverWay::electronic ? !own : !actor.has(Role::issuer)) return deny("not_an_issuer");
  // A result is for whom it names, not for whoever knows their number.
  if (wanted.way == HandoverWay::electronic && !actor.proven) return deny("identity_not_proven");
  if (own && wanted.way != HandoverWay::electronic) return deny("own_case", "行政许可法 第五条");
  if (matter.kase.archive) return refuse("case_closed");
  if (wanted.items.empty()) return refuse("nothing_to_hand_over");
  for (std::size_t i = 0; i < wanted.items.size(); ++i) {
    const std::string path = "items[" + std::to_string(i) + "]";
    const Task* task = matter.kase.task(wanted.items[i]);
    if (task == nullptr) return malformed(path, "unknown_item");
    if (task->handover) return refuse("already_handed_over", {}, {{"item", wanted.items[i]}});
    if (!task->decision || task->decision->decided.outcome != Outcome::granted)
      return refuse("not_granted", {}, {{"item", wanted.items[i]}});
    if (wanted.way == HandoverWay::electronic &&
        way_for(*matter.catalogue.item(wanted.items[i]), kElectronically) != kElectronically)
      return refuse("not_electronic", {}, {{"item", wanted.items[i]}});
    if (std::count(wanted.items.begin(), wanted.items.end(), wanted.items[i]) > 1)
      return malformed(path, "told_twice");
  }
  if (wanted.way == HandoverWay::electronic) {
    // Whoever fetches the result has received it: the slip says who that was, not what was typed.
    HandedOver fetched = wanted;
    fetched.receiver = actor.name;
    fetched.relation = matter.kase.filed.applicant.person == actor.person ? Relation::self : Relation::agent;
    fetched.proof = "账户登录";
    return Facts{fetched};
  }
  return Facts{TRY(to_whom(matter.kase, wanted, shown))};
}

Result<Facts> decide_archiving(const Matter& matter, const Actor& actor) {
  if (!actor.has(Role::issuer) && !actor.has(Role::clerk) && !actor.has(Role::manager))
    return deny("not_staff");
  if (matter.kase.archive) return refuse("case_closed");
  for (const Task& task : matter.kase.tasks)
    if (!finished(state_of(matter.kase, matter.plan, task)))
      return refuse("tasks_open", {}, {{"item", task.item}});
  if (const auto waiting = results_to_hand_over(matter.kase); !waiting.empty())
    return refuse("results_not_delivered", {}, {{"item", waiting.front()}});
  return Facts{Archived{}};
}

}  // namespace yichuang
