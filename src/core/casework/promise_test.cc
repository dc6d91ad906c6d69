#include "core/casework/promise.h"

#include <gtest/gtest.h>

#include "core/casework/clocks.h"
#include "core/intake/test_hall.h"

namespace yichuang::test_hall {
namespace {

// Accepted on Monday 1 March 2021; each item promised within ten working days, the whole within 21.
Hall accepted() {
  Hall hall;
  hall.file("03-01T09:00");
  hall.add(Accepted{{"licence", "permit"}, Date(2021, 3, 1), AcceptanceGround::examined, {}}, kClerk,
           at("03-01T10:00"));
  return hall;
}

struct Row {
  const char* why;
  const char* item;
  int days;
  Unit unit;
  const char* now;
  bool taken;
};

TEST(ShorterPromise, IsTakenOverOnlyWhereItHelpsAndCanBeKept) {
  const Row rows[] = {
      {"shorter, and its last day is to come", "licence", 7, Unit::working, "03-02T09:00", true},
      {"an item not accepted yet will run by it", "record", 7, Unit::working, "03-02T09:00", true},
      {"its last day is today", "licence", 7, Unit::working, "03-10T09:00", true},
      {"its last day was yesterday", "licence", 7, Unit::working, "03-11T09:00", false},
      {"as long as before", "licence", 10, Unit::working, "03-02T09:00", false},
      {"longer", "licence", 15, Unit::working, "03-02T09:00", false},
      {"in other days", "licence", 7, Unit::calendar, "03-02T09:00", false},
      {"on the spot", "licence", 0, Unit::working, "03-02T09:00", false},
      {"an item of another matter", "cinema", 7, Unit::working, "03-02T09:00", false},
  };
  for (const Row& row : rows) {
    const Hall hall = accepted();
    const NewPromise promise{row.item, row.days, row.unit, "next"};
    EXPECT_EQ(!decide_shorter_promise(hall.matter(), promise, at(row.now)).empty(), row.taken) << row.why;
  }
}

TEST(ShorterPromise, NeverTouchesWhatIsDecided) {
  Hall hall = accepted();
  Decided decided;
  decided.item = "licence";
  hall.add(decided, kChief, at("03-02T09:00"));
  EXPECT_TRUE(decide_shorter_promise(hall.matter(), {"licence", 5, Unit::working, "next"}, at("03-02T10:00"))
                  .empty());
}

TEST(ShorterPromise, BringsTheItemAndTheWholeMatterForward) {
  Hall hall = accepted();
  const Instant now = at("03-02T09:00");
  EXPECT_EQ(to_string(package_clock(hall.matter(), now)->promised.date), "2021-03-30");
  ASSERT_TRUE(hall.take(decide_shorter_promise(hall.matter(), {"licence", 7, Unit::working, "next"}, now),
                        kChief, now));
  const Task& task = *hall.kase.task("licence");
  EXPECT_EQ(to_string(clocks_of(hall.matter(), task, now)->promised.date), "2021-03-10");
  EXPECT_EQ(clocks_of(hall.matter(), task, now)->promised_limit, 7);
  EXPECT_EQ(to_string(package_clock(hall.matter(), now)->promised.date), "2021-03-25")
      << "three working days sooner";
  // A second publication that lengthens it again changes nothing for this case.
  EXPECT_TRUE(decide_shorter_promise(hall.matter(), {"licence", 9, Unit::working, "later"}, now).empty());
}

TEST(ShorterPromise, OfAnItemBesideTheLongestWayLeavesTheWholeAsItWas) {
  Hall hall = accepted();
  const Instant now = at("03-02T09:00");
  ASSERT_TRUE(hall.take(decide_shorter_promise(hall.matter(), {"permit", 5, Unit::working, "next"}, now),
                        kChief, now));
  EXPECT_EQ(to_string(package_clock(hall.matter(), now)->promised.date), "2021-03-30");
}

}  // namespace
}  // namespace yichuang::test_hall
