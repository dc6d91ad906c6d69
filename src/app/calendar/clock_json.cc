#include <boost/json.hpp>

#include "app/calendar/clock_answer.h"
#include "app/calendar/clock_rules.h"

namespace yichuang::app {
namespace {

namespace bj = boost::json;

const char* word(DayReason reason) {
  switch (reason) {
    case DayReason::counted:
      return "counted";
    case DayReason::not_working:
      return "not_working";
    case DayReason::stopped:
      return "stopped";
    case DayReason::rolled:
      return "rolled";
  }
  ensure(!"a reason without a word");
  return "";
}

const char* word(DayKind kind) {
  switch (kind) {
    case DayKind::workday:
      return "workday";
    case DayKind::weekend:
      return "weekend";
    case DayKind::holiday:
      return "holiday";
    case DayKind::rest:
      return "rest";
    case DayKind::make_up:
      return "make_up";
  }
  ensure(!"a kind of day without a word");
  return "";
}

bj::value day_of(const DayWalked& day) {
  bj::object out{{"date", to_string(day.date)}, {"kind", word(day.kind)}};
  if (!day.name.empty()) out["name"] = day.name;
  out["reason"] = word(day.reason);
  if (day.number > 0) out["number"] = day.number;
  if (day.stop) out["stop"] = *day.stop;
  return out;
}

bj::array stops_of(const std::vector<Stop>& stops) {
  bj::array out;
  for (const Stop& stop : stops) out.push_back(bj::array{to_string(stop.from), to_string(stop.to)});
  return out;
}

bj::array notices_of(const WorkCalendar& calendar, Date from, Date to) {
  bj::array out;
  for (int year = from.year(); year <= to.year(); ++year) {
    const CalendarYear* published = calendar.year(year);
    const bool noticed = published != nullptr && published->noticed;
    bj::object one{{"year", year}, {"noticed", noticed}};
    if (noticed) {
      one["notice"] = published->notice;
      one["certain"] = published->certain;
    }
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace

std::string clock_json(const WorkCalendar& calendar, const ClockQuestion& question,
                       const Explanation& explanation) {
  bj::array days, rules;
  for (const DayWalked& day : explanation.days) days.push_back(day_of(day));
  for (const ClockRule& rule : clock_rules(question, explanation))
    rules.push_back({{"clause", rule.clause}, {"text", rule.text}});
  bj::object out{{"accepted", to_string(question.accepted)},
                 {"limit", question.limit.days},
                 {"unit", question.limit.unit == Unit::working ? "working" : "calendar"},
                 {"extension", question.limit.extension},
                 {"stops", stops_of(question.stops)},
                 {"due", to_string(explanation.due.date)},
                 {"provisional", explanation.due.provisional}};
  if (explanation.day_one) out["day_one"] = to_string(*explanation.day_one);
  out["calendar_version"] = calendar.version();
  out["notices"] = notices_of(calendar, question.accepted, explanation.due.date);
  out["rules"] = std::move(rules);
  out["days"] = std::move(days);
  return bj::serialize(out) + "\n";
}

}  // namespace yichuang::app
