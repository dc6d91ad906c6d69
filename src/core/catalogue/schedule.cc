#include "core/catalogue/schedule.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/result.h"

namespace yichuang {
namespace {

// The plan's items by number, with the edges both ways.
struct Graph {
  std::vector<std::vector<std::size_t>> before;  // upstream of each item
  std::vector<std::size_t> order;                // every item after all upstream of it
};

Graph graph_of(const Plan& plan) {
  std::map<std::string_view, std::size_t> number;
  for (std::size_t i = 0; i < plan.items.size(); ++i) number[plan.items[i].code] = i;
  Graph graph;
  graph.before.resize(plan.items.size());
  for (const auto& [from, to] : plan.edges) graph.before[number.at(to)].push_back(number.at(from));
  std::vector<bool> placed(plan.items.size(), false);
  while (graph.order.size() < plan.items.size()) {
    const std::size_t placed_before = graph.order.size();
    for (std::size_t i = 0; i < plan.items.size(); ++i) {
      if (placed[i]) continue;
      const auto& upstream = graph.before[i];
      if (!std::all_of(upstream.begin(), upstream.end(), [&](std::size_t from) { return placed[from]; }))
        continue;
      placed[i] = true;
      graph.order.push_back(i);
    }
    ensure(graph.order.size() > placed_before);  // else the package has a cycle
  }
  return graph;
}

void place(Plan& plan, const Graph& graph) {
  for (const std::size_t i : graph.order) {
    PlannedItem& item = plan.items[i];
    for (const std::size_t from : graph.before[i]) {
      item.level = std::max(item.level, plan.items[from].level + 1);
      item.starts_after = std::max(item.starts_after, plan.items[from].ends_after);
    }
    item.ends_after = item.starts_after + in_working_days(item.promised);
  }
  int deepest = -1;
  for (const PlannedItem& item : plan.items) deepest = std::max(deepest, item.level);
  plan.levels.assign(static_cast<std::size_t>(deepest + 1), {});
  for (const PlannedItem& item : plan.items)
    plan.levels[static_cast<std::size_t>(item.level)].push_back(item.code);
}

int finished_after(const PlannedItem& item) { return item.ends_after + in_working_days(item.issue); }

// Of several longest the one with most items, since it says most; of those the first in the package's order, so that the
// same plan always names the same path.
void find_critical_path(Plan& plan, const Graph& graph) {
  if (plan.items.empty()) return;
  const auto rank = [&](std::size_t i) {
    return std::pair{finished_after(plan.items[i]), plan.items[i].level};
  };
  std::size_t at = 0;
  for (std::size_t i = 1; i < plan.items.size(); ++i)
    if (rank(i) > rank(at)) at = i;
  plan.promised_days = finished_after(plan.items[at]);
  plan.critical_path = {plan.items[at].code};
  while (!graph.before[at].empty()) {
    const auto& upstream = graph.before[at];
    at = *std::max_element(upstream.begin(), upstream.end(), [&](std::size_t left, std::size_t right) {
      const int a = plan.items[left].ends_after;
      const int b = plan.items[right].ends_after;
      return a != b ? a < b : left > right;
    });
    plan.critical_path.insert(plan.critical_path.begin(), plan.items[at].code);
  }
}

}  // namespace

int in_working_days(const Period& period) {
  if (period.unit == Unit::working) return period.days;
  return period.days / 7 * 5 + std::min(period.days % 7, 5);
}

void schedule(Plan& plan, const std::optional<Period>& own_promise) {
  const Graph graph = graph_of(plan);
  place(plan, graph);
  find_critical_path(plan, graph);
  if (own_promise) plan.promised_days = std::max(plan.promised_days, in_working_days(*own_promise));
}

void compare_effort(Plan& plan) {
  std::set<std::string> departments;
  std::map<std::pair<std::string, int>, bool> journeys;  // to a department, at a stage → also to collect
  for (const PlannedItem& item : plan.items) {
    departments.insert(item.department);
    // Before, there was no commitment and no shared promise: the statute, or where it is silent the published promise.
    const bool decided_there = item.instant && !item.by_commitment;
    plan.before.days += in_working_days(item.statutory ? *item.statutory : item.ordinary_promise);
    journeys[{item.department, item.level}] |= !decided_there;
  }
  plan.before.steps = static_cast<int>(departments.size());
  for (const auto& [journey, to_collect] : journeys) plan.before.trips += to_collect ? 2 : 1;
  plan.after.steps = plan.items.empty() ? 0 : 1;
  plan.after.days = plan.promised_days;
  plan.after.trips = plan.trips;
}

}  // namespace yichuang
