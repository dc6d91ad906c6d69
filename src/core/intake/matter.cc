#include "core/intake/matter.h"

#include <algorithm>

namespace yichuang {

const std::string& department_of(const Matter& matter, const std::string& item) {
  const Item* found = matter.catalogue.item(item);
  ensure(found != nullptr);
  return found->department;
}

CaseTies ties_of(const Case& kase, const Plan& plan) {
  CaseTies ties;
  ties.applicant = kase.filed.applicant.person;
  if (kase.filed.agent) ties.agent = kase.filed.agent->person;
  ties.filed_by = kase.filed_by.person;
  ties.helpers = kase.helpers;
  ties.domain = plan.domain;
  for (const PlannedItem& item : plan.items) ties.departments.push_back(item.department);
  ties.results = std::any_of(kase.tasks.begin(), kase.tasks.end(), [](const Task& task) {
    return task.decision && task.decision->decided.outcome == Outcome::granted;
  });
  return ties;
}

Result<void> not_own_case(const Case& kase, const Actor& actor) {
  const bool own = kase.filed.applicant.person == actor.person ||
                   (kase.filed.agent && kase.filed.agent->person == actor.person);
  if (own) return deny("own_case", "行政许可法 第五条");
  return {};
}

Result<std::vector<Mandate>> may_all(Power power, const std::vector<std::string>& items, const Matter& matter,
                                     const Acting& acting) {
  std::vector<Mandate> mandates;
  for (const std::string& item : items) {
    const Mandate mandate =
        TRY(may(power, item, department_of(matter, item), acting.actor, acting.letters, acting.at));
    const bool known = std::any_of(mandates.begin(), mandates.end(),
                                   [&](const Mandate& other) { return other.letter == mandate.letter; });
    if (!known) mandates.push_back(mandate);
  }
  return mandates;
}

Result<void> still_open(const Case& kase) {
  if (kase.withdrawal || kase.archive) return refuse("case_closed");
  return {};
}

}  // namespace yichuang
