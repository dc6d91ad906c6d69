// 受理: what the window may and must do with what was handed in (行政许可法 第三十二条).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/intake/matter.h"

namespace yichuang {

// The five days in which all faults must be told, once (第三十二条第一款第四项); working days (第八十二条).
inline constexpr WorkingDays kNoticeWindow{5};

// The day the item's papers were all in, and so its five-day window opened: receipt, or the answer to its notice. An upstream
// result brings nothing the applicant handed in, and opens no new one.
Date window_opened_on(const Matter& matter, const Task& task);
// The last day of that window.
Result<Date> window_closes_on(const Matter& matter, const Task& task);
// How near that day is: red on the day itself, yellow on the working day before it.
Light window_light(const WorkCalendar& calendar, Date closes_on, Date today);
// The day everything the item needs was there: its papers, and the last of its upstream results.
Date complete_on(const Matter& matter, const Task& task);
// 逾期不告知的，自收到申请材料之日起即为受理: the window of a received item has passed in silence.
bool silent_too_long(const Matter& matter, const Task& task, Date today);

// Why there is nothing for the window to examine: the applicant has to answer a notice (waits_for_applicant, with the last
// day), everything is accepted or waits for a result (all_accepted), or is over (all_done). None: something is open.
std::optional<Refusal> nothing_open(const Matter& matter);

// The subjects still to be examined: every material to examine of an unsettled item without a finding.
std::vector<std::string> unexamined(const Matter& matter, const std::vector<Finding>& now_found);

// 受理. Every material examined and right: accepts every received item that lacks no upstream result.
// Refuses: case_closed, what nothing_open says, nothing_to_accept, deemed_accepted, not_all_examined, faults_found; denies
// own_case and what
// the letters do not cover. The legal date: today, or the day the supplements came in.
Result<Facts> decide_acceptance(const Matter& matter, const std::vector<Finding>& findings,
                                const Acting& acting);

// 一次性告知. All faults of all items at once; items without a fault are accepted in the same breath unless the package is
// all or nothing. A second notice may only name what the answer to the first touched. Refuses: case_closed, deemed_accepted,
// what nothing_open says, nothing_to_correct, not_all_examined, already_notified, fault_was_visible_before.
Result<Facts> decide_correction_notice(const Matter& matter, const std::vector<Finding>& findings,
                                       const Acting& acting);

// 不予受理 of some received items, with the ground and, for another organ's business, which organ.
Result<Facts> decide_non_acceptance(const Matter& matter, const NotAccepted& wanted, const Acting& acting);

// What silence has done by `today`, by the law itself: acceptance as of the day everything was there — the receipt, or the
// supplements. An item that lacks an upstream result is never deemed accepted: its papers are deemed complete, and it waits.
Facts decide_deemed_acceptance(const Matter& matter, Date today);

// Items that lacked only an upstream result and lack it no longer, accepted as of `today`.
Facts decide_waiting_acceptance(const Matter& matter, Date today);

// 补正: the applicant (or staff for them) answers the open notice; every faulted subject must be answered.
// Refuses: case_closed, no_open_notice, not_all_answered; denies not_your_case.
Result<Facts> decide_supplement(const Matter& matter, const Supplemented& answer, const Actor& actor,
                                Instant at);

// 当场更正 before any notice: only on the spot, by staff with the applicant present.
Result<Facts> decide_mending(const Matter& matter, const Supplemented& mended, const Acting& acting);

// 撤回 by the applicant before the last decision.
Result<Facts> decide_withdrawal(const Matter& matter, const std::string& reason, const Actor& actor);

// Applicant, agent, or staff acting on paper for them.
Result<void> may_speak_for(const Case& kase, const Actor& actor);

}  // namespace yichuang
