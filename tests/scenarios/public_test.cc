// What anybody can ask for without signing in: how much of it, and what the answers tell of others.
#include "tests/scenarios/routes.h"

namespace yichuang::scenarios {
namespace {

class Public : public RouteTest {
 protected:
  int draws(const std::string& package) {
    return asks(nobody_, "/api/v1/packages/" + package + "/guide/pdf?sheet=poster").status;
  }
  Answer asks_for_a_call(const std::string& phone) {
    return posts(nobody_, "/api/v1/help-requests",
                 R"({"phone":")" + phone + R"(","page":"/guide/open-pharmacy","language":"zh"})");
  }
  std::vector<std::string> waiting() {
    std::vector<std::string> phones;
    const Answer list = asks(cast().helper, "/api/v1/help-requests");
    for (const auto& one : list.body.at("requests").as_array())
      phones.emplace_back(one.at("phone").as_string());
    return phones;
  }
  const Actor nobody_;
};

TEST_P(Public, nobody_has_more_guides_drawn_in_a_minute_than_people_print_and_one_that_is_kept_is_free) {
  std::vector<std::string> packages;
  for (const Package& package : hall().centre().catalogues.current()->packages)
    packages.push_back(package.code);
  ASSERT_GT(packages.size(), 30U);
  for (std::size_t i = 0; i < 30; ++i) EXPECT_EQ(draws(packages[i]), 200) << packages[i];
  EXPECT_EQ(draws(packages[30]), 429);
  EXPECT_EQ(draws(packages[0]), 200) << "it was drawn before";
  from("192.0.2.2");
  EXPECT_EQ(draws(packages[30]), 200) << "others print as ever";
  from("192.0.2.1");
  EXPECT_EQ(draws(packages[30]), 200) << "what others had drawn is free too";
  EXPECT_EQ(draws("no-such-package"), 404);
}

TEST_P(Public, nobody_learns_by_asking_for_a_call_that_the_number_waits_already) {
  const Answer owner = asks_for_a_call("13800230001");
  ASSERT_EQ(owner.status, 201);
  hall().at("2026-03-02T11:00");
  const Answer other = asks_for_a_call("13800230009"), again = asks_for_a_call("13800230001");
  EXPECT_EQ(again.status, other.status);
  EXPECT_EQ(again.body.at("asked_at"), other.body.at("asked_at")) << "now, not when its owner asked";
  EXPECT_NE(again.body.at("request"), owner.body.at("request"));
  EXPECT_EQ(again.body.as_object().size(), other.body.as_object().size());
  EXPECT_EQ(waiting(), (std::vector<std::string>{"13800230001", "13800230009"})) << "each is called once";
}

TEST_P(Public, full_list_of_calls_refuses_a_number_that_waits_like_any_other) {
  for (int i = 0; i < 200; ++i) {
    from("192.0.2." + std::to_string(i / 10));
    ASSERT_EQ(asks_for_a_call("138" + std::to_string(10000000 + i)).status, 201);
  }
  from("198.51.100.1");
  EXPECT_EQ(asks_for_a_call("13810000000").code(), "too_many_waiting");
  EXPECT_EQ(asks_for_a_call("13800230001").code(), "too_many_waiting");
}

YICHUANG_ON_BOTH_ENGINES(Public);

}  // namespace
}  // namespace yichuang::scenarios
