// 出件与归档: results leave through one window, by courier or electronically; then the case is closed.
#pragma once

#include <string>
#include <vector>

#include "core/intake/matter.h"

namespace yichuang {

// 行政许可法 第四十四条: delivered within ten working days of the decision.
inline constexpr WorkingDays kDeliveryLimit{10};
// A result that nobody has collected for longer than this is followed up, well before the limit of the law.
inline constexpr CalendarDays kUncollectedAfter{7};

// When what was decided on that day is to be in the applicant's hands.
Result<Due> delivery_due(const WorkCalendar& calendar, Date decided_on);
// The same for an item. nullopt before the decision, and where nothing was granted.
Result<std::optional<Due>> delivery_due(const Matter& matter, const Task& task);

// Items decided (granted) whose result is not yet handed over, in plan order.
std::vector<std::string> results_to_hand_over(const Case& kase);

// 送达: results of granted items. At the window they go to whoever shows, by the number of their paper, to be the
// applicant or the agent on file; or to a named family member or authorised person, whose relation is proven. By courier
// they go to the applicant, under the courier's number. Fetching them electronically is the applicant's own act.
// `shown` is the paper that was shown at the window, of which kind and with which number; empty for the other ways.
// Refuses: nothing_to_hand_over, not_granted, not_electronic where the item does not allow that way,
// already_handed_over, not_the_applicant, no_agent, not_the_agent;
// malformed receiver/proof/identity_kind/identity_number; denies not_an_issuer, identity_not_proven.
Result<Facts> decide_handover(const Matter& matter, const HandedOver& wanted,
                              const std::optional<Identity>& shown, const Actor& actor);

// 归档: every task finished and every result delivered. Refuses: case_closed, tasks_open, results_not_delivered.
Result<Facts> decide_archiving(const Matter& matter, const Actor& actor);

}  // namespace yichuang
