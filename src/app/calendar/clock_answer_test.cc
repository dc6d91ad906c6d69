#include "app/calendar/clock_answer.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "app/calendar/calendar_file.h"

namespace yichuang::app {
namespace {

const WorkCalendar& calendar() {
  static const WorkCalendar read = read_calendar(assets::Assets::directory("catalogue")).value();
  return read;
}

Date on(const char* text) { return parse_date(text).value(); }

std::string text_of(const ClockQuestion& question) {
  const auto explanation = explain(calendar(), question.accepted, question.limit, question.stops);
  return clock_text(calendar(), question, explanation.value());
}

TEST(clock_answer, a_clerk_reads_which_days_count_and_why) {
  const std::string text =
      text_of({on("2021-02-05"), {20, Unit::working, 0}, {{on("2021-02-22"), on("2021-02-26"), {}, {}}}});
  EXPECT_EQ(text.substr(0, text.find("依据")),
            "受理  2021年2月5日（星期五）\n"
            "期限  20 个工作日\n"
            "停止  第 1 次：2021年2月22日（星期一）停止，2021年2月26日（星期五）恢复\n"
            "到期  2021年3月16日（星期二）二十四时\n"
            "\n"
            "2021年\n"
            "  2月6日（六）                    不计            周末\n"
            "  2月7日（日）                    第 1 日         春节调休上班\n"
            "  2月8日（一）至2月10日（三）     第 2～4 日\n"
            "  2月11日（四）至2月17日（三）    不计            春节放假 7 天\n"
            "  2月18日（四）至2月19日（五）    第 5～6 日\n"
            "  2月20日（六）                   第 7 日         春节调休上班\n"
            "  2月21日（日）                   不计            周末\n"
            "  2月22日（一）                   第 8 日\n"
            "  2月23日（二）至2月26日（五）    不计            第 1 次停止计算 4 天\n"
            "  2月27日（六）至2月28日（日）    不计            周末 2 天\n"
            "  3月1日（一）至3月5日（五）      第 9～13 日\n"
            "  3月6日（六）至3月7日（日）      不计            周末 2 天\n"
            "  3月8日（一）至3月12日（五）     第 14～18 日\n"
            "  3月13日（六）至3月14日（日）    不计            周末 2 天\n"
            "  3月15日（一）至3月16日（二）    第 19～20 日\n"
            "\n"
            "合计  经过 39 天，计入 20 天，不计 19 天（周末 8 天，春节放假 7 天，第 1 次停止计算 4 天）。\n"
            "\n");
  for (const char* part : {"行政许可法 第八十二条", "行政许可法 第四十五条", "民法典 第二百零一条",
                           "民法典 第二百零三条", "2021年：国办发明电〔2020〕27号（文号以原文为准）"})
    EXPECT_NE(text.find(part), text.npos) << part;
  EXPECT_NE(text.find("版本 " + calendar().version()), text.npos);
  EXPECT_EQ(text.find("第四十二条"), text.npos) << "no rule that does not bear on the question";
}

TEST(clock_answer, says_what_is_special_about_each_question) {
  const struct {
    const char* why;
    ClockQuestion question;
    std::vector<const char*> said;
  } rows[] = {
      {"a year without a notice",
       {on("2026-12-25"), {5, Unit::working, 0}, {}},
       {"到期  2027年1月4日（星期一）二十四时  暂定\n", "2027年：放假安排尚未公布",
        "2026年：国办发明电〔2025〕7号\n", "\n2027年\n  1月1日"}},
      {"received on a holiday",
       {on("2021-05-01"), {5, Unit::working, 0}, {}},
       {"受理日是劳动节假期，受理日期不变"}},
      {"received on a Saturday",
       {on("2021-03-06"), {5, Unit::working, 0}, {}},
       {"受理日是周末，受理日期不变"}},
      {"extended",
       {on("2021-03-01"), {20, Unit::working, 10}, {}},
       {"期限  20 个工作日，延长 10 个工作日\n", "行政许可法 第四十二条"}},
      {"plain days that roll",
       {on("2021-02-05"), {6, Unit::calendar, 0}, {}},
       {"期限  6 日（自然日）\n", "第 1～6 日\n", "春节放假，顺延", "顺延到此日", "最后一日是休息日的"}},
      {"nothing to count",
       {on("2021-03-01"), {0, Unit::working, 0}, {}},
       {"到期  2021年3月1日（星期一）", "当场作出"}},
      {"a stop without effect",
       {on("2021-03-01"), {2, Unit::working, 0}, {{on("2021-02-01"), on("2021-03-01"), {}, {}}}},
       {"恢复，不影响期限\n"}},
      {"nothing left out",
       {on("2021-03-01"), {2, Unit::working, 0}, {}},
       {"经过 2 天，计入 2 天，没有不计的日子。"}},
  };
  for (const auto& row : rows) {
    const std::string text = text_of(row.question);
    for (const char* part : row.said)
      EXPECT_NE(text.find(part), text.npos) << row.why << ": " << part << " in\n" << text;
  }
}

TEST(clock_answer, a_program_reads_the_same) {
  const ClockQuestion question{
      on("2021-02-05"), {2, Unit::working, 0}, {{on("2021-02-06"), on("2021-02-07"), {}, {}}}};
  const auto explanation = explain(calendar(), question.accepted, question.limit, question.stops);
  const std::string json = clock_json(calendar(), question, explanation.value());
  EXPECT_EQ(json.find('\n'), json.size() - 1);
  auto read = boost::json::parse(json).as_object();
  EXPECT_EQ(read["calendar_version"], calendar().version().c_str());
  EXPECT_FALSE(read["rules"].as_array().empty());
  read.erase("calendar_version");
  read.erase("rules");
  EXPECT_EQ(read, boost::json::parse(R"({
    "accepted": "2021-02-05", "limit": 2, "unit": "working", "extension": 0, "stops": [["2021-02-06", "2021-02-07"]],
    "due": "2021-02-09", "provisional": false, "day_one": "2021-02-08",
    "notices": [{"year": 2021, "noticed": true, "notice": "国办发明电〔2020〕27号", "certain": false}],
    "days": [
      {"date": "2021-02-06", "kind": "weekend", "reason": "not_working"},
      {"date": "2021-02-07", "kind": "make_up", "name": "春节", "reason": "stopped", "stop": 0},
      {"date": "2021-02-08", "kind": "workday", "reason": "counted", "number": 1},
      {"date": "2021-02-09", "kind": "workday", "reason": "counted", "number": 2}]})"));
}

}  // namespace
}  // namespace yichuang::app
