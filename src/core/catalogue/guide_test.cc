#include "core/catalogue/guide.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/catalogue/describe.h"
#include "core/catalogue/sample_matter.h"

namespace yichuang {
namespace {

const Date kToday{2026, 3, 2};

using namespace sample;

std::string words(const Condition& condition) {
  const Catalogue catalogue = shop();
  return describe(condition, catalogue, *catalogue.package("open-shop")).en;
}

TEST(Describe, says_a_condition_before_anybody_has_answered) {
  EXPECT_EQ(words(is("entity", "company")), "form: company");
  EXPECT_EQ(words(no(is("entity", "company"))), "form: not “company”");
  EXPECT_EQ(words(is("simple", "true")), "commitment: yes");
  EXPECT_EQ(words(no(is("simple", "true"))), "commitment: no");
  EXPECT_EQ(words(at_least("area", 50.0)), "area at least 50 m²");
  EXPECT_EQ(words(no(at_least("area", 50.0))), "area below 50 m²");
  EXPECT_EQ(words(at_least("area", "threshold")), "area at least 300 m² (as published by the district)");
  EXPECT_EQ(words(kept("fund")), "fund is part of the matter");
  EXPECT_EQ(words(all({is("entity", "company"), less_than("area", 9.0)})),
            "form: company, and area below 9 m²");
  EXPECT_EQ(words(no(any({is("entity", "company"), kept("fund")}))),
            "form: not “company”, and fund is not part of the matter")
      << "not one of two is neither of them";
}

TEST(Describe, brackets_a_group_inside_a_group_of_the_other_kind) {
  const auto both = any({is("entity", "company"), kept("fund")});
  EXPECT_EQ(words(all({is("simple", "true"), both})),
            "commitment: yes, and (form: company, or fund is part of the matter)");
  EXPECT_EQ(words(no(all({is("simple", "true"), both}))),
            "commitment: no, or (form: not “company”, and fund is not part of the matter)");
  EXPECT_EQ(words(all({is("simple", "true"), all({is("entity", "company"), kept("fund")})})),
            "commitment: yes, and form: company, and fund is part of the matter");
  EXPECT_EQ(words(all({is("simple", "true"), is("elsewhere", "yes")})), "")
      << "half of it would be another condition";
}

TEST(Describe, leaves_out_what_the_package_does_not_ask) {
  EXPECT_EQ(words(is("elsewhere", "yes")), "");
  EXPECT_EQ(words(any({is("elsewhere", "yes"), is("entity", "company")})), "form: company");
}

const GuideSection& section(const Guide& guide, std::string_view code) {
  const auto found = std::find_if(guide.sections.begin(), guide.sections.end(),
                                  [&](const GuideSection& one) { return one.code == code; });
  if (found == guide.sections.end()) throw std::out_of_range("no section " + std::string(code));
  return *found;
}

std::string fact(const GuideSection& of, std::string_view label) {
  for (const GuideFact& one : of.facts)
    if (one.label.en == label) return one.value.en;
  return "(none)";
}

TEST(ItemGuide, says_first_that_an_item_cannot_be_applied_for) {
  Catalogue catalogue = shop();
  Item item = *catalogue.item("seal");
  item.standing =
      Standing{StandingKind::suspended, kToday, Date{2026, 3, 9}, {"升级。", "Renewal."}, "通知1号", {}, {}};
  for (const GuideReader reader : {GuideReader::applicant, GuideReader::examiner}) {
    const Guide guide = item_guide(catalogue, item, reader, kToday);
    EXPECT_EQ(guide.sections.front().code, "standing");
    EXPECT_EQ(guide.sections.front().heading.en, "Suspended");
    EXPECT_EQ(guide.sections.front().paragraphs.front().zh,
              "自2026年3月2日起至2026年3月9日暂停办理：升级（通知1号）。");
  }
  const auto heading = [&](Date day) {
    return item_guide(catalogue, item, GuideReader::applicant, day).sections.front().heading.en;
  };
  EXPECT_EQ(heading(Date{2026, 3, 1}), "To be suspended");
  EXPECT_EQ(heading(Date{2026, 3, 10}), "At a glance") << "what is over is not told any more";
}

TEST(PackageGuide, names_what_of_it_cannot_be_applied_for) {
  Catalogue catalogue = shop();
  Listing<Item> items;
  for (Item item : catalogue.items) {
    if (item.code == "seal")
      item.standing =
          Standing{StandingKind::retired, kToday, {}, {"改革。", "Reform."}, "决定2号", {"fund"}, {}};
    items.add(std::move(item));
  }
  catalogue.items = std::move(items);
  const Guide guide = package_guide(catalogue, *catalogue.package("open-shop"), kToday);
  EXPECT_EQ(section(guide, "standing").points.front().en,
            "“seal”: Abolished from 2 March 2026 on: Reform (决定2号). Apply for “fund” instead.");
  EXPECT_EQ(section(guide, "items").rows[1][2].zh.substr(section(guide, "items").rows[1][2].zh.size() - 9),
            "已取消");
}

TEST(ItemGuide, says_limits_with_their_extension_and_what_is_not_certain) {
  Catalogue catalogue = shop();
  Item item = *catalogue.item("trade-licence");
  item.statutory->extension_days = 10;
  const Guide guide = item_guide(catalogue, item, GuideReader::applicant, kToday);
  EXPECT_EQ(fact(section(guide, "basics"), "Legal limit"),
            "20 working days, may be extended by 10 working days");
  EXPECT_EQ(fact(section(guide, "basics"), "Promised limit"),
            "9 working days (as published by the district)");
  item.statutory_unknown = true;
  EXPECT_EQ(
      fact(section(item_guide(catalogue, item, GuideReader::applicant, kToday), "basics"), "Legal limit"),
      "still to be confirmed by the district");
}

TEST(ItemGuide, says_who_may_not_commit_and_what_a_false_commitment_leads_to_where_the_item_says_so) {
  const Catalogue catalogue = shop();
  Item item = *catalogue.item("trade-licence");
  item.commitment.emplace();
  item.commitment->text = {"我承诺", "I declare"};
  const auto commitment = [&] {
    return section(item_guide(catalogue, item, GuideReader::applicant, kToday), "commitment");
  };
  EXPECT_EQ(fact(commitment(), "Not open to"), "(none)");
  EXPECT_EQ(fact(commitment(), "A false commitment"), "(none)") << "nothing is said for all items alike";
  item.commitment->eligibility =
      CommitmentTerm{{"失信的。", "Bad credit."}, {"law", "6", {}, "source", Confidence::certain, {}}};
  item.commitment->consequence =
      CommitmentTerm{{"撤销。", "Revoked."}, {"law", "7", {}, "source", Confidence::likely, {}}};
  EXPECT_EQ(fact(commitment(), "Not open to"), "Bad credit (law 6)");
  EXPECT_EQ(fact(commitment(), "A false commitment"), "Revoked (law 7) (as published by the district)");
}

TEST(ItemGuide, calls_a_fee_without_a_sum_neither_free_nor_charged) {
  const Catalogue catalogue = shop();
  Item item = *catalogue.item("trade-licence");
  const auto told = [&] {
    const Guide guide = item_guide(catalogue, item, GuideReader::applicant, kToday);
    return guide.headline.at(3).value.en + "; " + fact(section(guide, "basics"), "Fee");
  };
  item.fee.reset();
  EXPECT_EQ(told(), "free; free");
  item.fee = Fee{0, {"按标准", "by the tariff"}, "tariff", Confidence::certain};
  EXPECT_EQ(told(), "it depends; by the tariff");
  item.fee->fen = 500;
  EXPECT_EQ(told(), "charged; by the tariff");
}

TEST(ItemGuide, tells_when_a_paper_is_needed_in_the_words_of_the_packages_that_ask) {
  const Catalogue catalogue = shop();
  const Guide guide = item_guide(catalogue, *catalogue.item("registration"), GuideReader::applicant, kToday);
  const auto& rows = section(guide, "materials").rows;
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows.at(2).at(4).en, "Only when: form: company. needs articles.");
}

TEST(ItemGuide, shows_grounds_of_refusal_and_faults_only_to_whoever_examines) {
  const Catalogue catalogue = shop();
  Item item = *catalogue.item("trade-licence");
  item.refusal_grounds = {
      {"unfit", {"不符合条件", "Not fit"}, {"law", "3", {}, "source", Confidence::certain, {}}}};
  const auto has = [](const Guide& guide, std::string_view code) {
    return std::any_of(guide.sections.begin(), guide.sections.end(),
                       [&](const GuideSection& one) { return one.code == code; });
  };
  const Guide citizen = item_guide(catalogue, item, GuideReader::applicant, kToday);
  const Guide manual = item_guide(catalogue, item, GuideReader::examiner, kToday);
  EXPECT_FALSE(has(citizen, "refusal"));
  EXPECT_FALSE(has(citizen, "examination"));
  EXPECT_EQ(section(manual, "refusal").rows.at(0).at(1).en, "law 3");
  EXPECT_EQ(section(manual, "examination").rows.size(), item.materials.size());
}

TEST(ItemGuide, has_as_many_cells_in_every_row_as_columns) {
  const Catalogue catalogue = shop();
  std::vector<Guide> guides{package_guide(catalogue, *catalogue.package("open-shop"), kToday)};
  for (const Item& item : catalogue.items)
    for (const GuideReader reader : {GuideReader::applicant, GuideReader::examiner})
      guides.push_back(item_guide(catalogue, item, reader, kToday));
  for (const Guide& guide : guides)
    for (const GuideSection& one : guide.sections)
      for (const auto& row : one.rows) EXPECT_EQ(row.size(), one.columns.size()) << guide.code << one.code;
}

TEST(PackageGuide, names_each_paper_once_with_all_items_that_may_ask_for_it) {
  const Catalogue catalogue = shop();
  const Guide guide = package_guide(catalogue, *catalogue.package("open-shop"), kToday);
  const auto& rows = section(guide, "materials").rows;
  const auto lease =
      std::count_if(rows.begin(), rows.end(), [](const auto& row) { return row.at(0).en == "lease"; });
  EXPECT_EQ(lease, 1);
  EXPECT_EQ(rows.front().at(2).en, "registration, trade-licence, fund")
      << "what the applicant brings comes first";
}

TEST(PackageGuide, says_of_a_result_that_no_item_of_it_makes_what_the_plan_says) {
  Catalogue catalogue = shop();
  Package package = *catalogue.package("open-shop");
  const auto source = [&] {
    const Guide guide = package_guide(catalogue, package, kToday);
    for (const auto& row : section(guide, "materials").rows)
      if (row.at(0).en == "health-certificate") return row.at(1).en;
    return std::string();
  };
  EXPECT_EQ(source(), "material_source.result");
  std::erase_if(package.items, [](const PackageItem& one) { return one.item == "health-check"; });
  EXPECT_EQ(source(), "material_source.applicant");
}

TEST(PackageGuide, tells_the_promise_for_the_whole_matter) {
  const Catalogue catalogue = shop();
  Package package = *catalogue.package("open-shop");
  package.promise.reset();
  EXPECT_EQ(fact(section(package_guide(catalogue, package, kToday), "basics"), "Promised for the whole"), "(none)");
  package.promise.emplace().days = 12;
  package.promise->confidence = Confidence::certain;
  const Guide guide = package_guide(catalogue, package, kToday);
  EXPECT_EQ(fact(section(guide, "basics"), "Promised for the whole"), "12 working days");
  EXPECT_EQ(guide.headline.back().value.en, "12 working days");
}

TEST(PackageGuide, says_when_an_item_belongs_and_what_waits_for_what) {
  const Catalogue catalogue = shop();
  const Guide guide = package_guide(catalogue, *catalogue.package("open-shop"), kToday);
  const auto& rows = section(guide, "items").rows;
  EXPECT_NE(rows.at(4).at(2).en.find("area at least 300 m²"), std::string::npos) << rows.at(4).at(2).en;
  EXPECT_EQ(section(guide, "order").points.size(), 2U);
  EXPECT_EQ(section(guide, "order").points.at(0).en,
            "The result of “registration” goes on by itself to: seal, trade-licence, fire-check, fund");
  EXPECT_EQ(section(guide, "not_covered").points.at(0).en,
            "form: individual, and area at least 900 m²: too large");
}

}  // namespace
}  // namespace yichuang
