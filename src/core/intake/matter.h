// What every decision about a case is given: the case and what it is judged by. Values only.
#pragma once

#include "core/authority/sight.h"
#include "core/catalogue/catalogue.h"
#include "core/intake/case.h"

namespace yichuang {

// A case with the plan and catalogue version it was filed under, and the calendar in force.
struct Matter {
  const Case& kase;
  const Plan& plan;
  const Catalogue& catalogue;
  const WorkCalendar& calendar;
};

// Who acts, under which letters, at which instant. Read once per command.
struct Acting {
  const Actor& actor;
  const std::vector<Letter>& letters;   // all letters made out to the actor, in force or not
  Instant at;
  Date day() const { return legal_day(at); }
};

using Facts = std::vector<CaseFact>;

// The department an item of the case belongs to.
const std::string& department_of(const Matter& matter, const std::string& item);

// What ties people and posts to the case, for who may see what of it.
CaseTies ties_of(const Case& kase, const Plan& plan);

// Nobody acts on their own case (回避): neither the applicant, nor the agent. Denied: own_case.
Result<void> not_own_case(const Case& kase, const Actor& actor);

// The letters under which the actor may use `power` on every one of `items`; the first denial otherwise.
// Each letter is returned once; they are stored with the fact.
Result<std::vector<Mandate>> may_all(Power power, const std::vector<std::string>& items, const Matter& matter,
                                     const Acting& acting);

// Still open to work: not withdrawn, not archived. Refused: case_closed.
Result<void> still_open(const Case& kase);

}  // namespace yichuang
