#include <algorithm>
#include <map>

#include "app/calendar/clock_answer.h"
#include "app/calendar/clock_rules.h"

namespace yichuang::app {
namespace {

const char* weekday(Date date) {
  static constexpr const char* kNames[] = {"一", "二", "三", "四", "五", "六", "日"};
  return kNames[date.weekday() - 1];
}

std::string full(Date date) {
  return std::to_string(date.year()) + "年" + std::to_string(date.month()) + "月" +
         std::to_string(date.day()) + "日（星期" + weekday(date) + "）";
}

std::string brief(Date date) {
  return std::to_string(date.month()) + "月" + std::to_string(date.day()) + "日";
}

std::string number(std::size_t n) { return std::to_string(n); }

// Columns on a terminal: a Chinese character takes two. Exact for what is written here, which has no other wide letters.
std::size_t columns(std::string_view text) {
  std::size_t wide = 0;
  for (const unsigned char c : text) wide += c < 0x80 ? 1 : c >= 0xE0 ? 2 : 0;
  return wide;
}

std::string padded(std::string text, std::size_t width) {
  const std::size_t has = columns(text);
  return text.append(has < width ? width - has : 0, ' ');
}

// What the days of one line have in common.
std::string why(const DayWalked& day) {
  const std::string off = day.kind == DayKind::weekend ? "周末" : day.name + "放假";
  switch (day.reason) {
    case DayReason::counted:
      if (day.kind == DayKind::make_up) return day.name + "调休上班";
      return day.kind == DayKind::workday ? "" : off + "，自然日照计";
    case DayReason::not_working:
      return off;
    case DayReason::stopped:
      return "第 " + number(*day.stop + 1) + " 次停止计算";
    case DayReason::rolled:
      if (day.kind == DayKind::workday) return "顺延到此日";
      return day.kind == DayKind::make_up ? "顺延到此日，" + day.name + "调休上班" : off + "，顺延";
  }
  return {};
}

// In plain days a weekend is a day like any other, so a run goes on over it; only the last day's kind matters, and that
// is told where it rolls.
bool same_line(const DayWalked& a, const DayWalked& b, Unit unit) {
  if (a.reason != b.reason || a.date.year() != b.date.year()) return false;
  if (a.reason == DayReason::counted && unit == Unit::calendar) return true;
  return why(a) == why(b);
}

std::string line_of(const DayWalked& first, const DayWalked& last, Unit unit) {
  const auto days = static_cast<std::size_t>((last.date - first.date).count + 1);
  std::string dates = brief(first.date) + "（" + weekday(first.date) + "）";
  if (days > 1) dates += "至" + brief(last.date) + "（" + weekday(last.date) + "）";
  std::string counts = first.number > 0 ? "第 " : "不计";
  if (first.number > 0) counts += std::to_string(first.number);
  if (last.number > first.number) counts += "～" + std::to_string(last.number);
  if (first.number > 0) counts += " 日";
  std::string reason = unit == Unit::calendar && first.reason == DayReason::counted ? "" : why(first);
  if (first.number == 0 && days > 1) reason.append(" ").append(number(days)).append(" 天");
  std::string line = "  " + padded(dates, 32) + padded(counts, 16) + reason;
  line.erase(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

std::string walk(const Explanation& explanation, Unit unit) {
  std::string out;
  const auto& days = explanation.days;
  int year = 0;
  for (std::size_t first = 0; first < days.size();) {
    std::size_t last = first;
    while (last + 1 < days.size() && same_line(days[last], days[last + 1], unit)) ++last;
    if (days[first].date.year() != year) {
      year = days[first].date.year();
      out += std::to_string(year) + "年\n";
    }
    out += line_of(days[first], days[last], unit);
    first = last + 1;
  }
  return out;
}

// "经过 33 天：计入 20 天，不计 13 天（周末 6 天，春节放假 7 天）。"
std::string sum(const Explanation& explanation) {
  std::size_t counted = 0;
  std::vector<std::pair<std::string, std::size_t>> skipped;  // in order of first appearance
  for (const DayWalked& day : explanation.days) {
    if (day.reason == DayReason::counted) {
      ++counted;
      continue;
    }
    const std::string reason = why(day);
    const auto known =
        std::find_if(skipped.begin(), skipped.end(), [&](auto& one) { return one.first == reason; });
    if (known == skipped.end())
      skipped.emplace_back(reason, 1);
    else
      ++known->second;
  }
  const std::size_t all = explanation.days.size();
  std::string out = "合计  经过 " + number(all) + " 天，计入 " + number(counted) + " 天";
  if (counted == all) return out + "，没有不计的日子。\n";
  out += "，不计 " + number(all - counted) + " 天（";
  for (std::size_t i = 0; i < skipped.size(); ++i)
    out += (i == 0 ? "" : "，") + skipped[i].first + " " + number(skipped[i].second) + " 天";
  return out + "）。\n";
}

std::string limit_of(const Limit& limit) {
  const std::string unit = limit.unit == Unit::working ? " 个工作日" : " 日（自然日）";
  std::string out = std::to_string(limit.days) + unit;
  if (limit.extension > 0) out += "，延长 " + std::to_string(limit.extension) + unit;
  return out;
}

std::string day_off_note(const WorkCalendar& calendar, Date accepted) {
  if (calendar.working(accepted)) return {};
  const std::string& name = calendar.name(accepted);
  return "      受理日是" + (name.empty() ? std::string("周末") : name + "假期") + "，受理日期不变。\n";
}

std::string stops_of(const std::vector<Stop>& stops, Date accepted) {
  std::string out;
  for (std::size_t i = 0; i < stops.size(); ++i) {
    out +=
        "停止  第 " + number(i + 1) + " 次：" + full(stops[i].from) + "停止，" + full(stops[i].to) + "恢复";
    if (stops[i].to <= accepted || stops[i].from == stops[i].to) out += "，不影响期限";
    out += "\n";
  }
  return out;
}

std::string calendar_of(const WorkCalendar& calendar, Date from, const Due& due) {
  std::string out = "日历  版本 " + calendar.version() + "\n";
  for (int year = from.year(); year <= due.date.year(); ++year) {
    const CalendarYear* published = calendar.year(year);
    out += "      " + std::to_string(year) + "年：";
    if (published == nullptr || !published->noticed)
      out += "放假安排尚未公布，只按法定节假日推算（暂行历）\n";
    else
      out += published->notice + (published->certain ? "\n" : "（文号以原文为准）\n");
  }
  return out;
}

}  // namespace

std::string clock_text(const WorkCalendar& calendar, const ClockQuestion& question,
                       const Explanation& explanation) {
  const Due& due = explanation.due;
  std::string out = "受理  " + full(question.accepted) + "\n" + day_off_note(calendar, question.accepted);
  out += "期限  " + limit_of(question.limit) + "\n" + stops_of(question.stops, question.accepted);
  out += "到期  " + full(due.date) + "二十四时" + (due.provisional ? "  暂定\n" : "\n");
  if (due.provisional) out += "      计算经过尚未公布放假安排的年份，公布后重新计算。\n";
  if (!explanation.days.empty()) {
    out += "\n" + walk(explanation, question.limit.unit) + "\n" + sum(explanation);
  }
  out += "\n依据";
  const char* indent = "  ";
  for (const ClockRule& rule : clock_rules(question, explanation)) {
    out += indent + (rule.clause.empty() ? "" : rule.clause + "：") + rule.text + "\n";
    indent = "      ";
  }
  return out + calendar_of(calendar, question.accepted, due);
}

}  // namespace yichuang::app
