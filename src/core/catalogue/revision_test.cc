#include "core/catalogue/revision.h"

#include <gtest/gtest.h>

namespace yichuang {
namespace {

const Actor kMaintainer{PersonId{1}, "", {Role::maintainer}, "catalogue-maintainer", "", {}};
const Actor kSecond{PersonId{2}, "", {Role::maintainer}, "catalogue-maintainer", "", {}};
const Actor kReviewer{PersonId{3}, "", {Role::reviewer, Role::legal_reviewer}, "catalogue-reviewer", "", {}};
const Actor kHealthHead{PersonId{4}, "", {Role::head}, "health-head", "health", {}};
const Actor kClerk{PersonId{5}, "", {Role::clerk}, "", "", {}};
// Drafts, and reviews what others draft.
const Actor kBoth{PersonId{6}, "", {Role::maintainer, Role::reviewer, Role::legal_reviewer}, "", "", {}};

const RecordName kItem{"item", "flower-shop-record"}, kOther{"item", "food-licence"};

// A revision that lives through decisions, each of which has to be allowed.
struct Story {
  std::vector<RevisionEvent> events;
  Revision now() const { return fold(events); }

  Story& then(const Actor& actor, const Result<RevisionFact>& decided) {
    EXPECT_TRUE(decided) << (decided ? "" : decided.refusal().code);
    if (decided)
      events.push_back(
          {Instant{static_cast<std::int64_t>(events.size()) * 1000}, actor.person, actor.post, *decided});
    return *this;
  }
  Story& save(const Actor& actor, const RecordName& name, std::int64_t seen, bool removed = false) {
    return then(actor, decide_saving(now(), actor, {name, seen, removed, "digest"}));
  }
  Story& submit(std::vector<std::string> departments = {"health"}) {
    return then(kMaintainer, decide_submission(now(), kMaintainer, std::move(departments), 0));
  }
};

Story opened(const Actor& by = kMaintainer) { return Story().then(by, decide_opening(by, "花店", "v1")); }
Story submitted() { return opened().save(kMaintainer, kItem, 0).submit(); }
Story approved() {
  Story story = submitted();
  story.then(kHealthHead, decide_department_review(story.now(), kHealthHead, std::nullopt, "同意"));
  return story.then(kReviewer, decide_legal_review(story.now(), kReviewer, "合法"));
}

std::string code(const Result<RevisionFact>& decided) {
  if (decided) return "allowed";
  return decided.refusal().fields.empty() ? decided.refusal().code : decided.refusal().fields.front().code;
}

PublicationGround ground() {
  PublicationGround ground;
  ground.latest = "v1";
  ground.today = Date(2026, 3, 2);
  ground.version = "v2";
  return ground;
}

TEST(revision, goes_from_drafting_over_both_reviews_to_publication) {
  Story story = opened();
  EXPECT_EQ(story.now().stage, RevisionStage::drafting);
  story.save(kMaintainer, kItem, 0).submit({"health", "market"});
  EXPECT_EQ(story.now().stage, RevisionStage::department_review);
  story.then(kHealthHead, decide_department_review(story.now(), kHealthHead, std::nullopt, "同意"));
  EXPECT_EQ(story.now().stage, RevisionStage::department_review) << "the other department is still awaited";
  story.then(kReviewer, decide_department_review(story.now(), kReviewer, std::nullopt, "同意"));
  EXPECT_EQ(story.now().stage, RevisionStage::legal_review);
  story.then(kReviewer, decide_legal_review(story.now(), kReviewer, "合法"));
  EXPECT_EQ(story.now().stage, RevisionStage::approved);
  story.then(kMaintainer, decide_publication(story.now(), kMaintainer, ground(), Date(2026, 3, 2)));
  EXPECT_EQ(story.now().stage, RevisionStage::published);
  EXPECT_EQ(story.now().publication->version, "v2");
}

TEST(revision, counts_the_saves_of_each_record_and_gives_no_number_twice) {
  Story story = opened().save(kMaintainer, kItem, 0).save(kSecond, kItem, 1).save(kSecond, kOther, 0);
  EXPECT_EQ(story.now().record(kItem)->number, 2);
  EXPECT_EQ(story.now().record(kOther)->number, 1);
  story.then(kMaintainer, decide_undo(story.now(), kMaintainer));
  EXPECT_FALSE(story.now().record(kOther));
  story.then(kMaintainer, decide_undo(story.now(), kMaintainer));
  EXPECT_EQ(story.now().record(kItem)->number, 1);
  story.save(kMaintainer, kItem, 1);
  EXPECT_EQ(story.now().record(kItem)->number, 3) << "whoever saw save 2 saw another document";
}

TEST(revision, a_later_save_of_the_same_record_has_to_have_seen_the_one_before) {
  const Story story = opened().save(kMaintainer, kItem, 0);
  const auto blind = decide_saving(story.now(), kSecond, {kItem, 0, false, "digest"});
  ASSERT_FALSE(blind);
  EXPECT_EQ(blind.refusal().kind, RefusalKind::stale);
  EXPECT_TRUE(decide_saving(story.now(), kSecond, {kOther, 0, false, "digest"}));
}

TEST(revision, remembers_what_a_record_was_copied_from_over_later_saves) {
  Story story = opened();
  story.then(kMaintainer, decide_saving(story.now(), kMaintainer, {kItem, 0, false, "d", "food-licence"}));
  story.save(kMaintainer, kItem, 1);
  EXPECT_EQ(story.now().record(kItem)->copied_from, "food-licence");
  story.save(kMaintainer, kItem, 2, true);
  EXPECT_EQ(story.now().record(kItem)->copied_from, "");
}

// Handed in to the health department's decision; the fire brigade is only asked.
Story asked() {
  Story story = opened().save(kMaintainer, kItem, 0);
  return story.then(kMaintainer, decide_submission(story.now(), kMaintainer, {"health"}, 0, {"fire"}));
}
const Actor kFireHead{PersonId{7}, "", {Role::head}, "fire-head", "fire", {}};

TEST(revision, asks_departments_that_are_concerned_and_waits_for_none_of_them) {
  Story story = asked();
  story.then(kHealthHead, decide_department_review(story.now(), kHealthHead, std::nullopt, "同意"));
  EXPECT_EQ(story.now().stage, RevisionStage::legal_review) << "the fire brigade has not answered";
  story.then(kFireHead, decide_opinion(story.now(), kFireHead, "营业前检查要写明"));
  EXPECT_EQ(story.now().opinions.at("fire"), "营业前检查要写明");
  story.then(kReviewer, decide_return(story.now(), kReviewer, "补充")).submit();
  EXPECT_TRUE(story.now().opinions.empty()) << "what comes back is asked about anew";
}

TEST(revision, takes_back_a_removal_and_a_whole_import) {
  Story story = opened().save(kMaintainer, kItem, 0, true);
  EXPECT_TRUE(story.now().record(kItem)->removed);
  story.then(kMaintainer, decide_undo(story.now(), kMaintainer));
  EXPECT_FALSE(story.now().record(kItem));
  story.then(kMaintainer,
             decide_import(story.now(), kMaintainer, {{kItem, 0, false, "a"}, {kOther, 0, false, "b"}}));
  EXPECT_EQ(story.now().records().size(), 2U);
  story.then(kMaintainer, decide_undo(story.now(), kMaintainer));
  EXPECT_TRUE(story.now().records().empty());
  EXPECT_EQ(code(decide_undo(story.now(), kMaintainer)), "nothing_to_undo");
}

TEST(revision, holds_five_hundred_records_and_no_more) {
  std::vector<RecordToSave> many;
  for (int i = 0; i < kMostRevisionRecords; ++i)
    many.push_back({{"item", "item-" + std::to_string(i)}, 0, false, "d"});
  Story story = opened();
  story.then(kMaintainer, decide_import(story.now(), kMaintainer, many));
  EXPECT_EQ(code(decide_saving(story.now(), kMaintainer, {kItem, 0, false, "d"})), "revision_full");
  EXPECT_EQ(code(decide_import(story.now(), kMaintainer, {{kItem, 0, false, "d"}})), "revision_full");
  EXPECT_TRUE(decide_saving(story.now(), kMaintainer, {{"item", "item-1"}, 1, false, "d"}));
}

TEST(revision, what_touches_no_department_is_reviewed_once_by_the_catalogues_reviewer) {
  Story story = opened().save(kMaintainer, {"text", "sign_in_needed"}, 0).submit({});
  EXPECT_EQ(code(decide_department_review(story.now(), kHealthHead, std::nullopt, "")),
            "department_not_awaited");
  story.then(kReviewer, decide_department_review(story.now(), kReviewer, std::nullopt, ""));
  EXPECT_EQ(story.now().stage, RevisionStage::legal_review);
}

TEST(revision, a_return_voids_the_reviews) {
  Story story = approved();
  story.then(kReviewer, decide_return(story.now(), kReviewer, "时限写错了"));
  EXPECT_EQ(story.now().stage, RevisionStage::drafting);
  story.submit();
  EXPECT_TRUE(story.now().awaits("health"));
  EXPECT_FALSE(story.now().legally_reviewed);
}

TEST(revision, keeps_what_both_sides_changed_until_somebody_saves_it_again) {
  Story story = opened().save(kMaintainer, kItem, 0).save(kMaintainer, kOther, 0);
  story.then(kMaintainer, decide_rebase(story.now(), kMaintainer, "v2", {kItem, {"item", "elsewhere"}}));
  EXPECT_EQ(story.now().base, "v2");
  EXPECT_EQ(story.now().records().size(), 2U);
  EXPECT_EQ(story.now().open_conflicts(), std::vector<RecordName>{kItem});
  story.save(kMaintainer, kItem, 1);
  EXPECT_TRUE(story.now().open_conflicts().empty());
  story.then(kMaintainer, decide_undo(story.now(), kMaintainer));
  EXPECT_EQ(story.now().open_conflicts(), std::vector<RecordName>{kItem});
}

struct Row {
  const char* says;
  Result<RevisionFact> decided;
  const char* answer;
};

class Decisions : public testing::TestWithParam<Row> {};

TEST_P(Decisions, of_a_revision) {
  EXPECT_EQ(code(GetParam().decided), GetParam().answer) << GetParam().says;
}

PublicationGround with(void (*change)(PublicationGround&)) {
  PublicationGround changed = ground();
  change(changed);
  return changed;
}
Result<RevisionFact> published(const PublicationGround& by, Date from = Date(2026, 3, 2),
                               const Actor& actor = kMaintainer) {
  return decide_publication(approved().now(), actor, by, from);
}
Story dropped() {
  Story story = opened();
  return story.then(kMaintainer, decide_drop(story.now(), kMaintainer));
}

INSTANTIATE_TEST_SUITE_P(
    revision, Decisions,
    testing::Values(
        Row{"a clerk opens none", decide_opening(kClerk, "", "v1"), "only_maintainers_draft"},
        Row{"a reviewer changes nothing", decide_saving(opened().now(), kReviewer, {kItem, 0, false, "d"}),
            "only_maintainers_draft"},
        Row{"nothing is saved under review",
            decide_saving(submitted().now(), kMaintainer, {kItem, 1, false, "d"}), "revision_not_drafting"},
        Row{"nor when it is over", decide_saving(dropped().now(), kMaintainer, {kItem, 0, false, "d"}),
            "revision_over"},
        Row{"an empty one is not submitted", decide_submission(opened().now(), kMaintainer, {}, 0),
            "revision_empty"},
        Row{"nor one with errors",
            decide_submission(opened().save(kMaintainer, kItem, 0).now(), kMaintainer, {"health"}, 2),
            "revision_has_errors"},
        Row{"an import of nothing is told", decide_import(opened().now(), kMaintainer, {}),
            "nothing_to_import"},
        Row{"a clerk reviews nothing", decide_department_review(submitted().now(), kClerk, std::nullopt, ""),
            "not_this_review"},
        Row{"a head speaks for the own department only",
            decide_department_review(submitted().now(), kHealthHead, "market", ""), "not_this_review"},
        Row{"a department that is not touched is not asked",
            decide_department_review(submitted().now(), kReviewer, "market", ""), "department_not_awaited"},
        Row{"a reviewer says for which of several",
            decide_department_review(opened().save(kMaintainer, kItem, 0).submit({"health", "market"}).now(),
                                     kReviewer, std::nullopt, ""),
            "missing"},
        Row{"nobody reviews what they saved",
            decide_department_review(opened().save(kBoth, kItem, 0).submit().now(), kBoth, std::nullopt, ""),
            "made_it_oneself"},
        Row{"nor what they saved and took back",
            decide_department_review(
                [] {
                  Story story = opened().save(kMaintainer, kOther, 0).save(kBoth, kItem, 0);
                  return story.then(kMaintainer, decide_undo(story.now(), kMaintainer)).submit().now();
                }(),
                kBoth, std::nullopt, ""),
            "made_it_oneself"},
        Row{"nor do lawyers",
            decide_legal_review(
                [] {
                  Story story = opened().save(kBoth, kItem, 0).submit();
                  return story
                      .then(kHealthHead, decide_department_review(story.now(), kHealthHead, std::nullopt, ""))
                      .now();
                }(),
                kBoth, ""),
            "made_it_oneself"},
        Row{"a department that is not asked gives no opinion", decide_opinion(asked().now(), kHealthHead, "好"),
            "not_this_review"},
        Row{"nobody gives one for another", decide_opinion(asked().now(), kReviewer, "好"), "not_this_review"},
        Row{"an opinion says something", decide_opinion(asked().now(), kFireHead, ""), "missing"},
        Row{"a department gives one",
            [] {
              Story story = asked();
              story.then(kFireHead, decide_opinion(story.now(), kFireHead, "好"));
              return decide_opinion(story.now(), kFireHead, "不好");
            }(),
            "already_reviewed"},
        Row{"a draft is not asked about",
            decide_opinion(opened().save(kMaintainer, kItem, 0).now(), kFireHead, "好"),
            "revision_not_in_review"},
        Row{"the lawyers come after the departments", decide_legal_review(submitted().now(), kReviewer, ""),
            "revision_not_in_review"},
        Row{"a head is no lawyer", decide_legal_review(submitted().now(), kHealthHead, ""),
            "not_this_review"},
        Row{"what is drafted is not returned", decide_return(opened().now(), kMaintainer, "x"),
            "revision_not_in_review"},
        Row{"a head whom it does not touch returns nothing",
            decide_return(submitted().now(), Actor{PersonId{9}, "", {Role::head}, "", "tax", {}}, "x"),
            "not_this_review"},
        Row{"the head whom it touches does", decide_return(submitted().now(), kHealthHead, "x"), "allowed"},
        Row{"only a maintainer drops", decide_drop(submitted().now(), kReviewer), "only_maintainers_draft"},
        Row{"an approved one is still dropped", decide_drop(approved().now(), kSecond), "allowed"},
        Row{"what is over is not", decide_drop(dropped().now(), kMaintainer), "revision_over"},
        Row{"a head does not publish", published(ground(), Date(2026, 3, 2), kHealthHead),
            "only_catalogue_staff_publish"},
        Row{"a reviewer may", published(ground(), Date(2026, 3, 2), kReviewer), "allowed"},
        Row{"not before all reviews",
            decide_publication(submitted().now(), kMaintainer, ground(), Date(2026, 3, 2)),
            "revision_not_approved"},
        Row{"not on an old base", published(with([](auto& one) { one.latest = "v9"; })), "base_is_old"},
        Row{"not with errors", published(with([](auto& one) { one.errors = 1; })), "revision_has_errors"},
        Row{"not with limits nobody has confirmed",
            published(with([](auto& one) { one.unknown_limits = 1; })), "limits_unknown"},
        Row{"but in a demonstration",
            published(with([](auto& one) { one.unknown_limits = 1, one.demo = true; })), "allowed"},
        Row{"not for yesterday", published(ground(), Date(2026, 3, 1)), "in_the_past"},
        Row{"not before the last one takes effect",
            published(with([](auto& one) { one.latest_from = Date(2026, 4, 1); }), Date(2026, 3, 31)),
            "before_the_last_publication"},
        Row{"on the same day",
            published(with([](auto& one) { one.latest_from = Date(2026, 4, 1); }), Date(2026, 4, 1)),
            "allowed"},
        Row{"what is current needs no rebase", decide_rebase(opened().now(), kMaintainer, "v1", {}),
            "already_current"},
        Row{"under review it is returned first", decide_rebase(submitted().now(), kMaintainer, "v2", {}),
            "revision_not_drafting"}));

}  // namespace
}  // namespace yichuang
