#include "app/catalogue/indicator_report.h"

#include <algorithm>
#include <cstdlib>

#include "app/catalogue/page.h"
#include "platform/json/codec.h"

namespace yichuang::app {
namespace {

constexpr std::size_t kWidth = 110;

Words words(const Text& text) { return {text.zh, text.en}; }
Text text(const Words& words) { return {words.zh, words.en}; }

std::string two_places(std::int64_t hundredths) {
  const std::int64_t part = std::abs(hundredths % 100);
  return (hundredths < 0 ? "-" : "") + std::to_string(std::abs(hundredths / 100)) + "." +
         (part < 10 ? "0" : "") + std::to_string(part);
}

// A sum in its own unit; with two places where it is no whole number.
std::string sum(std::int64_t parts, int of_a_whole) {
  if (parts % of_a_whole == 0) return std::to_string(parts / of_a_whole);
  return two_places((parts * 200 + of_a_whole) / (2 * of_a_whole));
}

IndicatorView view_of(const Catalogue& catalogue, const Indicator& one) {
  IndicatorView view{one.number,
                     one.code,
                     words(one.name),
                     words(one.rule),
                     one.unit == IndicatorUnit::percent ? "percent" : "times",
                     {},
                     {},
                     sum(one.numerator, one.parts),
                     sum(one.denominator, one.parts),
                     words(one.numerator_is),
                     words(one.denominator_is),
                     static_cast<int>(one.counted.size()),
                     {},
                     {}};
  if (const auto value = one.value_hundredths()) view.value = two_places(*value);
  if (!view.value)
    view.missing =
        one.missing.empty() ? Words{"没有可计的事项", "there is no item to count"} : words(one.missing);
  for (const Exclusion& left_out : one.excluded) {
    ExclusionView exclusion{left_out.code, words(left_out.why), {}};
    for (const std::string& code : left_out.items)
      exclusion.items.push_back({code, words(catalogue.item(code)->name)});
    view.excluded.push_back(std::move(exclusion));
  }
  for (const PublishedFigure& figure : catalogue.district.published)
    if (figure.indicator == one.code) view.published = PublishedView{figure.value, figure.source};
  return view;
}

int coordinated(const Catalogue& catalogue, Coordination level) {
  return static_cast<int>(
      std::count_if(catalogue.packages.begin(), catalogue.packages.end(),
                    [&](const Package& package) { return package.coordination.value == level; }));
}

void print(Page& page, const IndicatorView& one) {
  std::string value =
      one.value ? *one.value + (one.unit == "percent" ? "%" : "") : page.say(text(*one.missing));
  page.heading(std::to_string(one.number) + "  " + page.say(text(one.name)) + "  " + value);
  if (one.value)
    page.paragraph("   ", page.say(text(one.numerator_is)) + " " + one.numerator + " ÷ " +
                              page.say(text(one.denominator_is)) + " " + one.denominator);
  page.paragraph("   ", page.say(text(one.rule)));
  for (const ExclusionView& left_out : one.excluded) {
    std::string names;
    for (const Named& item : left_out.items)
      names += (names.empty() ? "" : page.say("、", ", ")) + page.say(text(item.name));
    page.paragraph("   ", page.say("不计 ", "left out ") + std::to_string(left_out.items.size()) +
                              page.say(" 项，", ", ") + page.say(text(left_out.why)) + page.say("：", ": ") +
                              names);
  }
  if (one.published)
    page.paragraph("   ", page.say("公布的数 ", "published figure ") + one.published->value +
                              page.say("（", " (") + one.published->source + page.say("）", ")"));
}

}  // namespace

CatalogueReport report_of(const Catalogue& catalogue, Date day) {
  CatalogueReport report{catalogue.version,
                         static_cast<int>(catalogue.packages.size()),
                         coordinated(catalogue, Coordination::municipal),
                         coordinated(catalogue, Coordination::district),
                         static_cast<int>(catalogue.items.size()),
                         static_cast<int>(catalogue.departments.size()),
                         {},
                         {}};
  if (catalogue.city_template.loaded()) report.city_template = words(catalogue.city_template.name);
  for (const Indicator& one : indicators(catalogue, day))
    report.indicators.push_back(view_of(catalogue, one));
  return report;
}

std::string report_json(const CatalogueReport& report) { return json::write(report); }

std::string report_text(const CatalogueReport& report, Language language) {
  Page page(language, kWidth);
  const auto number = [](int value) { return std::to_string(value); };
  page.line(page.say("服务目录 ", "catalogue ") + report.catalogue_version);
  page.line(page.say(number(report.packages) + " 件事（市统筹 " + number(report.municipal_packages) +
                         "，区统筹 " + number(report.district_packages) + "），" + number(report.items) +
                         " 个事项，" + number(report.departments) + " 个部门和单位",
                     number(report.packages) + " packages (" + number(report.municipal_packages) +
                         " coordinated by the city, " + number(report.district_packages) +
                         " by the district), " + number(report.items) + " items, " +
                         number(report.departments) + " departments and units"));
  page.line(page.say("市级模板：", "city template: ") + (report.city_template
                                                             ? page.say(text(*report.city_template))
                                                             : page.say("没有导入", "none loaded")));
  for (const IndicatorView& one : report.indicators) print(page, one);
  return page.take();
}

}  // namespace yichuang::app
