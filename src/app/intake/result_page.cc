#include "app/intake/result_page.h"

#include <sstream>

namespace yichuang::app {
namespace {

constexpr std::size_t kCheckCode = 16;  // hexadecimal digits of the digest: 64 bits

struct Sheet {
  const DocumentMade& made;
  const DocumentSetting& setting;

  std::string value(const std::string& name) const {
    const auto found = made.values.find(name);
    return found == made.values.end() ? std::string() : found->second;
  }

  // What is recorded is called 备案 by its holder too, or 登记.
  bool recorded() const { return value("title").find("备案") != std::string::npos; }
  bool registered() const { return value("item").find("登记") != std::string::npos; }

  // What the paper does, in the words of its kind: nothing is called a licence that is none. Whoever reads it on a wall is
  // not the one it was given to, so it addresses nobody.
  std::string sentence() const {
    const std::string kind = value("result_kind");
    const std::string by = value("basis").empty() ? "" : "依照" + value("basis") + "，";
    const std::string matter = "“" + value("item") + "”";
    if (made.wording == Wording::licence && registered())
      return by + "经审查，符合法定条件，准予登记。登记事项：" + value("item") + "。";
    if (made.wording == Wording::licence)
      return by + "经审查，符合法定条件，准予许可。许可事项：" + value("item") + "。";
    if (kind == "record" && recorded())
      return by + matter + "材料收悉，予以备案。本凭证证明备案的事实，不是行政许可。";
    if (kind == "record") return by + matter + "已经办结，登记在册。本凭证证明登记的事实，不是行政许可。";
    if (kind == "certificate") return by + "经审查核实，特发此证。办理事项：" + value("item") + "。";
    return by + "经审查，同意办理" + matter + "。";
  }

  std::vector<std::pair<std::string, std::string>> facts() const {
    const bool record = value("result_kind") == "record" && recorded();
    std::vector<std::pair<std::string, std::string>> rows{{record ? "备案人" : "持有人", value("holder")}};
    if (!value("credit_code").empty()) rows.emplace_back("统一社会信用代码", value("credit_code"));
    if (!value("holder_number").empty()) rows.emplace_back("证件号码", value("holder_number"));
    for (const auto& row : made.rows)
      if (row.size() == 2) rows.emplace_back(row[0], row[1]);
    const std::string until = value("valid_to");
    if (until == "长期")
      rows.emplace_back("有效期限", "自" + value("valid_from") + "起长期有效");
    else if (!until.empty())
      rows.emplace_back("有效期限", "自" + value("valid_from") + "至" + until);
    rows.emplace_back(record ? "备案机关" : "发证机关", value("organ_name"));
    return rows;
  }

  std::vector<std::string> duties() const {
    std::vector<std::string> lines;
    std::istringstream text(value("conditions"));
    for (std::string line; std::getline(text, line);)
      if (!line.empty()) lines.push_back(line);
    if (!value("check_by").empty())
      lines.push_back("本证依告知承诺核发，发证机关将于" + value("check_by") +
                      "前核查；承诺内容不实的，依法撤销。");
    return lines;
  }

  pdf::Closing closing() const {
    pdf::Closing closing;
    closing.lines = {value("organ_name"), value("made_on")};
    closing.seal = pdf::Seal{value("organ_name"), setting.demo ? "演示专用章" : "电子章"};
    closing.qr = pdf::QrCode{
        setting.public_url + "/check?paper=" + to_string(made.document) + "&code=" + check_code(made),
        "扫码查验真伪"};
    if (!setting.proof.empty()) closing.second_qr = pdf::QrCode{setting.proof, "存证码"};
    closing.at_foot = true;
    return closing;
  }
};

}  // namespace

std::string check_code(const DocumentMade& made) { return made.digest.substr(0, kCheckCode); }

pdf::Document result_page(const DocumentMade& made, const DocumentSetting& setting) {
  const Sheet sheet{made, setting};
  pdf::Document page;
  page.title = sheet.value("title");
  page.number = "编号：" + sheet.value("result_number");
  page.framed = true;
  if (setting.demo) page.sample = "示范样本";
  page.large_print = setting.large_print;
  page.author = sheet.value("organ_name");
  page.subject = sheet.value("result_number");
  page.created = to_string(setting.made_at);
  page.keywords = setting.proof;
  page.footer = "校验码 " + check_code(made) + "　办件编号 " + sheet.value("case_number");
  if (!setting.fact.empty()) page.footer += "　存证 " + setting.fact;
  page.blocks.push_back(pdf::KeyValues{sheet.facts(), 1});
  page.blocks.push_back(pdf::Paragraph{" ", false});
  page.blocks.push_back(pdf::Paragraph{sheet.sentence()});
  if (auto duties = sheet.duties(); !duties.empty()) {
    page.blocks.push_back(pdf::Heading{"持有人须知"});
    page.blocks.push_back(pdf::NumberedList{std::move(duties)});
  }
  if (setting.demo)
    page.blocks.push_back(
        pdf::Paragraph{"本页由演示系统生成，仅供示范，不具有法律效力。", false, pdf::Align::center, true});
  page.blocks.push_back(sheet.closing());
  return page;
}

}  // namespace yichuang::app
