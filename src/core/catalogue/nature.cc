#include "core/catalogue/nature.h"

#include <algorithm>
#include <array>

namespace yichuang {
namespace {

bool named(const Item& item, std::string_view word) { return item.name.zh.find(word) != std::string::npos; }

// 其他行政权力 has no word of its own: what is reported is taken note of, the rest is agreed to.
Nature nature_of_other_power(const Item& item) {
  if (registers(item)) return Nature::registration;
  constexpr std::array<std::string_view, 3> kReports{"报告", "告知", "申报"};
  const bool taken_note_of =
      item.result.kind == ResultKind::record || item.result.kind == ResultKind::licence;
  const bool report = std::ranges::any_of(kReports, [&](std::string_view word) { return named(item, word); });
  return report && taken_note_of ? Nature::report : Nature::other;
}

}  // namespace

bool registers(const Item& item) { return named(item, "登记"); }

Nature nature_of(const Item& item) {
  if (item.kind == kLicenceKind) return Nature::licence;
  if (named(item, "备案") || named(item, "报备")) return Nature::filing;
  if (item.kind == "05") return Nature::benefit;
  if (item.kind == "07") return registers(item) ? Nature::registration : Nature::confirmation;
  if (item.kind == "20") return Nature::service;
  return nature_of_other_power(item);
}

}  // namespace yichuang
