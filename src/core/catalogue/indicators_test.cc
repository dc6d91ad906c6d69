#include "core/catalogue/indicators.h"

#include <gtest/gtest.h>

#include "core/catalogue/sample_matter.h"

namespace yichuang {
namespace {

const Date kToday{2026, 3, 2};

Item licence(std::string code, std::string basic_code, int promised) {
  Item item = sample::item(std::move(code), "market", promised);
  item.kind = "01";
  item.implementation_code = "11500112DEM000001A4" + std::move(basic_code);
  item.channels = {"window", "online"};
  item.domain = "startup";
  item.particulars.given = true;
  item.particulars.online_depth = {1, 2};
  return item;
}

StatutoryLimit law(int days, Unit unit = Unit::working) {
  StatutoryLimit limit;
  limit.days = days;
  limit.unit = unit;
  return limit;
}

const Indicator& number(const std::vector<Indicator>& all, int wanted) {
  for (const Indicator& one : all)
    if (one.number == wanted) return one;
  throw std::out_of_range("no such indicator");
}

std::vector<std::string> left_out(const Indicator& of, std::string_view code) {
  for (const Exclusion& one : of.excluded)
    if (one.code == code) return one.items;
  return {};
}

TEST(Indicators, promises_are_compared_with_the_statute_over_the_items_that_have_both) {
  Catalogue catalogue;
  Item slow = licence("slow", "500100000001", 10);
  slow.statutory = law(20);
  Item calendar = licence("calendar", "500100000002", 9);
  calendar.statutory = law(30, Unit::calendar);  // 22 working days
  Item instant = licence("instant", "500100000003", 0);
  instant.statutory = law(5);
  Item open = licence("open", "500100000004", 5);
  Item unknown = licence("unknown", "500100000005", 5);
  unknown.statutory_unknown = true;
  Item other = licence("other", "500200000006", 3);
  other.kind = "02";
  other.statutory = law(100);
  for (const Item& item : {slow, calendar, instant, open, unknown, other}) catalogue.items.add(item);

  const auto all = indicators(catalogue, kToday);
  const Indicator& one = number(all, 1);
  EXPECT_EQ(one.numerator, 19 * one.parts);
  EXPECT_EQ(one.denominator, 47 * one.parts);
  EXPECT_EQ(one.value_hundredths(), 5957);  // 1 − 19 ÷ 47 = 59.574… %
  EXPECT_EQ(one.counted, (std::vector<std::string>{"slow", "calendar", "instant"}));
  EXPECT_EQ(left_out(one, "no_statutory_limit"), std::vector<std::string>{"open"});
  EXPECT_EQ(left_out(one, "statutory_unknown"), std::vector<std::string>{"unknown"});
  EXPECT_EQ(left_out(one, "not_on_application"), std::vector<std::string>{"other"});
}

TEST(Indicators, papers_are_compared_with_the_city_template_item_by_item_and_never_with_none) {
  Catalogue catalogue;
  Item item = licence("one", "500100000001", 5);
  ItemMaterial form, lease;
  form.material = "form";
  lease.material = "lease";
  lease.necessity = Necessity::optional;
  item.materials = {form, lease};
  catalogue.items.add(item);
  catalogue.items.add(licence("unmatched", "500100000002", 5));
  EXPECT_FALSE(number(indicators(catalogue, kToday), 2).value_hundredths());
  EXPECT_FALSE(number(indicators(catalogue, kToday), 2).missing.empty());

  catalogue.city_template.name = {"市级模板", "City template"};
  catalogue.city_template.items = {
      {"500100000001", {"一", "one"}, {{{"甲", "a"}, true}, {{"乙", "b"}, true}, {{"丙", "c"}, false}}, {}}};
  const auto all = indicators(catalogue, kToday);
  const Indicator& two = number(all, 2);
  EXPECT_EQ(two.numerator, 1);
  EXPECT_EQ(two.denominator, 2);
  EXPECT_EQ(two.value_hundredths(), 5000);
  EXPECT_EQ(left_out(two, "not_in_template"), std::vector<std::string>{"unmatched"});
}

TEST(Indicators, shares_count_items_and_say_which_were_left_out) {
  Catalogue catalogue;
  Window window;
  window.code = "A01";
  window.domain = "startup";
  catalogue.windows.add(window);
  Item instant = licence("instant", "500100000001", 0);
  Item elsewhere = licence("elsewhere", "500100000002", 4);
  elsewhere.domain = "tax";
  elsewhere.particulars.online_depth = {1};
  elsewhere.visits = 1;
  Item silent = licence("silent", "500100000003", 4);
  silent.channels = {"online"};
  silent.particulars.online_depth = {};
  for (const Item& item : {instant, elsewhere, silent}) catalogue.items.add(item);

  const auto all = indicators(catalogue, kToday);
  EXPECT_EQ(number(all, 3).value_hundredths(), 3333);
  EXPECT_EQ(number(all, 4).value_hundredths(), 3333) << "neither another domain nor an item without a window";
  EXPECT_EQ(number(all, 5).value_hundredths(), 5000);
  EXPECT_EQ(left_out(number(all, 5), "depth_not_stated"), std::vector<std::string>{"silent"});
  EXPECT_EQ(number(all, 7).value_hundredths(), 33) << "a third of a visit";
}

TEST(Indicators, retired_items_count_no_more_from_their_day_on) {
  Catalogue catalogue;
  Item gone = licence("gone", "500100000001", 0);
  gone.standing = Standing{StandingKind::retired, kToday, {}, {"甲", "a"}, "b", {}, {}};
  Item closed = licence("closed", "500100000002", 4);
  closed.standing = Standing{StandingKind::suspended, kToday, {}, {"甲", "a"}, "b", {}, {}};
  for (const Item& item : {gone, closed}) catalogue.items.add(item);
  for (const Indicator& one : indicators(catalogue, kToday))
    if (one.missing.empty())
      EXPECT_EQ(left_out(one, "retired"), std::vector<std::string>{"gone"}) << one.code;
  EXPECT_EQ(number(indicators(catalogue, kToday), 3).value_hundredths(), 0);
  EXPECT_EQ(number(indicators(catalogue, kToday - CalendarDays{1}), 3).value_hundredths(), 5000)
      << "announced it is still in operation";
}

TEST(Indicators, values_are_rounded_half_up_and_nothing_is_made_of_nothing) {
  Indicator of;
  EXPECT_FALSE(of.value_hundredths()) << "nothing was counted";
  of.numerator = 1;
  of.denominator = 20000;
  EXPECT_EQ(of.value_hundredths(), 1) << "0.005 % is 0.01 %";
  of.denominator = 20001;
  EXPECT_EQ(of.value_hundredths(), 0);
  of.reduction = true;
  of.numerator = 3;
  of.denominator = 2;
  EXPECT_EQ(of.value_hundredths(), -5000) << "more papers than the template";
}

}  // namespace
}  // namespace yichuang
