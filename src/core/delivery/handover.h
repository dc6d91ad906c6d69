// 出件与归档: results leave through one window, by courier or electronically; then the case is closed.
#pragma once

#include <string>
#include <vector>

#include "core/intake/matter.h"

namespace yichuang {

// 行政许可法 第四十四条: delivered within ten working days of the decision.
inline constexpr WorkingDays kDeliveryLimit{10};

// When a decided item's result is to be in the applicant's hands. nullopt before the decision.
Result<std::optional<Due>> delivery_due(const Matter& matter, const Task& task);

// Items decided (granted) whose result is not yet handed over, in plan order.
std::vector<std::string> results_to_hand_over(const Case& kase);

// 送达: results of granted items to the applicant, the agent, or somebody named with a relation; courier and window need
// proof. Electronic handover is the applicant's own act of fetching the result.
// Refuses: nothing_to_hand_over, not_granted, already_handed_over, missing receiver/relation/proof; denies not_an_issuer.
Result<Facts> decide_handover(const Matter& matter, const HandedOver& wanted, const Actor& actor);

// 归档: every task finished and every result delivered. Refuses: case_closed, tasks_open, results_not_delivered.
Result<Facts> decide_archiving(const Matter& matter, const Actor& actor);

}  // namespace yichuang
