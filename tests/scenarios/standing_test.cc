// 暂停 and 取消: the catalogue says that an item cannot be applied for; from that day on nobody can, everybody reads why, and
// what was filed before goes its way.
#include "app/intake/drafts.h"
#include "app/intake/filing.h"
#include "tests/scenarios/revising.h"

namespace yichuang::scenarios {
namespace {

class Standings : public RevisingTest {
 protected:
  // Drafted by one, reviewed by another, in force at once.
  void published(const std::string& item, const bj::value& standing) {
    const RevisionId id = opens("暂停和取消");
    bj::value changed = document(id, {"item", item});
    changed.as_object()["standing"] = standing;
    EXPECT_EQ(saves(maintainer_, id, {"item", item}, changed, 0), "done");
    reviews(id);
    EXPECT_EQ(publishes(id, "2026-03-02"), "done");
  }
  static bj::value suspended() {
    return {{"kind", "suspended"},
            {"from", "2026-03-03"},
            {"until", "2026-03-06"},
            {"reason", {{"zh", "刻制系统升级。"}, {"en", "The engraving system is renewed."}}},
            {"source", "区公安分局通告1号"}};
  }
  static bj::value retired(const std::string& from) {
    return {{"kind", "retired"},
            {"from", from},
            {"reason", {{"zh", "备案改为自主申报。"}, {"en", "It became a declaration of one's own."}}},
            {"source", "区市场监管局公告2号"}};
  }
  Result<app::Taken> at_the_window(const app::FileCase& wanted) {
    return app::file_case(centre(), hall().command(cast().clerk), wanted);
  }
  app::FileCase online() {
    app::FileCase wanted = hall().pharmacy();
    wanted.applicant.reset();
    wanted.window.reset();
    for (auto& material : wanted.materials) {
      material.form = "electronic";
      material.files = {hall().upload(cast().founder)};
    }
    return wanted;
  }
  Result<app::Taken> from_home(const app::FileCase& wanted) {
    return app::file_case(centre(), hall().command(cast().founder), wanted);
  }
  bj::value plan() {
    bj::object answers;
    for (const auto& [question, answer] : hall().pharmacy().answers) answers[question] = answer;
    return posts(cast().founder, "/api/v1/packages/open-pharmacy/plan",
                 bj::serialize(bj::object{{"answers", answers}}))
        .body;
  }
  static bj::value of_item(const bj::value& plan, const std::string& item) {
    for (const bj::value& one : plan.at("items").as_array())
      if (one.at("item").at("code") == bj::value(item)) return one;
    return {};
  }
  static bool says(const bj::value& object, const char* member) {
    return object.as_object().contains(member);
  }
};

TEST_P(Standings, suspended_item_is_announced_then_closed_then_open_again) {
  published(kSeals, suspended());
  EXPECT_FALSE(says(plan(), "closed")) << "not before its day";
  EXPECT_EQ(of_item(plan(), kSeals).at("standing").at("closed"), bj::value(false));
  EXPECT_TRUE(at_the_window(hall().pharmacy()).ok());

  hall().at("2026-03-03T00:10");
  const bj::value closed = plan();
  EXPECT_EQ(of_item(closed, kSeals).at("standing").at("closed"), bj::value(true));
  EXPECT_FALSE(says(of_item(closed, kRegistration), "standing"));
  const std::string why = closed.at("closed").at("zh").as_string().c_str();
  EXPECT_NE(why.find("自2026年3月3日起至2026年3月6日暂停办理：刻制系统升级（区公安分局通告1号）"), why.npos)
      << why;
  EXPECT_NE(why.find("请在2026年3月6日之后再来"), why.npos) << why;
  EXPECT_EQ(shown(at_the_window(hall().pharmacy())), "closed_item_until");
  EXPECT_EQ(shown(from_home(online())), "closed_item_until");

  hall().at("2026-03-07T09:00");
  EXPECT_FALSE(says(plan(), "closed"));
  EXPECT_FALSE(says(of_item(plan(), kSeals), "standing")) << "what is over is not told any more";
  EXPECT_TRUE(from_home(online()).ok());
}

TEST_P(Standings, only_what_is_closed_cannot_be_filed) {
  published(kSeals, suspended());
  hall().at("2026-03-03T09:00");
  EXPECT_EQ(shown(at_the_window(hall().pharmacy())), "closed_item_until");
  const auto other =
      app::file_case(centre(), hall().command(cast().construction), hall().environmental_report());
  EXPECT_EQ(shown(other), "done");
}

TEST_P(Standings, draft_of_a_closed_item_is_kept_until_it_can_be_handed_in) {
  published(kSeals, suspended());
  hall().at("2026-03-04T09:00");
  app::FileCase wanted = online();
  const auto draft = app::save_draft(
      centre(), cast().founder.person, {},
      {wanted.package, wanted.answers, wanted.fields, wanted.materials, "/drafts/1/review", {}});
  ASSERT_TRUE(draft.ok());
  wanted.draft = draft->id;
  EXPECT_EQ(shown(from_home(wanted)), "closed_item_until");
  hall().at("2026-03-07T09:00");
  EXPECT_EQ(shown(from_home(wanted)), "done");
}

TEST_P(Standings, request_taken_in_the_day_before_is_answered_as_it_was_then) {
  published(kSeals, suspended());
  const app::FileCase wanted = hall().pharmacy();
  const app::Command command = hall().command(cast().clerk);
  const auto taken = app::file_case(centre(), command, wanted);
  ASSERT_TRUE(taken.ok());
  hall().at("2026-03-03T00:10");
  const auto again = app::file_case(centre(), command, wanted);
  ASSERT_TRUE(again.ok()) << again.refusal().code;
  EXPECT_EQ(again->id, taken->id);
}

TEST_P(Standings, case_filed_before_goes_its_way_although_its_item_is_retired_meanwhile) {
  const CaseId kase = hall().files_pharmacy();
  published(kDeviceRecord, retired("2026-03-03"));
  hall().at("2026-03-03T09:00");
  EXPECT_EQ(shown(at_the_window(hall().pharmacy())), "retired_item");
  EXPECT_EQ(hall().accepts(cast().clerk, kase), "done");
  EXPECT_EQ(hall().grants(cast().market, kase, kRegistration), "done");
  EXPECT_EQ(hall().grants(cast().market, kase, kDeviceRecord), "done");
  EXPECT_EQ(hall().hands_over(cast().issuer, kase, {kDeviceRecord}), "done");
  EXPECT_EQ(hall().state(kase, kDeviceRecord), "handed_over");
}

TEST_P(Standings, retired_item_may_stay_in_a_package_until_its_day_and_not_longer) {
  const RevisionId id = opens("取消");
  bj::value changed = document(id, {"item", kDeviceRecord});
  changed.as_object()["standing"] = retired("2026-03-05");
  EXPECT_EQ(saves(maintainer_, id, {"item", kDeviceRecord}, changed, 0), "done");
  const auto found = [&] {
    std::string told;
    for (const auto& one : app::problems_of(*readings_.draft(centre(), stored(id))).problems)
      if (one.rule == "retired_item_required" && one.code == "open-pharmacy")
        told = one.severity + " " + one.pointer;
    return told;
  };
  EXPECT_EQ(found().substr(0, 15), "warning /items/") << found();
  hall().at("2026-03-05T09:00");
  EXPECT_EQ(found().substr(0, 13), "error /items/") << found();
  EXPECT_EQ(shown(app::submit_revision(centre(), readings_, hall().command(maintainer_), id)),
            "revision_has_errors");
}

YICHUANG_ON_BOTH_ENGINES(Standings);

}  // namespace
}  // namespace yichuang::scenarios
