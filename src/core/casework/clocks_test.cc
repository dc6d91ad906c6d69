// The promised day of the whole package follows what stops or lengthens an item, when the item is on the longest way.
#include "core/casework/clocks.h"

#include <gtest/gtest.h>

#include "core/intake/test_hall.h"

namespace yichuang::test_hall {
namespace {

// Accepted on Monday 1 March: licence (10 days) then record (10 days), beside them permit (10 days); promised in 21.
Hall accepted() {
  Hall hall;
  hall.file("03-01T09:00");
  hall.add(Accepted{{"licence", "permit"}, Date(2021, 3, 1), AcceptanceGround::examined, {}}, kClerk,
           at("03-01T10:00"));
  return hall;
}

void stop(Hall& hall, const std::string& item, Date from, std::optional<Date> to) {
  StopStarted started;
  started.item = item;
  started.procedure = "expert_review";
  started.from = from;
  hall.add(started, kChief, start_of(from));
  if (to) hall.add(StopEnded{item, *to, {}, {}}, kChief, start_of(*to));
}

struct Row {
  const char* why;
  const char* item;
  std::optional<Date> from, to;  // stopped, both days as the facts have them; no `to`: it lasts
  int extension = 0;
  const char* promised = "";  // "unknown" while it is stopped
  const char* statutory = "";
};

TEST(PackageClock, FollowsStopsAndExtensionsOfItemsOnTheLongestWay) {
  using D = Date;
  const char* const kStatute = "2021-05-04";
  const Row rows[] = {
      {"nothing happens", "permit", {}, {}, 0, "2021-03-30", kStatute},
      {"an item on the way stops for five working days", "licence", D{2021, 3, 5}, D{2021, 3, 12}, 0,
       "2021-04-07", "2021-05-11"},
      {"over a weekend only", "licence", D{2021, 3, 5}, D{2021, 3, 7}, 0, "2021-03-30", kStatute},
      {"an item beside the way stops within its slack", "permit", D{2021, 3, 5}, D{2021, 3, 12}, 0,
       "2021-03-30", kStatute},
      {"the same item beyond its slack", "permit", D{2021, 3, 5}, D{2021, 3, 26}, 0, "2021-04-07",
       "2021-05-11"},
      {"a later item stops in its own time", "record", D{2021, 3, 16}, D{2021, 3, 23}, 0, "2021-04-07",
       "2021-05-11"},
      {"a later item before its time has come", "record", D{2021, 3, 3}, D{2021, 3, 10}, 0, "2021-03-30",
       kStatute},
      {"an item on the way is extended", "licence", {}, {}, 3, "2021-04-02", kStatute},
      {"an item beside the way is extended within its slack", "permit", {}, {}, 10, "2021-03-30", kStatute},
      {"stopped and extended", "licence", D{2021, 3, 5}, D{2021, 3, 12}, 3, "2021-04-12", "2021-05-11"},
      {"an open stop on the way", "licence", D{2021, 3, 5}, {}, 0, "unknown", ""},
      {"an open stop beside it that may outlast the slack", "permit", D{2021, 3, 5}, {}, 0, "unknown", ""},
      {"an open stop of an item whose promise has passed",
       "permit",
       D{2021, 3, 16},
       {},
       0,
       "2021-03-30",
       kStatute},
  };
  for (const Row& row : rows) {
    Hall hall = accepted();
    if (row.from) stop(hall, row.item, *row.from, row.to);
    if (row.extension > 0) hall.add(Extended{row.item, row.extension, "-"}, kHead, at("03-03T09:00"));
    for (const char* now : {"03-27T09:00", "04-20T09:00"}) {
      const auto clock = package_clock(hall.matter(), at(now));
      ASSERT_TRUE(clock.has_value());
      EXPECT_EQ(clock->stopped ? "unknown" : to_string(clock->promised.date), row.promised)
          << row.why << ", " << now;
      if (!clock->stopped) EXPECT_EQ(to_string(clock->statutory.date), row.statutory) << row.why;
    }
  }
}

TEST(PackageClock, HasNotBegunBeforeAnythingIsAccepted) {
  Hall hall;
  hall.file("03-01T09:00");
  EXPECT_FALSE(package_clock(hall.matter(), at("03-02T09:00")).has_value());
}

// 补正: what the applicant has to mend is not the hall's time, and while it is open nobody knows the day.
TEST(PackageClock, WaitsForCorrectionsAndGoesOnFromTheDayTheyAreRight) {
  Hall hall;
  hall.file("03-01T09:00");
  NoticeIssued notice;
  notice.items = {"licence", "record"};
  notice.answer_by = Date(2021, 4, 12);
  hall.add(Accepted{{"permit"}, Date(2021, 3, 1), AcceptanceGround::examined, {}}, kClerk, at("03-01T10:00"));
  EXPECT_EQ(to_string(package_clock(hall.matter(), at("03-01T10:30"))->promised.date), "2021-03-30");
  hall.add(notice, kClerk, at("03-01T11:00"));
  EXPECT_TRUE(package_clock(hall.matter(), at("03-02T09:00"))->stopped)
      << "nobody knows when it will be mended";
  hall.add(Supplemented{}, kFounder, at("03-05T09:00"));
  EXPECT_TRUE(package_clock(hall.matter(), at("03-05T10:00"))->stopped) << "nor whether it is right";
  hall.add(Accepted{{"licence", "record"}, Date(2021, 3, 8), AcceptanceGround::examined, {}}, kClerk,
           at("03-08T10:00"));
  const auto clock = package_clock(hall.matter(), at("03-08T11:00"));
  EXPECT_FALSE(clock->stopped);
  EXPECT_EQ(to_string(clock->promised.date), "2021-04-07") << "five working days later than planned";
  EXPECT_EQ(to_string(clock->statutory.date), "2021-05-11");
}

TEST(PackageClock, GoesOnWhenACorrectionBesideTheLongestWayWasWithinItsSlack) {
  Hall hall;
  hall.file("03-01T09:00");
  NoticeIssued notice;
  notice.items = {"permit"};
  hall.add(Accepted{{"licence", "record"}, Date(2021, 3, 1), AcceptanceGround::examined, {}}, kClerk,
           at("03-01T10:00"));
  hall.add(notice, kClerk, at("03-01T11:00"));
  EXPECT_TRUE(package_clock(hall.matter(), at("03-02T09:00"))->stopped) << "it may outlast the slack";
  hall.add(Supplemented{}, kFounder, at("03-04T09:00"));
  hall.add(Accepted{{"permit"}, Date(2021, 3, 4), AcceptanceGround::examined, {}}, kClerk, at("03-04T10:00"));
  const auto clock = package_clock(hall.matter(), at("03-04T11:00"));
  EXPECT_FALSE(clock->stopped);
  EXPECT_EQ(to_string(clock->promised.date), "2021-03-30");
}

}  // namespace
}  // namespace yichuang::test_hall
