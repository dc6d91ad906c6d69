#include "core/calendar/clock.h"

#include <algorithm>

namespace yichuang {
namespace {

constexpr int kNoon = 12 * 60;  // minutes

bool stopped(const std::vector<Stop>& stops, Date day) {
  return std::any_of(stops.begin(), stops.end(), [&](const Stop& stop) { return stop.from < day && day <= stop.to; });
}

// Checks everything that can be wrong with what was asked.
Result<void> check(const WorkCalendar& calendar, Date accepted, const Limit& limit, const std::vector<Stop>& stops) {
  if (accepted < WorkCalendar::kFirstDay) return malformed("accepted", "before_calendar");
  if (!calendar.covers(accepted)) return malformed("accepted", "beyond_calendar");
  if (limit.days < 0 || limit.days > kLongestLimit) return malformed("limit", "out_of_range");
  if (limit.extension < 0 || limit.extension > kLongestLimit) return malformed("extension", "out_of_range");
  if (stops.size() > static_cast<std::size_t>(kMostStops)) return malformed("stops", "too_many");
  for (std::size_t i = 0; i < stops.size(); ++i)
    if (stops[i].to < stops[i].from) return malformed("stops[" + std::to_string(i) + "]", "stop_backwards");
  return {};
}

// The stops that lie after `from`, joined where they overlap or touch, in order.
std::vector<Stop> joined(const std::vector<Stop>& stops, Date from) {
  std::vector<Stop> sorted;
  for (Stop stop : stops) {
    stop.from = std::max(stop.from, from);
    if (stop.from < stop.to) sorted.push_back(stop);
  }
  std::sort(sorted.begin(), sorted.end(), [](const Stop& a, const Stop& b) { return a.from < b.from; });
  std::vector<Stop> result;
  for (const Stop& stop : sorted) {
    if (!result.empty() && stop.from <= result.back().to)
      result.back().to = std::max(result.back().to, stop.to);
    else
      result.push_back(stop);
  }
  return result;
}

// The n-th day after `from` in the unit, stops not regarded.
std::optional<Date> nth_after(const WorkCalendar& calendar, Date from, Unit unit, int n) {
  if (n == 0) return from;
  if (unit == Unit::working) return calendar.nth_working_after(from, n);
  const Date day = from + CalendarDays{n};
  return calendar.covers(day) ? std::optional{day} : std::nullopt;
}

int between(const WorkCalendar& calendar, Unit unit, Date from, Date to) {
  return unit == Unit::working ? calendar.working_between(from, to) : std::max(0, (to - from).count);
}

// Leaps from stop to stop: between two stops the calendar's prefix sums answer at once.
std::optional<Date> last_counted(const WorkCalendar& calendar, Date accepted, Unit unit, int n, const std::vector<Stop>& stops) {
  Date from = accepted;
  for (const Stop& stop : joined(stops, accepted)) {
    const auto reached = nth_after(calendar, from, unit, n);
    if (!reached) return std::nullopt;
    if (*reached <= stop.from) return reached;
    n -= between(calendar, unit, from, stop.from);
    if (!calendar.covers(stop.to)) return std::nullopt;
    from = stop.to;
  }
  return nth_after(calendar, from, unit, n);
}

}  // namespace

Result<Due> due(const WorkCalendar& calendar, Date accepted, const Limit& limit, const std::vector<Stop>& stops) {
  TRY(check(calendar, accepted, limit, stops));
  const int days = limit.days + limit.extension;
  if (days == 0) return Due{accepted, calendar.provisional(accepted)};
  const auto counted = last_counted(calendar, accepted, limit.unit, days, stops);
  if (!counted) return malformed("limit", "beyond_calendar");
  Date day = *counted;
  // 民法典 第二百零三条: the last day on a rest day becomes the next working day. Stops have ended by then.
  while (limit.unit == Unit::calendar && !calendar.working(day)) {
    ++day;
    if (!calendar.covers(day)) return malformed("limit", "beyond_calendar");
  }
  return Due{day, calendar.provisional(day)};
}

Result<Explanation> explain(const WorkCalendar& calendar, Date accepted, const Limit& limit, const std::vector<Stop>& stops) {
  Explanation explanation{TRY(due(calendar, accepted, limit, stops)), std::nullopt, {}};
  const int wanted = limit.days + limit.extension;
  int number = 0;
  for (Date day = accepted + CalendarDays{1}; day <= explanation.due.date && wanted > 0; ++day) {
    DayWalked walked{day, DayReason::counted, calendar.kind(day), calendar.name(day), 0};
    if (number == wanted) {
      walked.reason = DayReason::rolled;
    } else if (stopped(stops, day)) {
      walked.reason = DayReason::stopped;
      for (const Stop& stop : stops)
        if (stop.from < day && day <= stop.to) walked.name = stop.ground;
    } else if (limit.unit == Unit::working && !calendar.working(day)) {
      walked.reason = DayReason::not_working;
    } else {
      walked.number = ++number;
      if (!explanation.day_one) explanation.day_one = day;
    }
    explanation.days.push_back(std::move(walked));
  }
  return explanation;
}

int used_days(const WorkCalendar& calendar, Date accepted, Unit unit, const std::vector<Stop>& stops, Date on) {
  if (on <= accepted || !calendar.covers(accepted) || !calendar.covers(on)) return 0;
  int used = between(calendar, unit, accepted, on);
  for (const Stop& stop : joined(stops, accepted))
    if (stop.from < on) used -= between(calendar, unit, stop.from, std::min(stop.to, on));
  return used;
}

Result<Date> deficiency_deadline(const WorkCalendar& calendar, Date received) {
  return TRY(due(calendar, received, Limit{5, Unit::working, 0}, {})).date;
}

Result<std::optional<Date>> deemed_acceptance(const WorkCalendar& calendar, Date received, Date today) {
  const Date last = TRY(deficiency_deadline(calendar, received));
  return today > last ? std::optional{received} : std::optional<Date>{};
}

Result<LightTimes> light_times(const WorkCalendar& calendar, Date accepted, const Limit& promised,
                               const std::optional<Limit>& statutory, const std::vector<Stop>& stops) {
  LightTimes times;
  const int limit = promised.days + promised.extension;
  if (limit <= 2) {
    const Date last = TRY(due(calendar, accepted, promised, stops)).date;
    times.yellow_at = Instant{start_of(last).ms + kNoon * 60'000};
  } else {
    // The first counted day that brings the used part to nine tenths or more.
    const int nine_tenths = (limit * 9 + 9) / 10;
    const Date turns = TRY(due(calendar, accepted, Limit{nine_tenths, promised.unit, 0}, stops)).date;
    times.yellow_at = start_of(turns);
  }
  if (statutory) {
    const Date last = TRY(due(calendar, accepted, *statutory, stops)).date;
    times.red_at = start_of(last + CalendarDays{1});
    times.yellow_at = std::min(*times.yellow_at, *times.red_at);
  }
  return times;
}

Light light(const LightTimes& times, Instant now) {
  if (times.red_at && now >= *times.red_at) return Light::red;
  if (times.yellow_at && now >= *times.yellow_at) return Light::yellow;
  return Light::green;
}

}  // namespace yichuang
