// The self-check of practice, as the platforms that receive implementation lists carry it out: results, fees, flows,
// telephones and commitments.
#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "core/catalogue/check_rules.h"

namespace yichuang::checking {
namespace {

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return text.ends_with(end); });
}
bool contains_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(word) != text.npos; });
}

// What stands in brackets at the end says which of several it is: “药品经营许可证（零售）”.
std::string_view without_end_in_brackets(std::string_view name) {
  constexpr std::string_view kClose = "）";
  while (name.ends_with(kClose)) {
    const std::size_t open = name.rfind("（");
    if (open == name.npos) break;
    name = name.substr(0, open);
  }
  return name;
}

// 证 → 出证办结, 批文 → 出文办结, 备案 → 备案办结. A 凭证 is a slip, no licence.
bool result_fits_name(const ResultSpecification& result) {
  const std::string_view name = without_end_in_brackets(result.name.zh);
  const ResultKind kind = result.kind;
  if (contains_any(name, {"或者"})) return true;  // one name for either kind
  if (ends_with_any(name, {"备案表", "备案凭证", "备案回执", "备案证明"}))
    return kind == ResultKind::record || kind == ResultKind::seal;
  if (ends_with_any(name, {"批复", "批文", "批准文件"})) return kind == ResultKind::approval;
  if (ends_with_any(name, {"证", "证书", "执照"}) && !name.ends_with("凭证"))
    return kind == ResultKind::licence || kind == ResultKind::certificate ||
           (kind == ResultKind::record && contains_any(name, {"备案"}));
  return true;
}

void check_result(Checker& checker, const Item& item) {
  // What a public service hands out is often named after what it gives access to, and is none itself.
  const bool power = item.kind != "20";
  if (power && !result_fits_name(item.result))
    checker.warning("result_kind_mismatch", item.origin.of("result"),
                    {"结果“" + item.result.name.zh + "”的名称与类型不符：证照出证、批文出文、备案出备案",
                     "the result “" + item.result.name.en +
                         "” is named as another kind of result than it is said to be"});
  if (item.kind == kLicenceKind && item.result.kind == ResultKind::licence && item.result.material.empty())
    checker.hint("result_without_sample", item.origin.of("result"),
                 {"证照“" + item.result.name.zh + "”没有列入材料库，指南里没有样子可看",
                  "the licence “" + item.result.name.en +
                      "” is not in the material library: the guide has no example of it"});
}

void check_fee(Checker& checker, const Item& item) {
  if (!item.fee) return;
  const bool figure = std::any_of(item.fee->text.zh.begin(), item.fee->text.zh.end(),
                                  [](char c) { return c >= '0' && c <= '9'; });
  if (item.fee->fen > 0 && !figure)
    checker.error("fee_without_standard", item.origin.of("fee"),
                  {"收费的事项没有写明收费标准", "there is a fee, but not how much it is"});
  if (contains_any(item.fee->source, {"法", "条例", "规定", "标准", "〔", "号"})) return;
  const Text message{"收费没有写明依据的文件", "the fee does not name the document it rests on"};
  if (item.fee->confidence == Confidence::certain)
    checker.error("fee_without_basis", item.origin.of("fee"), message);
  else
    checker.hint("fee_without_basis", item.origin.of("fee"), message);
}

// The flow has its five steps from the program; an item only adds to them.
void check_flow(Checker& checker, const Item& item) {
  for (const ExtraStep& step : item.particulars.extra_steps)
    for (const std::string_view usual : {"收件", "受理", "审查", "审核", "决定", "送达"})
      if (step.name.zh == usual)
        checker.error("flow_step_repeated", item.particulars.origin.of("extra_steps"),
                      {"“" + step.name.zh + "”是流程本来就有的环节，不应另列",
                       "“" + step.name.en + "” is a step every flow has already"});
}

// 国办发〔2020〕42号: conditions without catch-all clauses, who may not choose it, what a false commitment leads to.
void check_commitment(Checker& checker, const Item& item) {
  if (!item.commitment) return;
  const Commitment& commitment = *item.commitment;
  if (contains_any(commitment.text.zh, {"其他条件", "其他要求", "其他情形", "其他规定", "其他材料"}))
    checker.error("commitment_catch_all", commitment.origin,
                  {"告知承诺的条件不得含兜底条款", "a commitment may not contain a catch-all clause"});
  if (!commitment.eligibility)
    checker.warning("commitment_without_bar", commitment.origin,
                    {"告知承诺没有写明哪些申请人不适用（信用惩戒对象）",
                     "the commitment does not say who may not choose it for bad credit"});
  if (!commitment.consequence)
    checker.warning(
        "commitment_without_consequence", commitment.origin,
        {"告知承诺没有写明承诺不实的后果", "the commitment does not say what a false commitment leads to"});
  for (const auto* term : {&commitment.eligibility, &commitment.consequence})
    if (*term && (*term)->basis.source.empty())
      checker.error("unsourced", (*term)->basis.origin,
                    {"告知承诺的规定没有出处", "a term of the commitment has no source"});
}

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// 023-63210000, or a short number of three to six digits that is the same everywhere, such as 12345.
bool can_be_dialled_from_anywhere(std::string_view phone) {
  if (all_digits(phone) && phone.size() >= 3 && phone.size() <= 6) return true;
  const std::size_t dash = phone.find('-');
  if (dash == phone.npos) return false;
  const std::string_view area = phone.substr(0, dash);
  const std::string_view number = phone.substr(dash + 1);
  const bool service = area == "400" || area == "800";  // these are written 400-810-0000 as well
  if (service) return number.size() >= 7;
  return area.starts_with('0') && (area.size() == 3 || area.size() == 4) && all_digits(area) &&
         all_digits(number) && (number.size() == 7 || number.size() == 8);
}

void check_pair(Checker& checker, Origin at, const std::string& phone, const std::string& complaints) {
  if (phone == complaints)
    checker.error("same_telephone", at,
                  {"咨询电话和投诉电话不应相同", "questions and complaints may not have the same telephone"});
  for (const std::string& one : {phone, complaints})
    if (!can_be_dialled_from_anywhere(one))
      checker.error("telephone_without_area_code", at,
                    {"电话“" + one + "”没有区号", "the telephone “" + one + "” has no area code"});
}

}  // namespace

void check_practice(Checker& checker, const Item& item) {
  check_result(checker, item);
  check_fee(checker, item);
  check_flow(checker, item);
  check_commitment(checker, item);
}

void check_telephones(Checker& checker) {
  const Centre& centre = checker.catalogue.centre;
  check_pair(checker, centre.origin, centre.phone, centre.complaint_phone);
  for (const Department& one : checker.catalogue.departments)
    check_pair(checker, one.origin, one.phone, one.complaint_phone);
}

}  // namespace yichuang::checking
