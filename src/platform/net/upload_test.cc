#include <gtest/gtest.h>

#include "platform/net/spool.h"
#include "platform/net/test_house.h"

namespace yichuang::net::test {
namespace {

using namespace std::chrono_literals;

std::string head(std::string_view more) {
  return "PUT /upload HTTP/1.1\r\nHost: x\r\nContent-Type: application/pdf\r\nCookie: a=b\r\n" +
         std::string(more) + "\r\n";
}

TEST(Upload, GoesThroughAFileThatIsGoneAfterwards) {
  House house;
  Client client(house.port());
  const std::string body = "%PDF" + std::string(1'500'000, 'x');
  client.send(head("Content-Length: " + std::to_string(body.size()) + "\r\n") + body);
  EXPECT_EQ(client.answer().body, "1500004 1500004 %PDF");
  EXPECT_TRUE(eventually([&] { return house.spooled_files() == 0; }));
  client.send(head("Transfer-Encoding: chunked\r\n") + "4\r\n%PDF\r\n3\r\nabc\r\n0\r\n\r\n");
  EXPECT_EQ(client.answer().body, "7 7 %PDF") << "chunked, on the same connection";
  EXPECT_TRUE(eventually([&] { return house.spooled_files() == 0; }));
}

TEST(Upload, LeavesNoFileWhenItIsCutOff) {
  House house;
  for (const std::string framing : {"Content-Length: 1000000\r\n", "Transfer-Encoding: chunked\r\n"}) {
    Client client(house.port());
    client.send(head(framing) + (framing[0] == 'T' ? "ffff\r\n" : "") + "%PDF" + std::string(50'000, 'x'));
    ASSERT_TRUE(eventually([&] { return house.spooled_files() == 1; })) << framing;
    client.hang_up();
    EXPECT_TRUE(eventually([&] { return house.spooled_files() == 0; })) << framing;
  }
  EXPECT_EQ(house.handled, 0);
}

TEST(Upload, LeavesNoFileWhenItGrowsTooLargeOrStalls) {
  House house({.body_idle = 200ms});
  Client large(house.port());
  large.send(head("Transfer-Encoding: chunked\r\n"));
  const std::string chunk = "10000\r\n" + std::string(0x10000, 'x') + "\r\n";
  for (int i = 0; i < 32; ++i) large.send(chunk);
  EXPECT_EQ(large.answer().status, 413);
  Client stalled(house.port());
  stalled.send(head("Content-Length: 1000\r\n") + "abc");
  EXPECT_TRUE(stalled.ended());
  EXPECT_TRUE(eventually([&] { return house.spooled_files() == 0; }));
}

TEST(Upload, IsRefusedBeforeItIsReadWhenNobodyIsSignedIn) {
  House house;
  Client client(house.port());
  client.send(
      "PUT /upload HTTP/1.1\r\nHost: x\r\nContent-Type: application/pdf\r\nContent-Length: 1000\r\n\r\n");
  EXPECT_EQ(client.answer().status, 401);
  EXPECT_EQ(house.spooled_files(), 0U);
}

TEST(Upload, WaitsForContinueWhereTheClientAsksForIt) {
  House house;
  Client client(house.port());
  client.send(head("Content-Length: 4\r\nExpect: 100-continue\r\n"));
  EXPECT_EQ(client.head().status, 100);
  client.send("%PDF");
  EXPECT_EQ(client.answer().body, "4 4 %PDF");
  client.send(head("Content-Length: 4\r\nExpect: 100-continue\r\n") + "%PDF");
  EXPECT_NE(client.head().status, 0) << "a body that is here already may or may not be asked for";
  Client strange(house.port());
  strange.send(head("Content-Length: 4\r\nExpect: miracles\r\n"));
  EXPECT_EQ(strange.answer().status, 417);
}

TEST(Upload, IsRefusedWithAReasonWhenTheDiskTakesNothing) {
  House house;
  fs::remove_all(house.folder());
  Client client(house.port());
  client.send(head("Content-Length: 4\r\n") + "%PDF");
  EXPECT_EQ(client.answer().status, 503);
  EXPECT_EQ(house.observed(), (std::vector<std::string>{"fault failure", "upload 503"}));
  fs::create_directories(house.folder());
}

TEST(Upload, LeftBehindByAKilledProcessIsSweptAfterADay) {
  House house;
  const auto old = house.folder() / "yichuang-upload-old";
  const auto fresh = house.folder() / "yichuang-upload-new";
  const auto other = house.folder() / "other";
  for (const auto& path : {old, fresh, other}) std::ofstream(path) << "x";
  for (const auto& path : {old, other})
    fs::last_write_time(path, fs::file_time_type::clock::now() - std::chrono::hours(25));
  sweep_spool(house.folder().string());
  EXPECT_FALSE(fs::exists(old));
  EXPECT_TRUE(fs::exists(fresh));
  EXPECT_TRUE(fs::exists(other));
}

}  // namespace
}  // namespace yichuang::net::test
