#include "app/catalogue/revision_impact.h"

#include "core/catalogue/impact.h"
#include "core/catalogue/standing.h"

namespace yichuang::app {
namespace {

const sql::Statement kCases{"catalogue/running_cases",
                            "SELECT count(*) FROM case_row WHERE district = $1 AND package = $2 AND state IN "
                            "('received', 'correction', 'in_hand')"};
const sql::Statement kTasks{
    "catalogue/undecided_tasks",
    "SELECT count(*) FROM task_row WHERE district = $1 AND department = $2 AND item = $3 "
    "AND state IN ('received', 'correction', 'waiting', 'in_hand', 'stopped')"};

constexpr double kHundredths = 100;

Words words(const Text& text) { return {text.zh, text.en}; }

std::optional<double> value_of(const std::optional<std::int64_t>& hundredths) {
  if (!hundredths) return std::nullopt;
  return static_cast<double>(*hundredths) / kHundredths;
}

ImpactPackage view_of(const PackageImpact& one) {
  ImpactPackage view{{one.code, words(one.name)}, one.change, {}, {}, {}, {}, {}, {}};
  if (one.before) {
    view.days_before = one.before->days;
    view.materials_before = one.before->materials;
    view.items_before = one.before->items;
  }
  if (one.after) {
    view.days_after = one.after->days;
    view.materials_after = one.after->materials;
    view.items_after = one.after->items;
  }
  return view;
}

ImpactStanding view_of(const DraftReading& draft, const StandingImpact& one) {
  ImpactStanding view{{one.item, words(one.name)}, {}, {}, {}};
  if (one.before) view.before = words(standing_in_words(draft.base->catalogue, *one.before));
  if (one.after) view.after = words(standing_in_words(draft.catalogue, *one.after));
  for (const std::string& code : one.packages)
    view.packages.push_back({code, words(draft.catalogue.package(code)->name)});
  return view;
}

}  // namespace

ImpactView view_impact(const Centre& centre, const DraftReading& draft) {
  const Impact impact = impact_of(draft.base->catalogue, draft.catalogue, draft.base->day);
  ImpactView view;
  for (const PackageImpact& one : impact.packages)
    if (one.moves_totals()) view.packages.push_back(view_of(one));
  for (const GuideImpact& one : impact.guides) {
    ImpactGuide guide{{one.code, words(one.name)}, one.change, {}};
    for (const Text& heading : one.sections) guide.sections.push_back(words(heading));
    view.guides.push_back(std::move(guide));
  }
  for (const NamedRecord& one : impact.windows) view.windows.push_back({one.code, words(one.name)});
  for (const StandingImpact& one : impact.standings) view.standings.push_back(view_of(draft, one));
  for (const IndicatorImpact& one : impact.indicators)
    view.indicators.push_back({one.code, words(one.name),
                               one.unit == IndicatorUnit::percent ? "percent" : "times", value_of(one.before),
                               value_of(one.after)});
  for (const PromiseImpact& one : impact.promises)
    view.promises.push_back({{one.item, words(one.name)},
                             one.before.days,
                             one.after.days,
                             one.after.unit == Unit::working ? "working" : "calendar",
                             one.adoptable(),
                             0});
  centre.store.read([&](store::Reader& reader) {
    view.cases.clear();
    for (const PackageImpact& one : impact.packages) {
      const std::int64_t running = reader.run(kCases, {centre.district, one.code}).integer(0, 0);
      if (running > 0) view.cases.push_back({{one.code, words(one.name)}, running});
    }
    for (std::size_t i = 0; i < impact.promises.size(); ++i)
      view.promises[i].running =
          reader.run(kTasks, {centre.district, impact.promises[i].department, impact.promises[i].item})
              .integer(0, 0);
  });
  return view;
}

}  // namespace yichuang::app
