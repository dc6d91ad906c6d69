// Everything that can happen to a case, as facts. A case is nothing but its facts in order: status, due dates and
// allowed actions are functions of them (case.h). Facts are append-only; a mistake is mended by a later fact.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/ids.h"
#include "base/time.h"
#include "core/authority/letter.h"
#include "core/people/person.h"

namespace yichuang {

// Who did it and when. Person 0 is the law's own clock (deemed acceptance, acceptance on an upstream result).
struct Act {
  PersonId person;
  Instant at;
};

// 申请渠道
enum class Channel { online, window, helper, post, kiosk };
enum class MaterialForm { electronic, paper };

// The applicant as they stood when they filed; later changes of the person do not change the case.
struct Applicant {
  PersonId person;
  PersonKind kind = PersonKind::natural;
  std::string name;
  Identity identity;
  std::string phone;
};

struct HandedMaterial {
  std::string material;  // code in the material library
  MaterialForm form = MaterialForm::electronic;
  int copies = 1;
  std::vector<std::string> files;  // SM3 of the stored files, hex; empty for paper
};

// 收件: the matter as handed in. The clock of 行政许可法 第三十二条 starts here.
struct Filed {
  std::string number;  // 500112-2026-0001234-C
  std::string receipt_code;  // the secret on the receipt, for looking up without an account
  Channel channel = Channel::online;
  std::string window;  // window code, when handed in at one
  std::string package;
  std::map<std::string, std::string> answers;  // question code → answer, as text
  std::string catalogue_version;
  Applicant applicant;
  std::optional<Applicant> agent;  // 委托代理人 or helper acting with the applicant's authority
  std::map<std::string, std::string> fields;  // field code → value as text (a table: JSON)
  std::vector<HandedMaterial> materials;
  std::string delivery = "window";  // how results are wanted: window, courier, electronic
};

enum class SubjectKind { material, field };

// What the clerk found about one material or field. A fault carries a code of the material library and words.
struct Finding {
  SubjectKind kind = SubjectKind::material;
  std::string subject;
  bool ok = true;
  std::string fault;
  std::string note;
};

struct Examined {
  std::vector<Finding> findings;  // every material that was to be examined
  std::vector<Mandate> mandates;  // the letters it was examined under
};

// 受理
enum class AcceptanceGround { examined, silence, upstream_result };
struct Accepted {
  std::vector<std::string> items;
  Date on;  // the legal date the clocks run from
  AcceptanceGround ground = AcceptanceGround::examined;
  std::vector<Mandate> mandates;  // the clerk's, one per organ; none for silence and upstream_result
};

// 材料视为齐全: the five days passed without a word about an item that lacks an upstream result. It is not deemed accepted,
// for it is not complete; but its own papers count as right, and it waits for the result alone.
struct DeemedComplete {
  std::vector<std::string> items;
  Date on;  // the day the papers came in
};

// 一次性告知: all faults of all items, once.
struct NoticeIssued {
  std::vector<Finding> faults;
  std::vector<std::string> items;  // items held up by them
  Date answer_by;
};

// 不予受理
enum class NonAcceptanceGround { no_licence_needed, not_this_organ, other_by_law };
struct NotAccepted {
  std::vector<std::string> items;
  NonAcceptanceGround ground = NonAcceptanceGround::other_by_law;
  std::string organ;  // where to go instead, for not_this_organ
  std::string reason;
  std::vector<Mandate> mandates;
};

// 补正 after a notice, or mending on the spot (第三十二条第三项) before one.
struct Supplemented {
  std::vector<HandedMaterial> materials;
  std::map<std::string, std::string> fields;
  bool on_the_spot = false;
};

struct Officer {
  std::string name;
  std::string certificate;  // 执法证号
};

// 现场核查 by two or more officers (第三十四条).
struct SiteVisited {
  std::vector<std::string> items;  // one joint visit may serve several
  std::vector<Officer> officers;
  Instant visited_at;
  std::string place;
  std::string findings;
  bool passed = true;
  std::string person_present;  // who signed on the spot; empty: refused, then `refusal_noted`
  std::string refusal_noted;
  std::vector<std::string> files;
};

// 公示 inside the limit; it does not stop the clock.
struct PublicityPosted {
  std::string item;
  std::string code;  // publicity code of the item: acceptance, decision
  Date from;  // first day on show
  Date to;  // last day on show
  std::string place;  // where: site, notice board
};

// 特别程序 (第四十五条): the only thing that stops a clock.
struct StopStarted {
  std::string item;
  std::string procedure;  // hearing, expert_review …
  std::string clause;
  std::string institution;
  int expected_days = 0;  // working days, told to the applicant in writing
  Date from;
  Mandate mandate;
};
struct StopEnded {
  std::string item;
  Date to;
  std::string outcome;
  Mandate mandate;
};

// 延期, once, by the head of the organ (第四十二条).
struct Extended {
  std::string item;
  int days = 0;  // in the unit of the item's limit
  std::string reason;
};

// 承诺提速: the district has published a shorter promise for the item, and running cases take it over. A promise is never
// lengthened under a running case.
struct PromiseShortened {
  std::string item;
  int days = 0;  // in the unit of the item's promise as planned
  std::string catalogue_version;  // the version that says so
};

// 审查意见
struct Reviewed {
  std::string item;
  bool in_favour = true;
  std::string opinion;
  Mandate mandate;
};

enum class Outcome { granted, refused };

// What a granted item leaves in the applicant's hands, and in the case as a material of the next items.
struct ItemResult {
  std::string code;
  std::string name;
  std::string number;
  Date issued_on;
  std::optional<Date> valid_to;
  std::string material;  // material code it becomes; empty: none
};

// 决定
struct Decided {
  std::string item;
  Outcome outcome = Outcome::granted;
  bool by_commitment = false;  // 告知承诺
  std::string ground;  // refusal ground code of the item
  std::string reason;
  Mandate mandate;
  std::optional<ItemResult> result;
  std::optional<Date> check_by;  // after-check 事后核查 of a commitment
};

// 结果回填: what the result of an item says, filled into the form for the items after it.
struct FieldsFilled {
  std::string item;
  std::map<std::string, std::string> fields;  // field code → value as text
};

// 终止: the item it depended on was refused or not accepted. Never itself a refusal.
struct Ended {
  std::string item;
  std::string upstream;
};

struct Withdrawn {
  std::string reason;
};

enum class HandoverWay { window, courier, electronic };
// Who received it, as seen from the applicant: themselves, the agent of the case, family, somebody they authorised.
enum class Relation { self, agent, family, authorised };
// 送达
struct HandedOver {
  std::vector<std::string> items;
  HandoverWay way = HandoverWay::window;
  std::string receiver;
  Relation relation = Relation::self;
  std::string proof;  // courier number, or how identity and relation were checked
};

// 归档: the case is closed and complete.
struct Archived {
  std::string note;
};

// 帮办: a helper took the case on, asked by whoever holds its receipt. Who and when is the act.
struct HelpBegan {
  std::string shown;  // what the helper was shown: receipt
};

// 信息异议: the applicant says that what a register knows of them is wrong. The form carries the value they gave; this keeps
// what the register says, and why it is wrong, for the window to compare (个人信息保护法 第四十六条).
struct ValueDisputed {
  std::string field;
  std::string registered;
  std::string claimed;
  std::string reason;
};

// 好差评: one rating of each handling, 一事一评 (国办发〔2019〕51号). Two handlings of a case meet the applicant: handing it in,
// and its end.
enum class RatingStage { submission, completion };
enum class RatingLevel { very_satisfied, satisfied, fair, dissatisfied, very_dissatisfied };
enum class RatingReason { slow, unclear, repeated_trips, extra_papers, attitude, hard_to_use };
struct Rated {
  RatingStage stage = RatingStage::submission;
  RatingLevel level = RatingLevel::satisfied;
  std::vector<RatingReason> reasons;  // only of a bad rating
  std::string words;
  bool through_helper = false;  // a helper wrote down what the applicant said
};

// 文书. The number follows from the registrar; the PDF is drawn on first use from exactly these values.
enum class DocumentKind {
  receipt,  // 收件回执
  acceptance_notice,  // 受理通知书
  deficiency_notice,  // 补正材料通知书（一次性告知书）
  non_acceptance,  // 不予受理决定书
  grant_decision,  // 准予行政许可决定书 / 办理结果通知
  refusal_decision,  // 不予行政许可决定书
  ending_notice,  // 终止办理通知书
  extension_notice,  // 延期通知书
  special_procedure_notice,  // 特别程序告知书
  collection_slip,  // 送达回证
  result_paper  // 结果文书: the licence, approval, certificate or 备案凭证 itself
};
// How a document speaks: the words of 行政许可法 are for licences alone.
enum class Wording {
  licence,  // 行政许可, all it speaks of
  mixed,  // some of it
  other  // none of it
};
struct DocumentMade {
  DocumentId document;
  DocumentKind kind = DocumentKind::receipt;
  std::string organ;  // department code, or "centre"
  std::string item;  // empty: of the whole case
  int template_version = 1;
  std::map<std::string, std::string> values;
  std::vector<std::vector<std::string>> rows;  // the document's table, if it has one
  std::string digest;  // SM3 of the canonical values, hex
  Wording wording = Wording::licence;
};

using CaseFact = std::variant<Filed, Examined, Accepted, NoticeIssued, NotAccepted, Supplemented, SiteVisited,
                              PublicityPosted, StopStarted, StopEnded, Extended, Reviewed, Decided, Ended,
                              Withdrawn, HandedOver, Archived, DocumentMade, HelpBegan, DeemedComplete,
                              ValueDisputed, Rated, PromiseShortened, FieldsFilled>;

// A fact with who and when, as it stands in the case.
struct Recorded {
  CaseFact fact;
  Act act;
  std::int64_t seq = 0;
};

}  // namespace yichuang
