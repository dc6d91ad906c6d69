// The shipped catalogue: it has no problem, the pinned pharmacy comes to what was promised, and every trade's plan is
// committed under tests/golden/plans. YICHUANG_GOLDEN=1 rewrites them; the difference is the review.
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/catalogue/check_report.h"
#include "app/catalogue/item_aliases.h"
#include "app/catalogue/plan_json.h"
#include "app/catalogue/plan_text.h"
#include "app/catalogue/search_index.h"
#include "core/catalogue/compile.h"

namespace yichuang::app {
namespace {

using Typed = std::map<std::string, std::string>;

const CatalogueReading& shipped() {
  static const CatalogueReading reading = [] {
    CatalogueReading read = read_catalogue(catalogue_in("catalogue"));
    read.catalogue.version = "golden";  // else every golden would change with every word of the catalogue
    return read;
  }();
  return reading;
}

const Typed kPinned{{"entity", "company"}, {"area", "120"},  {"otc_only", "false"},
                    {"devices", "class2"}, {"food", "none"}, {"signboard", "false"},
                    {"chain", "false"}};

Typed with(Typed answers, const Typed& changes) {
  for (const auto& [code, answer] : changes) answers[code] = answer;
  return answers;
}

Plan plan_of(const std::string& package, const Typed& answers) {
  auto plan = compile(shipped().catalogue, package, answers);
  if (!plan)
    throw std::runtime_error(
        refusal_text(plan.refusal(), shipped().catalogue.package(package), Language::en));
  return std::move(plan).value();
}

std::string codes(const Plan& plan) {
  std::string list;
  for (const PlannedItem& item : plan.items) list += (list.empty() ? "" : " ") + item.code;
  return list;
}

TEST(ShippedCatalogue, has_no_problem_but_what_may_be_right_as_it_is) {
  for (const Problem& problem : shipped().problems)
    EXPECT_EQ(problem.severity, Severity::hint) << check_text(shipped(), Language::en);
  EXPECT_GE(shipped().catalogue.items.size(), 220U);
  // 39 on the two lists, as many as the district runs; which they are is this catalogue's own choice. Others are on none.
  std::map<Coordination, int> lists;
  for (const Package& package : shipped().catalogue.packages) ++lists[package.coordination.value];
  EXPECT_EQ(lists[Coordination::municipal], 26);
  EXPECT_EQ(lists[Coordination::district], 13);
}

TEST(PinnedPharmacy, keeps_seven_items_and_promises_eleven_working_days) {
  const Plan plan = plan_of("open-pharmacy", kPinned);
  EXPECT_EQ(codes(plan),
            "business-registration seal-engraving-record new-taxpayer-setup social-insurance-registration "
            "staff-health-check "
            "drug-retail-licence class2-device-record");
  EXPECT_EQ(plan.promised_days, 11);
  EXPECT_EQ(plan.critical_path, (std::vector<std::string>{"business-registration", "drug-retail-licence"}));
  const PlannedItem& drug = *plan.item("drug-retail-licence");
  EXPECT_EQ(drug.promised.days, 9);
  EXPECT_EQ(drug.promised.confidence, Confidence::unconfirmed);
  EXPECT_EQ(drug.statutory->days, 20);
  EXPECT_TRUE(drug.site_check);
  EXPECT_TRUE(plan.checks.empty());
  const auto dropped = std::find_if(plan.dropped.begin(), plan.dropped.end(), [](const DroppedItem& item) {
    return item.code == "public-place-hygiene-licence";
  });
  ASSERT_NE(dropped, plan.dropped.end());
  EXPECT_NE(dropped->why.zh.find("店面面积 120 平方米，小于"), std::string::npos) << dropped->why.zh;
  EXPECT_EQ(plan.after.steps, 1);
  EXPECT_LE(plan.after.days, 15) << "the article's promise";
  EXPECT_GT(plan.before.steps, 1);
}

TEST(PinnedPharmacy, with_class_b_medicines_only_is_decided_on_a_commitment_the_same_day) {
  const Plan plan = plan_of("open-pharmacy", with(kPinned, {{"otc_only", "true"}}));
  const PlannedItem& drug = *plan.item("drug-retail-licence");
  EXPECT_TRUE(drug.by_commitment);
  EXPECT_EQ(drug.promised.days, 0);
  EXPECT_FALSE(drug.site_check);
  ASSERT_EQ(plan.checks.size(), 1U);
  EXPECT_EQ(plan.checks[0].item, "drug-retail-licence");
  EXPECT_EQ(plan.checks[0].months, 3);
}

TEST(ShippedCatalogue, is_searched_by_what_people_type) {
  const SearchIndex index = search_index(shipped().catalogue, item_aliases(catalogue_in("catalogue")));
  const std::pair<const char*, const char*> rows[] = {
      {"开药店", "open-pharmacy"},       {"药店", "open-pharmacy"},         {"卖药", "open-pharmacy"},
      {"kai yao dian", "open-pharmacy"}, {"kaiyaodian", "open-pharmacy"},   {"kaiyaodan", "open-pharmacy"},
      {"kyd", "open-pharmacy"},          {"开要店", "open-pharmacy"},       {"健身", "open-gym"},
      {"餐馆", "open-restaurant"},       {"理发", "open-hair-salon"},       {"书店", "open-bookshop"},
      {"环评", "environmental-report"},  {"养老", "pension-certification"}, {"营业执照", "start-enterprise"}};
  for (const auto& [query, code] : rows) {
    const auto hits = index.find(query, 5);
    ASSERT_FALSE(hits.empty()) << query;
    EXPECT_EQ(hits.front().code, code) << query;
  }
}

TEST(ShippedCatalogue, finds_an_item_by_what_people_call_it_and_says_so) {
  const SearchIndex index = search_index(shipped().catalogue, item_aliases(catalogue_in("catalogue")));
  const std::pair<const char*, const char*> rows[] = {{"宠物", "animal-clinic-licence"},
                                                      {"chongwu", "animal-clinic-licence"},
                                                      {"咖啡", "food-business-licence"},
                                                      {"环保", "environmental-report-form"},
                                                      {"卖烟", "tobacco-retail-licence"},
                                                      {"maiyan", "tobacco-retail-licence"},
                                                      {"健康证", "staff-health-check"}};
  for (const auto& [query, code] : rows) {
    const auto hits = index.find(query, 20);
    const auto hit = std::find_if(hits.begin(), hits.end(), [&](const auto& one) { return one.code == code; });
    ASSERT_NE(hit, hits.end()) << query;
    EXPECT_EQ(static_cast<int>(hit->by), static_cast<int>(FoundBy::other_name)) << query;
    EXPECT_FALSE(hit->matched.empty()) << query;
  }
  for (const auto& [code, aliases] : item_aliases(catalogue_in("catalogue")))
    EXPECT_NE(shipped().catalogue.item(code), nullptr) << code;
}

// A JSON text with a line a member, so that a change of a golden is a line of its difference.
void indent(const boost::json::value& value, const std::string& margin, std::string& out) {
  const auto members = [&](const auto& container, char open, char close, auto write) {
    out += open;
    const char* between = "";
    for (const auto& one : container) {
      out += between;
      out += "\n" + margin + "  ";
      write(one);
      between = ",";
    }
    if (!container.empty()) out += "\n" + margin;
    out += close;
  };
  const auto flat = [](const boost::json::array& list) {
    return std::all_of(list.begin(), list.end(),
                       [](const auto& one) { return !one.is_object() && !one.is_array(); });
  };
  if (const auto* object = value.if_object()) {
    members(*object, '{', '}', [&](const auto& one) {
      out += boost::json::serialize(one.key()) + ": ";
      indent(one.value(), margin + "  ", out);
    });
  } else if (const auto* list = value.if_array(); list != nullptr && !flat(*list)) {
    members(*list, '[', ']', [&](const auto& one) { indent(one, margin + "  ", out); });
  } else {
    out += boost::json::serialize(value);
  }
}

void expect_golden(const std::string& name, const std::string& text) {
  const std::filesystem::path path = "tests/golden/plans/" + name;
  if (std::getenv("YICHUANG_GOLDEN") != nullptr) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path) << text;
  }
  std::ifstream file(path);
  std::ostringstream committed;
  committed << file.rdbuf();
  EXPECT_TRUE(text == committed.str())
      << path << " differs from the plan; `./dev golden` rewrites it, the difference is the review";
}

TEST(GoldenPlans, are_as_committed) {
  const Typed gym{{"entity", "company"}, {"area", "800"},       {"facilities", "floor,pool"},
                  {"prepaid", "true"},   {"signboard", "true"}, {"commitment", "false"}};
  const struct {
    const char* name;
    const char* package;
    Typed answers;
  } rows[] = {
      {"open-pharmacy", "open-pharmacy", kPinned},
      {"open-pharmacy-otc-only", "open-pharmacy", with(kPinned, {{"otc_only", "true"}})},
      {"open-pharmacy-everything", "open-pharmacy",
       with(kPinned, {{"area", "300"},
                      {"devices", "class3"},
                      {"food", "bulk"},
                      {"signboard", "true"},
                      {"chain", "true"},
                      {"with", "housing-fund-registration,bank-account-appointment"}})},
      {"open-device-company",
       "open-device-company",
       {{"entity", "company"},
        {"area", "200"},
        {"devices", "class2,class3"},
        {"online", "true"},
        {"signboard", "false"}}},
      {"open-hair-salon",
       "open-hair-salon",
       {{"entity", "individual"},
        {"area", "60"},
        {"dyeing", "true"},
        {"signboard", "true"},
        {"commitment", "true"}}},
      {"open-gym", "open-gym", gym},
      {"open-clothing-shop", "open-clothing-shop", {{"area", "80"}, {"signboard", "true"}}},
      {"open-bookshop",
       "open-bookshop",
       {{"entity", "individual"},
        {"area", "150"},
        {"food", "prepackaged"},
        {"signboard", "false"},
        {"commitment", "false"}}},
      {"open-restaurant",
       "open-restaurant",
       {{"area", "350"}, {"service", "full"}, {"signboard", "true"}, {"commitment", "false"}}},
      {"environmental-report",
       "environmental-report",
       {{"nature", "new"}, {"tenure", "owned"}, {"prepared_by", "institution"}}},
      {"pension-certification", "pension-certification", {{"benefit", "employee"}}},
  };
  for (const auto& row : rows) {
    const Plan plan = plan_of(row.package, row.answers);
    std::string pretty;
    indent(boost::json::parse(plan_json(plan, Language::zh)), "", pretty);
    expect_golden(std::string(row.name) + ".json", pretty + "\n");
    expect_golden(std::string(row.name) + ".txt", plan_text(plan, shipped().catalogue, Language::zh));
  }
  expect_golden("open-pharmacy.en.txt",
                plan_text(plan_of("open-pharmacy", kPinned), shipped().catalogue, Language::en));
}

}  // namespace
}  // namespace yichuang::app
