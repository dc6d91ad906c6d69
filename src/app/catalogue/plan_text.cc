#include "app/catalogue/plan_text.h"

#include <algorithm>

#include "app/catalogue/page.h"
#include "core/catalogue/explain.h"

namespace yichuang::app {
namespace {

constexpr std::size_t kChartWidth = 30;

struct Printer {
  const Plan& plan;
  const Catalogue& catalogue;
  Page page;

  std::string count(int number, const char* zh, const char* one, const char* many) const {
    const std::string digits = std::to_string(number);
    return page.say(digits + " " + zh, digits + " " + (number == 1 ? one : many));
  }
  std::string mark(bool uncertain) const { return uncertain ? page.say(" ※", " ※") : ""; }
  std::string names(const std::vector<std::string>& items) const {
    std::string list;
    for (const std::string& code : items)
      list += (list.empty() ? "" : page.say("、", ", ")) + page.say(plan.item(code)->name);
    return list;
  }

  void title() {
    const std::string days =
        plan.promised_days == 0
            ? page.say("当场", "on the spot")
            : page.say("", "in ") + count(plan.promised_days, "个工作日", "working day", "working days");
    page.line(page.say(plan.name) + page.say("：一次办 ", ": ") +
              count(static_cast<int>(plan.items.size()), "个事项", "item", "items") +
              page.say("，一个窗口，承诺 ", ", one window, promised ") + days);
    if (plan.answers.empty()) return;
    std::string answers;
    const Package* package = catalogue.package(plan.package);
    for (const Question& question : package->questions) {
      const auto answer = plan.answers.find(question.code);
      if (answer == plan.answers.end()) continue;
      const Text& label = question.label.empty() ? question.text : question.label;
      answers += (answers.empty() ? "" : page.say("；", "; ")) + page.say(label) + page.say("：", ": ") +
                 page.say(answer_in_words(catalogue, question, answer->second));
    }
    page.paragraph(page.say("您的情况  ", "You said  "), answers);
  }

  void effort() {
    page.heading(page.say("以前和现在", "Before and after"));
    const auto row = [&](const std::string& what, const std::string& before, const std::string& after) {
      page.line("  " + padded(what, 12) + padded(before, 24) + "→ " + after);
    };
    const auto steps = [&](int number) { return count(number, "个部门", "department", "departments"); };
    const auto days = [&](int number) { return count(number, "个工作日", "working day", "working days"); };
    const auto trips = [&](int number) { return count(number, "次", "trip", "trips"); };
    const auto copies = [&](int number) { return count(number, "份", "paper", "papers"); };
    row(page.say("环节", "steps"), steps(plan.before.steps),
        count(plan.after.steps, "个窗口", "window", "windows"));
    row(page.say("时间", "time"), days(plan.before.days), days(plan.after.days));
    row(page.say("跑动", "trips"), trips(plan.before.trips), trips(plan.after.trips));
    row(page.say("材料", "papers"), copies(plan.before.materials), copies(plan.after.materials));
    for (const Text& rule : plan.how_counted) page.paragraph("  · ", page.say(rule));
  }

  // One column a day, or a share of one when the whole does not fit.
  std::string bar(const PlannedItem& item) const {
    const int whole = std::max(plan.promised_days, 1);
    const std::size_t width = std::min<std::size_t>(kChartWidth, static_cast<std::size_t>(whole) * 3);
    const auto column = [&](int day) {
      return static_cast<std::size_t>(day) * width / static_cast<std::size_t>(whole);
    };
    std::string chart;
    for (std::size_t i = 0; i < column(item.starts_after); ++i) chart += "·";
    if (item.starts_after == item.ends_after) {
      chart += "◆";
    } else {
      const std::size_t begin = column(item.starts_after);
      for (std::size_t i = begin; i < std::max(column(item.ends_after), begin + 1); ++i) chart += "█";
    }
    return chart;
  }

  void timeline() {
    page.heading(page.say("谁在什么时候办（工作日，同一步的同时办）",
                          "Who does what when (working days; one step runs side by side)"));
    std::size_t name_width = 0;
    std::size_t department_width = 0;
    for (const PlannedItem& item : plan.items) {
      name_width = std::max(name_width, columns(page.say(item.name)));
      department_width = std::max(department_width, columns(department(item)));
    }
    for (std::size_t level = 0; level < plan.levels.size(); ++level) {
      const std::string number = std::to_string(level + 1);
      page.line("  " + (level == 0
                            ? page.say("第 1 步", "Step 1")
                            : page.say("第 " + number + " 步：前一步有了结果自动开始",
                                       "Step " + number + ": begins by itself on the results before")));
      for (const std::string& code : plan.levels[level])
        timeline_row(*plan.item(code), name_width, department_width);
    }
    std::string path;
    for (const std::string& code : plan.critical_path)
      path += (path.empty() ? "" : " → ") + page.say(plan.item(code)->name);
    page.paragraph(page.say("  最长的一条：", "  Longest path: "), path + page.say(" → 出件", " → issue"));
  }

  std::string department(const PlannedItem& item) const {
    const Department* found = catalogue.department(item.department);
    return found == nullptr ? item.department : page.say(found->short_name);
  }

  void timeline_row(const PlannedItem& item, std::size_t name_width, std::size_t department_width) {
    std::string limit = page.say(days_in_words(item.promised.days, item.promised.unit));
    if (item.by_commitment) limit = page.say("凭承诺当日", "same day on a commitment");
    std::string notes = limit + mark(item.uncertain);
    if (item.statutory) {
      notes += page.say("（法定 ", " (statutory ") +
               page.say(days_in_words(item.statutory->days, item.statutory->unit)) + page.say("）", ")");
    }
    if (item.site_check) notes += page.say(" 现场核查", " site check");
    page.line("    " + padded(page.say(item.name), name_width + 2) +
              padded(department(item), department_width + 2) + notes);
    page.line("    " + bar(item));
    page.paragraph("      ", page.say(item.why));
    if (item.commitment_bar) page.paragraph("      ", page.say(item.commitment_bar->text));
    for (const Publicity& one : item.publicity)
      page.paragraph("      ", page.say(one.name) + " " + page.say(days_in_words(one.days, one.unit)) +
                                   (one.counted ? page.say("，在时限之内", ", inside the limit") : ""));
  }

  void materials() {
    int asked = 0;
    for (const PlannedMaterial& material : plan.materials)
      asked += material.asked && material.necessity != Necessity::optional ? 1 : 0;
    page.heading(
        page.say("请准备 " + std::to_string(asked) + " 样材料，只交一套",
                 "Please prepare " + count(asked, "", "material", "materials") + ", one set for all"));
    int number = 0;
    for (const PlannedMaterial& material : plan.materials) {
      if (!material.asked) continue;
      std::string head = std::to_string(++number) + ". " + page.say(material.name);
      if (material.copies > 1)
        head +=
            page.say(" ×" + std::to_string(material.copies) + " 份", " ×" + std::to_string(material.copies));
      if (material.necessity == Necessity::optional) head += page.say("（可不交）", " (optional)");
      if (material.necessity == Necessity::tolerable) head += page.say("（可后补）", " (may follow)");
      page.line("  " + head + mark(material.uncertain));
      page.paragraph(page.say("     为什么 ", "     why  "), page.say(material.why));
      page.paragraph(page.say("     用于   ", "     for  "), names(material.for_items));
    }
    if (number == static_cast<int>(plan.materials.size())) return;
    page.heading(page.say("这些不用您交", "These are not asked of you"));
    for (const PlannedMaterial& material : plan.materials) {
      if (material.asked) continue;
      page.paragraph(
          "  ✓ ", page.say(material.name) + mark(material.uncertain) + page.say("——", ": ") + how(material));
    }
  }

  std::string how(const PlannedMaterial& material) const {
    switch (material.source) {
      case MaterialSource::result:
        return page.say("“" + plan.item(material.from_item)->name.zh + "”办好后自动转来",
                        "passed on by “" + plan.item(material.from_item)->name.en + "”");
      case MaterialSource::fetched: {
        const Text& issuer = catalogue.material(material.code)->issuer;
        return page.say("从" + issuer.zh + "调取", "fetched from " + issuer.en);
      }
      default:
        return page.say("提交时一并确认", "confirmed when you submit");
    }
  }

  void form() {
    const auto asked =
        std::count_if(plan.fields.begin(), plan.fields.end(), [](const auto& field) { return field.asked; });
    page.heading(page.say("一张表单：共 " + std::to_string(plan.fields.size()) + " 项，您填 " +
                              std::to_string(asked) + " 项，其余自动带出",
                          "One form: " + std::to_string(plan.fields.size()) + " fields, " +
                              std::to_string(asked) + " for you to fill in, the rest come by themselves"));
    for (const FieldGroup& group : plan.groups) {
      std::string labels;
      for (const PlannedField& field : plan.fields) {
        if (field.group != group.code) continue;
        labels +=
            (labels.empty() ? "" : page.say("、", ", ")) + page.say(field.label) + (field.asked ? "" : "✓");
      }
      page.paragraph("  " + page.say(group.name) + page.say("：", ": "), labels);
    }
  }

  void results() {
    page.heading(page.say("您会拿到", "What you get"));
    for (const PlannedItem& item : plan.items)
      page.paragraph("  ◇ ", page.say(item.result.name) + page.say("（", " (") +
                                 page.say(item.department_name) + page.say("）", ")"));
    for (const AfterCheck& check : plan.checks) {
      const std::string within =
          check.months > 0 ? page.say(std::to_string(check.months) + " 个月内",
                                      "within " + std::to_string(check.months) + " months")
                           : page.say(days_in_words(check.days, check.unit)) + page.say("内", " at most");
      page.paragraph("  ! ",
                     page.say("“" + plan.item(check.item)->name.zh + "”凭承诺办理，发证后 " + within + "核查",
                              "“" + plan.item(check.item)->name.en +
                                  "” is granted on a commitment and checked " + within) +
                         mark(check.uncertain));
    }
    page.line("  " + page.say("费用：", "Fees: ") +
              (plan.fee_fen == 0 ? page.say("不收费", "none")
                                 : page.say("", "CNY ") + yuan(plan.fee_fen) + page.say(" 元", "") +
                                       page.say("（合计）", " in all")));
    for (const PlannedFee& fee : plan.fees)
      page.paragraph("    ", page.say(plan.item(fee.item)->name.zh + "：" + fee.text.zh,
                                      plan.item(fee.item)->name.en + ": " + fee.text.en));
  }

  static std::string yuan(std::int64_t fen) {
    const std::string cents = std::to_string(fen % 100);
    return std::to_string(fen / 100) + "." + (cents.size() < 2 ? "0" : "") + cents;
  }

  void dropped() {
    if (plan.dropped.empty()) return;
    page.heading(page.say("这次不用办", "Not needed this time"));
    for (const DroppedItem& item : plan.dropped)
      page.paragraph("  – ", page.say(item.name) + page.say("——", ": ") + page.say(item.why));
  }

  void uncertain() {
    if (plan.uncertain.empty()) return;
    page.heading(page.say("※ 以下各项以本区公布为准", "※ The district's own publication decides on these"));
    for (const Uncertain& one : plan.uncertain) {
      const std::string source =
          one.source.empty() ? std::string() : page.say("（", "(") + one.source + page.say("）", ")");
      // A whole record, as a material, is uncertain without any one value of it being so.
      const std::string value = one.value.empty() ? std::string() : page.say("：", ": ") + page.say(one.value);
      page.paragraph("  ", page.say(one.name) + value + (source.empty() ? "" : " ") + source);
    }
    page.line();
    page.line(page.say("目录版本 ", "catalogue ") + plan.catalogue_version);
  }
};

}  // namespace

std::string plan_text(const Plan& plan, const Catalogue& catalogue, Language language) {
  Printer printer{plan, catalogue, Page(language, kPageWidth)};
  printer.title();
  printer.effort();
  printer.timeline();
  printer.materials();
  printer.form();
  printer.results();
  printer.dropped();
  printer.uncertain();
  return printer.page.take();
}

}  // namespace yichuang::app
