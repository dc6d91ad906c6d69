#include <set>

#include "core/catalogue/check_rules.h"

namespace yichuang::checking {
namespace {

// 直接取消审批 leaves nothing to apply for; 审批改为备案 leaves a record, which is no licence any more.
void check_mode(Checker& checker, const BusinessLicence& licence, const Item& item) {
  const Origin at = licence.origin.of("mode");
  const bool retired = item.standing && item.standing->kind == StandingKind::retired;
  if (licence.mode == ReformMode::cancelled && !retired)
    checker.error(
        "cancelled_licence_offered", at,
        {"“" + licence.name.zh + "”已直接取消审批，不应再有事项“" + item.name.zh + "”",
         "“" + licence.name.en + "” was abolished, yet the item “" + item.name.en + "” carries it out"});
  if (licence.mode == ReformMode::record && item.kind == kLicenceKind)
    checker.error("reform_mode_mismatch", at,
                  {"“" + licence.name.zh + "”已改为备案，事项“" + item.name.zh + "”却是行政许可",
                   "“" + licence.name.en + "” became a record, yet the item “" + item.name.en +
                       "” is still a licence"});
  if (licence.mode == ReformMode::commitment && !item.commitment)
    checker.hint("commitment_not_offered", at,
                 {"“" + licence.name.zh + "”实行告知承诺，事项“" + item.name.zh + "”没有告知承诺办法",
                  "“" + licence.name.en + "” is granted on commitment, yet the item “" + item.name.en +
                      "” does not offer it"});
}

}  // namespace

void check_licence_list(Checker& checker) {
  std::set<std::string> seen;
  for (const BusinessLicence& licence : checker.catalogue.licence_list.licences) {
    if (!seen.insert(licence.code).second)
      checker.error("duplicate_code", licence.origin.of("code"),
                    {"代码“" + licence.code + "”重复", "the code “" + licence.code + "” is used twice"});
    std::set<std::string> items;
    for (const std::string& code : licence.items) {
      const Item* item = checker.catalogue.item(code);
      if (item == nullptr)
        checker.error("unknown_item", licence.origin.of("items"),
                      {"没有事项“" + code + "”", "there is no item “" + code + "”"});
      else if (!items.insert(code).second)
        checker.error("duplicate_code", licence.origin.of("items"),
                      {"事项“" + code + "”写了两次", "the item “" + code + "” is named twice"});
      else
        check_mode(checker, licence, *item);
    }
  }
}

}  // namespace yichuang::checking
