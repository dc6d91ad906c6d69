#include "app/intake/document_page.h"

#include <sstream>

#include "app/intake/document_words.h"
#include "app/intake/result_page.h"
#include "app/record/state_names.h"

namespace yichuang::app {
namespace {

using pdf::Column;
using pdf::Document;

// Lays out one document; a method a kind, in the words of the law.
class Layout {
 public:
  Layout(const DocumentMade& made, const DocumentSetting& setting) : made_(made), setting_(setting) {}

  Document document() {
    page_.title = name_of(made_.kind, licence()).zh;
    page_.number = setting_.number;
    page_.masthead = value("organ_name");
    page_.large_print = setting_.large_print;
    page_.author = value("organ_name");
    page_.subject = value("case_number");
    page_.created = to_string(setting_.made_at);
    page_.footer = "文书校验码 " + made_.digest.substr(0, 16) + "　办件编号 " + value("case_number");
    page_.keywords = setting_.proof;
    if (!setting_.fact.empty()) page_.footer += "　存证 " + setting_.fact;
    body();
    close();
    return std::move(page_);
  }

 private:
  std::string value(const std::string& name) const {
    const auto found = made_.values.find(name);
    return found == made_.values.end() ? std::string() : found->second;
  }
  bool licence() const { return made_.wording == Wording::licence; }
  // Before the documents knew whom they speak to they said both.
  std::string you() const {
    const std::string known = value("addressee");
    return known.empty() ? "你（单位）" : known;
  }
  const NatureWords& words() const {
    return words_of(value("nature").empty() && licence() ? Nature::licence : nature_from(value("nature")));
  }
  // 法定形式 is a word of the law of licences.
  const char* in_order() const { return licence() ? "符合法定形式" : "符合要求"; }
  const char* not_in_order() const { return licence() ? "不符合法定形式" : "不符合要求"; }
  // Where only some of what it speaks of are licences, their law is named as theirs; what is recorded or paid follows
  // rules of its own, which are no licence's.
  std::string by_law(const std::string& clause) const {
    const std::string cited = "依照《中华人民共和国行政许可法》" + clause;
    if (licence()) return cited + "，";
    return made_.wording == Wording::mixed ? "（其中行政许可事项" + cited + "）" : "";
  }
  void say(std::string text) { page_.blocks.push_back(pdf::Paragraph{std::move(text)}); }
  void heading(std::string text) { page_.blocks.push_back(pdf::Heading{std::move(text)}); }
  void facts(std::vector<std::pair<std::string, std::string>> rows, int pairs = 1) {
    page_.blocks.push_back(pdf::KeyValues{std::move(rows), pairs});
  }
  void grid(std::vector<Column> columns) {
    page_.blocks.push_back(pdf::Grid{std::move(columns), made_.rows});
  }
  void address() { page_.blocks.push_back(pdf::Paragraph{value("applicant") + "：", false}); }

  void body() {
    switch (made_.kind) {
      case DocumentKind::receipt:
        return receipt();
      case DocumentKind::acceptance_notice:
        return acceptance();
      case DocumentKind::deficiency_notice:
        return deficiency();
      case DocumentKind::non_acceptance:
        return non_acceptance();
      case DocumentKind::grant_decision:
        return grant();
      case DocumentKind::refusal_decision:
        return refusal();
      case DocumentKind::ending_notice:
        return ending();
      case DocumentKind::extension_notice:
        return extension();
      case DocumentKind::special_procedure_notice:
        return special_procedure();
      case DocumentKind::collection_slip:
        return collection();
      case DocumentKind::result_paper:
        return;  // has pages of its own: result_page.h
    }
  }

  void receipt() {
    facts({{"办件编号", value("case_number")},
           {"查询码", value("receipt_code")},
           {"申请人", value("applicant")},
           {"证件号码", value("identity")},
           {"收件时间", value("received_at")},
           {"联系电话", value("phone")},
           {"申请方式", value("channel")},
           {"申请事项", value("package")}},
          2);
    if (!value("delivery").empty()) facts({{"结果怎么拿", value("delivery")}});
    heading("收到的材料");
    if (made_.rows.empty())
      say("这件事不需要提交材料，收到的是申请表。");
    else
      grid({{"材料名称", 5}, {"份数", 1, pdf::Align::center}, {"形式", 1, pdf::Align::center}});
    const bool all = licence();
    say("上述内容已经收到。" + (all ? by_law("第三十二条") : std::string()) + "申请材料不齐全或者" +
        not_in_order() + "的，将当场或者在五个工作日内（" + value("told_by") +
        "前）一次告知需要补正的全部内容；逾期不告知的，自收到申请材料之日起即为受理" +
        (all ? std::string() : by_law("第三十二条")) + "。");
    say("凭办件编号和查询码，可在网上、自助终端或者任一窗口查询办理进度。");
  }

  void acceptance() {
    address();
    say(you() + "提出的“" + value("package") + "”申请（办件编号 " + value("case_number") +
        "），下列事项材料齐全、" + in_order() + "，" + by_law("第三十二条") + "予以受理。受理日期：" +
        value("accepted_on") + "（" + value("ground") + "）。");
    grid({{"受理事项", 4}, {"决定机关", 2.8}, {"法定时限", 2.3}, {"承诺时限", 2.2}, {"预计办结", 3}});
    if (!value("promised_on").empty())
      say("全部事项承诺于" + value("promised_on") + "前办结。" + uncounted());
    if (value("others_wait") == "1")
      say("其余事项正在等待补正，补正后另行受理；届时告知全部事项办结的日期。");
    // Before fees were told among the values every notice said that there were none.
    say((made_.values.contains("fees") ? value("fees") : "本次办理不收取费用。") + "结果领取方式：" +
        value("delivery") + "。" + doubt());
  }
  // 行政许可法 第四十五条; a notice made before its values named the procedures named all the law knows.
  std::string uncounted() const {
    const std::string kinds = made_.values.contains("uncounted")
                                  ? value("uncounted")
                                  : "听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审";
    return kinds.empty() ? "" : "依法进行" + kinds + "的，所需时间不计入，并将另行书面告知。";
  }
  std::string doubt() const {
    if (!made_.values.contains("doubtful")) return "标有“以本区公布为准”的时限以本区公布的为准。";
    return value("doubtful").empty() ? "" : "标有 * 的时限以本区公布的为准。";
  }

  void deficiency() {
    address();
    say(you() + "于" + value("received_on") + "提交的“" + value("package") + "”申请，经审查，" +
        value("items") + "的申请材料不齐全或者" + not_in_order() + "。" + by_law("第三十二条第一款第四项") +
        "现将需要补正的全部内容一次告知如下：");
    grid({{"材料（表单项）", 3}, {"存在的问题", 4}, {"如何取得", 4}});
    say("以上为需要补正的全部内容。请于" + value("answer_by") +
        "前一次补齐。补正可在网上提交，也可以到受理窗口提交；补正后重新计算五个工作日的审查期。");
  }

  std::string applied_for() const { return you() + words().applied + "“" + value("item") + "”"; }

  void non_acceptance() {
    address();
    say(applied_for() + "，经审查，决定不予受理。");
    facts({{"理由", value("reason")}, {"依据", value("basis")}});
    if (!value("organ_to_go").empty())
      say("该事项属于" + value("organ_to_go") + "职权范围，请向该机关申请。");
    say(value("remedies"));
  }

  void grant() {
    address();
    say(applied_for() + "，本机关于" + value("accepted_on") + "受理。" + words().found + "依照" +
        value("basis") + "，" + words().granted + "。");
    std::vector<std::pair<std::string, std::string>> rows{
        {licence() ? "证照名称" : "结果名称", value("result_name")}, {"编号", value("result_number")}};
    if (!value("holder").empty()) rows.insert(rows.begin(), {"经营主体", value("holder")});
    // Not every result is valid for a time: a record of information is not.
    if (!value("valid_to").empty()) rows.emplace_back("有效期至", value("valid_to"));
    rows.emplace_back("实施编码", value("implementation_code"));
    facts(std::move(rows));
    to_know();
    if (!value("commitment").empty())
      say("本决定依" + you() + "的告知承诺作出。承诺内容：" + value("commitment"));
    if (!value("check_by").empty())
      say("本机关将于" + value("check_by") + "前进行核查；承诺内容不实的，依法撤销决定。");
    if (const std::string text = delivery(); !text.empty()) say(text);
    say("授权依据：" + value("mandate") + "。");
  }
  // What is to be kept in mind: it stands here where the result has no paper of its own to say it.
  void to_know() {
    std::istringstream conditions(value("conditions"));
    for (std::string line; std::getline(conditions, line);)
      if (!line.empty()) say(line);
    if (!value("again_by").empty()) say("这次的结果管到" + value("again_by") + "，请在这一天之前再办一次。");
  }
  // 行政许可法 第四十四条 gives ten days to hand a licence over; what is only told needs no handing over.
  std::string delivery() const {
    if (value("own_result") == "1") return "本通知书就是办理结果的凭证，请妥善保管。";
    if (value("ready") == "1" && !licence()) return "办理结果现在就可以领取。";
    if (value("deliver_by").empty()) return {};
    return by_law("第四十四条") + (licence() ? "证照" : "办理结果") + "将于" + value("deliver_by") +
           "前送达。";
  }

  void refusal() {
    address();
    say(applied_for() + "，本机关于" + value("accepted_on") + "受理。" + words().not_found + "，决定" +
        words().refused + "。");
    facts({{std::string(words().refused) + "的理由", value("reason")},
           {licence() ? "法定情形" : "规定的情形", value("ground")},
           {licence() ? "设定依据" : "办理依据", value("basis")}});
    say(value("remedies"));
    say("授权依据：" + value("mandate") + "。");
  }

  void ending() {
    address();
    say(applied_for() + "以“" + value("upstream") +
        "”的办理结果为前提。因该结果未能取得，本事项终止办理。终止办理不是不予办理的决定；取得前置结果后可以"
        "重新申请，已经提交的材料无需重复提交。");
  }

  void extension() {
    address();
    say("“" + value("item") + "”不能在" + (licence() ? "法定期限内作出决定。" : "规定期限内办结。") +
        by_law("第四十二条") + "经本机关负责人批准，延长" + value("days") + "日。");
    facts({{"延长的理由", value("reason")}, {"新的办理期限", value("new_due")}});
  }

  void special_procedure() {
    address();
    say("“" + value("item") + "”依法需要进行" + value("procedure") + "，由" + value("institution") +
        "实施，自" + value("from") + "起预计需要" + value("expected_days") + "个工作日。依照" +
        value("clause") + "，所需时间不计算在办理期限内。");
  }

  void collection() {
    facts({{"办件编号", value("case_number")},
           {"受送达人", value("applicant")},
           {"送达方式", value("way")},
           {"签收人", value("receiver")},
           {"与受送达人关系", value("relation")},
           {value("courier") == "1" ? "邮寄单号" : "核验方式", value("proof")},
           {"送达时间", value("made_at")}});
    heading("送达的文书、证照");
    grid({{"事项", 4}, {"名称", 4}, {"编号", 4}});
    page_.blocks.push_back(pdf::HandLines{{"签收人签字", "日期"}, 2});
  }

  void close() {
    pdf::Closing closing;
    closing.lines = {value("organ_name"), value("made_on"), "经办：" + value("by")};
    closing.seal = pdf::Seal{value("organ_name"), setting_.demo ? "演示专用章" : "电子章"};
    std::string link = setting_.public_url + "/progress?number=" + value("case_number");
    if (made_.kind == DocumentKind::receipt) link += "&code=" + value("receipt_code");
    closing.qr = pdf::QrCode{std::move(link), "扫码查看办理进度"};
    if (!setting_.proof.empty()) closing.second_qr = pdf::QrCode{setting_.proof, "存证码"};
    closing.under = "咨询电话 " + value("enquiry_phone") + "　监督投诉电话 " + value("complaint_phone");
    page_.blocks.push_back(std::move(closing));
  }

  const DocumentMade& made_;
  const DocumentSetting& setting_;
  Document page_;
};

}  // namespace

Document page_of(const DocumentMade& document, const DocumentSetting& setting) {
  if (document.kind == DocumentKind::result_paper) return result_page(document, setting);
  return Layout(document, setting).document();
}

}  // namespace yichuang::app
