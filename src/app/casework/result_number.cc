#include "app/casework/result_number.h"

#include <array>

#include "app/authority/organ_word.h"
#include "base/result.h"
#include "platform/text/text.h"

namespace yichuang::app {
namespace {

constexpr std::size_t kMostInitials = 4;
// Words that carry nothing and would stand in a number as if they did.
constexpr std::array<std::string_view, 5> kJoints{"以及", "及", "与", "和", "的"};

// What a name ends with that says only what kind of paper it is; longer endings first.
constexpr std::array<std::string_view, 13> kPapers{"备案凭证", "备案回执", "备案编号", "许可证", "意见书",
                                                   "批准书",   "预约单",   "证明",     "执照",   "信息",
                                                   "结果",     "凭证",     "回执"};

const char* kind_word(ResultKind kind) {
  switch (kind) {
    case ResultKind::licence:
      return "许";
    case ResultKind::approval:
      return "批";
    case ResultKind::record:
      return "备";
    case ResultKind::certificate:
      return "证";
    case ResultKind::seal:
      return "章";
    case ResultKind::information:
      return "登";
  }
  return "";
}

void erase_all(std::string& text, std::string_view what) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at))
    text.erase(at, what.size());
}

// （零售）, 、 and a leading 第二类 or 仅 would throw the words out of step.
std::string bare_name(std::string name) {
  for (auto open = name.find("（"); open != std::string::npos; open = name.find("（")) {
    const auto close = name.find("）", open);
    name.erase(open,
               close == std::string::npos ? std::string::npos : close + std::string_view("）").size() - open);
  }
  erase_all(name, "、");
  erase_all(name, "第二类");
  erase_all(name, "仅");
  for (const std::string_view joint : kJoints) erase_all(name, joint);
  for (const std::string_view paper : kPapers)
    if (name.size() > paper.size() && name.ends_with(paper)) {
      name.resize(name.size() - paper.size());
      break;
    }
  return name;
}

}  // namespace

std::string result_word(const ResultSpecification& result) {
  const std::string word = text::first_characters(word_initials(bare_name(result.name.zh)), kMostInitials);
  const std::string kind = kind_word(result.kind);
  // 社会保险登记 ends in its kind already: 社保登, not 社保登登.
  return word.size() > kind.size() && word.ends_with(kind) ? word : word + kind;
}

std::string result_series(const Catalogue& catalogue, const Item& item) {
  const Department* organ = catalogue.department(item.department);
  ensure(organ != nullptr);
  return organ_word(catalogue.district, *organ) + result_word(item.result);
}

std::string result_number(const Catalogue& catalogue, const Item& item, int year, std::int64_t serial) {
  const Department* organ = catalogue.department(item.department);
  ensure(organ != nullptr);
  return (organ->demo ? "（演示）" : "") + result_series(catalogue, item) + "〔" + std::to_string(year) +
         "〕" + std::to_string(serial) + "号";
}

}  // namespace yichuang::app
