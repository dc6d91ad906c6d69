#include "core/catalogue/compile.h"

#include <gtest/gtest.h>

#include "core/catalogue/sample_matter.h"
#include "core/catalogue/schedule.h"

namespace yichuang {
namespace {

using Typed = std::map<std::string, std::string>;

Plan plan_of(const Typed& typed, const Catalogue& catalogue = sample::shop()) {
  auto plan = compile(catalogue, "open-shop", typed);
  EXPECT_TRUE(plan.ok());
  return std::move(plan).value();
}

const Typed kSmall{{"entity", "company"}, {"area", "120"}};

std::string joined(const std::vector<std::string>& list) {
  std::string text;
  for (const std::string& one : list) text += (text.empty() ? "" : " ") + one;
  return text;
}
std::string items_of(const Plan& plan) {
  std::vector<std::string> codes;
  for (const PlannedItem& item : plan.items) codes.push_back(item.code);
  return joined(codes);
}
const PlannedMaterial& material_of(const Plan& plan, const std::string& code) {
  for (const PlannedMaterial& material : plan.materials)
    if (material.code == code) return material;
  throw std::out_of_range(code);
}
const PlannedField& field_of(const Plan& plan, const std::string& code) {
  for (const PlannedField& field : plan.fields)
    if (field.code == code) return field;
  throw std::out_of_range(code);
}

TEST(Compile, keeps_what_the_answers_call_for) {
  const struct {
    const char* sentence;
    Typed typed;
    const char* kept;
  } rows[] = {
      {"a small shop",
       {{"entity", "company"}, {"area", "120"}},
       "registration seal health-check trade-licence"},
      {"just below the threshold",
       {{"entity", "company"}, {"area", "299.99"}},
       "registration seal health-check trade-licence"},
      {"at the threshold",
       {{"entity", "company"}, {"area", "300"}},
       "registration seal health-check trade-licence fire-check"},
      {"an optional item by name",
       {{"entity", "company"}, {"area", "120"}, {"with", "fund"}},
       "registration seal health-check trade-licence fund"},
  };
  for (const auto& row : rows) EXPECT_EQ(items_of(plan_of(row.typed)), row.kept) << row.sentence;
}

TEST(Compile, says_why_an_item_is_left_out) {
  const Plan plan = plan_of(kSmall);
  ASSERT_EQ(plan.dropped.size(), 2U);
  EXPECT_EQ(plan.dropped[0].code, "fire-check");
  EXPECT_EQ(plan.dropped[0].why.zh, "不用办。您的回答——面积 120 平方米，小于 300 平方米（以本区公布为准）。");
  EXPECT_EQ(plan.dropped[1].code, "fund");
  EXPECT_EQ(plan.dropped[1].why.en, "Not needed.");
}

TEST(Compile, asks_each_material_once_and_only_of_the_applicant) {
  const Plan plan = plan_of(kSmall);
  EXPECT_EQ(plan.materials.size(), 5U);
  EXPECT_EQ(plan.materials.front().code, "lease") << "what is asked comes first";

  const PlannedMaterial& lease = material_of(plan, "lease");
  EXPECT_TRUE(lease.asked);
  EXPECT_EQ(lease.copies, 2) << "the most any item asks, not the sum";
  EXPECT_EQ(joined(lease.for_items), "registration trade-licence");
  EXPECT_EQ(lease.why.zh, "要lease") << "the same reason once";

  const PlannedMaterial& licence = material_of(plan, "licence");
  EXPECT_FALSE(licence.asked);
  EXPECT_EQ(licence.source, MaterialSource::result) << "the library fetches it, here it does not exist yet";
  EXPECT_EQ(licence.from_item, "registration");

  EXPECT_EQ(material_of(plan, "identity").source, MaterialSource::fetched);
  EXPECT_EQ(material_of(plan, "health-certificate").from_item, "health-check");
}

TEST(Compile, asks_for_a_result_that_nobody_here_makes) {
  Catalogue catalogue = sample::shop();
  Package alone = *catalogue.package("open-shop");
  alone.code = "trade-only";
  alone.items = {sample::entry("trade-licence", PackageRole::required)};
  alone.edges.clear();
  catalogue.packages.add(alone);
  const auto plan = compile(catalogue, "trade-only", kSmall);
  ASSERT_TRUE(plan.ok());
  EXPECT_EQ(material_of(*plan, "licence").source, MaterialSource::fetched);
  EXPECT_EQ(material_of(*plan, "health-certificate").source, MaterialSource::applicant);
  EXPECT_TRUE(material_of(*plan, "health-certificate").asked);
  EXPECT_TRUE(field_of(*plan, "credit_code").asked) << "no kept item fills it";
}

TEST(Compile, makes_one_form_in_the_order_of_the_dictionary) {
  const Plan plan = plan_of(kSmall);
  std::vector<std::string> codes;
  for (const PlannedField& field : plan.fields) codes.push_back(field.code);
  EXPECT_EQ(joined(codes), "name credit_code owner area");
  ASSERT_EQ(plan.groups.size(), 2U);
  EXPECT_EQ(plan.groups[0].code, "business");
  EXPECT_EQ(joined(plan.groups[0].fields), "name credit_code owner");
  EXPECT_EQ(joined(field_of(plan, "name").for_items), "registration seal trade-licence");
  EXPECT_EQ(field_of(plan, "credit_code").from_item, "registration");
  EXPECT_FALSE(field_of(plan, "credit_code").asked);
  EXPECT_FALSE(field_of(plan, "owner").asked) << "shared data fill it";
  EXPECT_EQ(joined(field_of(plan, "area").for_items), "registration trade-licence");
  EXPECT_EQ(joined(field_of(plan_of({{"entity", "individual"}, {"area", "120"}}), "area").for_items),
            "registration");
}

TEST(Compile, promises_the_longest_path_and_the_issue_of_its_last_item) {
  const Plan plan = plan_of(kSmall);
  EXPECT_EQ(plan.promised_days, 11) << "1 + 9 + 1";
  EXPECT_EQ(joined(plan.critical_path), "registration trade-licence");
  ASSERT_EQ(plan.levels.size(), 2U);
  EXPECT_EQ(joined(plan.levels[0]), "registration health-check");
  EXPECT_EQ(joined(plan.levels[1]), "seal trade-licence");
  EXPECT_EQ(plan.item("trade-licence")->starts_after, 1);
  EXPECT_EQ(plan.item("trade-licence")->ends_after, 10);
  EXPECT_EQ(plan.edges.size(), 3U) << "no edge to an item that is left out";
}

TEST(Compile, keeps_a_longer_promise_of_the_package) {
  Catalogue catalogue = sample::shop();
  Package patient = *catalogue.package("open-shop");
  patient.code = "patient";
  patient.promise = sample::days(15);
  catalogue.packages.add(patient);
  patient.code = "hasty";
  patient.promise = sample::days(5);
  catalogue.packages.add(patient);
  EXPECT_EQ(compile(catalogue, "patient", kSmall)->promised_days, 15);
  EXPECT_EQ(compile(catalogue, "hasty", kSmall)->promised_days, 11) << "nobody could keep five";
}

TEST(Compile, decides_the_same_day_on_a_commitment) {
  const Plan plan = plan_of({{"entity", "company"}, {"area", "120"}, {"simple", "true"}});
  const PlannedItem& trade = *plan.item("trade-licence");
  EXPECT_TRUE(trade.by_commitment);
  EXPECT_TRUE(trade.instant);
  EXPECT_EQ(trade.promised.days, 0);
  EXPECT_EQ(trade.ordinary_promise.days, 9);
  EXPECT_FALSE(trade.site_check) << "it comes afterwards";
  ASSERT_EQ(plan.checks.size(), 1U);
  EXPECT_EQ(plan.checks[0].item, "trade-licence");
  EXPECT_EQ(plan.checks[0].months, 3);
  EXPECT_EQ(plan.promised_days, 2);
  EXPECT_EQ(joined(plan.critical_path), "registration trade-licence")
      << "of equal paths the one with more items";
  EXPECT_EQ(material_of(plan, "letter").source, MaterialSource::commitment);
  EXPECT_FALSE(material_of(plan, "letter").asked);
  EXPECT_EQ(plan.before.days, plan_of(kSmall).before.days) << "before, nobody could commit";

  Catalogue catalogue = sample::shop();
  Package strict = *catalogue.package("open-shop");
  strict.code = "strict";
  strict.items[3].commitment_allowed = false;
  catalogue.packages.add(strict);
  EXPECT_FALSE(compile(catalogue, "strict", Typed{{"entity", "company"}, {"area", "120"}, {"simple", "true"}})
                   ->item("trade-licence")
                   ->by_commitment);
}

TEST(Compile, compares_with_going_from_counter_to_counter) {
  const Plan plan = plan_of({{"entity", "company"}, {"area", "300"}});
  EXPECT_EQ(plan.before.steps, 4) << "market, police, health, fire";
  EXPECT_EQ(plan.before.days, 3 + 0 + 1 + 20 + 22)
      << "statutory, or else promised; 30 calendar days hold 22 working days";
  // registration 2, health check 2, seal 1 (on the spot), trade licence 2, fire check 2.
  EXPECT_EQ(plan.before.trips, 9);
  EXPECT_EQ(plan.before.materials, 3 + 2 + 1 + 4 + 1);
  EXPECT_EQ(plan.after.steps, 1);
  EXPECT_EQ(plan.after.days, 11);
  EXPECT_EQ(plan.after.trips, 1) << "the health check needs the person";
  EXPECT_EQ(plan.after.materials, 3) << "two copies of the lease, the articles";
  EXPECT_FALSE(plan.how_counted.empty());
}

TEST(Compile, lists_every_value_that_is_not_certain) {
  const Plan plan = plan_of(kSmall);
  ASSERT_EQ(plan.uncertain.size(), 2U);
  EXPECT_EQ(plan.uncertain[0].subject, "parameter:threshold");
  EXPECT_EQ(plan.uncertain[0].value.zh, "300 平方米");
  EXPECT_EQ(plan.uncertain[0].source, "district");
  EXPECT_EQ(plan.uncertain[1].subject, "item:trade-licence.promised");
  EXPECT_TRUE(plan.item("trade-licence")->uncertain);
  EXPECT_FALSE(plan.item("registration")->uncertain);
  EXPECT_EQ(plan_of({{"entity", "company"}, {"area", "120"}, {"simple", "true"}}).uncertain.size(), 1U)
      << "by commitment the promise is not used";
}

TEST(Compile, refuses_what_it_does_not_cover) {
  const Catalogue catalogue = sample::shop();
  const auto nowhere = compile(catalogue, "nowhere", Typed{});
  EXPECT_EQ(nowhere.refusal().kind, RefusalKind::not_found);
  EXPECT_EQ(nowhere.refusal().code, "no_such_package");

  const auto large = compile(catalogue, "open-shop", Typed{{"entity", "individual"}, {"area", "900"}});
  ASSERT_FALSE(large.ok());
  EXPECT_EQ(large.refusal().kind, RefusalKind::refused);
  EXPECT_EQ(large.refusal().code, "package_blocked");
  EXPECT_EQ(large.refusal().clause, "law 9");
  EXPECT_TRUE(compile(catalogue, "open-shop", Typed{{"entity", "company"}, {"area", "900"}}).ok());

  const auto empty = compile(catalogue, "open-shop", Typed{});
  EXPECT_EQ(empty.refusal().kind, RefusalKind::malformed);
  EXPECT_EQ(empty.refusal().fields.size(), 2U);
}

TEST(Compile, is_the_same_for_typed_answers) {
  const Catalogue catalogue = sample::shop();
  const Answers answers{{"entity", std::string("company")}, {"area", 300.0}};
  EXPECT_EQ(items_of(*compile(catalogue, "open-shop", answers)),
            items_of(*compile(catalogue, "open-shop", Typed{{"entity", "company"}, {"area", "300"}})));
}

TEST(Schedule, a_calendar_period_counts_as_the_most_working_days_it_can_hold) {
  const int rows[][2] = {{0, 0}, {1, 1}, {5, 5}, {6, 5}, {7, 5}, {8, 6}, {30, 22}, {60, 44}};
  for (const auto& [calendar, working] : rows)
    EXPECT_EQ(in_working_days(sample::days(calendar, Unit::calendar)), working) << calendar;
}

TEST(Schedule, a_cycle_is_a_bug_because_the_checker_lets_none_through) {
  Catalogue catalogue = sample::shop();
  Package circle = *catalogue.package("open-shop");
  circle.code = "circle";
  circle.edges.push_back({"trade-licence", "registration", {}});
  catalogue.packages.add(circle);
  EXPECT_THROW((void)compile(catalogue, "circle", kSmall), Bug);
}

}  // namespace
}  // namespace yichuang
