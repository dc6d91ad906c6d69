#include "core/catalogue/impact.h"

#include <gtest/gtest.h>

#include <functional>

#include "core/catalogue/sample_matter.h"

namespace yichuang {
namespace {

const Date kToday{2026, 3, 2};

using Change = std::function<void(Item&, Package&)>;  // of registration and of the package

// The sample's shop in a hall of three windows, its item `registration` and its package changed.
Catalogue hall(const Change& change = [](Item&, Package&) {}) {
  const Catalogue shop = sample::shop();
  Catalogue hall;
  hall.version = "sample";
  hall.parameters = shop.parameters;
  hall.departments = shop.departments;
  hall.fields = shop.fields;
  hall.materials = shop.materials;
  hall.texts = shop.texts;
  Package package = *shop.package("open-shop");
  package.domain = "startup";
  for (Item item : shop.items) {
    item.domain = item.code == "fund" ? "housing" : "startup";
    item.kind = "01";
    item.channels = {"window", "online"};
    if (item.code == "registration") change(item, package);
    hall.items.add(std::move(item));
  }
  hall.packages.add(std::move(package));
  hall.domains.add({"startup", {"开办", "start-up"}, {}, {}});
  hall.domains.add({"housing", {"住房", "housing"}, {}, {}});
  hall.windows.add({"A01", {"开办窗口", "start-up window"}, "startup", WindowKind::acceptance, {}, {}});
  hall.windows.add({"B01", {"住房窗口", "housing window"}, "housing", WindowKind::acceptance, {}, {}});
  hall.windows.add({"Z01", {"综合窗口", "general window"}, "", WindowKind::acceptance, {}, {}});
  hall.windows.add({"C01", {"出件窗口", "issuing window"}, "startup", WindowKind::issuing, {}, {}});
  return hall;
}

std::string figures(const std::optional<PackageFigures>& of) {
  if (!of) return "none";
  return std::to_string(of->items) + " items, " + std::to_string(of->days) + " days, " +
         std::to_string(of->materials) + " papers";
}

std::string promise(const Period& period) {
  return std::to_string(period.days) + (period.unit == Unit::working ? " working" : " calendar");
}

std::string hundredths(const std::optional<std::int64_t>& value) {
  return value ? std::to_string(*value) : "none";
}

// Everything an impact says, a line each.
std::string told(const Impact& impact) {
  std::string lines;
  const auto line = [&](const std::string& text) { lines += text + "\n"; };
  for (const PackageImpact& one : impact.packages)
    line("package " + one.code + " " + one.change + ": " + figures(one.before) + " → " + figures(one.after));
  for (const GuideImpact& one : impact.guides) line("guide " + one.code);
  for (const NamedRecord& one : impact.windows) line("window " + one.code);
  for (const PromiseImpact& one : impact.promises)
    line("promise " + one.item + " of " + one.department + ": " + promise(one.before) + " → " +
         promise(one.after) + (one.adoptable() ? ", adoptable" : ""));
  for (const IndicatorImpact& one : impact.indicators)
    line("indicator " + one.code + ": " + hundredths(one.before) + " → " + hundredths(one.after));
  return lines;
}

TEST(Impact, of_what_says_the_same_is_nothing) {
  Catalogue other = hall();
  other.version = "another";
  EXPECT_EQ(told(impact_of(hall(), other, kToday)), "");
}

TEST(Impact, of_a_package_that_only_reads_otherwise_moves_no_totals) {
  Catalogue before = hall(), reworded = hall(), longer = hall();
  const auto moves = [&](Catalogue& after, const std::function<void(Item&)>& change) {
    Item item = *after.item("registration");
    change(item);
    Catalogue other = after;
    other.items = {};
    for (const Item& one : after.items) other.items.add(one.code == item.code ? item : one);
    const Impact impact = impact_of(before, other, kToday);
    return impact.packages.empty() ? -1 : static_cast<int>(impact.packages.front().moves_totals());
  };
  EXPECT_EQ(moves(reworded, [](Item& item) { item.promised = sample::days(1, Unit::calendar); }), 0);
  EXPECT_EQ(moves(longer, [](Item& item) { item.promised.days = 3; }), 1);
}

TEST(Impact, names_what_follows_from_each_change) {
  const struct {
    const char* sentence;
    Change change;
    const char* told;
  } rows[] = {
      // Registration's path is 1 + 9 + 1 for the licence to trade that waits for it.
      {"a longer promise makes the package longer, and nobody may take it over",
       [](Item& item, Package&) { item.promised.days = 3; },
       "package open-shop changed: 4 items, 11 days, 3 papers → 4 items, 13 days, 3 papers\n"
       "guide item/registration\nguide package/open-shop\nwindow A01\nwindow Z01\n"
       "promise registration of market: 1 working → 3 working\n"
       // Against the law 3, 20 and 30 calendar days (22): 1 + 9 + 8 of 45, then 3 + 9 + 8.
       "indicator promise_reduction: 6000 → 5556\n"},
      {"in another unit a promise is no shorter one",
       [](Item& item, Package&) { item.promised = sample::days(1, Unit::calendar); },
       "package open-shop changed: 4 items, 11 days, 3 papers → 4 items, 11 days, 3 papers\n"
       "guide item/registration\nguide package/open-shop\nwindow A01\nwindow Z01\n"
       "promise registration of market: 1 working → 1 calendar\n"
       "indicator promise_reduction: 6000 → 6059\n"},
      {"copies are brought to the window of the domain and to the one for everything",
       [](Item& item, Package&) { item.materials[0].copies = 5; },
       "package open-shop changed: 4 items, 11 days, 3 papers → 4 items, 11 days, 6 papers\n"
       "guide item/registration\nwindow A01\nwindow Z01\n"},
      {"what only the examiner reads is a change of the examiner's manual",
       [](Item& item, Package&) { item.review_criteria = {{{"看原件", "see the original"}}}; },
       "guide item/registration\nwindow A01\nwindow Z01\n"},
      {"an item that leaves the windows concerns those it leaves",
       [](Item& item, Package&) { item.channels = {"online"}; },
       "guide item/registration\nwindow A01\nwindow Z01\nindicator stationed_share: 10000 → 8333\n"},
      {"an item the answers call for no more is one item, and its papers, less",
       [](Item&, Package& package) { package.items[3].role = PackageRole::optional; },
       "package open-shop changed: 4 items, 11 days, 3 papers → 3 items, 2 days, 2 papers\n"
       "guide package/open-shop\nwindow A01\nwindow Z01\n"},
      {"answers that fall out of the package have no figures",
       [](Item&, Package& package) {
         package.blocks.push_back({sample::is("entity", "company"), {"不办", "not here"}, {}, {}});
       },
       "package open-shop changed: 4 items, 11 days, 3 papers → none\n"
       "guide package/open-shop\nwindow A01\nwindow Z01\n"},
  };
  const Catalogue before = hall();
  for (const auto& row : rows)
    EXPECT_EQ(told(impact_of(before, hall(row.change), kToday)), row.told) << row.sentence;
}

TEST(Impact, of_what_is_never_taken_at_a_window_concerns_none) {
  const auto examined = [](const char* criterion) {
    return hall([&](Item& item, Package&) {
      item.channels = {"online"};
      item.review_criteria = {{{criterion, criterion}}};
    });
  };
  EXPECT_EQ(told(impact_of(examined("this"), examined("that"), kToday)), "guide item/registration\n");
}

TEST(Impact, of_a_shorter_promise_in_the_same_unit_is_that_running_cases_may_take_it_over) {
  const auto promising = [](int days, bool instant) {
    return hall([&](Item& item, Package&) {
      item.promised.days = days;
      item.instant = instant;
    });
  };
  EXPECT_TRUE(impact_of(promising(3, false), promising(2, false), kToday).promises.at(0).adoptable());
  EXPECT_FALSE(impact_of(promising(3, false), promising(0, true), kToday).promises.at(0).adoptable())
      << "what is done on the spot is no limit";
  EXPECT_FALSE(impact_of(promising(2, false), promising(3, false), kToday).promises.at(0).adoptable());
}

TEST(Impact, of_a_package_that_comes_and_of_one_that_goes_has_one_side) {
  const auto renamed = [](Item&, Package& package) { package.code = "open-stall"; };
  EXPECT_EQ(told(impact_of(hall(), hall(renamed), kToday)),
            "package open-stall added: none → 4 items, 11 days, 3 papers\n"
            "package open-shop removed: 4 items, 11 days, 3 papers → none\n"
            "guide package/open-stall\nguide package/open-shop\nwindow A01\nwindow Z01\n");
}

TEST(Impact, reckons_with_answers_that_the_questions_accept) {
  const auto halved = [](Item&, Package& package) { package.questions[1].min = 0.5; };
  EXPECT_EQ(figures(package_figures(hall(halved), *hall(halved).package("open-shop"))),
            "4 items, 11 days, 3 papers");
}

}  // namespace
}  // namespace yichuang
