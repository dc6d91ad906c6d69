#include <algorithm>

#include "app/catalogue/page.h"
#include "app/catalogue/plan_text.h"
#include "core/catalogue/explain.h"

namespace yichuang::app {
namespace {

// An answer the question accepts, for the example.
std::string example_of(const Question& question) {
  if (question.default_answer) return *question.default_answer;
  if (question.kind == QuestionKind::yes_no) return "false";
  if (question.kind == QuestionKind::number)
    return number_in_words(std::clamp(120.0, question.min.value_or(0), question.max.value_or(1e9)));
  return question.options.front().code;
}

std::string possible(const Page& page, const Catalogue& catalogue, const Question& question) {
  switch (question.kind) {
    case QuestionKind::yes_no:
      return "true | false";
    case QuestionKind::number: {
      const std::string unit = page.say(unit_in_words(catalogue, question.unit));
      const std::string from = question.min ? number_in_words(*question.min) : "";
      const std::string to = question.max ? number_in_words(*question.max) : "";
      return page.say("数字", "a number") + (unit.empty() ? "" : page.say("，单位 ", " of ") + unit) +
             (from.empty() && to.empty() ? "" : page.say("，", ", ") + from + "–" + to);
    }
    default:
      break;
  }
  std::string options;
  for (const Option& option : question.options)
    options += (options.empty() ? "" : " | ") + option.code + page.say("（", " (") + page.say(option.label) +
               page.say("）", ")");
  if (question.kind == QuestionKind::multi)
    options += page.say("；可多个，逗号分隔", "; several, with commas");
  return options;
}

// The keys stand in a column of this width, so that the longest does not run into the text.
std::size_t key_width(const Package& package) {
  std::size_t width = 12;
  for (const Question& question : package.questions) width = std::max(width, columns(question.code));
  return width + 2;
}

void tell_question(Page& page, const Catalogue& catalogue, const Question& question, std::size_t width) {
  const std::string beside(width + 2, ' ');
  page.paragraph("  " + padded(question.code, width), page.say(question.text));
  page.paragraph(beside, page.say(question.why));
  page.paragraph(beside + "= ", possible(page, catalogue, question));
  if (question.default_answer)
    page.line(beside + page.say("不答按 ", "not answered: ") + *question.default_answer);
  if (question.when)
    page.line(beside + page.say("只在前面的回答需要时才问", "only asked when earlier answers call for it"));
}

std::string fault_words(const Page& page, const FieldFault& fault) {
  const auto value = [&](std::string_view name) {
    for (const auto& [key, text] : fault.values)
      if (key == name) return text;
    return std::string();
  };
  if (fault.code == "unknown_question") return page.say("没有这个问题", "there is no such question");
  if (fault.code == "unknown_option")
    return page.say("只能是 ", "is one of ") + value("options") + page.say("，不是 ", ", not ") +
           value("answer");
  if (fault.code == "not_a_number") return page.say("要填数字，不是 ", "is a number, not ") + value("answer");
  if (fault.code == "not_yes_or_no")
    return page.say("要填 true 或 false，不是 ", "is true or false, not ") + value("answer");
  if (fault.code == "out_of_range")
    return page.say("要在 ", "lies between ") + value("min") + page.say(" 和 ", " and ") + value("max") +
           page.say(" 之间，不是 ", ", not ") + value("answer");
  if (fault.code == "not_an_optional_item")
    return page.say("不是可选事项：", "not an optional item: ") + value("answer");
  if (fault.code == "missing") return page.say("还没有回答：" + value("question"), "is not answered yet");
  return fault.code;
}

}  // namespace

std::string package_help(const Package& package, const Catalogue& catalogue, Language language) {
  Page page(language, kPageWidth);
  page.paragraph(page.say(package.name) + "  ", page.say(package.summary));
  page.heading(page.say("问题（--answer 键=值）", "Questions (--answer key=value)"));
  std::string example = "yichuang plan " + package.code;
  const std::size_t width = key_width(package);
  for (const Question& question : package.questions) {
    tell_question(page, catalogue, question, width);
    if (!question.when) example += " --answer " + question.code + "=" + example_of(question);
  }
  std::string optional;
  for (const PackageItem& entry : package.items)
    if (entry.role == PackageRole::optional) {
      const Item* item = catalogue.item(entry.item);
      optional += (optional.empty() ? "" : " | ") + entry.item + page.say("（", " (") +
                  (item == nullptr ? "" : page.say(item->name)) + page.say("）", ")");
    }
  if (!optional.empty()) {
    page.paragraph("  " + padded(kWithQuestion, width),
                   page.say("还想一并办的选办事项", "optional items to do as well"));
    page.paragraph(std::string(width + 2, ' ') + "= ",
                   optional + page.say("；可多个，逗号分隔", "; several, with commas"));
  }
  page.heading(page.say("例如", "Example"));
  page.line("  " + example);
  return page.take();
}

std::string package_list_text(const Catalogue& catalogue, Language language) {
  Page page(language, kPageWidth);
  std::size_t width = 0;
  for (const Package& package : catalogue.packages) width = std::max(width, columns(package.code));
  for (const Package& package : catalogue.packages)
    page.paragraph("  " + padded(package.code, width + 2),
                   page.say(package.name) + page.say("——", ": ") + page.say(package.summary));
  return page.take();
}

std::string refusal_text(const Refusal& refusal, const Package* package, Language language) {
  Page page(language, kPageWidth);
  const auto value = [&](std::string_view name) {
    for (const auto& [key, text] : refusal.values)
      if (key == name) return text;
    return std::string();
  };
  if (refusal.code == "no_such_package")
    page.line(page.say("没有这件事：" + value("package") + "。yichuang plan --list 列出全部。",
                       "there is no package " + value("package") + "; yichuang plan --list lists all"));
  if (refusal.code == "package_blocked")
    page.paragraph("", page.say(value("zh"), value("en")) +
                           (refusal.clause.empty()
                                ? ""
                                : page.say("（" + refusal.clause + "）", " (" + refusal.clause + ")")));
  for (const FieldFault& fault : refusal.fields) {
    const std::string key = fault.field.substr(fault.field.find('.') + 1);
    page.paragraph(key + page.say("：", ": "), fault_words(page, fault));
  }
  if (!refusal.fields.empty() && package != nullptr)
    page.line(page.say("yichuang plan " + package->code + " --help 列出全部问题。",
                       "yichuang plan " + package->code + " --help lists every question."));
  return page.take();
}

}  // namespace yichuang::app
