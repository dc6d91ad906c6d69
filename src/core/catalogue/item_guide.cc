// The guide of one item, in the order of the implementation list (GB/T 39554.2-2020): what it is, for whom, on what
// papers, how it goes, how long it takes, what comes out, under which law, and what one can do against it.
#include <algorithm>

#include "core/catalogue/guide_parts.h"

namespace yichuang {
namespace {

using guiding::add;
using guiding::mark;
using guiding::points;
using guiding::quoted;
using guiding::when_in_words;
using guiding::word;
using guiding::operator+;

class ItemGuide {
 public:
  ItemGuide(const Catalogue& catalogue, const Item& item, GuideReader reader, Date day)
      : catalogue_(catalogue),
        item_(item),
        department_(catalogue.department(item.department)),
        day_(day),
        examiner_(reader == GuideReader::examiner) {
    guide_ = {"item", item.code, reader, catalogue.version, item.name, {}, {}, {}, {}, {}};
  }

  Guide make() {
    guide_.lead = lead();
    headline();
    add(guide_, guiding::standing_section(catalogue_, item_, day_));
    basics();
    conditions();
    materials();
    if (examiner_) examination();
    flow();
    procedures();
    commitment();
    result();
    basis();
    if (examiner_) refusal();
    if (!examiner_) questions();
    remedies();
    add(guide_, guiding::place_section(catalogue_, department_));
    guide_.note = {"标有“以本区公布为准”的内容，以本区正式公布的为准。",
                   "What is marked “as published by the district” counts as the district publishes it."};
    return std::move(guide_);
  }

 private:
  Text department_name() const {
    return department_ == nullptr ? quoted(item_.department) : department_->name;
  }
  Text listed(const std::string& kind, const std::vector<std::string>& codes) const {
    std::vector<Text> names;
    for (const std::string& code : codes) names.push_back(word(catalogue_, kind + "." + code));
    return join(names, "、", ", ");
  }
  Text fee_in_words() const {
    if (!item_.fee) return {"不收费", "free"};
    return item_.fee->text + mark(item_.fee->confidence);
  }
  // What 证照分离 did to the permission this item carries out.
  Text reform_in_words(const BusinessLicence& one) const {
    return word(catalogue_, reform_mode_code(one.mode)) + mark(one.mode_confidence) + Text{"：", ":"} +
           without_stop(one.measures) +
           Text{"（涉企经营许可事项“" + one.name.zh + "”）", "(business licence “" + one.name.en + "”)"};
  }
  Text visits_in_words() const {
    if (item_.visits == 0) return {"0 次", "none"};
    const Text count{std::to_string(item_.visits) + " 次", std::to_string(item_.visits)};
    if (item_.visits_reason.empty()) return count;
    return count + Text{"（", "("} + without_stop(item_.visits_reason) + Text{"）", ")"};
  }

  Text lead() const {
    const std::string papers = std::to_string(asked());
    const Text promise = guiding::promised_in_words(item_);
    return {department_name().zh + "办理，承诺 " + promise.zh + "，需要您准备 " + papers + " 样材料，" +
                fee_in_words().zh + "。",
            "Handled by " + department_name().en + ", promised " + promise.en +
                "; papers from you: " + papers + "; " + fee_in_words().en + "."};
  }
  std::int64_t asked() const {
    return std::count_if(item_.materials.begin(), item_.materials.end(), [&](const ItemMaterial& one) {
      const Material* material = catalogue_.material(one.material);
      return material != nullptr && material->source == MaterialSource::applicant &&
             one.necessity != Necessity::optional && !one.when;
    });
  }

  void headline() {
    guide_.headline = {
        {{"承诺办结", "Promised"}, guiding::promised_in_words(item_)},
        {{"跑动次数", "Visits"}, {std::to_string(item_.visits) + " 次", std::to_string(item_.visits)}},
        {{"您准备的材料", "Papers from you"}, {std::to_string(asked()) + " 样", std::to_string(asked())}},
        {{"收费", "Fee"},
         // A fee without a sum is told in words, below: neither free nor charged for certain.
         !item_.fee            ? Text{"不收费", "free"}
         : item_.fee->fen == 0 ? Text{"视情况", "it depends"}
                               : Text{"收费", "charged"}}};
  }

  void basics() {
    GuideSection section{"basics", {"基本信息", "At a glance"}, {}, {}, {}, {}, {}};
    auto& facts = section.facts;
    facts.push_back({{"办理部门", "Department"}, department_name()});
    facts.push_back({{"事项类型", "Type"}, word(catalogue_, "item_kind." + item_.kind)});
    facts.push_back({{"办件类型", "Handling"},
                     item_.instant ? Text{"即办件", "on the spot"} : Text{"承诺件", "by a promised date"}});
    facts.push_back({{"服务对象", "For"}, listed("object", item_.objects)});
    facts.push_back({{"法定时限", "Legal limit"}, guiding::statutory_in_words(item_)});
    facts.push_back({{"承诺时限", "Promised limit"}, guiding::promised_in_words(item_)});
    facts.push_back({{"办理方式", "Ways to apply"}, listed("channel", item_.channels)});
    facts.push_back({{"到现场次数", "Visits"}, visits_in_words()});
    facts.push_back({{"收费", "Fee"}, fee_in_words()});
    for (const BusinessLicence* one : catalogue_.licence_list.of_item(item_.code))
      facts.push_back({{"改革方式", "Reform"}, reform_in_words(*one)});
    if (!item_.particulars.quantity_limit.empty())
      facts.push_back({{"数量限制", "Limit on numbers"}, item_.particulars.quantity_limit});
    if (const int level = online_level(item_.particulars.online_depth); level > 0) {
      static const Text kLevels[] = {{"Ⅰ级（网上咨询）", "I (questions online)"},
                                     {"Ⅱ级（网上收件、预审）", "II (applied for online)"},
                                     {"Ⅲ级（网上受理）", "III (accepted online)"},
                                     {"Ⅳ级（全程网办）", "IV (wholly online)"}};
      facts.push_back({{"网办深度", "Online depth"}, kLevels[level - 1]});
    }
    facts.push_back({{"实施编码", "Item code"},
                     item_.demo
                         ? quoted(item_.implementation_code) + Text{"（演示编码）", "(demonstration code)"}
                         : quoted(item_.implementation_code)});
    add(guide_, std::move(section));
  }

  void conditions() {
    std::vector<Text> texts;
    for (const AcceptanceCondition& one : item_.conditions) {
      Text text = one.kind == ConditionKind::prohibition
                      ? Text{"不得有：" + one.text.zh, "Must not be: " + one.text.en}
                      : one.text;
      if (const Text when = when_in_words(catalogue_, item_, one.when); !when.empty())
        text = without_stop(text) + Text{"（适用于：" + when.zh + "）", "(applies when: " + when.en + ")"};
      texts.push_back(std::move(text));
    }
    add(guide_, points("conditions", {"受理条件", "Who can apply"}, std::move(texts)));
  }

  void materials() {
    GuideSection section{"materials", {"申请材料", "Papers"}, {}, {}, {}, {}, {}};
    section.columns = {{"材料", "Paper"},
                       {"份数", "Copies"},
                       {"必要性", "Needed"},
                       {"从哪里来", "From"},
                       {"什么时候要、为什么", "When and why"}};
    if (examiner_) section.columns.push_back({"要求的依据", "Basis"});
    for (const ItemMaterial& one : item_.materials) {
      const Material* material = catalogue_.material(one.material);
      if (material == nullptr) continue;
      const Text when = when_in_words(catalogue_, item_, one.when);
      Text why = one.why;
      if (!when.empty()) why = Text{"仅当：" + when.zh + "。", "Only when: " + when.en + "."} + why;
      std::vector<Text> row{material->name, quoted(std::to_string(one.copies)),
                            word(catalogue_, guiding::necessity_code(one.necessity)),
                            word(catalogue_, guiding::source_code(material->source)), std::move(why)};
      if (examiner_)
        row.push_back(quoted(one.basis.law + " " + one.basis.article) + mark(one.basis.confidence));
      section.rows.push_back(std::move(row));
      if (material->source == MaterialSource::applicant) guide_.bring.push_back(material->name);
    }
    add(guide_, std::move(section));
  }

  // 审查工作细则: what to look at in every paper, and the grounds of a one-time notice.
  void examination() {
    GuideSection section{
        "examination", {"材料审查要点", "What to look at in each paper"}, {}, {}, {}, {}, {}};
    section.columns = {
        {"材料", "Paper"}, {"可信等级", "Trust"}, {"合格样子", "Good"}, {"常见问题", "Common faults"}};
    static const char* const kTrust[] = {"trust.A", "trust.B", "trust.C", "trust.D"};
    for (const ItemMaterial& one : item_.materials) {
      const Material* material = catalogue_.material(one.material);
      if (material == nullptr) continue;
      std::vector<Text> faults;
      for (const CommonFault& fault : material->common_faults) faults.push_back(without_stop(fault.text));
      section.rows.push_back({material->name, word(catalogue_, kTrust[static_cast<int>(material->trust)]),
                              material->good_example, join(faults)});
    }
    add(guide_, std::move(section));
    std::vector<Text> criteria;
    for (const ReviewCriterion& one : item_.review_criteria) criteria.push_back(one.text);
    add(guide_, points("criteria", {"审查标准", "Criteria"}, std::move(criteria)));
  }

  // 受理 with its five days and 视为受理 is of the Administrative Licensing Law: a public service has no such step.
  bool is_service() const { return item_.kind == "20"; }

  void flow() {
    GuideSection section{"flow", {"办理流程", "How it goes"}, {}, {}, {}, {}, {}};
    section.columns = {{"环节", "Step"}, {"做什么", "What happens"}, {"时限", "Time"}};
    const auto step = [&](std::string_view after, Text name, Text what, Text time) {
      section.rows.push_back({std::move(name), std::move(what), std::move(time)});
      for (const ExtraStep& extra : item_.particulars.extra_steps)
        if (extra.after == after) section.rows.push_back({extra.name, extra.standard, {"—", "—"}});
    };
    const Text at_once{"当场", "on the spot"}, within{"在承诺时限内", "within the promised limit"};
    step("receive", {"收件", "Receipt"},
         {"窗口或网上收到申请，当场给收件凭证。",
          "The window or the site takes the application and gives a receipt."},
         at_once);
    if (item_.instant)
      step("accept", {"核对", "Check"},
           {"材料齐全就当场办理；不齐全的一次告知全部内容。",
            "Done at once when the papers are complete; otherwise everything missing is told once."},
           at_once);
    else if (!is_service())
      step("accept", {"受理", "Acceptance"},
           {"材料齐全就受理；不齐全的一次告知全部内容，逾期不告知即视为受理。",
            "Accepted when the papers are complete; otherwise everything missing is told once, and silence "
            "accepts."},
           {"5 个工作日内", "within 5 working days"});
    examination_step(step, within);
    step("decide", is_service() ? Text{"办结", "Done"} : Text{"决定", "Decision"},
         is_service()
             ? Text{"办好并告知结果，不能办的说明理由。", "Done and told; what cannot be done is explained."}
             : Text{"作出准予或者不予的书面决定，不予的说明理由。",
                    "Granted or refused in writing, a refusal with its reasons."},
         guiding::promised_in_words(item_));
    section.rows.push_back(
        {{"送达", "Handover"},
         {"到出件窗口领取，或者邮寄、电子送达。", "At the issuing window, by courier or electronically."},
         days_in_words(item_.issue.days, item_.issue.unit) + mark(item_.issue.confidence)});
    add(guide_, std::move(section));
  }

  template <class Step>
  void examination_step(const Step& step, const Text& within) const {
    const Text visit{"两名以上工作人员现场核查并作记录。", "Two or more officers visit and keep a record."};
    const Text when = when_in_words(catalogue_, item_, item_.site_check.when);
    if (item_.site_check.needed && !when.empty())
      step("examine", {"审查，有的要现场核查", "Examination, for some on site"},
           {"要现场核查的情形：" + when.zh + "。" + visit.zh + "其他情形按审查标准书面审查。",
            "A visit is needed when " + when.en + ". " + visit.en +
                " Otherwise the papers are examined against the criteria."},
           within);
    else if (item_.site_check.needed)
      step("examine", {"审查与现场核查", "Examination on site"}, visit, within);
    else if (!item_.instant)
      step("examine", {"审查", "Examination"},
           {"按审查标准书面审查。", "The papers are examined against the criteria."}, within);
  }

  // 公示 runs inside the limit, 特别程序 outside it: each says so.
  void procedures() {
    GuideSection section{
        "procedures", {"公示与特别程序", "Publicity and special procedures"}, {}, {}, {}, {}, {}};
    section.columns = {
        {"名称", "Name"}, {"时间", "Time"}, {"是否计入时限", "Counted in the limit"}, {"依据", "Basis"}};
    const auto counted = [](bool is) { return is ? Text{"计入", "yes"} : Text{"不计入", "no"}; };
    for (const Publicity& one : item_.publicity)
      section.rows.push_back({one.name, days_in_words(one.days, one.unit) + mark(one.confidence),
                              counted(one.counted), quoted(one.source)});
    for (const SpecialProcedure& one : item_.special_procedures)
      section.rows.push_back({one.name,
                              one.max_days == 0 ? Text{"法律没有规定", "the law names none"}
                                                : days_in_words(one.max_days, Unit::working),
                              counted(one.counted), quoted(one.basis.law + " " + one.basis.article)});
    add(guide_, std::move(section));
  }

  static Text term(const CommitmentTerm& one) {
    return without_stop(one.text) + Text{"（", "("} + quoted(one.basis.law + " " + one.basis.article) +
           Text{"）", ")"} + mark(one.basis.confidence);
  }

  void commitment() {
    if (!item_.commitment) return;
    const Commitment& one = *item_.commitment;
    GuideSection section{"commitment", {"告知承诺", "By commitment"}, {}, {}, {}, {}, {}};
    section.paragraphs.push_back(one.text);
    if (const Text when = when_in_words(catalogue_, item_, one.when); !when.empty())
      section.facts.push_back({{"适用情形", "Open to"}, when});
    if (one.same_day)
      section.facts.push_back({{"决定", "Decision"}, {"承诺当天作出", "the day of the commitment"}});
    Text check{"没有固定期限", "no fixed time"};
    if (one.after_check_months > 0)
      check = {std::to_string(one.after_check_months) + " 个月内",
               "within " + std::to_string(one.after_check_months) + " months"};
    else if (one.after_check_days > 0)
      check = days_in_words(one.after_check_days, one.after_check_unit) + Text{"内", ""};
    section.facts.push_back({{"事后核查", "Check afterwards"}, check + mark(one.confidence)});
    if (one.eligibility) section.facts.push_back({{"不适用", "Not open to"}, term(*one.eligibility)});
    if (one.consequence)
      section.facts.push_back({{"承诺不实的", "A false commitment"}, term(*one.consequence)});
    add(guide_, std::move(section));
  }

  void result() {
    GuideSection section{"result", {"办理结果", "What you get"}, {}, {}, {}, {}, {}};
    section.facts.push_back({{"名称", "Name"}, item_.result.name});
    if (const Text validity = validity_in_words(item_.result); !validity.empty())
      section.facts.push_back({{"有效期", "Valid for"}, validity});
    if (!item_.particulars.delivery.empty())
      section.facts.push_back({{"送达方式", "Delivery"}, listed("delivery", item_.particulars.delivery)});
    for (const Text& one : item_.result.conditions) section.points.push_back(one);
    add(guide_, std::move(section));
  }

  void basis() {
    GuideSection section{"basis", {"设定依据", "The law behind it"}, {}, {}, {}, {}, {}};
    for (const Basis& one : item_.basis) {
      const std::string name = "《" + one.law + "》" + one.article;
      Text text = quoted(name);
      if (!one.text.empty()) text = {name + "：" + one.text.zh, name + ": " + one.text.en};
      section.points.push_back(without_stop(text) + Text{"（" + one.source + "）", "(" + one.source + ")"} +
                               mark(one.confidence));
    }
    add(guide_, std::move(section));
  }

  void refusal() {
    GuideSection section{"refusal", {"不予许可（办理）的情形", "Grounds of refusal"}, {}, {}, {}, {}, {}};
    section.columns = {{"情形", "Ground"}, {"依据", "Basis"}};
    for (const RefusalGround& one : item_.refusal_grounds)
      section.rows.push_back(
          {one.text, quoted(one.basis.law + " " + one.basis.article) + mark(one.basis.confidence)});
    add(guide_, std::move(section));
  }

  void questions() {
    GuideSection section{"questions", {"常见问题", "Common questions"}, {}, {}, {}, {}, {}};
    for (const Faq& one : item_.particulars.faqs) section.facts.push_back({one.question, one.answer});
    add(guide_, std::move(section));
  }

  void remedies() {
    if (department_ == nullptr) return;
    GuideSection section{"remedies", {"不服决定怎么办", "If you disagree"}, {}, {}, {}, {}, {}};
    section.facts.push_back(
        {{"行政复议", "Review"}, department_->review_organ + mark(department_->review_basis.confidence)});
    section.facts.push_back(
        {{"行政诉讼", "Court"}, {"有管辖权的人民法院", "the people's court that has jurisdiction"}});
    add(guide_, std::move(section));
  }

  const Catalogue& catalogue_;
  const Item& item_;
  const Department* department_;
  const Date day_;
  const bool examiner_;
  Guide guide_;
};

}  // namespace

Guide item_guide(const Catalogue& catalogue, const Item& item, GuideReader reader, Date day) {
  return ItemGuide(catalogue, item, reader, day).make();
}

}  // namespace yichuang
