#include "core/catalogue/indicators.h"

#include <algorithm>
#include <set>

#include "core/catalogue/standing.h"

namespace yichuang {
namespace {

// 依申请的政务服务事项类型 (GB/T 39046 A.1): 许可、给付、确认、奖励、裁决、其他行政权力、公共服务.
const std::set<std::string, std::less<>> kOnApplication{"01", "05", "07", "08", "09", "10", "20"};
constexpr std::size_t kBasicCode = 12;  // the last characters of an implementation code
// Statutory and promised days are compared in working days, and a month of 30 calendar days has 22 of them.
constexpr int kMonth = 30;
constexpr int kWorkingDaysOfMonth = 22;

std::int64_t in_parts(int days, Unit unit) {
  return std::int64_t{days} * (unit == Unit::working ? kMonth : kWorkingDaysOfMonth);
}

void leave_out(Indicator& of, std::string_view code, Text why, const Item& item) {
  const auto found = std::find_if(of.excluded.begin(), of.excluded.end(),
                                  [&](const Exclusion& one) { return one.code == code; });
  Exclusion& one = found == of.excluded.end()
                       ? of.excluded.emplace_back(Exclusion{std::string(code), std::move(why), {}})
                       : *found;
  one.items.push_back(item.code);
}

// The items that count for every indicator; the others are told in each.
std::vector<const Item*> on_application(const Catalogue& catalogue, Indicator& of, Date day) {
  std::vector<const Item*> items;
  for (const Item& item : catalogue.items) {
    if (retired_on(item, day))
      leave_out(of, "retired", {"已经取消，不再受理申请", "retired: it cannot be applied for any more"},
                item);
    else if (kOnApplication.contains(item.kind))
      items.push_back(&item);
    else
      leave_out(of, "not_on_application", {"不是依申请办理的事项类型", "not a type handled on application"},
                item);
  }
  return items;
}

// Part of all: how many of the items are so.
template <class Is>
void count_share(Indicator& of, const std::vector<const Item*>& items, const Is& is) {
  for (const Item* item : items) {
    of.denominator += 1;
    of.numerator += is(*item) ? 1 : 0;
    of.counted.push_back(item->code);
  }
}

// 指标一 承诺时限比法定时限减少: 1 − Σ承诺 ÷ Σ法定.
Indicator promise_reduction(const Catalogue& catalogue, Date day) {
  Indicator of{1, "promise_reduction", {"承诺时限比法定时限减少", "Promised against statutory time"}};
  of.rule = {
      "1－承诺时限之和÷法定时限之和，只计两者都有的依申请事项；按工作日计，自然日每30日折合22个工作日，即办件"
      "承诺时限为0。",
      "1 − sum of promised days ÷ sum of statutory days, over the items on application that have both; in "
      "working days, 30 calendar days being 22, and what is done on the spot 0."};
  of.reduction = true;
  of.parts = kMonth;
  of.numerator_is = {"承诺时限之和（工作日）", "sum of promised days (working days)"};
  of.denominator_is = {"法定时限之和（工作日）", "sum of statutory days (working days)"};
  for (const Item* item : on_application(catalogue, of, day)) {
    if (item->statutory_unknown) {
      leave_out(of, "statutory_unknown",
                {"法定时限待本区确认", "the district has not confirmed a statutory limit"}, *item);
    } else if (!item->statutory || item->statutory->days == 0) {
      leave_out(of, "no_statutory_limit", {"法律没有规定时限", "the law sets no limit"}, *item);
    } else {
      of.numerator += item->instant ? 0 : in_parts(item->promised.days, item->promised.unit);
      of.denominator += in_parts(item->statutory->days, item->statutory->unit);
      of.counted.push_back(item->code);
    }
  }
  return of;
}

std::int64_t required_materials(const Item& item) {
  return std::count_if(item.materials.begin(), item.materials.end(),
                       [](const ItemMaterial& one) { return one.necessity == Necessity::required; });
}

// 指标二 审批材料比市级模板减少: 1 − Σ本区必要材料 ÷ Σ市级模板必要材料, matched by the basic code.
Indicator materials_reduction(const Catalogue& catalogue, Date day) {
  Indicator of{2, "materials_reduction", {"审批材料比市级模板减少", "Papers against the city's template"}};
  of.rule = {
      "1－本区必要材料份数之和÷市级模板必要材料份数之和，只计两边都有的依申请事项，按基本编码对应。",
      "1 − required papers of the district ÷ required papers of the city's template, over the items on "
      "application that are in both, matched by their basic code."};
  of.reduction = true;
  of.numerator_is = {"本区必要材料", "required papers of the district"};
  of.denominator_is = {"市级模板必要材料", "required papers of the template"};
  if (!catalogue.city_template.loaded()) {
    of.missing = {"没有导入市级模板", "no city template is loaded"};
    return of;
  }
  for (const Item* item : on_application(catalogue, of, day)) {
    const std::string& code = item->implementation_code;
    const TemplateItem* other = code.size() < kBasicCode
                                    ? nullptr
                                    : catalogue.city_template.of(code.substr(code.size() - kBasicCode));
    if (other == nullptr) {
      leave_out(of, "not_in_template", {"市级模板没有这一事项", "the template does not have the item"},
                *item);
      continue;
    }
    of.numerator += required_materials(*item);
    of.denominator += std::count_if(other->materials.begin(), other->materials.end(),
                                    [](const TemplateMaterial& one) { return one.required; });
    of.counted.push_back(item->code);
  }
  return of;
}

// 指标三 即办件比例.
Indicator instant_share(const Catalogue& catalogue, Date day) {
  Indicator of{3, "instant_share", {"即办件比例", "Done on the spot"}};
  of.rule = {"办件类型为即办件的依申请事项÷全部依申请事项。",
             "Items done on the spot ÷ all items on application."};
  of.numerator_is = {"即办件", "items done on the spot"};
  of.denominator_is = {"依申请事项", "items on application"};
  count_share(of, on_application(catalogue, of, day), [](const Item& item) { return item.instant; });
  return of;
}

// 指标四 进驻服务大厅比例: an accepting window of the hall serves the item's domain, and the item takes the window.
Indicator stationed_share(const Catalogue& catalogue, Date day) {
  Indicator of{4, "stationed_share", {"进驻服务大厅比例", "Handled in the hall"}};
  of.rule = {"大厅有对应领域受理窗口且可在窗口办理的依申请事项÷全部依申请事项。",
             "Items that an accepting window of the hall serves ÷ all items on application."};
  of.numerator_is = {"进驻大厅的事项", "items served in the hall"};
  of.denominator_is = {"依申请事项", "items on application"};
  std::set<std::string, std::less<>> served;
  bool all = false;
  for (const Window& window : catalogue.windows)
    if (window.kind == WindowKind::acceptance) {
      all = all || window.domain.empty();
      served.insert(window.domain);
    }
  count_share(of, on_application(catalogue, of, day), [&](const Item& item) {
    return (all || served.contains(item.domain)) &&
           std::find(item.channels.begin(), item.channels.end(), "window") != item.channels.end();
  });
  return of;
}

// 指标五 可网上办理比例: 网上办理深度 with any of 2–7.
Indicator online_share(const Catalogue& catalogue, Date day) {
  Indicator of{5, "online_share", {"可网上办理比例", "Can be applied for online"}};
  of.rule = {
      "网上办理深度达到网上收件及以上（2至7）的依申请事项÷已填写办理深度的依申请事项。",
      "Items whose online depth at least takes an application (2 to 7) ÷ the items on application that state "
      "their depth."};
  of.numerator_is = {"可网上办理的事项", "items that can be applied for online"};
  of.denominator_is = {"填写了网上办理深度的事项", "items that state their online depth"};
  std::vector<const Item*> stated;
  for (const Item* item : on_application(catalogue, of, day)) {
    if (online_level(item->particulars.online_depth) > 0)
      stated.push_back(item);
    else
      leave_out(of, "depth_not_stated", {"没有填写网上办理深度", "the online depth is not stated"}, *item);
  }
  count_share(of, stated, [](const Item& item) { return online_level(item.particulars.online_depth) >= 2; });
  return of;
}

// 指标七 平均跑动次数: 到办事现场次数之和 ÷ 事项数.
Indicator mean_visits(const Catalogue& catalogue, Date day) {
  Indicator of{7, "mean_visits", {"平均跑动次数", "Visits on average"}};
  of.rule = {"到办事现场次数之和÷依申请事项数。",
             "Sum of the visits each item needs ÷ items on application."};
  of.unit = IndicatorUnit::times;
  of.numerator_is = {"到办事现场次数之和", "sum of visits"};
  of.denominator_is = {"依申请事项", "items on application"};
  for (const Item* item : on_application(catalogue, of, day)) {
    of.numerator += item->visits;
    of.denominator += 1;
    of.counted.push_back(item->code);
  }
  return of;
}

}  // namespace

std::optional<std::int64_t> Indicator::value_hundredths() const {
  if (denominator == 0) return std::nullopt;
  const std::int64_t part =
      (reduction ? denominator - numerator : numerator) * (unit == IndicatorUnit::percent ? 10000 : 100);
  const std::int64_t twice = 2 * part + denominator;  // half up, also below zero
  const std::int64_t by = 2 * denominator;
  return twice / by - (twice % by < 0 ? 1 : 0);
}

std::vector<Indicator> indicators(const Catalogue& catalogue, Date day) {
  return {promise_reduction(catalogue, day), materials_reduction(catalogue, day),
          instant_share(catalogue, day),     stationed_share(catalogue, day),
          online_share(catalogue, day),      mean_visits(catalogue, day)};
}

}  // namespace yichuang
