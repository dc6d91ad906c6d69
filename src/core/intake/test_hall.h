// A small hall for tests: three items, two materials, one edge, people with letters. March 2021, an ordinary month.
#pragma once

#include <string>
#include <vector>

#include "core/intake/matter.h"

namespace yichuang::test_hall {

inline constexpr PersonId kFounder{1}, kClerk{2}, kChief{3}, kHead{4};

inline WorkCalendar calendar() {
  auto made = WorkCalendar::make("test", {{2020, true, "n"}, {2021, true, "n"}, {2022, true, "n"}},
                                 {{Date(2021, 4, 5), DayKind::rest, "清明节"}});
  return std::move(made).value();
}

inline Instant at(const std::string& when) { return *parse_instant("2021-" + when); }

// licence → record; permit stands alone. lease serves licence and record, plan serves permit.
struct Hall {
  WorkCalendar days = calendar();
  Catalogue catalogue;
  Plan plan;
  std::vector<Letter> letters;
  std::vector<Recorded> facts;
  Case kase;

  Hall() {
    for (const char* code : {"licence", "record", "permit"}) {
      Item item;
      item.code = code;
      item.department = "market";
      item.name = {code, code};
      item.result.code = std::string(code) + "-result";
      item.result.name = {code, code};
      item.refusal_grounds = {{"unfit", {"不合条件", "unfit"}, {}}};
      item.statutory = StatutoryLimit{};
      item.statutory->days = 20;
      item.statutory->extension_days = 10;
      item.special_procedures = {{"expert_review", {"专家评审", "expert review"}, {}, 0, false, {}}};
      catalogue.items.add(item);
      PlannedItem planned;
      planned.code = code;
      planned.department = "market";
      planned.statutory = item.statutory;
      planned.promised.days = 10;
      plan.items.push_back(planned);
    }
    for (const char* code : {"lease", "plan"}) {
      PlannedMaterial material;
      material.code = code;
      material.for_items = code == std::string("lease") ? std::vector<std::string>{"licence", "record"}
                                                        : std::vector<std::string>{"permit"};
      plan.materials.push_back(material);
    }
    plan.edges = {{"licence", "record"}};
    plan.levels = {{"licence", "permit"}, {"record"}};
    plan.promised_days = 21;
    const std::vector<std::string> all{"licence", "record", "permit"};
    add_letter(kClerk, Power::accept, all);
    add_letter(kChief, Power::examine, all);
    add_letter(kChief, Power::decide, all);
  }

  void add_letter(PersonId grantee, Power power, std::vector<std::string> items) {
    Letter letter;
    letter.id = LetterId{static_cast<std::int64_t>(letters.size()) + 100};
    letter.number = "授" + std::to_string(letters.size());
    letter.department = "market";
    letter.grantor = kHead;
    letter.grantee = grantee;
    letter.grants = {{power, std::move(items)}};
    letter.valid_from = Date(2021, 1, 1);
    letter.valid_to = Date(2021, 12, 31);
    letters.push_back(letter);
  }

  // Files on a day of 2021: "03-01T09:00".
  void file(const std::string& when) {
    Filed filed;
    filed.applicant.person = kFounder;
    filed.applicant.identity = {IdentityKind::id_card, "500112198803162042"};
    filed.package = "shop";
    filed.materials = {{"lease", MaterialForm::paper, 1, {}}, {"plan", MaterialForm::paper, 1, {}}};
    add(filed, kFounder, at(when));
  }
  void add(CaseFact fact, PersonId person, Instant when) {
    facts.push_back({std::move(fact), {person, when}, static_cast<std::int64_t>(facts.size()) + 1});
    kase = fold(CaseId{7}, facts, plan);
  }
  // Records what was decided; true if it was not refused.
  bool take(const Result<Facts>& decided, PersonId person, Instant when) {
    if (!decided) return false;
    for (const CaseFact& fact : *decided) add(fact, person, when);
    return true;
  }
  Matter matter() const { return {kase, plan, catalogue, days}; }
  TaskState state(const std::string& item) const { return state_of(kase, plan, *kase.task(item)); }
};

inline Actor person(PersonId id, Role role) {
  return {id, "", {role}, "", role == Role::clerk || role == Role::applicant ? "" : "market", {}};
}
inline const Actor kTheClerk = person(kClerk, Role::clerk);
inline const Actor kTheChief = person(kChief, Role::approver);
inline const Actor kTheHead = person(kHead, Role::head);
inline const Actor kTheFounder = person(kFounder, Role::applicant);

inline Finding good(const std::string& material) { return {SubjectKind::material, material, true, {}, {}}; }
inline Finding bad(const std::string& material) {
  return {SubjectKind::material, material, false, "missing", "缺"};
}

inline std::string outcome(const Result<Facts>& decided) {
  if (decided) return "ok";
  const Refusal& refusal = decided.refusal();
  return refusal.kind == RefusalKind::malformed && !refusal.fields.empty()
             ? refusal.fields.front().field + " " + refusal.fields.front().code
             : refusal.code;
}

}  // namespace yichuang::test_hall
