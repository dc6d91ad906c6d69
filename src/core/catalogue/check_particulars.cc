#include <algorithm>
#include <set>

#include "core/catalogue/check_rules.h"

namespace yichuang::checking {
namespace {

bool has(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// Visits and the channels that spare them.
void check_visits(Checker& checker, const Item& item) {
  const int level = online_level(item.particulars.online_depth);
  if (item.visits > 0 && item.visits_reason.empty())
    checker.error("visit_without_reason", item.origin.of("visits"),
                  {"要求到现场，却没有写明必须现场办理的原因",
                   "somebody must come in person, but it does not say why"});
  if (item.visits == 0 && !item.visits_reason.empty())
    checker.error("reason_without_visit", item.origin.of("visits_reason"),
                  {"不用到现场的事项不应写必须现场办理的原因",
                   "nobody has to come in person, so there can be no reason for it"});
  if (level == 4 && item.visits > 0)
    checker.error("wholly_online_visit", item.particulars.origin.of("online_depth"),
                  {"全程网办（Ⅳ级）的事项到现场次数应为零",
                   "an item that is handled wholly online (level IV) needs no visit"});
  if (item.visits == 0 && !has(item.channels, "online") && !has(item.channels, "post"))
    checker.warning("no_way_without_visit", item.origin.of("channels"),
                    {"到现场次数为零又不能网办，应当可以邮寄申请",
                     "nobody has to come, yet it can be applied for neither online nor by post"});
}

void check_payment(Checker& checker, const Item& item) {
  const bool charged = item.fee && item.fee->fen > 0;
  if (!charged && item.particulars.pay_online)
    checker.error("payment_without_fee", item.particulars.origin.of("pay_online"),
                  {"不收费的事项不应支持网上支付", "an item without a fee cannot be paid for online"});
  if (charged && item.particulars.given && !item.particulars.pay_online)
    checker.warning("fee_without_payment", item.origin.of("fee"),
                    {"收费的事项应当可以网上支付", "a fee should be payable online"});
}

// 服务对象 ⇔ 主题
void check_topics(Checker& checker, const Item& item) {
  const Particulars& said = item.particulars;
  const bool people = has(item.objects, "natural_person");
  const bool firms = std::any_of(item.objects.begin(), item.objects.end(),
                                 [](const std::string& one) { return one != "natural_person"; });
  if (people != !said.personal_topics.empty())
    checker.warning("personal_topic_mismatch", said.origin.of("personal_topics"),
                    {"服务对象含自然人的事项应有个人主题，不含的不应有",
                     "an item for people has a personal topic, any other has none"});
  if (firms != !said.corporate_topics.empty())
    checker.warning("corporate_topic_mismatch", said.origin.of("corporate_topics"),
                    {"服务对象含法人或其他组织的事项应有法人主题，不含的不应有",
                     "an item for organisations has a corporate topic, any other has none"});
}

// The platform has a closed list of topics; their names stand in the texts.
void check_topic_codes(Checker& checker, const Item& item) {
  const Particulars& said = item.particulars;
  const auto known = [&](const std::string& kind, const std::vector<std::string>& codes) {
    for (const std::string& code : codes)
      if (checker.catalogue.text("topic." + kind + "." + code) == nullptr)
        checker.error("unknown_topic", said.origin.of(kind + "_topics"),
                      {"没有主题“" + code + "”", "there is no topic “" + code + "”"});
  };
  known("personal", said.personal_topics);
  known("corporate", said.corporate_topics);
}

void check_handling(Checker& checker, const Item& item) {
  std::set<std::string> serials;
  for (const HandlingItem& one : item.particulars.handling)
    if (!serials.insert(one.serial).second)
      checker.error("duplicate_handling_item", item.particulars.origin.of("handling"),
                    {"业务办理项序号“" + one.serial + "”重复",
                     "the serial “" + one.serial + "” of a handling item is used twice"});
}

void check_ways(Checker& checker, const Item& item) {
  const Particulars& said = item.particulars;
  const bool online_elsewhere = std::find(said.across_ways.begin(), said.across_ways.end(),
                                          AcrossWay::online) != said.across_ways.end();
  if (online_elsewhere && online_level(said.online_depth) != 4)
    checker.error("across_not_online", said.origin.of("across"),
                  {"以全程网办方式通办的事项，网上办理深度应达到Ⅳ级",
                   "handled elsewhere wholly online, yet its online depth is not level IV"});
  if (said.across != AcrossScope::none && said.across_ways.empty())
    checker.error("across_without_way", said.origin.of("across"),
                  {"写了通办范围，没有写通办方式", "it is handled elsewhere, but does not say in which way"});
  if (has(item.channels, "online") && online_level(said.online_depth) < 2)
    checker.error("channel_above_depth", said.origin.of("online_depth"),
                  {"可以网上申请的事项，网上办理深度至少应能网上收件",
                   "it can be applied for online, yet its online depth does not even take an application"});
}

}  // namespace

void check_particulars(Checker& checker, const Item& item) {
  check_visits(checker, item);
  check_payment(checker, item);
  if (!item.particulars.given) {
    checker.warning("particulars_missing", item.origin.record,
                    {"没有填写实施清单要素", "the elements of the implementation list are not filled in"});
    return;
  }
  check_topics(checker, item);
  check_topic_codes(checker, item);
  check_handling(checker, item);
  check_ways(checker, item);
  if (item.kind == kLicenceKind && item.particulars.faqs.empty())
    checker.warning("licence_without_faq", item.particulars.origin.of("faqs"),
                    {"行政许可至少应有一个常见问题", "a licence should answer at least one common question"});
}

}  // namespace yichuang::checking
