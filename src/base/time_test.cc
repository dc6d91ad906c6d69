// Instants and legal days: what the hall's clock on the wall says, never the server's zone.
#include "base/time.h"

#include <gtest/gtest.h>

namespace yichuang {
namespace {

TEST(Time, AFilingAtTenToMidnightInChongqingBelongsToThatDay) {
  const auto late = parse_instant("2021-02-06T23:50:00+08:00");
  ASSERT_TRUE(late);
  EXPECT_EQ(to_string(legal_day(*late)), "2021-02-06");
  EXPECT_EQ(to_string(legal_day({late->ms + 10 * 60'000})), "2021-02-07");
  EXPECT_EQ(minute_of_day(*late), 23 * 60 + 50);
}

TEST(Time, InstantsRoundTripAndZonesAreHonoured) {
  EXPECT_EQ(to_string(*parse_instant("2021-03-01T01:30:00Z")), "2021-03-01T09:30:00.000+08:00");
  EXPECT_EQ(to_string(*parse_instant("2021-03-01T09:30")), "2021-03-01T09:30:00.000+08:00");
  EXPECT_EQ(to_string(*parse_instant("2021-03-01T09:30:00.25+08:00")), "2021-03-01T09:30:00.250+08:00");
}

TEST(Time, WhatIsNoDateIsRefused) {
  for (const char* bad : {"", "2021-2-01", "2021-02-30", "2021-13-01", "2021-02-01x", "20210201"})
    EXPECT_FALSE(parse_date(bad)) << bad;
  for (const char* bad : {"2021-02-01", "2021-02-01T25:00", "2021-02-01T10:00:61", "2021-02-01T10:00:00+8"})
    EXPECT_FALSE(parse_instant(bad)) << bad;
}

TEST(Time, WeekdaysAreIso) {
  EXPECT_EQ(Date(2021, 2, 7).weekday(), 7u);
  EXPECT_EQ(Date(2021, 2, 8).weekday(), 1u);
}

}  // namespace
}  // namespace yichuang
