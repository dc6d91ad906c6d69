// Random matters and answers: the compiler must agree with a slow reference that does everything the long way.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "core/catalogue/compile.h"
#include "core/catalogue/sample_matter.h"
#include "core/catalogue/schedule.h"

namespace yichuang {
namespace {

using namespace sample;

constexpr int kCases = 5'000;

struct Dice {
  std::mt19937 engine;
  int to(int most) { return std::uniform_int_distribution<>(0, most)(engine); }
  bool one_in(int n) { return to(n - 1) == 0; }
};

std::string name(const char* kind, int number) { return kind + std::to_string(number); }

// A condition on three questions and on items with a smaller number.
Condition random_condition(Dice& dice, int depth, int items_before) {
  switch (depth > 0 ? dice.to(8) : 3 + dice.to(5)) {
    case 0:
      return all(
          {random_condition(dice, depth - 1, items_before), random_condition(dice, depth - 1, items_before)});
    case 1:
      return any(
          {random_condition(dice, depth - 1, items_before), random_condition(dice, depth - 1, items_before)});
    case 2:
      return no(random_condition(dice, depth - 1, items_before));
    case 3:
      return is("c", name("o", dice.to(2)));
    case 4:
      return is("y", dice.one_in(2) ? "true" : "false");
    case 5:
      return at_least("n", static_cast<double>(dice.to(10)));
    case 6:
      return less_than("n", dice.one_in(2) ? Bound{"threshold"} : Bound{static_cast<double>(dice.to(10))});
    case 7:
      return answered("y");
    default:
      return items_before > 0 ? kept(name("i", dice.to(items_before - 1))) : is("y", "true");
  }
}

When random_when(Dice& dice, int items_before) {
  if (dice.one_in(2)) return {};
  return random_condition(dice, 2, items_before);
}

Item random_item(Dice& dice, int number, int materials, int fields) {
  Item made = item(name("i", number), name("d", dice.to(3)), dice.to(6));
  if (dice.one_in(3)) made.promised.unit = Unit::calendar;
  if (dice.one_in(2))
    made.statutory = StatutoryLimit{days(made.promised.days + dice.to(9), made.promised.unit)};
  made.visits = dice.one_in(4) ? 1 : 0;
  for (int m = 0; m < materials; ++m)
    if (dice.one_in(2))
      made.materials.push_back(
          needs(name("m", m), 1 + dice.to(3), random_when(dice, 0), static_cast<Necessity>(dice.to(2))));
  for (int f = 0; f < fields; ++f)
    if (dice.one_in(2)) made.fields.push_back({name("f", f), random_when(dice, 0), {}});
  if (dice.one_in(3)) made.result.material = name("m", dice.to(materials - 1));
  if (dice.one_in(3)) made.result.fields = {name("f", dice.to(fields - 1))};
  if (dice.one_in(4))
    made.commitment =
        Commitment{random_when(dice, 0), {}, true, 3, 0, Unit::working, "", Confidence::certain, {}};
  return made;
}

Catalogue random_catalogue(Dice& dice) {
  Catalogue catalogue;
  const int materials = 1 + dice.to(5);
  const int fields = 1 + dice.to(5);
  for (int d = 0; d < 4; ++d) {
    Department department;
    department.code = name("d", d);
    catalogue.departments.add(department);
  }
  catalogue.parameters.add(
      {"threshold", static_cast<double>(dice.to(10)), "", {}, "", Confidence::unconfirmed, {}});
  for (int m = 0; m < materials; ++m)
    catalogue.materials.add(material(name("m", m), static_cast<MaterialSource>(dice.to(3))));
  for (int f = 0; f < fields; ++f)
    catalogue.fields.add(
        field(name("f", f), static_cast<FieldSource>(dice.to(3)), dice.to(3), {"组", "Group"}));
  Package package;
  package.code = "p";
  package.questions = {choice("c", {"c", "c"}, {{"o0", {}}, {"o1", {}}, {"o2", {}}}), yes_no("y", {"y", "y"}),
                       number("n", {"n", "n"}, 0, 10)};
  package.questions[1].default_answer = "false";
  package.questions[1].when = random_when(dice, 0);
  const int items = 1 + dice.to(6);
  for (int i = 0; i < items; ++i) {
    catalogue.items.add(random_item(dice, i, materials, fields));
    package.items.push_back(entry(name("i", i), static_cast<PackageRole>(dice.to(2))));
    PackageItem& last = package.items.back();
    if (last.role != PackageRole::required) last.when = random_when(dice, i);
    last.commitment_allowed = !dice.one_in(4);
    for (int from = 0; from < i; ++from)
      if (dice.one_in(3)) package.edges.push_back({name("i", from), name("i", i), {}});
  }
  if (dice.one_in(3)) package.promise = days(dice.to(20));
  std::shuffle(package.items.begin(), package.items.end(), dice.engine);
  catalogue.packages.add(package);
  return catalogue;
}

// The reference. Everything by looping over everything; nothing is remembered.
struct Reference {
  const Catalogue& catalogue;
  const Package& package;
  std::map<std::string, std::string> typed;

  std::optional<std::string> answer(const std::string& question) const {
    if (question == "y") {
      const When& when = package.question("y")->when;
      if (when && !met(*when)) return std::nullopt;
      return typed.contains("y") ? typed.at("y") : "false";
    }
    const auto found = typed.find(question);
    return found == typed.end() ? std::nullopt : std::optional(found->second);
  }
  double bound(const Bound& bound) const {
    return std::holds_alternative<double>(bound) ? std::get<double>(bound)
                                                 : catalogue.parameter(std::get<std::string>(bound))->value;
  }
  bool met(const Condition& condition) const {
    if (const auto* t = std::get_if<AllOf>(&condition.test)) return met(t->parts[0]) && met(t->parts[1]);
    if (const auto* t = std::get_if<AnyOf>(&condition.test)) return met(t->parts[0]) || met(t->parts[1]);
    if (const auto* t = std::get_if<Not>(&condition.test)) return !met(t->part[0]);
    // A question whose own condition asks about itself counts as unanswered there.
    if (const auto* t = std::get_if<Is>(&condition.test)) return answer(t->question) == t->option;
    if (const auto* t = std::get_if<AtLeast>(&condition.test))
      return answer("n") && std::stod(*answer("n")) >= bound(t->bound);
    if (const auto* t = std::get_if<LessThan>(&condition.test))
      return answer("n") && std::stod(*answer("n")) < bound(t->bound);
    if (const auto* t = std::get_if<Answered>(&condition.test)) return answer(t->question).has_value();
    return keeps(std::get<Kept>(condition.test).item);
  }
  bool keeps(const std::string& code) const {
    for (const PackageItem& entry : package.items) {
      if (entry.item != code) continue;
      const bool named = typed.contains("with") &&
                         ("," + typed.at("with") + ",").find("," + code + ",") != std::string::npos;
      if (entry.role == PackageRole::optional && !named) return false;
      return !entry.when || met(*entry.when);
    }
    return false;
  }
  bool commits(const Item& item) const {
    return item.commitment && package.item(item.code)->commitment_allowed &&
           (!item.commitment->when || met(*item.commitment->when));
  }
  int promise(const Item& item) const { return commits(item) ? 0 : in_working_days(item.promised); }

  // The end of the longest of all paths that end here.
  int end_of(const std::string& code) const {
    int start = 0;
    for (const Edge& edge : package.edges)
      if (edge.to == code && keeps(edge.from)) start = std::max(start, end_of(edge.from));
    return start + promise(*catalogue.item(code));
  }
  int promised_days() const {
    int most = 0;
    for (const PackageItem& entry : package.items)
      if (keeps(entry.item))
        most = std::max(most, end_of(entry.item) + in_working_days(catalogue.item(entry.item)->issue));
    return package.promise ? std::max(most, package.promise->days) : most;
  }

  // "m0 x2 asked i1 i2", a line a material.
  std::string materials() const {
    std::set<std::string> lines;
    for (const Material& material : catalogue.materials) {
      int copies = 0;
      std::string items;
      bool needed_by_another = false;
      std::string maker;
      for (const PackageItem& entry : package.items)
        if (keeps(entry.item) && maker.empty() &&
            catalogue.item(entry.item)->result.material == material.code)
          maker = entry.item;
      for (const PackageItem& entry : package.items)
        for (const ItemMaterial& asked : catalogue.item(entry.item)->materials)
          if (keeps(entry.item) && asked.material == material.code && (!asked.when || met(*asked.when))) {
            copies = std::max(copies, asked.copies);
            items += " " + entry.item;
            needed_by_another |= entry.item != maker;
          }
      if (items.empty()) continue;
      const bool made = !maker.empty() && needed_by_another;
      const bool asked = !made && (material.source == MaterialSource::applicant ||
                                   material.source == MaterialSource::result);
      lines.insert(material.code + " x" + std::to_string(copies) + (asked ? " asked" : "") + items);
    }
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    return text;
  }
};

std::string materials_of(const Plan& plan) {
  std::set<std::string> lines;
  for (const PlannedMaterial& material : plan.materials) {
    std::string line =
        material.code + " x" + std::to_string(material.copies) + (material.asked ? " asked" : "");
    for (const std::string& item : material.for_items) line += " " + item;
    lines.insert(line);
  }
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

std::map<std::string, std::string> random_answers(Dice& dice, const Package& package) {
  std::map<std::string, std::string> typed{{"c", name("o", dice.to(2))}, {"n", std::to_string(dice.to(10))}};
  if (dice.one_in(2)) typed["y"] = dice.one_in(2) ? "true" : "false";
  std::string with;
  for (const PackageItem& entry : package.items)
    if (entry.role == PackageRole::optional && dice.one_in(2)) with += (with.empty() ? "" : ",") + entry.item;
  if (!with.empty()) typed["with"] = with;
  return typed;
}

// The visibility of `y` may not ask about `y` itself or about `n`, which is asked later.
bool orderly(const Package& package) {
  const When& when = package.question("y")->when;
  if (!when) return true;
  Mentions mentions;
  collect(*when, mentions);
  return !mentions.questions.contains("y") && !mentions.questions.contains("n");
}

void compare(const Catalogue& catalogue, const std::map<std::string, std::string>& typed) {
  const Package& package = *catalogue.package("p");
  const auto plan = compile(catalogue, "p", typed);
  ASSERT_TRUE(plan.ok());
  const Reference reference{catalogue, package, typed};

  std::string expected;
  std::string found;
  for (const PackageItem& entry : package.items)
    if (reference.keeps(entry.item))
      expected += entry.item + (reference.commits(*catalogue.item(entry.item)) ? "! " : " ");
  for (const PlannedItem& item : plan->items) found += item.code + (item.by_commitment ? "! " : " ");
  ASSERT_EQ(found, expected);
  ASSERT_EQ(plan->items.size() + plan->dropped.size(), package.items.size());

  std::vector<std::pair<std::string, std::string>> edges;
  for (const Edge& edge : package.edges)
    if (reference.keeps(edge.from) && reference.keeps(edge.to)) edges.emplace_back(edge.from, edge.to);
  ASSERT_EQ(plan->edges, edges);

  ASSERT_EQ(materials_of(*plan), reference.materials());
  for (const PlannedItem& item : plan->items)
    ASSERT_EQ(item.ends_after, reference.end_of(item.code)) << item.code;
  ASSERT_EQ(plan->promised_days, reference.promised_days());
  for (std::size_t i = 0; i + 1 < plan->critical_path.size(); ++i)
    ASSERT_TRUE(std::count(edges.begin(), edges.end(),
                           std::pair(plan->critical_path[i], plan->critical_path[i + 1])) > 0);
}

TEST(CompileProperty, agrees_with_the_long_way_for_random_matters_and_answers) {
  int compared = 0;
  for (unsigned seed = 1; compared < kCases; ++seed) {
    Dice dice{std::mt19937(seed)};
    const Catalogue catalogue = random_catalogue(dice);
    if (!orderly(*catalogue.package("p"))) continue;
    const auto typed = random_answers(dice, *catalogue.package("p"));
    SCOPED_TRACE("seed " + std::to_string(seed));
    compare(catalogue, typed);
    if (HasFatalFailure()) return;
    ++compared;
  }
}

}  // namespace
}  // namespace yichuang
