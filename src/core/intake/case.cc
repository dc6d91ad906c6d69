#include "core/intake/case.h"

#include <algorithm>
#include <set>

namespace yichuang {
namespace {

bool contains(const std::vector<std::string>& list, const std::string& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

// Folds one fact into the case; one overload a kind, in the order of facts.h.
struct Folder {
  Case& kase;
  const Recorded& recorded;
  const Plan& plan;

  Task& task(const std::string& item) {
    Task* found = kase.task(item);
    ensure(found != nullptr);
    return *found;
  }

  void operator()(const Filed& fact) {
    kase.filed = fact;
    kase.filed_by = recorded.act;
    kase.received_on = legal_day(recorded.act.at);
    kase.fields = fact.fields;
    for (const HandedMaterial& material : fact.materials) kase.materials[material.material] = material;
    for (const auto& item : plan.items)
      kase.tasks.push_back(Task{item.code, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}});
    if (fact.channel == Channel::helper) kase.helpers.push_back(recorded.act.person);
  }
  void operator()(const Examined& fact) {
    for (const Finding& finding : fact.findings) {
      const std::string key = subject_key(finding.kind, finding.subject);
      kase.findings[key] = finding;
      kase.to_examine_again.erase(key);
    }
  }
  void operator()(const Accepted& fact) {
    for (const std::string& item : fact.items)
      task(item).acceptance = Acceptance{fact.on, fact.ground, recorded.act, fact.mandates};
  }
  void operator()(const NoticeIssued& fact) {
    kase.notices.push_back(fact);
    kase.supplemented_on.reset();
    kase.supplemented_subjects.clear();
  }
  void operator()(const NotAccepted& fact) {
    for (const std::string& item : fact.items) task(item).non_acceptance = fact;
  }
  void operator()(const Supplemented& fact) {
    for (const HandedMaterial& material : fact.materials) {
      kase.materials[material.material] = material;
      supplement(SubjectKind::material, material.material, fact.on_the_spot);
    }
    for (const auto& [field, value] : fact.fields) {
      kase.fields[field] = value;
      supplement(SubjectKind::field, field, fact.on_the_spot);
    }
    if (!fact.on_the_spot) kase.supplemented_on = legal_day(recorded.act.at);
  }
  void operator()(const SiteVisited& fact) {
    for (const std::string& item : fact.items) task(item).visits.push_back({fact, recorded.act});
  }
  void operator()(const PublicityPosted& fact) { task(fact.item).publicity.push_back(fact); }
  void operator()(const StopStarted& fact) { task(fact.item).open_stop = fact; }
  void operator()(const StopEnded& fact) {
    Task& stopped = task(fact.item);
    ensure(stopped.open_stop.has_value());
    stopped.stops.push_back(
        {stopped.open_stop->from, fact.to, stopped.open_stop->procedure, stopped.open_stop->clause});
    stopped.open_stop.reset();
  }
  void operator()(const Extended& fact) { task(fact.item).extension = fact; }
  void operator()(const PromiseShortened& fact) { task(fact.item).shortened = fact; }
  void operator()(const Reviewed& fact) { task(fact.item).reviews.push_back(fact); }
  void operator()(const Decided& fact) {
    task(fact.item).decision = Decision{fact, recorded.act};
    if (fact.result) kase.results[fact.item] = *fact.result;
  }
  void operator()(const FieldsFilled& fact) {
    for (const auto& [field, value] : fact.fields) kase.fields[field] = value;
  }
  void operator()(const Ended& fact) { task(fact.item).ending = fact; }
  void operator()(const Withdrawn& fact) { kase.withdrawal = fact; }
  void operator()(const HandedOver& fact) {
    for (const std::string& item : fact.items) {
      task(item).handover = fact;
      task(item).handed_over_at = recorded.act.at;
    }
  }
  void operator()(const Archived& fact) { kase.archive = fact; }
  void operator()(const DocumentMade& fact) { kase.documents.push_back(fact); }
  void operator()(const DeemedComplete& fact) {
    for (const std::string& item : fact.items) task(item).deemed_complete = fact.on;
  }
  void operator()(const ValueDisputed& fact) { kase.disputes[fact.field] = fact; }
  void operator()(const Rated& fact) { kase.ratings.push_back({fact, recorded.act}); }
  void operator()(const HelpBegan&) { kase.helpers.push_back(recorded.act.person); }

  // What was mended has to be looked at again; only what an answer to a notice touched may be faulted anew.
  void supplement(SubjectKind kind, const std::string& subject, bool on_the_spot) {
    const std::string key = subject_key(kind, subject);
    kase.findings.erase(key);
    kase.to_examine_again.insert(key);
    if (!on_the_spot && !contains(kase.supplemented_subjects, key)) kase.supplemented_subjects.push_back(key);
  }
};

}  // namespace

Task* Case::task(const std::string& item) {
  const auto found =
      std::find_if(tasks.begin(), tasks.end(), [&](const Task& task) { return task.item == item; });
  return found == tasks.end() ? nullptr : &*found;
}

const Task* Case::task(const std::string& item) const { return const_cast<Case*>(this)->task(item); }

Case fold(CaseId id, const std::vector<Recorded>& facts, const Plan& plan) {
  ensure(!facts.empty() && std::holds_alternative<Filed>(facts.front().fact));
  Case kase;
  kase.id = id;
  for (const Recorded& fact : facts) apply(kase, fact, plan);
  return kase;
}

void apply(Case& kase, const Recorded& fact, const Plan& plan) {
  std::visit(Folder{kase, fact, plan}, fact.fact);
  ++kase.version;
}

std::string subject_key(SubjectKind kind, const std::string& subject) {
  return (kind == SubjectKind::material ? "material:" : "field:") + subject;
}

std::vector<std::string> upstream_of(const Plan& plan, const std::string& item) {
  std::vector<std::string> found;
  for (const auto& [from, to] : plan.edges)
    if (to == item) found.push_back(from);
  return found;
}

std::vector<std::string> downstream_of(const Plan& plan, const std::string& item) {
  std::vector<std::string> found;
  for (const auto& [from, to] : plan.edges)
    if (from == item) found.push_back(to);
  return found;
}

std::vector<std::string> dependants_of(const Plan& plan, const std::string& item) {
  std::set<std::string> reached;
  std::vector<std::string> open{item};
  while (!open.empty()) {
    const std::string next = open.back();
    open.pop_back();
    for (const std::string& to : downstream_of(plan, next))
      if (reached.insert(to).second) open.push_back(to);
  }
  std::vector<std::string> ordered;
  for (const auto& planned : plan.items)
    if (reached.contains(planned.code)) ordered.push_back(planned.code);
  return ordered;
}

bool upstream_open(const Case& kase, const Plan& plan, const std::string& item) {
  const auto upstream = upstream_of(plan, item);
  return std::any_of(upstream.begin(), upstream.end(),
                     [&](const std::string& from) { return !kase.results.contains(from); });
}

bool item_relies_on(const Plan& plan, const std::string& item, const std::string& key) {
  for (const auto& material : plan.materials)
    if (key == "material:" + material.code) return contains(material.for_items, item);
  for (const auto& field : plan.fields)
    if (key == "field:" + field.code) return contains(field.for_items, item);
  return false;
}

bool finished(TaskState state) {
  switch (state) {
    case TaskState::received:
    case TaskState::correction:
    case TaskState::waiting:
    case TaskState::in_hand:
    case TaskState::stopped:
      return false;
    default:
      return true;
  }
}

TaskState state_of(const Case& kase, const Plan& plan, const Task& task) {
  if (task.handover) return TaskState::handed_over;
  if (task.decision)
    return task.decision->decided.outcome == Outcome::granted ? TaskState::granted : TaskState::refused;
  if (task.non_acceptance) return TaskState::not_accepted;
  if (task.ending) return TaskState::ended;
  if (kase.withdrawal) return TaskState::withdrawn;
  if (task.acceptance) return task.open_stop ? TaskState::stopped : TaskState::in_hand;
  if (!kase.notices.empty() && !kase.supplemented_on && contains(kase.notices.back().items, task.item))
    return TaskState::correction;
  // Lacking only an upstream result: everything of its own was found right, or counts as right.
  if (upstream_open(kase, plan, task.item) && papers_right(kase, plan, task)) return TaskState::waiting;
  return TaskState::received;
}

CaseState state_of(const Case& kase, const Plan& plan) {
  if (kase.archive) return CaseState::archived;
  if (kase.withdrawal) return CaseState::withdrawn;
  bool correction = false, received = false, open = false, undelivered = false;
  for (const Task& task : kase.tasks) {
    const TaskState state = state_of(kase, plan, task);
    correction |= state == TaskState::correction;
    received |= state == TaskState::received && !upstream_open(kase, plan, task.item);
    open |= !finished(state);
    undelivered |= state == TaskState::granted;
  }
  if (correction) return CaseState::correction;
  if (received) return CaseState::received;
  if (open) return CaseState::in_hand;
  return undelivered ? CaseState::decided : CaseState::handed_over;
}

bool papers_right(const Case& kase, const Plan& plan, const Task& task) {
  return task.deemed_complete || examined_clean(kase, plan, task.item);
}

bool to_examine(const Case& kase, const PlannedMaterial& material) {
  return material.asked &&
         (material.necessity != Necessity::optional || kase.materials.contains(material.code));
}

bool examined_clean(const Case& kase, const Plan& plan, const std::string& item) {
  for (const auto& material : plan.materials) {
    if (!to_examine(kase, material) || !contains(material.for_items, item)) continue;
    const auto finding = kase.findings.find("material:" + material.code);
    if (finding == kase.findings.end() || !finding->second.ok) return false;
  }
  for (const auto& [key, finding] : kase.findings)
    if (!finding.ok && item_relies_on(plan, item, key)) return false;
  // What was mended or supplemented has to be looked at before it counts as right.
  return std::none_of(kase.to_examine_again.begin(), kase.to_examine_again.end(),
                      [&](const std::string& key) { return item_relies_on(plan, item, key); });
}

}  // namespace yichuang
