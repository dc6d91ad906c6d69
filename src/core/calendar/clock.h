// The legal clock 法定时限: due dates in working or calendar days, stops, extension, silence, lights.
// 行政许可法 第三十二条、第四十二条、第四十四条、第四十五条、第八十二条; counting as in 民法典 第二百零一条、第二百零三条.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "core/calendar/work_calendar.h"

namespace yichuang {

// A limit in plain 日 is calendar days; in 工作日 working days. Stored per item and legal source, never assumed.
enum class Unit { working, calendar };

// A stop of the clock: a day d with from < d ≤ to does not count. The start day itself is counted as used.
struct Stop {
  Date from;
  Date to;
  std::string ground;  // what stopped it: hearing, expert_review …
  std::string clause;
  bool operator==(const Stop&) const = default;
};

struct Limit {
  int days = 0;  // in `unit`
  Unit unit = Unit::working;
  int extension = 0;  // in `unit`, added at the end
};

// Nothing the law knows is longer; a longer one is a slip of the pen and is refused.
inline constexpr int kLongestLimit = 10'000;
inline constexpr int kMostStops = 1'000;

struct Due {
  Date date;
  bool provisional = false;  // counting or rolling touched a day of a year without a notice
};

// The (limit + extension)-th counted day after `accepted`. Day 1 is the first counted day after it; limit 0 is the
// accepted date itself. Unit calendar: every day outside stops counts; if the last is no working day, the next working
// day, stops ignored. Overlapping stops count once; their parts before acceptance have no effect.
// Refuses malformed: accepted `before_calendar` (before 2020) or `beyond_calendar`; limit, extension `out_of_range`;
// stops[i] `stop_backwards`, stops `too_many`; limit `beyond_calendar` when the count leaves the calendar.
Result<Due> due(const WorkCalendar& calendar, Date accepted, const Limit& limit,
                const std::vector<Stop>& stops);

// Why a day on the way to the due date counts or does not.
enum class DayReason { counted, not_working, stopped, rolled };
struct DayWalked {
  Date date;
  DayReason reason = DayReason::counted;
  DayKind kind = DayKind::workday;
  std::string name;  // of the holiday; empty for ordinary days
  int number = 0;  // which counted day it is; 0 if not counted
  std::optional<std::size_t> stop;  // the first of the stops it lies in, when stopped
};

// The due date with every day between told. `rolled`: days off passed over after the last counted day, and the working
// day reached.
struct Explanation {
  Due due;
  std::optional<Date> day_one;  // none for limit 0
  std::vector<DayWalked> days;  // from the day after acceptance to the due date
};
Result<Explanation> explain(const WorkCalendar& calendar, Date accepted, const Limit& limit,
                            const std::vector<Stop>& stops);

// Counted days d with accepted < d ≤ on, outside stops: how much of a limit is used, that day included.
int used_days(const WorkCalendar& calendar, Date accepted, Unit unit, const std::vector<Stop>& stops,
              Date on);

// 第三十二条: five working days to tell all faults.
inline constexpr Limit kDeficiencyNoticeTime{5, Unit::working, 0};
Result<Date> deficiency_deadline(const WorkCalendar& calendar, Date received);
// 逾期不告知的，自收到申请材料之日起即为受理: the acceptance date, once day five has ended without a notice; else nullopt.
Result<std::optional<Date>> deemed_acceptance(const WorkCalendar& calendar, Date received, Date today);

// 第四十二条第二款: joint handling 45 working days, extended by 15. 第四十四条: delivery within 10.
inline constexpr Limit kJointLimit{45, Unit::working, 0};
inline constexpr Limit kJointLimitExtended{45, Unit::working, 15};
inline constexpr Limit kDeliveryTime{10, Unit::working, 0};

// 电子监察: green; yellow when at least 90 % of the promise is used or it has passed — a promise of at most two days
// from noon of its due day; red when the statute has passed. A day is used when it begins.
enum class Light { green, yellow, red };
struct LightTimes {
  std::optional<Instant> yellow_at;
  std::optional<Instant> red_at;
};
// When the light will turn if nothing else happens. `statutory` none: never red.
Result<LightTimes> light_times(const WorkCalendar& calendar, Date accepted, const Limit& promised,
                               const std::optional<Limit>& statutory, const std::vector<Stop>& stops);
// The light of what is still open at `now`. What was finished keeps the light of that moment.
Light light(const LightTimes& times, Instant now, std::optional<Instant> finished = std::nullopt);

}  // namespace yichuang
