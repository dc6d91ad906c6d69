#include "core/intake/call_back.h"

#include <gtest/gtest.h>

namespace yichuang {
namespace {

const Actor kHelper{PersonId{8}, "", {Role::helper}, "", "", {}};
const Actor kClerk{PersonId{2}, "", {Role::clerk}, "", "", {}};

TEST(call_back, is_open_until_somebody_is_reached_or_was_tried_three_times) {
  CallBack request{Instant{0}, 0, false};
  for (int call = 1; call <= kMostCalls; ++call) {
    ASSERT_TRUE(request.open());
    request = decide_call(request, false, kHelper).value();
    EXPECT_EQ(request.calls, call);
  }
  EXPECT_FALSE(request.open());
  EXPECT_EQ(decide_call(request, true, kHelper).refusal().code, "already_called");
  const auto reached = decide_call({Instant{0}, 1, false}, true, kHelper);
  ASSERT_TRUE(reached);
  EXPECT_FALSE(reached->open());
}

TEST(call_back, is_a_helpers) {
  EXPECT_EQ(decide_call({Instant{0}, 0, false}, true, kClerk).refusal().code, "only_helpers_help");
}

}  // namespace
}  // namespace yichuang
