#include "core/calendar/clock.h"

#include <algorithm>

namespace yichuang {
namespace {

// Checks everything that can be wrong with what was asked.
Result<void> check(const WorkCalendar& calendar, Date accepted, const Limit& limit,
                   const std::vector<Stop>& stops) {
  if (accepted < WorkCalendar::kFirstDay) return malformed("accepted", "before_calendar");
  if (!calendar.covers(accepted)) return malformed("accepted", "beyond_calendar");
  const Values range{{"minimum", "0"}, {"maximum", std::to_string(kLongestLimit)}};
  if (limit.days < 0 || limit.days > kLongestLimit) return malformed("limit", "out_of_range", range);
  if (limit.extension < 0 || limit.extension > kLongestLimit)
    return malformed("extension", "out_of_range", range);
  if (stops.size() > static_cast<std::size_t>(kMostStops)) return malformed("stops", "too_many");
  for (std::size_t i = 0; i < stops.size(); ++i)
    if (stops[i].to < stops[i].from) return malformed("stops[" + std::to_string(i) + "]", "stop_backwards");
  return {};
}

// Days d with from < d ≤ to that do not count.
struct Span {
  Date from;
  Date to;
};

// The parts of the stops after `accepted`, in order, joined where they overlap or touch.
std::vector<Span> joined(const std::vector<Stop>& stops, Date accepted) {
  std::vector<Span> spans;
  for (const Stop& stop : stops)
    if (const Span span{std::max(stop.from, accepted), stop.to}; span.from < span.to) spans.push_back(span);
  std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) { return a.from < b.from; });
  std::size_t kept = 0;
  for (const Span& span : spans) {
    if (kept > 0 && span.from <= spans[kept - 1].to)
      spans[kept - 1].to = std::max(spans[kept - 1].to, span.to);
    else
      spans[kept++] = span;
  }
  spans.resize(kept);
  return spans;
}

// The n-th day after `from` in the unit, n ≥ 1, stops not regarded.
std::optional<Date> nth_after(const WorkCalendar& calendar, Date from, Unit unit, int n) {
  if (unit == Unit::working) return calendar.nth_working_after(from, n);
  const Date day = from + CalendarDays{n};
  return calendar.covers(day) ? std::optional{day} : std::nullopt;
}

int between(const WorkCalendar& calendar, Unit unit, Date from, Date to) {
  return unit == Unit::working ? calendar.working_between(from, to) : std::max(0, (to - from).count);
}

// The n-th counted day, n ≥ 1. Leaps from stop to stop: between two of them the calendar answers at once.
std::optional<Date> nth_counted(const WorkCalendar& calendar, Date accepted, Unit unit, int n,
                                const std::vector<Stop>& stops) {
  Date from = accepted;
  for (const Span& stop : joined(stops, accepted)) {
    const auto reached = nth_after(calendar, from, unit, n);
    if (!reached || *reached <= stop.from) return reached;
    n -= between(calendar, unit, from, stop.from);
    if (!calendar.covers(stop.to)) return std::nullopt;
    from = stop.to;
  }
  return nth_after(calendar, from, unit, n);
}

std::optional<std::size_t> stop_over(const std::vector<Stop>& stops, Date day) {
  const auto found = std::find_if(stops.begin(), stops.end(),
                                  [&](const Stop& stop) { return stop.from < day && day <= stop.to; });
  if (found == stops.end()) return std::nullopt;
  return static_cast<std::size_t>(found - stops.begin());
}

}  // namespace

Result<Due> due(const WorkCalendar& calendar, Date accepted, const Limit& limit,
                const std::vector<Stop>& stops) {
  TRY(check(calendar, accepted, limit, stops));
  const int days = limit.days + limit.extension;
  if (days == 0) return Due{accepted, false};  // nothing was counted, so no notice can change it
  const auto counted = nth_counted(calendar, accepted, limit.unit, days, stops);
  if (!counted) return malformed("limit", "beyond_calendar");
  Date day = *counted;
  // 民法典 第二百零三条: a last day that is a day off becomes the next working day. The count is over, so no stop
  // holds it up.
  if (limit.unit == Unit::calendar && !calendar.working(day)) {
    const auto next = calendar.nth_working_after(day, 1);
    if (!next) return malformed("limit", "beyond_calendar");
    day = *next;
  }
  // Years without a notice come after all those with one, so the last day touched tells for all.
  return Due{day, calendar.provisional(day)};
}

Result<Explanation> explain(const WorkCalendar& calendar, Date accepted, const Limit& limit,
                            const std::vector<Stop>& stops) {
  Explanation explanation{TRY(due(calendar, accepted, limit, stops)), std::nullopt, {}};
  const int wanted = limit.days + limit.extension;
  int number = 0;
  for (Date day = accepted + CalendarDays{1}; day <= explanation.due.date; ++day) {
    DayWalked walked{day, DayReason::counted, calendar.kind(day), calendar.name(day), 0, std::nullopt};
    if (number == wanted) {
      walked.reason = DayReason::rolled;
    } else if (const auto stop = stop_over(stops, day)) {
      walked.reason = DayReason::stopped;
      walked.stop = stop;
    } else if (limit.unit == Unit::working && !calendar.working(day)) {
      walked.reason = DayReason::not_working;
    } else {
      walked.number = ++number;
      if (!explanation.day_one) explanation.day_one = day;
    }
    explanation.days.push_back(std::move(walked));
  }
  ensure(number == wanted);
  return explanation;
}

int used_days(const WorkCalendar& calendar, Date accepted, Unit unit, const std::vector<Stop>& stops,
              Date on) {
  on = std::min(on, WorkCalendar::kLastDay);
  if (on <= accepted || !calendar.covers(accepted)) return 0;
  int used = between(calendar, unit, accepted, on);
  for (const Span& stop : joined(stops, accepted))
    if (stop.from < on) used -= between(calendar, unit, stop.from, std::min(stop.to, on));
  return used;
}

Result<Date> deficiency_deadline(const WorkCalendar& calendar, Date received) {
  return TRY(due(calendar, received, kDeficiencyNoticeTime, {})).date;
}

Result<std::optional<Date>> deemed_acceptance(const WorkCalendar& calendar, Date received, Date today) {
  const Date last = TRY(deficiency_deadline(calendar, received));
  return today > last ? std::optional{received} : std::optional<Date>{};
}

Result<LightTimes> light_times(const WorkCalendar& calendar, Date accepted, const Limit& promised,
                               const std::optional<Limit>& statutory, const std::vector<Stop>& stops) {
  constexpr int kShortPromise = 2;
  constexpr std::int64_t kNoonMs = std::int64_t{12} * 3'600'000;
  const Date promised_day = TRY(due(calendar, accepted, promised, stops)).date;
  LightTimes times;
  const int days = promised.days + promised.extension;
  if (days <= kShortPromise) {
    times.yellow_at = Instant{start_of(promised_day).ms + kNoonMs};
  } else {
    // The first counted day that brings the used part to nine tenths or more; a rest day may be that day when plain
    // days are counted, since only the last day rolls.
    const auto turns = nth_counted(calendar, accepted, promised.unit, (days * 9 + 9) / 10, stops);
    ensure(turns.has_value());  // it comes no later than the due day, which was found
    times.yellow_at = start_of(*turns);
  }
  if (statutory) {
    const Date last = TRY(due(calendar, accepted, *statutory, stops)).date;
    times.red_at = start_of(last + CalendarDays{1});
    times.yellow_at = std::min(*times.yellow_at, *times.red_at);
  }
  return times;
}

Light light(const LightTimes& times, Instant now, std::optional<Instant> finished) {
  const Instant at = finished ? std::min(now, *finished) : now;
  if (times.red_at && at >= *times.red_at) return Light::red;
  if (times.yellow_at && at >= *times.yellow_at) return Light::yellow;
  return Light::green;
}

}  // namespace yichuang
