#include "core/catalogue/impact.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "core/catalogue/compile.h"
#include "core/catalogue/guide.h"

namespace yichuang {
namespace {

std::string likely_answer(const Question& question) {
  if (question.default_answer) return *question.default_answer;
  switch (question.kind) {
    case QuestionKind::choice:
    case QuestionKind::multi:
      return question.options.empty() ? std::string() : question.options.front().code;
    case QuestionKind::yes_no:
      return "false";
    case QuestionKind::number:
      // A whole number that the question accepts: half a square metre at least is one.
      return std::to_string(static_cast<std::int64_t>(std::ceil(question.min.value_or(0))));
  }
  return {};
}

void flatten(std::string& into, const Text& text) { into += text.zh + '\n' + text.en + '\n'; }

// Everything a reader sees, heading by heading; not the version, which always differs.
struct GuideRead {
  Text name;
  std::vector<Text> headings;
  std::map<std::string, std::string> says;  // by the heading

  std::string& under(const Text& heading) {
    const auto [found, is_new] = says.try_emplace(heading.zh);
    if (is_new) headings.push_back(heading);
    return found->second;
  }

  void read(const Guide& guide) {
    std::string& head = under({"页首", "the head of the page"});
    flatten(head, guide.title);
    flatten(head, guide.lead);
    flatten(head, guide.note);
    facts(head, guide.headline);
    for (const GuideSection& section : guide.sections) {
      std::string& all = under(section.heading);
      facts(all, section.facts);
      for (const Text& text : section.paragraphs) flatten(all, text);
      for (const Text& text : section.points) flatten(all, text);
      for (const Text& column : section.columns) flatten(all, column);
      for (const auto& row : section.rows)
        for (const Text& cell : row) flatten(all, cell);
    }
  }

  static void facts(std::string& into, const std::vector<GuideFact>& list) {
    for (const GuideFact& fact : list) {
      flatten(into, fact.label);
      flatten(into, fact.value);
    }
  }
};

// An item's guide is also the manual of whoever examines it.
GuideRead guide_of(const Catalogue& catalogue, const Item& item, Date day) {
  GuideRead read{item.name, {}, {}};
  read.read(item_guide(catalogue, item, GuideReader::applicant, day));
  read.read(item_guide(catalogue, item, GuideReader::examiner, day));
  return read;
}

GuideRead guide_of(const Catalogue& catalogue, const Package& package, Date day) {
  GuideRead read{package.name, {}, {}};
  read.read(package_guide(catalogue, package, day));
  return read;
}

// Guides by code, of everything that has one.
std::map<std::string, GuideRead> guides_of(const Catalogue& catalogue, Date day) {
  std::map<std::string, GuideRead> guides;
  for (const Item& item : catalogue.items) guides.emplace("item/" + item.code, guide_of(catalogue, item, day));
  for (const Package& package : catalogue.packages)
    guides.emplace("package/" + package.code, guide_of(catalogue, package, day));
  return guides;
}

std::vector<Text> sections_between(const GuideRead& before, const GuideRead& after) {
  std::vector<Text> sections;
  for (const Text& heading : after.headings) {
    const auto was = before.says.find(heading.zh);
    if (was == before.says.end() || was->second != after.says.at(heading.zh)) sections.push_back(heading);
  }
  for (const Text& heading : before.headings)
    if (!after.says.contains(heading.zh)) sections.push_back(heading);
  return sections;
}

void compare_guides(Impact& impact, const Catalogue& before, const Catalogue& after, Date day) {
  const auto old = guides_of(before, day), now = guides_of(after, day);
  for (const auto& [key, guide] : now) {
    const auto found = old.find(key);
    if (found == old.end())
      impact.guides.push_back({key, guide.name, "added", {}});
    else if (auto sections = sections_between(found->second, guide); !sections.empty())
      impact.guides.push_back({key, guide.name, "changed", std::move(sections)});
  }
  for (const auto& [key, guide] : old)
    if (!now.contains(key)) impact.guides.push_back({key, guide.name, "removed", {}});
}

void compare_packages(Impact& impact, const Catalogue& before, const Catalogue& after) {
  const auto reads_otherwise = [&](const std::string& code) {
    return std::any_of(impact.guides.begin(), impact.guides.end(),
                       [&](const GuideImpact& guide) { return guide.code == "package/" + code; });
  };
  for (const Package& package : after.packages) {
    const Package* old = before.package(package.code);
    PackageImpact one{package.code, package.name, old == nullptr ? "added" : "changed", {}, {}};
    if (old != nullptr) one.before = package_figures(before, *old);
    one.after = package_figures(after, package);
    if (one.moves_totals() || reads_otherwise(package.code))
      impact.packages.push_back(std::move(one));
  }
  for (const Package& package : before.packages)
    if (after.package(package.code) == nullptr)
      impact.packages.push_back(
          {package.code, package.name, "removed", package_figures(before, package), {}});
}

void compare_promises(Impact& impact, const Catalogue& before, const Catalogue& after) {
  for (const Item& item : after.items) {
    const Item* old = before.item(item.code);
    if (old == nullptr) continue;
    if (old->promised.days != item.promised.days || old->promised.unit != item.promised.unit)
      impact.promises.push_back({item.code, item.name, item.department, old->promised, item.promised});
  }
}

bool same(const std::optional<Standing>& a, const std::optional<Standing>& b) {
  if (!a || !b) return !a && !b;
  return a->kind == b->kind && a->from == b->from && a->until == b->until && a->reason == b->reason &&
         a->source == b->source && a->instead == b->instead;
}

void compare_standings(Impact& impact, const Catalogue& before, const Catalogue& after) {
  for (const Item& item : after.items) {
    const Item* old = before.item(item.code);
    StandingImpact one{item.code, item.name, {}, item.standing, {}};
    if (old != nullptr) one.before = old->standing;
    if (same(one.before, one.after)) continue;
    for (const Package& package : after.packages)
      if (const PackageItem* entry = package.item(item.code);
          entry != nullptr && entry->role == PackageRole::required)
        one.packages.push_back(package.code);
    impact.standings.push_back(std::move(one));
  }
}

bool at_windows(const Item& item) {
  return std::find(item.channels.begin(), item.channels.end(), "window") != item.channels.end();
}

// Domains of what changes and comes over the counter, before or after.
std::set<std::string> domains_of(const Impact& impact, const Catalogue& before, const Catalogue& after) {
  std::set<std::string> domains;
  for (const GuideImpact& guide : impact.guides) {
    const std::size_t slash = guide.code.find('/');
    const std::string_view kind(guide.code.data(), slash);
    const std::string code = guide.code.substr(slash + 1);
    for (const Catalogue* catalogue : {&before, &after}) {
      const Item* item = kind == "item" ? catalogue->item(code) : nullptr;
      if (item != nullptr && at_windows(*item)) domains.insert(item->domain);
      const Package* package = kind == "package" ? catalogue->package(code) : nullptr;
      if (package != nullptr) domains.insert(package->domain);
    }
  }
  return domains;
}

// Windows accept for a domain; one without a domain accepts for all.
void compare_windows(Impact& impact, const Catalogue& before, const Catalogue& after) {
  const std::set<std::string> domains = domains_of(impact, before, after);
  if (domains.empty()) return;
  for (const Window& window : after.windows)
    if (window.kind == WindowKind::acceptance && (window.domain.empty() || domains.contains(window.domain)))
      impact.windows.push_back({window.code, window.name});
}

void compare_indicators(Impact& impact, const Catalogue& before, const Catalogue& after, Date day) {
  const std::vector<Indicator> old = indicators(before, day);
  for (const Indicator& now : indicators(after, day)) {
    const auto found =
        std::find_if(old.begin(), old.end(), [&](const Indicator& one) { return one.code == now.code; });
    IndicatorImpact one{now.code, now.name, now.unit, {}, now.value_hundredths()};
    if (found != old.end()) one.before = found->value_hundredths();
    if (one.before != one.after) impact.indicators.push_back(std::move(one));
  }
}

}  // namespace

std::optional<PackageFigures> package_figures(const Catalogue& catalogue, const Package& package) {
  std::map<std::string, std::string> answers;
  for (const Question& question : package.questions) answers[question.code] = likely_answer(question);
  const Result<Plan> plan = compile(catalogue, package.code, answers);
  if (!plan) return std::nullopt;
  return PackageFigures{plan->promised_days, plan->after.materials, static_cast<int>(plan->items.size())};
}

Impact impact_of(const Catalogue& before, const Catalogue& after, Date day) {
  Impact impact;
  compare_guides(impact, before, after, day);
  compare_packages(impact, before, after);
  compare_promises(impact, before, after);
  compare_windows(impact, before, after);
  compare_standings(impact, before, after);
  compare_indicators(impact, before, after, day);
  return impact;
}

bool guide_reads_otherwise(const Catalogue& before, const Catalogue& after, std::string_view kind,
                           std::string_view code, Date day) {
  const auto read = [&](const Catalogue& catalogue) -> std::optional<GuideRead> {
    if (kind == "package") {
      const Package* package = catalogue.package(code);
      return package == nullptr ? std::nullopt : std::optional(guide_of(catalogue, *package, day));
    }
    const Item* item = catalogue.item(code);
    return item == nullptr ? std::nullopt : std::optional(guide_of(catalogue, *item, day));
  };
  const auto was = read(before), now = read(after);
  if (!was || !now) return was.has_value() != now.has_value();
  return !sections_between(*was, *now).empty();
}

}  // namespace yichuang
