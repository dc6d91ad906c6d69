#include "app/intake/documents.h"

#include <algorithm>

#include "app/intake/document_words.h"
#include "app/intake/result_text.h"
#include "app/people/masking.h"
#include "app/record/dates_in_words.h"
#include "app/record/state_names.h"
#include "core/casework/clocks.h"
#include "core/catalogue/delivery_ways.h"
#include "core/catalogue/explain.h"
#include "core/delivery/handover.h"
#include "platform/crypto/digest.h"

namespace yichuang::app {
namespace {

using Values = std::map<std::string, std::string>;
using Rows = std::vector<std::vector<std::string>>;

// Values that are not certain are never printed as law (domain: 8a): they carry this mark, and the notice says what it means.
constexpr const char* kUncertain = "*";

std::string joined(const std::vector<std::string>& parts, const char* with = "、") {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : with) + part;
  return text;
}

std::string limit_text(int days, Unit unit) {
  if (days == 0) return "即办";
  return std::to_string(days) + (unit == Unit::working ? "个工作日" : "日");
}

std::string day_text(Date day) { return in_words(day).zh; }

// 2026-03-09 09:30
std::string minute_text(Instant at) {
  std::string text = to_string(at).substr(0, 16);
  text[10] = ' ';
  return text;
}

// Of an acceptance notice's rows: the limits stand third and fourth.
bool has_doubtful_limit(const std::vector<std::string>& row) {
  return row[2].ends_with(kUncertain) || row[3].ends_with(kUncertain);
}

// Drafts one document; every kind fills `values` and `rows`.
struct Drafter {
  Centre& centre;
  const LoadedCase& after;
  const Act& act;
  const std::string& by;

  const Case& kase() const { return after.kase; }
  const Item& item(const std::string& code) const {
    const Item* found = after.catalogue->item(code);
    ensure(found != nullptr);
    return *found;
  }
  const Department& organ_of(const std::string& code) const {
    const Department* found = after.catalogue->department(item(code).department);
    ensure(found != nullptr);
    return *found;
  }

  Wording wording_of(const std::vector<std::string>& codes) const {
    const auto licences =
        std::ranges::count_if(codes, [&](const auto& code) { return item(code).kind == kLicenceKind; });
    if (licences == 0) return Wording::other;
    return licences == std::ssize(codes) ? Wording::licence : Wording::mixed;
  }

  std::vector<std::string> all_items() const {
    std::vector<std::string> codes;
    for (const PlannedItem& planned : after.plan->items) codes.push_back(planned.code);
    return codes;
  }

  // A document of one item.
  DocumentMade draft(DocumentKind kind, const std::string& item_code, Values values, Rows rows = {}) const {
    return draft(kind, item(item_code).department, item_code, {item_code}, std::move(values),
                 std::move(rows));
  }
  // A document of the centre's, about `codes`.
  DocumentMade draft(DocumentKind kind, const std::vector<std::string>& codes, Values values,
                     Rows rows = {}) const {
    return draft(kind, "centre", "", codes, std::move(values), std::move(rows));
  }
  DocumentMade draft(DocumentKind kind, const std::string& organ, const std::string& item_code,
                     const std::vector<std::string>& codes, Values values, Rows rows) const {
    const Filed& filed = kase().filed;
    values["case_number"] = filed.number;
    values["package"] = after.plan->name.zh;
    values["applicant"] = filed.applicant.name;
    values["addressee"] = addressee_of(filed.applicant.kind);
    values["identity"] = mask_identity(filed.applicant.identity.number);
    values["phone"] = filed.applicant.phone.empty() ? "没有留电话" : mask_phone(filed.applicant.phone);
    values["made_on"] = day_text(legal_day(act.at));
    values["made_at"] = minute_text(act.at);
    values.try_emplace("by", by.empty() ? "系统（依法自动生成）" : by);
    values["centre"] = after.catalogue->centre.name.zh;
    values["complaint_phone"] = after.catalogue->centre.complaint_phone;
    values["enquiry_phone"] = after.catalogue->centre.phone;
    values["receipt_code"] = filed.receipt_code;
    if (!item_code.empty()) {
      values["item"] = item(item_code).name.zh;
      values["nature"] = code_of(nature_of(item(item_code)));
      values["implementation_code"] = item(item_code).implementation_code;
      values["organ_name"] = organ_of(item_code).name.zh;
    } else {
      values["organ_name"] = after.catalogue->centre.name.zh;
    }
    DocumentMade made{DocumentId{centre.ids.next()},
                      kind,
                      organ,
                      item_code,
                      1,
                      std::move(values),
                      std::move(rows),
                      {},
                      wording_of(codes)};
    made.digest = crypto::sm3_hex(canonical_values(made));
    return made;
  }

  std::string basis_of(const std::string& code) const {
    std::vector<std::string> parts;
    for (const Basis& basis : item(code).basis) parts.push_back("《" + basis.law + "》" + basis.article);
    return joined(parts, "；");
  }

  std::string statutory_text(const PlannedItem& planned) const {
    if (planned.statutory)
      return limit_text(planned.statutory->days, planned.statutory->unit) +
             (planned.statutory->confidence == Confidence::certain ? "" : kUncertain);
    return item(planned.code).statutory_unknown ? "待本区确认" : "法律未规定";
  }

  // 法不禁止不得收费: what is charged is named, item by item, and nothing is said to be free that is not.
  std::string fees_text(const std::vector<std::string>& codes) const {
    std::vector<std::string> parts;
    for (const PlannedFee& fee : after.plan->fees)
      if (std::ranges::count(codes, fee.item)) parts.push_back(item(fee.item).name.zh + "：" + fee.text.zh);
    return parts.empty() ? "上述事项不收取费用。" : "收费：" + joined(parts, "；") + "。其余事项不收取费用。";
  }

  // 行政许可法 第四十五条: what is not counted. Any licence may come to one of these; of the rest only what its own
  // record lists.
  std::string uncounted_text(const std::vector<std::string>& codes) const {
    std::vector<std::string> names;
    for (const std::string& code : codes) {
      if (item(code).kind == kLicenceKind) return "听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审";
      for (const SpecialProcedure& one : item(code).special_procedures)
        if (!one.counted) names.push_back(one.name.zh);
    }
    return joined(names);
  }

  // What does not go the chosen way is named with the way it goes.
  std::string delivery_text() const {
    const std::string& chosen = kase().filed.delivery;
    const auto said = [&](const std::string& way) -> std::string {
      if (way == kElectronically) return "网上下载";
      return way == kByCourier ? "邮寄" : "出件窗口领取";
    };
    std::string text = said(chosen);
    const auto address = kase().fields.find(kPostalAddress);
    if (chosen == kByCourier && address != kase().fields.end()) text += "（" + address->second + "）";
    for (const Task& task : kase().tasks)
      if (const std::string way = way_for(item(task.item), chosen); way != chosen)
        text += "；" + item(task.item).name.zh + "：" + said(way);
    return text;
  }

  // Some items of the case are not accepted yet: nobody can say when all of it will be done.
  bool others_wait() const {
    return std::ranges::any_of(kase().tasks, [&](const Task& task) {
      const TaskState state = state_of(kase(), *after.plan, task);
      return state == TaskState::correction || (state == TaskState::received && !kase().notices.empty());
    });
  }

  // When and how what was granted comes to the applicant, and what they have to know of it where no paper of its own says so.
  void add_delivery(Values& values, const Decided& fact) const {
    const ResultSpecification& result = item(fact.item).result;
    const auto deliver = delivery_due(after.matter(centre), *kase().task(fact.item));
    if (deliver && *deliver) values["deliver_by"] = day_text((*deliver)->date);
    if (result.kind == ResultKind::information) values["own_result"] = "1";
    const bool at_window = kase().filed.delivery.empty() || kase().filed.delivery == "window";
    if (item(fact.item).issue.days == 0 && at_window) values["ready"] = "1";
    if (!has_paper(result))
      for (const Text& condition : result.conditions) values["conditions"] += condition.zh + "\n";
    if (fact.result && fact.result->valid_to && item(fact.item).kind != kLicenceKind)
      values["again_by"] = day_text(*fact.result->valid_to);
  }

  // 复议与诉讼 (domain: 1.7): sixty days, six months.
  void add_remedies(Values& values, const std::string& code) const {
    values["review_organ"] = organ_of(code).review_organ.zh;
    values["remedies"] =
        "如不服本决定，可以自收到本决定书之日起六十日内向" + organ_of(code).review_organ.zh +
        "申请行政复议，也可以自收到本决定书之日起六个月内依法向有管辖权的人民法院提起行政诉讼。";
  }

  std::vector<DocumentMade> operator()(const Filed& filed) const {
    Rows rows;
    for (const PlannedMaterial& material : after.plan->materials) {
      if (!material.asked) continue;
      // What may be left out and was is nothing received.
      const auto handed = kase().materials.find(material.code);
      if (handed == kase().materials.end()) continue;
      rows.push_back({material.name.zh, std::to_string(material.copies),
                      handed->second.form == MaterialForm::paper ? "纸质" : "电子"});
    }
    const auto closes = deficiency_deadline(centre.calendar, kase().received_on);
    Values values{{"received_at", minute_text(kase().filed_by.at)},
                  {"channel", name_of(filed.channel).zh},
                  {"window", filed.window}};
    if (closes) values["told_by"] = day_text(*closes);
    values["delivery"] = delivery_text();
    // Whoever hands in online is served by nobody, and does not write their own receipt.
    if (filed.channel == Channel::online) values["by"] = "系统（网上收件，自动生成）";
    return {draft(DocumentKind::receipt, all_items(), std::move(values), std::move(rows))};
  }

  std::vector<DocumentMade> operator()(const Accepted& fact) const {
    Rows rows;
    const Matter matter = after.matter(centre);
    for (const std::string& code : fact.items) {
      const Task* task = kase().task(code);
      const auto clocks = clocks_of(matter, *task, act.at);
      ensure(clocks.has_value());
      const PlannedItem& planned = *after.plan->item(code);
      rows.push_back({item(code).name.zh, organ_of(code).short_name.zh, statutory_text(planned),
                      limit_text(planned.promised.days, planned.promised.unit) +
                          (planned.promised.confidence == Confidence::certain ? "" : kUncertain),
                      day_text(clocks->promised.date) + (clocks->promised.provisional ? "（暂定）" : "")});
    }
    Values values{{"accepted_on", day_text(fact.on)},
                  {"ground", name_of(fact.ground).zh},
                  {"delivery", delivery_text()}};
    if (const auto package = package_clock(matter, act.at); package && !package->stopped)
      values["promised_on"] = day_text(package->promised.date);
    if (others_wait()) values["others_wait"] = "1";
    values["fees"] = fees_text(fact.items);
    values["uncounted"] = uncounted_text(fact.items);
    values["doubtful"] = std::ranges::any_of(rows, has_doubtful_limit) ? "1" : "";
    return {draft(DocumentKind::acceptance_notice, fact.items, std::move(values), std::move(rows))};
  }

  std::vector<DocumentMade> operator()(const NoticeIssued& notice) const {
    Rows rows;
    for (const Finding& fault : notice.faults) {
      std::string name = fault.subject, problem = fault.note, how;
      if (fault.kind == SubjectKind::material) {
        const Material* material = after.catalogue->material(fault.subject);
        ensure(material != nullptr);
        name = material->name.zh;
        how = material->how_to_get.zh;
        for (const CommonFault& common : material->common_faults)
          if (common.code == fault.fault)
            problem = common.text.zh + (fault.note.empty() ? "" : "（" + fault.note + "）");
      } else if (const Field* field = after.catalogue->field(fault.subject)) {
        name = "表单：" + field->label.zh;
      }
      rows.push_back({name, problem, how});
    }
    std::vector<std::string> items;
    for (const std::string& code : notice.items) items.push_back(item(code).name.zh);
    return {draft(DocumentKind::deficiency_notice, notice.items,
                  {{"received_on", day_text(kase().received_on)},
                   {"items", joined(items)},
                   {"answer_by", day_text(notice.answer_by)}},
                  std::move(rows))};
  }

  std::vector<DocumentMade> operator()(const NotAccepted& fact) const {
    std::vector<DocumentMade> made;
    for (const std::string& code : fact.items) {
      Values values{{"reason", fact.reason},
                    {"organ_to_go", fact.organ},
                    {"basis", item(code).kind == kLicenceKind ? "《中华人民共和国行政许可法》第三十二条"
                                                              : basis_of(code)}};
      add_remedies(values, code);
      made.push_back(draft(DocumentKind::non_acceptance, code, std::move(values)));
    }
    return made;
  }

  std::vector<DocumentMade> operator()(const Decided& fact) const {
    Values values{{"basis", basis_of(fact.item)},
                  {"mandate", fact.mandate.letter ? fact.mandate.number : "本机关负责人"},
                  {"accepted_on", day_text(kase().task(fact.item)->acceptance->on)},
                  {"reason", fact.reason},
                  {"holder", holder_named(*after.catalogue, *after.plan, kase(), fact.item)}};
    if (fact.outcome == Outcome::refused) {
      for (const RefusalGround& ground : item(fact.item).refusal_grounds)
        if (ground.code == fact.ground)
          values["ground"] = ground.text.zh + "（《" + ground.basis.law + "》" + ground.basis.article + "）";
      add_remedies(values, fact.item);
      return {draft(DocumentKind::refusal_decision, fact.item, std::move(values))};
    }
    if (fact.result) {
      values["result_name"] = fact.result->name;
      values["result_number"] = fact.result->number;
      values["valid_to"] = fact.result->valid_to ? day_text(*fact.result->valid_to)
                                                 : validity_in_words(item(fact.item).result).zh;
    }
    if (fact.by_commitment)
      values["commitment"] = item(fact.item).commitment ? item(fact.item).commitment->text.zh : "";
    if (fact.check_by) values["check_by"] = day_text(*fact.check_by);
    add_delivery(values, fact);
    std::vector<DocumentMade> made{draft(DocumentKind::grant_decision, fact.item, std::move(values))};
    if (fact.result && has_paper(item(fact.item).result)) {
      ResultText text = text_of_result(*after.catalogue, *after.plan, kase(), fact);
      made.push_back(
          draft(DocumentKind::result_paper, fact.item, std::move(text.values), std::move(text.rows)));
    }
    return made;
  }

  std::vector<DocumentMade> operator()(const Ended& fact) const {
    return {draft(DocumentKind::ending_notice, fact.item, {{"upstream", item(fact.upstream).name.zh}})};
  }

  std::vector<DocumentMade> operator()(const StopStarted& fact) const {
    std::string procedure = fact.procedure;
    for (const SpecialProcedure& one : item(fact.item).special_procedures)
      if (one.code == fact.procedure) procedure = one.name.zh;
    return {draft(DocumentKind::special_procedure_notice, fact.item,
                  {{"procedure", procedure},
                   {"institution", fact.institution},
                   {"clause", fact.clause},
                   {"from", day_text(fact.from)},
                   {"expected_days", std::to_string(fact.expected_days)}})};
  }

  std::vector<DocumentMade> operator()(const Extended& fact) const {
    const auto clocks = clocks_of(after.matter(centre), *kase().task(fact.item), act.at);
    Values values{{"days", std::to_string(fact.days)}, {"reason", fact.reason}};
    if (clocks && clocks->statutory) values["new_due"] = day_text(clocks->statutory->date);
    return {draft(DocumentKind::extension_notice, fact.item, std::move(values))};
  }

  std::vector<DocumentMade> operator()(const HandedOver& fact) const {
    Rows rows;
    for (const std::string& code : fact.items) {
      const auto result = kase().results.find(code);
      rows.push_back({item(code).name.zh, result == kase().results.end() ? "" : result->second.name,
                      result == kase().results.end() ? "" : result->second.number});
    }
    const char* way = fact.way == HandoverWay::window    ? "直接送达（出件窗口）"
                      : fact.way == HandoverWay::courier ? "邮寄送达"
                                                         : "电子送达";
    return {draft(DocumentKind::collection_slip, fact.items,
                  {{"way", way},
                   {"courier", fact.way == HandoverWay::courier ? "1" : ""},
                   {"receiver", fact.receiver},
                   {"relation", name_of(fact.relation).zh},
                   {"proof", fact.proof}},
                  std::move(rows))};
  }

  template <class Other>
  std::vector<DocumentMade> operator()(const Other&) const {
    return {};
  }
};

}  // namespace

std::vector<DocumentMade> documents_of(Centre& centre, const LoadedCase& after, const CaseFact& fact,
                                       const Act& act, const std::string& by) {
  return std::visit(Drafter{centre, after, act, by}, fact);
}

}  // namespace yichuang::app
