// What follows if one catalogue takes the place of another: for packages, guides, windows, promises and indicators.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/catalogue/catalogue.h"
#include "core/catalogue/indicators.h"
#include "core/catalogue/standing.h"

namespace yichuang {

// A package as it comes out for the answers that are most likely: each question's default, or its first option.
struct PackageFigures {
  int days = 0;  // working days promised
  int materials = 0;  // copies handed in
  int items = 0;
  bool operator==(const PackageFigures&) const = default;
};
// nullopt: these answers lie outside the package, or it cannot be compiled.
std::optional<PackageFigures> package_figures(const Catalogue& catalogue, const Package& package);

struct PackageImpact {
  std::string code;
  Text name;
  std::string change;  // added, removed, changed
  std::optional<PackageFigures> before, after;
  // One that only reads otherwise is told among the guides.
  bool moves_totals() const { return change != "changed" || before != after; }
};
struct PromiseImpact {
  std::string item;
  Text name;
  std::string department;
  Period before, after;
  // Shorter in the same unit, and not on the spot: running cases may take it over.
  bool adoptable() const { return before.unit == after.unit && after.days > 0 && after.days < before.days; }
};
// An item whose 暂停 or 取消 is other than before.
struct StandingImpact {
  std::string item;
  Text name;
  std::optional<Standing> before, after;  // none: in operation
  std::vector<std::string> packages;  // that cannot be applied for without it
};
struct IndicatorImpact {
  std::string code;
  Text name;
  IndicatorUnit unit = IndicatorUnit::percent;
  std::optional<std::int64_t> before, after;  // hundredths
};
struct NamedRecord {
  std::string code;
  Text name;
};
// An item or a package whose guide reads otherwise.
struct GuideImpact {
  std::string code;  // "item/…", "package/…"
  Text name;
  std::string change;  // added, removed, changed
  std::vector<Text> sections;  // headings of what reads otherwise, in the order of the guide; of a changed one
};
struct Impact {
  std::vector<PackageImpact> packages;
  std::vector<GuideImpact> guides;
  std::vector<NamedRecord> windows;  // that accept what changes
  std::vector<PromiseImpact> promises;
  std::vector<StandingImpact> standings;
  std::vector<IndicatorImpact> indicators;  // that change
};
// As it would be read on that day.
Impact impact_of(const Catalogue& before, const Catalogue& after, Date day);

// Whether one guide, of an `item` or a `package`, reads otherwise, is new or is gone.
bool guide_reads_otherwise(const Catalogue& before, const Catalogue& after, std::string_view kind,
                           std::string_view code, Date day);

}  // namespace yichuang
