#include "core/authority/sight.h"

#include <algorithm>

namespace yichuang {
namespace {

template <class T>
bool contains(const std::vector<T>& list, const T& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

Sight both(const Sight& a, const Sight& b) {
  return {a.at_all || b.at_all,   a.party || b.party, a.names || b.names,        a.form || b.form,
          a.section || b.section, a.work || b.work,   a.documents || b.documents};
}

bool is_party(const Actor& actor, const CaseTies& ties) {
  // Who is not proven sees only what they filed themselves: an identity number is no secret.
  return actor.person && (actor.proven || actor.person == ties.filed_by) &&
         (actor.person == ties.applicant || actor.person == ties.agent);
}

}  // namespace

Sight sight_of(const Actor& actor, const CaseTies& ties) {
  Sight sight;
  const auto add = [&](bool tied, const Sight& more) {
    if (tied) sight = both(sight, more);
  };
  const bool of_department = !actor.department.empty() && contains(ties.departments, actor.department);
  // 办事人: their own matter whole, save what the organs think before they decide.
  add(is_party(actor, ties), {.at_all = true, .party = true, .names = true, .form = true, .documents = true});
  // 帮办代办: what they handed in for somebody or were asked to help with.
  add(actor.has(Role::helper) && contains(ties.helpers, actor.person),
      {.at_all = true, .names = true, .form = true, .documents = true});
  // 综合窗口: the matters of their window's domain.
  add(actor.has(Role::clerk) && contains(actor.domains, ties.domain),
      {.at_all = true, .names = true, .form = true, .documents = true});
  // 审批科: matters with an item of their department; of the form and the papers what those items rely on.
  add((actor.has(Role::approver) || actor.has(Role::head)) && of_department,
      {.at_all = true, .names = true, .section = true, .documents = true});
  // 出件窗口: matters with a result, and of them what handing it over needs.
  add(actor.has(Role::issuer) && ties.results, {.at_all = true, .names = true});
  // 政务办: how every matter goes, not whose it is — and each document names its addressee. A manager of one department
  // sees only that department's.
  add(actor.has(Role::manager) && (actor.department.empty() || of_department),
      {.at_all = true, .work = true});
  return sight;
}

}  // namespace yichuang
