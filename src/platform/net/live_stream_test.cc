#include <gtest/gtest.h>

#include "platform/net/test_house.h"

namespace yichuang::net::test {
namespace {

using namespace std::chrono_literals;

bool open_stream(Client& client) {
  client.send(get("/events"));
  const Answer head = client.head();
  return head.status == 200 && head.header("content-type") == "text/event-stream" &&
         head.header("cache-control") == "no-store" && client.wait_for(": open\n\n");
}

TEST(LiveStream, BringsEveryEventOfItsTopicsInOrder) {
  House house;
  Client client(house.port());
  ASSERT_TRUE(open_stream(client));
  EXPECT_EQ(house.server().load().streams, 1U);
  house.server().publish("elsewhere", to_text({"0", "case", "not for us"}));
  for (int i = 1; i <= 100; ++i)
    house.server().publish(i % 2 ? "desk" : "district", to_text({std::to_string(i), "case", "line\nnext"}));
  std::string expected;
  for (int i = 1; i <= 100; ++i)
    expected += "id: " + std::to_string(i) + "\nevent: case\ndata: line\ndata: next\n\n";
  EXPECT_TRUE(client.wait_for(expected));
}

TEST(LiveStream, ReachesEveryClientOfATopic) {
  House house;
  std::vector<std::unique_ptr<Client>> clients;
  for (int i = 0; i < 50; ++i) {
    clients.push_back(std::make_unique<Client>(house.port()));
    ASSERT_TRUE(open_stream(*clients.back()));
  }
  std::vector<std::thread> publishers;
  for (int i = 0; i < 4; ++i)
    publishers.emplace_back([&] { house.server().publish("desk", to_text({"", "", "x"})); });
  for (auto& publisher : publishers) publisher.join();
  for (auto& client : clients)
    for (int i = 0; i < 4; ++i) EXPECT_TRUE(client->wait_for("data: x\n\n"));
}

TEST(LiveStream, IsForgottenWhenItsClientGoes) {
  House house;
  auto client = std::make_unique<Client>(house.port());
  ASSERT_TRUE(open_stream(*client));
  client.reset();
  EXPECT_TRUE(eventually([&] { return house.server().load().streams == 0; }));
  EXPECT_TRUE(eventually([&] { return house.server().load().connections == 0; }));
  house.server().publish("desk", to_text({"", "", "nobody is there"}));
}

TEST(LiveStream, SaysFromTimeToTimeThatItIsStillThere) {
  House house({.heartbeat = 50ms});
  Client client(house.port());
  ASSERT_TRUE(open_stream(client));
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(client.wait_for(": still here\n\n"));
}

TEST(LiveStream, EndsWhenTheSignInHasEnded) {
  House house({.recheck = 50ms});
  Client client(house.port());
  ASSERT_TRUE(open_stream(client));
  std::this_thread::sleep_for(200ms);
  house.server().publish("desk", to_text({"", "", "still signed in"}));
  EXPECT_TRUE(client.wait_for("data: still signed in\n\n"));
  house.signed_in = false;
  EXPECT_TRUE(client.ended());
  EXPECT_TRUE(eventually([&] { return house.server().load().streams == 0; }));
}

TEST(LiveStream, DropsAReaderThatFallsTooFarBehindAndNobodyElse) {
  House house({.stream_queue = 64});
  Client slow(house.port()), quick(house.port());
  slow.small_window();
  ASSERT_TRUE(open_stream(slow));
  ASSERT_TRUE(open_stream(quick));
  const std::string large = to_text({"", "", std::string(100'000, 'x')});
  const bool dropped = eventually([&] {
    house.server().publish("desk", large);
    EXPECT_TRUE(quick.wait_for("xx\n\n"));
    return house.server().load().streams == 1;
  });
  EXPECT_TRUE(dropped);
  house.server().publish("desk", to_text({"", "", "after"}));
  EXPECT_TRUE(quick.wait_for("data: after\n\n"));
}

TEST(LiveStream, EndsWhenTheServerStops) {
  House house;
  Client client(house.port());
  ASSERT_TRUE(open_stream(client));
  const auto begun = std::chrono::steady_clock::now();
  house.server().stop(10s);
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 5s) << "a stream is not waited for";
  EXPECT_TRUE(client.ended());
}

TEST(LiveStream, LetsNoEventBeSmuggledIntoAnother) {
  EXPECT_THROW(to_text({"1\ndata: x", "", ""}), Bug);
  EXPECT_THROW(to_text({"", "a\rb", ""}), Bug);
  EXPECT_EQ(to_text({"", "", "a\r\nb\rc\n"}), "data: a\ndata: b\ndata: c\ndata: \n\n");
}

}  // namespace
}  // namespace yichuang::net::test
