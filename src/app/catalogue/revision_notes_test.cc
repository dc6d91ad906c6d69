#include "app/catalogue/revision_notes.h"

#include <gtest/gtest.h>

namespace yichuang::app {
namespace {

TEST(RevisionNotes, say_in_a_line_that_one_person_took_the_steps_of_several) {
  const NameOfPerson names = [](PersonId person) { return person == PersonId{7} ? "陶然" : "李审"; };
  Revision revision;
  EXPECT_FALSE(one_person_in(revision, {}, names)) << "nothing was reviewed yet";
  revision.reviewed["market"] = PersonId{7};
  revision.reviewed["fire"] = PersonId{7};
  EXPECT_FALSE(one_person_in(revision, {}, names)) << "one for two departments is what a reviewer is for";
  revision.legally_reviewed = PersonId{8};
  EXPECT_FALSE(one_person_in(revision, PersonId{9}, names));
  EXPECT_EQ(one_person_in(revision, PersonId{8}, names)->zh, "法制审核、发布由同一人（李审）办理。");
  revision.legally_reviewed = PersonId{7};
  EXPECT_EQ(one_person_in(revision, PersonId{7}, names)->zh, "部门审核、法制审核、发布由同一人（陶然）办理。");
}

TEST(RevisionNotes, say_which_save_an_undo_takes_back) {
  const NameOfPerson names = [](PersonId) { return "陶然"; };
  StoredRevision stored;
  const auto event = [](RevisionFact fact) {
    return RevisionEvent{Instant{}, PersonId{7}, "maintainer", std::move(fact)};
  };
  stored.events = {event(RevisionOpened{"改", "v", ""})};
  DraftReading draft;
  draft.index[{"item", "trade-licence"}].name = {"经营许可", "Trade licence"};
  stored.revision = fold(stored.events);
  EXPECT_FALSE(undo_of(stored, draft, names));
  stored.events.push_back(event(RecordsSaved{{{"item", "trade-licence", 1, false, "x"}}, false}));
  stored.revision = fold(stored.events);
  ASSERT_TRUE(undo_of(stored, draft, names));
  EXPECT_EQ(undo_of(stored, draft, names)->records.at(0).zh, "经营许可");
  EXPECT_EQ(undo_of(stored, draft, names)->by, "陶然");
}

}  // namespace
}  // namespace yichuang::app
