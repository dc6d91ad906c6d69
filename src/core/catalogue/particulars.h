// 要素: what the national implementation list says of an item beside its law, limits and papers (GB/T 39554.2-2020).
// What can be computed from the rest of the catalogue (basic code, windows, remedies, the usual flow) is not kept here.
#pragma once

#include <string>
#include <vector>

#include "core/catalogue/text.h"

namespace yichuang {

// 业务办理项: one kind of business of an item. Its 33 characters are the item's 31 and these two.
struct HandlingItem {
  std::string serial;  // "01"
  Text name;  // 新办, 变更, 延续 …
};

// 通办范围, and in which way it is handled elsewhere 通办方式.
enum class AcrossScope { none, county, city, province, nation };
enum class AcrossWay { online, relay, joint };  // 全程网办, 异地代收代办, 多地联办

// A step of the flow that is not one of the usual five (收件、受理、审查、决定、送达), such as an examination.
struct ExtraStep {
  std::string after;  // receive, accept, examine, decide
  Text name, standard, result;
};

struct Faq {
  Text question, answer;
};

// 中介服务: what an independent body has to make before the application can be complete.
struct Intermediary {
  Text name;
  Text why;
};

struct Particulars {
  bool given = false;  // false: the item says nothing of all this yet
  std::string power_source;  // 权力来源, one digit (domain: 1 法定本级行使 … 6 同级委托)
  Text guidance;  // 业务指导部门
  std::vector<HandlingItem> handling;
  std::vector<int> online_depth;  // 网上办理深度, codes 1–7 and 9
  AcrossScope across = AcrossScope::none;
  std::vector<AcrossWay> across_ways;
  std::vector<std::string> delivery;  // 送达方式 on offer: window, courier, electronic
  std::vector<std::string> personal_topics, corporate_topics;  // 主题, three digits
  bool appointment = false;
  bool pay_online = false;
  Text quantity_limit;  // 数量限制; empty: none
  std::vector<ExtraStep> extra_steps;
  std::vector<Intermediary> intermediaries;
  std::vector<Faq> faqs;
  Origins origin;
};

// Ⅰ–Ⅳ of the statistics: Ⅳ 全程网办 has any of 5–7, Ⅲ has 4, Ⅱ has 2 or 3, Ⅰ none of these. 0: not said.
int online_level(const std::vector<int>& depth);

}  // namespace yichuang
