// A service item 政务服务事项: what one organ does on application, under which law, how fast, on which materials.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/calendar/clock.h"
#include "core/catalogue/condition.h"
#include "core/catalogue/particulars.h"
#include "core/catalogue/standing.h"
#include "core/catalogue/text.h"

namespace yichuang {

struct Basis {
  std::string law, article;
  Text text;  // what it says; empty: not quoted
  std::string source;
  Confidence confidence = Confidence::unconfirmed;
  Origin origin;
};

// A number of days with its unit and where it comes from.
struct Period {
  int days = 0;
  Unit unit = Unit::working;
  std::string source;
  Confidence confidence = Confidence::unconfirmed;
  Origin origin;
};

// Who may approve an extension: the organ's head (行政许可法 第四十二条), or the government's for joint handling.
enum class ExtensionApprover { organ_head, government_head };

struct StatutoryLimit : Period {
  int extension_days = 0;  // 0: no extension; in the same unit
  ExtensionApprover extension_approver = ExtensionApprover::organ_head;
};

enum class ConditionKind { condition, prohibition };
struct AcceptanceCondition {
  Text text;
  ConditionKind kind = ConditionKind::condition;
  When when;
};

enum class Necessity { required, tolerable, optional };
struct ItemMaterial {
  std::string material;
  int copies = 1;
  Necessity necessity = Necessity::required;
  int tolerance_days = 0;  // of tolerable 容缺: working days to hand it in later
  Basis basis;
  When when;
  Text why;
  Origin origin;
};

struct ItemField {
  std::string field;
  When when;
  Origin origin;
};

enum class ResultKind { licence, approval, record, certificate, seal, information };
// The paper a result is printed on 结果文书.
struct ResultPaper {
  bool elsewhere = false;  // a card, booklet or seal of its organ's own making: handed over here, never drawn
  Text title;  // empty: what the result is called
  std::vector<std::string> states;  // fields whose values it states 载明事项, in this order
};

struct ResultSpecification {
  std::string code;
  Text name;
  std::string word;  // 字号 after the organ's: 药许 in 渝北市监药许〔2026〕1号
  ResultKind kind = ResultKind::licence;
  std::string material;  // material it becomes for later items; empty: none
  int validity_years = 0;  // 0: not so many whole years; `long_term`, or as the result itself states
  bool long_term = false;  // 长期
  std::vector<std::string> fields;  // fields it fills for later items
  std::vector<Text> conditions;  // what its holder must keep to
  ResultPaper paper;
};

// Whether the hall draws the result's paper: what is only known, or made elsewhere, has none here.
constexpr bool has_paper(const ResultSpecification& result) {
  return !result.paper.elsewhere && result.kind != ResultKind::seal && result.kind != ResultKind::information;
}

struct SiteCheck {
  bool needed = false;
  When when;
  int officers = 2;  // 两名以上 (行政许可法 第三十四条)
  bool joint = false;  // one visit may serve several items
  std::vector<std::string> fields;  // what the record notes
};

// 公示: inside the limit, does not stop the clock.
struct Publicity {
  std::string code;  // acceptance, decision
  Text name;
  int days = 0;
  Unit unit = Unit::working;
  bool counted = true;
  std::string source;
  Confidence confidence = Confidence::unconfirmed;
  Origin origin;
};

// 特别程序 (行政许可法 第四十五条): not counted in the limit.
struct SpecialProcedure {
  std::string code;
  Text name;
  Basis basis;
  int max_days = 0;  // 0: the law names none
  bool counted = false;
  Origin origin;
};

// A condition the law attaches to a commitment, in words and with its basis.
struct CommitmentTerm {
  Text text;
  Basis basis;
};

// 告知承诺: decided the same day on the applicant's commitment, checked afterwards.
struct Commitment {
  When when;
  Text text;
  bool same_day = true;
  // 事后核查 within so many months, or so many days of `after_check_unit`; both 0: no fixed time.
  int after_check_months = 0;
  int after_check_days = 0;
  Unit after_check_unit = Unit::working;
  std::string source;  // of the after-check
  Confidence confidence = Confidence::unconfirmed;
  std::optional<CommitmentTerm> eligibility;  // who may not choose it, 信用惩戒对象; none: nobody has said
  std::optional<CommitmentTerm> consequence;  // what a false commitment, or a defect left, leads to
  Origin origin;
};

struct RefusalGround {
  std::string code;
  Text text;
  Basis basis;
};

struct ReviewCriterion {
  Text text;
};

struct Fee {
  std::int64_t fen = 0;
  Text text;
  std::string source;
  Confidence confidence = Confidence::unconfirmed;
};

inline constexpr std::string_view kLicenceKind = "01";  // 行政许可

struct Item {
  std::string code;  // drug-retail-licence
  std::string implementation_code;  // 实施编码, 31 characters
  Text name;
  std::string department, section;
  std::string kind;  // two digits (GB/T 39046 A.1): 01 行政许可 …
  Text kind_note;  // where the kind is disputed
  Text power_source;  // 权力来源, where it is not the organ's own
  bool demo = true;  // the implementation code is invented
  std::string domain;
  std::vector<std::string> objects;  // 服务对象
  std::vector<Basis> basis;  // 设定依据
  std::optional<StatutoryLimit> statutory;
  bool statutory_unknown = false;  // nobody has said whether the law sets a limit: 待本区确认
  Period promised;
  bool instant = false;  // 即办
  Period issue;  // from decision to the result at the issuing window
  int visits = 1;  // 到办事现场次数
  Text visits_reason;  // 必须现场办理原因
  std::vector<std::string> channels;
  std::vector<AcceptanceCondition> conditions;
  std::vector<ItemMaterial> materials;
  std::vector<ItemField> fields;
  ResultSpecification result;
  SiteCheck site_check;
  std::vector<ReviewCriterion> review_criteria;
  std::vector<Publicity> publicity;
  std::vector<SpecialProcedure> special_procedures;
  std::optional<Commitment> commitment;
  std::vector<RefusalGround> refusal_grounds;
  bool separation_of_duties = true;  // who accepts does not decide
  int supplement_days = 30;  // how long the applicant has to answer a notice, working days
  std::optional<Fee> fee;
  Particulars particulars;
  std::optional<Standing> standing;  // none: in operation
  Origins origin;
};

}  // namespace yichuang
