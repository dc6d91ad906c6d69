// 审查与决定: what a section does with an accepted item (行政许可法 第三十四条至第四十五条).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/intake/matter.h"

namespace yichuang {

// 审查意见 by whoever may examine the item.
Result<Facts> decide_review(const Matter& matter, const Reviewed& wanted, const Acting& acting);

// 现场核查: at least two named officers with certificates (第三十四条第三款); a visit cannot lie in the future.
// Refuses: too_few_officers, same_officer_twice, visit_in_future, not_in_hand.
Result<Facts> decide_site_visit(const Matter& matter, const SiteVisited& wanted, const Acting& acting);

// 公示: the item's own kinds only, at least as long as the catalogue says, in working days.
// Refuses: publicity_not_asked, publicity_too_short, publicity_already_posted, publicity_out_of_order.
Result<Facts> decide_publicity(const Matter& matter, const PublicityPosted& wanted, const Acting& acting);

// The period that would do if this kind were put up now: from today, its acceptance or the day after an earlier kind ends,
// and its first lawful last day. None while the item is not in hand, or beyond the calendar.
struct PublicityPeriod {
  Date from, to;
};
std::optional<PublicityPeriod> next_publicity(const Matter& matter, const Task& task, const Publicity& kind,
                                              Date today);

// What an approver wants to decide.
struct WantedDecision {
  std::string item;
  Outcome outcome = Outcome::granted;
  std::string ground;  // refusal ground code of the item
  std::string reason;
  std::string result_number;  // number of the licence or record issued
  std::map<std::string, std::string>
      fields;  // what the result says for the items after it: of those it fills
};

// 准予 or 不予. One item, within a letter or by the head; never by who accepted it (item parameter) or on one's own case.
// Granting leaves the result in the case; items that lacked only it are accepted by `decide_waiting_acceptance` next.
// Refusing needs a ground of the item's list and reasons, and ends every dependant.
// Refuses: not_in_hand, clock_stopped, no_site_record, publicity_not_over, missing ground/reason; denies own_case,
// accepted_it_oneself, and what the letters do not cover; malformed `fields.<code>` not_filled_by_it, a wrong value, or
// result_does_not_say where later items wait for what was left out.
Result<Facts> decide_decision(const Matter& matter, const WantedDecision& wanted, const Acting& acting);

// 特别程序 (第四十五条): only a procedure of the item's list, one at a time, begun by whoever may decide the item and was
// not the accepting clerk. Refuses: not_in_hand, procedure_not_listed, clock_already_stopped, overdue_already.
Result<Facts> decide_stop(const Matter& matter, const StopStarted& wanted, const Acting& acting);
Result<Facts> decide_stop_end(const Matter& matter, const StopEnded& wanted, const Acting& acting);

// 延期 (第四十二条): once, before the limit passes, by the head of the organ, no longer than the law allows.
// Refuses: not_in_hand, extension_not_allowed, already_extended, limit_passed, extension_too_long; denies only_head_extends.
Result<Facts> decide_extension(const Matter& matter, const Extended& wanted, const Acting& acting);

}  // namespace yichuang
