// The HTTP/1.1 server. One I/O thread owns every socket; handlers run on a bounded pool of workers, so a
// handler may wait for the disk or the database and nobody else waits with it. Whatever is bounded refuses
// with 503 and Retry-After when it is full. TLS ends at the proxy in front (nginx, or a national-crypto
// gateway): listen on the loopback address or a private network only.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/http/http.h"

namespace yichuang::net {

struct Options {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;  // 0: any free one, see Server::port()
  int workers = 16;
  std::size_t queue = 1024;  // requests waiting for a worker
  std::chrono::milliseconds queue_wait{100};  // for a worker; who has waited longer is told to come back
  std::size_t connections = 4096;  // beyond: the longest waiting for its next request makes room, or 503
  std::chrono::milliseconds evict_after{50};  // how long it has waited at least
  std::int64_t body_memory = 256 << 20;  // of all bodies held in memory at once, either way; 503 beyond
  std::size_t uploads = 128;  // under way at once; 503 beyond
  std::size_t streams = 2048;  // live at once; 503 beyond
  std::size_t header_bytes = 16384;               // request line and headers together; 431 beyond
  std::chrono::milliseconds header_time{10'000};  // from the first byte of a request to its last header
  std::chrono::milliseconds body_idle{30'000};    // between two pieces of a body
  std::chrono::milliseconds body_time{60'000};     // for a whole body kept in memory
  std::chrono::milliseconds upload_time{900'000};  // for a whole upload
  std::chrono::milliseconds keep_alive{60'000};   // between two requests
  std::chrono::milliseconds write_idle{30'000};   // for the reader to take a piece of an answer
  std::chrono::milliseconds heartbeat{15'000};    // comment on a quiet stream
  std::chrono::milliseconds recheck{60'000};      // a stream's sign-in is asked for again
  std::size_t stream_queue = 256;  // events a slow reader may lag behind before it is dropped
  std::string spool_folder;  // for uploads; empty: the system's temporary folder
  std::vector<std::string> trusted_proxies;  // peers whose X-Forwarded-For is believed
};

// What happened to one request. `route` is the id of the route, or "none"; never the address asked for.
struct Observation {
  std::string_view route;
  http::Method method = http::Method::get;
  int status = 0;
  std::string_view trace;
  double seconds = 0;  // from the last byte of the request to the answer being ready: queue and handler
};

struct Service {
  // On a worker. May throw nothing it wants answered well: what escapes becomes a bare 500.
  std::function<http::Response(http::Request&)> handle;
  // On the I/O thread, before the body is read: limits and spooling. nullptr: no such route.
  std::function<const http::Route*(http::Method, std::string_view target)> match;
  // On a worker, before the body of a spooling route is read. A response ends the request unread.
  std::function<std::optional<http::Response>(http::Request&)> admit;
  // On a worker, each Options::recheck: may this stream go on? Empty: always.
  std::function<bool(const http::Request&)> still_valid;
  // On the I/O thread, once for each answer.
  std::function<void(const Observation&)> observe;
  // On the I/O thread: an upload that could not be kept, a file that could not be served, a bad header.
  http::Report report;
};
// handle, match and admit of a router, which must outlive the server.
Service service_of(const http::Router& router);

// An event as a stream carries it. A line break in id or name is a Bug; in data it is allowed.
struct Event {
  std::string id, name, data;
};
std::string to_text(const Event& event);

struct Load {
  std::size_t connections = 0, streams = 0, queued = 0, working = 0;
  std::int64_t body_bytes = 0;  // of bodies held in memory
  std::size_t uploads = 0;  // under way
  std::size_t refused_connections = 0, evicted_connections = 0;  // since the start
  std::size_t out_of_memory = 0;  // answers and connections there was no memory for
};

class Server {
 public:
  Server(Options options, Service service);
  ~Server();  // stop(0 s)

  void start();  // throws Failure if the address cannot be had
  std::uint16_t port() const;
  // Sends the text to every stream of the topic. From any thread; returns at once.
  void publish(const std::string& topic, std::string event_text);
  Load load() const;
  // Lets requests under way end, for so long at most; meanwhile every new one is answered 503 with Retry-After, but for
  // those of operating routes. Then closes what is left. Waits for handlers that have begun.
  void stop(std::chrono::milliseconds drain);

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace yichuang::net
