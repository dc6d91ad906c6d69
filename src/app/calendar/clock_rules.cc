#include "app/calendar/clock_rules.h"

#include <algorithm>

namespace yichuang::app {

std::vector<ClockRule> clock_rules(const ClockQuestion& question, const Explanation& explanation) {
  if (explanation.days.empty())
    return {{"行政许可法 第三十四条", "能够当场作出决定的，当场作出：到期日即受理日。"}};
  const bool working = question.limit.unit == Unit::working;
  const auto walked = [&](DayReason reason) {
    return std::any_of(explanation.days.begin(), explanation.days.end(),
                       [&](const DayWalked& day) { return day.reason == reason; });
  };
  std::vector<ClockRule> rules;
  rules.push_back({"民法典 第二百零一条", "受理当日不计入，自下一日开始计算。"});
  if (working)
    rules.push_back({"行政许可法 第八十二条", "期限以工作日计算，不含法定节假日；调休上班日是工作日。"});
  else
    rules.push_back({"", "期限以“日”规定而未写明“工作日”的，按自然日计算，休息日也计入。"});
  if (question.limit.extension > 0)
    rules.push_back({"行政许可法 第四十二条", "经批准延长的期限接在原期限之后，延长理由须告知申请人。"});
  if (!question.stops.empty())
    rules.push_back(
        {"行政许可法 第四十五条",
         "听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审所需时间不计算在期限内：停止当日仍计入，"
         "次日起至恢复当日不计；重叠的只扣一次。"});
  if (!working && walked(DayReason::rolled))
    rules.push_back({"民法典 第二百零三条", "最后一日是休息日的，以其后的第一个工作日为最后一日。"});
  rules.push_back(
      {"民法典 第二百零三条", "最后一日的截止时间为二十四时；有业务时间的，停止业务活动的时间为截止时间。"});
  return rules;
}

}  // namespace yichuang::app
