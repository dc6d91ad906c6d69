#include <gtest/gtest.h>

#include <regex>

#include "platform/net/test_house.h"
#include "platform/net/wire.h"

namespace yichuang::net::test {
namespace {

using namespace std::chrono_literals;

TEST(Server, KeepsTheConnectionForTheNextRequest) {
  House house;
  Client client(house.port());
  for (int i = 0; i < 3; ++i) {
    const Answer answer = client.ask(get("/hello"));
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, "hello");
    EXPECT_FALSE(answer.headers.contains("connection"));
  }
  EXPECT_EQ(client.ask(post("/echo", "{\"a\":1}")).body, "{\"a\":1}");
  EXPECT_EQ(client.ask(get("/nowhere")).status, 404);
  EXPECT_EQ(client.ask(get("/hello", "Connection: close\r\n")).header("connection"), "close");
  EXPECT_TRUE(client.ended());
}

TEST(Server, AnswersPipelinedRequestsInTheirOrder) {
  House house;
  Client client(house.port());
  std::string all;
  for (int i = 0; i < 20; ++i) all += post("/echo", std::to_string(i)) + get("/hello");
  client.send(all);
  for (int i = 0; i < 20; ++i) {
    EXPECT_EQ(client.answer().body, std::to_string(i));
    EXPECT_EQ(client.answer().body, "hello");
  }
}

TEST(Server, LeavesTheBodyOutForHeadAndWhereThereIsNone) {
  House house;
  Client client(house.port());
  client.send("HEAD /hello HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(client.answer(true).header("content-length"), "5");
  client.send("HEAD /events HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(client.answer(true).status, 200);
  client.send("POST /bare HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
  const Answer empty = client.answer();
  EXPECT_EQ(empty.status, 204);
  EXPECT_FALSE(empty.headers.contains("content-length"));
  EXPECT_EQ(client.ask(get("/hello")).body, "hello");
}

TEST(Server, RefusesABodyThatIsTooLargeBeforeItIsSent) {
  House house;
  const struct {
    std::string request;
    std::string code;
  } cases[] = {
      {"POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1001\r\n\r\n", "body_too_large"},
      {"POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999\r\n\r\n", "body_too_large"},
      {"POST /bare HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\n", "body_not_expected"},
      {"POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\nExpect: 100-continue\r\n\r\n",
       "body_too_large"},
  };
  for (const auto& one : cases) {
    Client client(house.port());
    const Answer answer = client.ask(one.request);  // not one byte of the body is sent
    EXPECT_EQ(answer.status, 413) << one.request;
    EXPECT_EQ(boost::json::parse(answer.body).at("code").as_string(), one.code);
    EXPECT_EQ(answer.header("connection"), "close");
  }
  EXPECT_EQ(house.handled, 0);
}

TEST(Server, DeliversTheRefusalEvenToAClientThatKeepsSending) {
  House house;
  Client client(house.port());
  client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 4000000\r\n\r\n");
  const std::string piece(100'000, 'x');
  for (int i = 0; i < 40; ++i) EXPECT_TRUE(client.send(piece)) << "no reset may overtake the answer";
  EXPECT_EQ(client.answer().status, 413);
}

TEST(Server, RefusesAChunkedBodyThatGrowsTooLarge) {
  House house;
  Client client(house.port());
  client.send(
      "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: "
      "chunked\r\n\r\n");
  client.send("200\r\n" + std::string(0x200, 'a') + "\r\n200\r\n" + std::string(0x200, 'b') +
              "\r\n0\r\n\r\n");
  EXPECT_EQ(client.answer().status, 413);
  Client other(house.port());
  other.send(
      "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: "
      "chunked\r\n\r\n");
  other.send("3\r\nabc\r\n");
  other.send("4;note=1\r\ndefg\r\n0\r\n\r\n" + get("/hello"));
  EXPECT_EQ(other.answer().body, "abcdefg");
  EXPECT_EQ(other.answer().body, "hello");
}

TEST(Server, RefusesWhatTwoServersCouldReadDifferently) {
  House house;
  const std::string requests[] = {
      "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n",
      "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
      "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: identity\r\n\r\n",
      "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc",
      "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 3, 4\r\n\r\nabc",
      "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
      "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 0x3\r\n\r\nabc",
      "POST /echo HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      "GET /hello HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
      "GET /hello HTTP/1.1\r\n\r\n",
      "GET /hello HTTP/1.1\r\nHost : x\r\n\r\n",
      "GET /hello HTTP/1.1\r\nHost: x\r\nX-A: b\x01\r\n\r\n",
      "GET /hello HTTP/3.0\r\nHost: x\r\n\r\n",
      "GET /he llo HTTP/1.1\r\nHost: x\r\n\r\n",
      "GET /hello\r\n\r\n",
      "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\r\n\r\n",
  };
  for (const auto& request : requests) {
    Client client(house.port());
    const Answer answer = client.ask(request);
    EXPECT_EQ(answer.status, 400) << request;
    EXPECT_TRUE(client.ended()) << request;
  }
  EXPECT_EQ(house.handled, 0);
}

TEST(Server, LimitsTheHeader) {
  House house({.header_bytes = 2000});
  Client fits(house.port());
  EXPECT_EQ(fits.ask(get("/hello", "X-Long: " + std::string(1800, 'a') + "\r\n")).status, 200);
  for (const auto& request : {get("/hello", "X-Long: " + std::string(2100, 'a') + "\r\n"),
                              get("/hello?" + std::string(100'000, 'a'))}) {
    Client client(house.port());
    EXPECT_EQ(client.ask(request).status, 431);
    EXPECT_TRUE(client.ended());
  }
}

TEST(Server, EndsConnectionsThatTakeTooLong) {
  House house({.header_time = 150ms, .body_idle = 150ms, .keep_alive = 150ms});
  Client silent(house.port()), half(house.port()), idle(house.port()), stuck(house.port());
  half.send("GET /hello HTTP/1.1\r\nHost: x\r\nX-");
  EXPECT_EQ(idle.ask(get("/hello")).status, 200);
  stuck.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc");
  const auto begun = std::chrono::steady_clock::now();
  for (Client* client : {&silent, &half, &idle, &stuck}) EXPECT_TRUE(client->ended());
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 5s);
  EXPECT_TRUE(eventually([&] { return house.server().load().connections == 0; }));
}

TEST(Server, EndsAHeaderThatTricklesIn) {
  House house({.header_time = 300ms});
  Client client(house.port());
  const auto begun = std::chrono::steady_clock::now();
  client.send("GET /hello HTTP/1.1\r\n");
  while (client.send("X: y\r\n") && std::chrono::steady_clock::now() - begun < 5s)
    std::this_thread::sleep_for(20ms);
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 3s) << "each byte must not buy more time";
}

TEST(Server, DropsAReaderThatDoesNotRead) {
  House house({.write_idle = 300ms});
  Client client(house.port());
  client.small_window();
  client.send(get("/large") + get("/large"));
  EXPECT_TRUE(eventually([&] { return house.handled > 0; }));
  EXPECT_TRUE(eventually([&] { return house.server().load().connections == 0; }));
}

TEST(Server, SendsALargeAnswerWhole) {
  House house;
  Client client(house.port());
  EXPECT_EQ(client.ask(get("/large")).body, std::string(8 << 20, 'x'));
  EXPECT_EQ(client.ask(get("/hello")).body, "hello");
}

TEST(Server, ServesAFileFromTheDisk) {
  House house;
  Client client(house.port());
  const Answer answer = client.ask(get("/file"));
  EXPECT_EQ(answer.header("content-type"), "application/pdf");
  EXPECT_EQ(answer.body, std::string(300'000, 'f'));
  const Answer lost = client.ask(get("/lost-file"));
  EXPECT_EQ(lost.status, 503);
  EXPECT_EQ(lost.header("retry-after"), "2");
  EXPECT_EQ(house.observed(), (std::vector<std::string>{"file 200", "fault failure", "lost-file 503"}));
}

TEST(Server, ServesAHundredClientsAtOnce) {
  House house;
  std::vector<std::thread> clients;
  std::atomic<int> right{0};
  for (int i = 0; i < 100; ++i) {
    clients.emplace_back([&, i] {
      Client client(house.port());
      for (int j = 0; j < 20; ++j) {
        const std::string body = std::to_string(i * 1000 + j);
        if (client.ask(post("/echo", body)).body == body) ++right;
      }
    });
  }
  for (auto& client : clients) client.join();
  EXPECT_EQ(right, 2000);
}

TEST(Server, AnswersBusyWhenTheQueueIsFull) {
  House house({.workers = 1, .queue = 1});
  Client working(house.port()), queued(house.port()), refused(house.port());
  working.send(get("/slow"));
  ASSERT_TRUE(eventually([&] { return house.handled == 1; }));
  queued.send(get("/slow"));
  ASSERT_TRUE(eventually([&] { return house.server().load().queued == 1; }));
  const Answer answer = refused.ask(get("/hello"));
  EXPECT_EQ(answer.status, 503);
  EXPECT_EQ(answer.header("retry-after"), "2");
  house.open_gate();
  EXPECT_EQ(working.answer().body, "slow");
  EXPECT_EQ(queued.answer().body, "slow");
  EXPECT_EQ(refused.ask(get("/hello")).body, "hello") << "the connection outlives the refusal";
}

TEST(Server, TurnsAwayConnectionsBeyondItsLimit) {
  House house({.connections = 2});
  Client first(house.port()), second(house.port());
  EXPECT_EQ(first.ask(get("/hello")).status, 200);
  EXPECT_EQ(second.ask(get("/hello")).status, 200);
  Client third(house.port());
  EXPECT_EQ(third.ask(get("/hello")).status, 503);
  first.hang_up();
  EXPECT_TRUE(eventually([&] { return house.server().load().connections < 2; }));
  Client fourth(house.port());
  EXPECT_EQ(fourth.ask(get("/hello")).status, 200);
}

TEST(Server, LetsNoHeaderBeSmuggledIntoAnAnswer) {
  House house;
  Client client(house.port());
  const Answer answer = client.ask(get("/split"));
  EXPECT_EQ(answer.status, 500);
  EXPECT_FALSE(answer.headers.contains("set-cookie"));
  const http::Response response{.headers = {{"X-A", "1\r\nSet-Cookie: stolen=1"}}};
  EXPECT_THROW(head_text(response, {}), Bug);
  EXPECT_THROW(head_text({.content_type = "text/html\nX: y"}, {}), Bug);
  EXPECT_THROW(head_text({.headers = {{"X A", "1"}}}, {}), Bug);
}

TEST(Server, TellsWhoAsksAndTrustsOnlyTheProxyItKnows) {
  const std::string forged = "X-Forwarded-For: 1.2.3.4, 10.0.0.7\r\n";
  House open;
  Client stranger(open.port());
  EXPECT_TRUE(stranger.ask(get("/about", forged)).body.starts_with("127.0.0.1|"));
  House behind({.trusted_proxies = {"127.0.0.1"}});
  Client proxy(behind.port());
  EXPECT_TRUE(proxy.ask(get("/about", forged)).body.starts_with("10.0.0.7|"));
  EXPECT_TRUE(proxy.ask(get("/about", "X-Forwarded-For: <script>\r\n")).body.starts_with("127.0.0.1|"));
  const std::string joined =
      proxy.ask(get("/about", "X-Note: a\r\nx-nOTE: b\r\nCookie: a=1\r\nCookie: b=2\r\n")).body;
  EXPECT_TRUE(std::regex_match(joined, std::regex(R"(127\.0\.0\.1\|a, b\|2\|[0-9a-f]{16})"))) << joined;
}

TEST(Server, ObservesEveryAnswerUnderItsRoute) {
  House house;
  Client client(house.port());
  client.ask(get("/hello"));
  client.ask(get("/nowhere"));
  client.ask(post("/echo", std::string(1001, 'x')));
  EXPECT_EQ(house.observed(), (std::vector<std::string>{"hello 200", "none 404", "echo 413"}));
}

TEST(Server, LetsARequestUnderWayEndBeforeItStops) {
  House house;
  Client working(house.port()), idle(house.port());
  EXPECT_EQ(idle.ask(get("/hello")).status, 200);
  working.send(get("/slow"));
  ASSERT_TRUE(eventually([&] { return house.handled == 2; }));
  std::thread stopping([&] { house.server().stop(10s); });
  EXPECT_TRUE(idle.ended()) << "idle connections end at once";
  const Answer late = Client(house.port()).ask(get("/hello"));
  EXPECT_EQ(late.status, 503) << "who is new is told to come back";
  EXPECT_FALSE(late.header("retry-after").empty());
  EXPECT_EQ(Client(house.port()).ask(get("/operating")).body, "well") << "operators are answered";
  house.open_gate();
  const Answer answer = working.answer();
  EXPECT_EQ(answer.body, "slow");
  EXPECT_EQ(answer.header("connection"), "close");
  stopping.join();
  EXPECT_EQ(house.server().load().connections, 0U);
}

TEST(Server, ClosesWhatIsLeftWhenTheDrainIsOver) {
  House house({.workers = 1});
  Client working(house.port()), waiting(house.port()), half(house.port());
  working.send(get("/slow"));
  ASSERT_TRUE(eventually([&] { return house.handled == 1; }));
  waiting.send(get("/hello"));
  half.send("GET /hel");
  ASSERT_TRUE(eventually([&] { return house.server().load().queued == 1; }));
  std::thread stopping([&] { house.server().stop(100ms); });
  EXPECT_TRUE(half.ended());
  EXPECT_TRUE(working.ended());
  house.open_gate();
  stopping.join();
  EXPECT_EQ(house.handled, 1) << "what had not begun is not begun";
}

TEST(Server, MakesRoomByEndingTheConnectionThatHasWaitedLongest) {
  House house({.connections = 2, .evict_after = 100ms});
  Client first(house.port()), second(house.port());
  EXPECT_EQ(first.ask(get("/hello")).status, 200);
  EXPECT_EQ(second.ask(get("/hello")).status, 200);
  EXPECT_EQ(Client(house.port()).ask(get("/hello")).status, 503) << "nobody has waited for long";
  std::this_thread::sleep_for(150ms);
  Client third(house.port());
  EXPECT_EQ(third.ask(get("/hello")).status, 200);
  EXPECT_TRUE(first.ended());
  EXPECT_EQ(second.ask(get("/hello")).status, 200);
  EXPECT_EQ(house.server().load().evicted_connections, 1U);
  EXPECT_GE(house.server().load().refused_connections, 1U);
}

TEST(Server, ServesWhomItLetsInSoonOrTellsHimToComeBack) {
  House house({.workers = 1, .queue_wait = 100ms});
  Client working(house.port());
  working.send(get("/slow"));
  ASSERT_TRUE(eventually([&] { return house.handled == 1; }));
  std::vector<std::unique_ptr<Client>> waiting;
  for (std::size_t i = 1; i <= 6; ++i) {
    waiting.emplace_back(std::make_unique<Client>(house.port()))->send(get("/hello"));
    ASSERT_TRUE(eventually([&] { return house.server().load().queued == i; }));
  }
  std::this_thread::sleep_for(750ms);  // half a second of standing still is excused
  const Answer refused = Client(house.port()).ask(get("/hello"));
  EXPECT_EQ(refused.status, 503) << "nobody new is let in";
  EXPECT_FALSE(refused.header("retry-after").empty());
  house.open_gate();
  EXPECT_EQ(working.answer().status, 200);
  EXPECT_EQ(waiting[0]->answer().status, 503) << "others wait behind him, so his turn came too late";
  EXPECT_EQ(waiting[1]->answer().status, 503);
  for (std::size_t i = 2; i < 6; ++i)
    EXPECT_EQ(waiting[i]->answer().status, 200) << "few wait any more: serving them costs nobody anything";
}

TEST(Server, HoldsNoMoreBodiesInMemoryThanItMay) {
  House house({.body_memory = 300'000});
  Client first(house.port()), second(house.port());
  EXPECT_EQ(first.ask(get("/large")).status, 503) << "an answer counts as well";
  const std::string half =
      "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n";
  std::vector<std::unique_ptr<Client>> slow;
  for (int i = 0; i < 310; ++i) slow.emplace_back(std::make_unique<Client>(house.port()))->send(half);
  int refused = 0;
  ASSERT_TRUE(eventually([&] { return house.server().load().body_bytes >= 299'000; }));
  for (int i = 0; i < 20; ++i)
    refused += Client(house.port()).ask(post("/echo", std::string(900, '1'))).status == 503;
  EXPECT_GT(refused, 15);
  EXPECT_LE(house.server().load().body_bytes, 300'000);
  slow.clear();
  EXPECT_TRUE(eventually([&] { return house.server().load().body_bytes == 0; })) << "it is given back";
  EXPECT_EQ(second.ask(post("/echo", "1")).status, 200);
}

TEST(Server, TakesOnlySoManyUploadsAtOnce) {
  House house({.uploads = 1});
  const std::string half =
      "PUT /upload HTTP/1.1\r\nHost: x\r\nCookie: b=1\r\nContent-Type: application/pdf\r\nContent-Length: "
      "9\r\n\r\n%PDF";
  Client first(house.port());
  first.send(half);
  ASSERT_TRUE(eventually([&] { return house.server().load().uploads == 1; }));
  EXPECT_EQ(Client(house.port()).ask(half).status, 503);
  first.send("-1.4\n");
  EXPECT_EQ(first.answer().status, 200);
  EXPECT_TRUE(eventually([&] { return house.server().load().uploads == 0; }));
}

TEST(Server, SaysWhyItCannotListen) {
  House house;
  Server second({.port = house.port()}, {.handle = [](http::Request&) { return http::Response{}; }});
  EXPECT_THROW(second.start(), Failure);
  Server nowhere({.address = "not an address"}, {.handle = [](http::Request&) { return http::Response{}; }});
  EXPECT_THROW(nowhere.start(), Failure);
}

}  // namespace
}  // namespace yichuang::net::test
