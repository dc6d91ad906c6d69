#include "app/record/state_names.h"

#include <array>

namespace yichuang::app {
namespace {

struct Name {
  const char* code;
  const char* zh;
  const char* en;
};

// One table an enum, in its order.
constexpr std::array<Name, 11> kTaskState{{
    {"received", "待受理", "Awaiting acceptance"},
    {"correction", "待补正", "Awaiting corrections"},
    {"waiting", "等前一项结果", "Waiting for an earlier result"},
    {"in_hand", "办理中", "In progress"},
    {"stopped", "特别程序中", "Clock stopped (special procedure)"},
    {"granted", "已准予", "Granted"},
    {"refused", "不予", "Refused"},
    {"not_accepted", "不予受理", "Not accepted"},
    {"ended", "已终止", "Ended"},
    {"withdrawn", "已撤回", "Withdrawn"},
    {"handed_over", "已送达", "Handed over"},
}};

constexpr std::array<Name, 7> kCaseState{{
    {"received", "待受理", "Awaiting acceptance"},
    {"correction", "待补正", "Awaiting corrections"},
    {"in_hand", "办理中", "In progress"},
    {"decided", "已办结待送达", "Decided, results ready"},
    {"handed_over", "已送达", "Handed over"},
    {"withdrawn", "已撤回", "Withdrawn"},
    {"archived", "已归档", "Closed and filed"},
}};

constexpr std::array<Name, 5> kChannel{{
    {"online", "网上申请", "Online"},
    {"window", "窗口申请", "At a window"},
    {"helper", "帮办代办", "Through a helper"},
    {"post", "邮寄申请", "By post"},
    {"kiosk", "自助终端", "At a kiosk"},
}};

constexpr std::array<Name, 3> kAcceptanceGround{{
    {"examined", "经审查受理", "Accepted after examination"},
    {"silence", "逾期未告知，自收到材料之日起即为受理", "Deemed accepted: nothing was told in time"},
    {"upstream_result", "前置结果已出，自动受理", "Accepted when the earlier result existed"},
}};

constexpr std::array<Name, 11> kDocumentKind{{
    {"receipt", "收件回执", "Receipt"},
    {"acceptance_notice", "受理通知书", "Notice of acceptance"},
    {"deficiency_notice", "补正材料通知书（一次性告知）", "One-time notice of corrections"},
    {"non_acceptance", "不予受理决定书", "Decision not to accept"},
    {"grant_decision", "办理结果通知书", "Notice of the result"},
    {"refusal_decision", "不予办理决定书", "Decision to refuse"},
    {"ending_notice", "终止办理通知书", "Notice of ending"},
    {"extension_notice", "延期通知书", "Notice of extension"},
    {"special_procedure_notice", "特别程序告知书", "Notice of special procedure"},
    {"collection_slip", "送达回证", "Collection slip"},
    {"result_paper", "结果文书", "Paper of the result"},
}};

constexpr std::array<Name, 2> kOutcome{{
    {"granted", "准予", "Granted"},
    {"refused", "不予", "Refused"},
}};

constexpr std::array<Name, 3> kHandoverWay{{
    {"window", "窗口领取", "At the issuing window"},
    {"courier", "邮寄", "By courier"},
    {"electronic", "网上下载", "Electronically"},
}};

constexpr std::array<Name, 4> kRelation{{
    {"self", "本人", "The applicant"},
    {"agent", "代理人", "The agent"},
    {"family", "家属", "Family"},
    {"authorised", "受托人", "Somebody authorised"},
}};

constexpr std::array<Name, 4> kPersonKind{{
    {"natural", "自然人", "Natural person"},
    {"company", "企业法人", "Company"},
    {"individual_business", "个体工商户", "Individual business"},
    {"other_organisation", "其他组织", "Other organisation"},
}};

constexpr std::array<Name, 3> kPower{{
    {"accept", "受理权", "Accept"},
    {"examine", "审查权", "Examine"},
    {"decide", "审批决定权（终审）", "Decide"},
}};

constexpr std::array<Name, 3> kLight{{
    {"green", "正常", "On time"},
    {"yellow", "临期", "Due soon"},
    {"red", "超法定期限", "Past the statutory limit"},
}};

constexpr std::array<Name, 2> kUnit{{
    {"working", "工作日", "working days"},
    {"calendar", "日", "calendar days"},
}};

constexpr std::array<Name, 4> kMaterialSource{{
    {"applicant", "申请人提供", "From the applicant"},
    {"fetched", "系统调取", "Fetched"},
    {"result", "前序结果", "Result of an earlier item"},
    {"commitment", "以承诺代替", "Replaced by a commitment"},
}};

constexpr std::array<Name, 12> kFieldKind{{
    {"text", "", ""},
    {"long_text", "", ""},
    {"integer", "", ""},
    {"decimal", "", ""},
    {"date", "", ""},
    {"yes_no", "", ""},
    {"choice", "", ""},
    {"id_number", "", ""},
    {"credit_code", "", ""},
    {"phone", "", ""},
    {"address", "", ""},
    {"table", "", ""},
}};

constexpr std::array<Name, 4> kFieldRuleKind{{
    {"sum_equals", "", ""},
    {"at_most", "", ""},
    {"at_least_rows", "", ""},
    {"differs", "", ""},
}};

constexpr std::array<Name, 4> kFieldSource{{
    {"applicant", "", ""},
    {"licence", "", ""},
    {"shared", "", ""},
    {"result", "", ""},
}};

constexpr std::array<Name, 11> kRole{{
    {"applicant", "", ""},
    {"helper", "", ""},
    {"clerk", "", ""},
    {"approver", "", ""},
    {"head", "", ""},
    {"issuer", "", ""},
    {"manager", "", ""},
    {"maintainer", "", ""},
    {"reviewer", "", ""},
    {"legal_reviewer", "", ""},
    {"administrator", "", ""},
}};

constexpr std::array<Name, 2> kRatingStage{{
    {"submission", "申请收件", "Handing in"},
    {"completion", "办理结束", "The outcome"},
}};

// GB/T 39734-2020 附录 A.8: five grades, of which the last two are bad.
constexpr std::array<Name, 5> kRatingLevel{{
    {"very_satisfied", "非常满意", "Very satisfied"},
    {"satisfied", "满意", "Satisfied"},
    {"fair", "基本满意", "Fairly satisfied"},
    {"dissatisfied", "不满意", "Dissatisfied"},
    {"very_dissatisfied", "非常不满意", "Very dissatisfied"},
}};

constexpr std::array<Name, 6> kRatingReason{{
    {"slow", "办得太慢", "It took too long"},
    {"unclear", "指南说不清楚", "The guide was unclear"},
    {"repeated_trips", "跑了好几趟", "I had to come again and again"},
    {"extra_papers", "多要了材料", "Papers were asked that are not listed"},
    {"attitude", "态度不好", "I was treated badly"},
    {"hard_to_use", "网站不好用", "The site is hard to use"},
}};

constexpr std::array<Name, 4> kOnRecord{{
    {"nothing", "", ""},
    {"person_name", "", ""},
    {"organisation_name", "", ""},
    {"credit_code", "", ""},
}};

template <class Table, class Enum>
const Name& row(const Table& table, Enum value) {
  return table.at(static_cast<std::size_t>(value));
}

}  // namespace

std::string code_of(TaskState value) { return row(kTaskState, value).code; }
std::string code_of(CaseState value) { return row(kCaseState, value).code; }
std::string code_of(Channel value) { return row(kChannel, value).code; }
std::string code_of(AcceptanceGround value) { return row(kAcceptanceGround, value).code; }
std::string code_of(DocumentKind value) { return row(kDocumentKind, value).code; }
std::string code_of(Outcome value) { return row(kOutcome, value).code; }
std::string code_of(HandoverWay value) { return row(kHandoverWay, value).code; }
std::string code_of(Relation value) { return row(kRelation, value).code; }
std::string code_of(PersonKind value) { return row(kPersonKind, value).code; }
PersonKind person_kind(const std::string& code) {
  for (const PersonKind kind : {PersonKind::natural, PersonKind::company, PersonKind::individual_business,
                                PersonKind::other_organisation})
    if (code_of(kind) == code) return kind;
  throw Failure("a person of an unknown kind is on record: " + code);
}
std::string code_of(Power value) { return row(kPower, value).code; }
std::string code_of(Light value) { return row(kLight, value).code; }
std::string code_of(Unit value) { return row(kUnit, value).code; }
std::string code_of(MaterialSource value) { return row(kMaterialSource, value).code; }
std::string code_of(FieldKind value) { return row(kFieldKind, value).code; }
std::string code_of(FieldRuleKind value) { return row(kFieldRuleKind, value).code; }
std::string code_of(FieldSource value) { return row(kFieldSource, value).code; }
std::string code_of(Role value) { return row(kRole, value).code; }
std::string code_of(RatingStage value) { return row(kRatingStage, value).code; }
std::string code_of(RatingLevel value) { return row(kRatingLevel, value).code; }
std::string code_of(RatingReason value) { return row(kRatingReason, value).code; }
std::string code_of(OnRecord value) { return row(kOnRecord, value).code; }

Words name_of(TaskState value) { return {row(kTaskState, value).zh, row(kTaskState, value).en}; }
Words name_of(CaseState value) { return {row(kCaseState, value).zh, row(kCaseState, value).en}; }
Words name_of(AcceptanceGround value) {
  return {row(kAcceptanceGround, value).zh, row(kAcceptanceGround, value).en};
}
Words name_of(DocumentKind value, bool licence) {
  if (licence && value == DocumentKind::grant_decision)
    return {"准予行政许可决定书", "Decision to grant the licence"};
  if (licence && value == DocumentKind::refusal_decision)
    return {"不予行政许可决定书", "Decision to refuse the licence"};
  return name_of(value);
}
Words name_of(DocumentKind value) { return {row(kDocumentKind, value).zh, row(kDocumentKind, value).en}; }
Words name_of(Power value) { return {row(kPower, value).zh, row(kPower, value).en}; }
Words name_of(Channel value) { return {row(kChannel, value).zh, row(kChannel, value).en}; }
Words name_of(HandoverWay value) { return {row(kHandoverWay, value).zh, row(kHandoverWay, value).en}; }
Words name_of(Relation value) { return {row(kRelation, value).zh, row(kRelation, value).en}; }
Words name_of(RatingStage value) { return {row(kRatingStage, value).zh, row(kRatingStage, value).en}; }
Words name_of(RatingLevel value) { return {row(kRatingLevel, value).zh, row(kRatingLevel, value).en}; }
Words name_of(RatingReason value) { return {row(kRatingReason, value).zh, row(kRatingReason, value).en}; }

}  // namespace yichuang::app
